//go:build !js

package core_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The program of docs/go.md builds and runs in a module of its own that is made as it says there.
func TestImportedByAnotherModule(t *testing.T) {
	text, err := os.ReadFile("../docs/go.md")
	if err != nil {
		t.Fatal(err)
	}
	program := regexp.MustCompile("(?s)```go\n(.*?)```").FindSubmatch(text)
	commands := regexp.MustCompile("(?s)```sh\n(.*?)```").FindSubmatch(text)
	if program == nil || commands == nil {
		t.Fatal("docs/go.md has no program or no commands")
	}
	here, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("../site/examples/iris.csv")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, content := range map[string][]byte{"main.go": program[1], "iris.csv": table} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var said string
	for line := range strings.Lines(string(commands[1])) {
		words := strings.Fields(strings.ReplaceAll(line, "../descent", here))
		command := exec.Command(words[0], words[1:]...)
		command.Dir = dir
		var complaints strings.Builder
		command.Stderr = &complaints
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, complaints.String())
		}
		said = string(out)
	}
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if len(lines) != 16 || !strings.HasPrefix(lines[0], "setosa (Intercept) 7.03327") || lines[15] != "converged" {
		t.Errorf("the program says %q", lines)
	}
}
