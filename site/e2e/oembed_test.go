package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// A site into which somebody pastes the page's address finds the answer by the page's link, and what it puts into its own
// page trains. The copy is laid out with its address, as `make dist BASE=…` does.
func TestOEmbed(t *testing.T) {
	b := newBlog(t)
	out := filepath.Join(b.folder, "copy")
	if err := os.CopyFS(out, os.DirFS(os.Getenv("DESCENT_DIST"))); err != nil {
		t.Fatal(err)
	}
	b.copy = b.url + "copy/"
	goroot := command(t, ".", "go", "env", "GOROOT")
	command(t, "../..", "go", "run", "./site/assemble", "-site", "site", "-goroot", goroot[:len(goroot)-1], "-out", out, "-base", b.copy)
	var answer struct {
		Type, Version, HTML string
		Width, Height       int
	}
	if err := json.Unmarshal([]byte(command(t, ".", "node", cached("platforms/oembed.mjs"), b.copy)), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Type != "rich" || answer.Version != "1.0" || answer.Width < 300 || answer.Height < 300 {
		t.Errorf("the answer is %+v", answer)
	}
	write(t, b.folder, map[string]string{"pasted.html": document(answer.HTML)})
	post := b.read("pasted.html", 1)
	one := post.trainers[0]
	one.holds("iris.csv")
	post.end(0)
	if got := post.complaints(); len(got) > 0 {
		t.Errorf("the console says %q", got)
	}
}
