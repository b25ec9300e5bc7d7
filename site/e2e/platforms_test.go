package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// document is a page with a body.
func document(body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"></head><body>` +
		body + "</body></html>"
}

// A page of one's own holds the snippet as it is. So does a post of Ghost: its HTML cards are written into the page unchanged.
func TestPlainPage(t *testing.T) {
	both(t, "html", func(b *blog, own, example parts) {
		if ghost, _ := b.snippets("ghost", "element"); strings.HasPrefix(own.Post, "<script") && ghost != own {
			b.Errorf("for Ghost it is %q, for a plain page %q", ghost, own)
		}
		write(b.T, b.folder, map[string]string{"post.html": document("<p>One.</p>\n" + own.Post + "\n<p>Two.</p>\n" + example.Post)})
		b.read("post.html", 2).agree()
	})
}

// A post in MDX, compiled by MDX and rendered by React in the browser.
func TestMDX(t *testing.T) {
	both(t, "mdx", func(b *blog, own, example parts) {
		folder := b.TempDir()
		write(b.T, folder, map[string]string{"post.mdx": "# Two numbers\n\nSome *prose*.\n\n" + own.Post + "\n\nMore.\n\n" + example.Post + "\n"})
		command(b.T, folder, "node", cached("platforms/mdx.mjs"), "post.mdx", b.folder)
		b.read("mdx.html", 2).agree()
	})
}

// WordPress prints a post by an author who may post unfiltered HTML.
func TestWordPress(t *testing.T) {
	both(t, "wordpress", func(b *blog, own, example parts) {
		page := wordpress(b.T, "author", "<!-- wp:paragraph -->\n<p>\"Prose\" -- here.</p>\n<!-- /wp:paragraph -->\n\n"+own.Post+"\n\n"+example.Post)
		if !strings.Contains(page, "&#8220;Prose&#8221;") {
			b.Errorf("WordPress's filters did not run: %s", page)
		}
		write(b.T, b.folder, map[string]string{"wordpress.html": document(page)})
		b.read("wordpress.html", 2).agree()
	})
}

// An author who may not loses the trainer there, but not the picture that leads to it.
func TestWordPressPicture(t *testing.T) {
	b := newBlog(t)
	p := openAt(t, browser, b.copy+"#example=breast-cancer&solver=newton", 1440, 900)
	p.trained()
	trainer := p.share([2]string{"embed-platform", "wordpress"}).Post
	if page := wordpress(t, "contributor", trainer); strings.Contains(page, "descent-trainer") {
		t.Errorf("WordPress keeps the trainer, and the docs say that it does not: %s", page)
	}
	_, picture, _ := strings.Cut(p.share([2]string{"embed-platform", "picture"}).Post, "\n\n")
	page := wordpress(t, "contributor", "<!-- wp:html -->\n"+picture+"\n<!-- /wp:html -->")
	write(t, b.folder, map[string]string{"picture.html": document(page), "picture.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`})
	post := b.read("picture.html", 0)
	alt := js[string](&post.tab, post.shell, `document.querySelector("a > img[src='picture.svg']")?.alt ?? ""`)
	if !strings.Contains(alt, "mean radius") || !strings.Contains(alt, "malignant") {
		t.Errorf("the picture says %q", alt)
	}
	link := js[string](&post.tab, post.shell, `document.querySelector("a").href`)
	again := openAt(t, browser, link, 1440, 900)
	again.holds("breast-cancer.csv")
	again.trained()
}

// wordpress passes a post through WordPress.
func wordpress(t *testing.T, role, post string) string {
	t.Helper()
	c := exec.Command("php", cached("platforms/wordpress.php"), cached("wordpress/usr/share/wordpress"), role)
	c.Stdin = strings.NewReader(post)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// Quarto hands a document to pandoc, which keeps a raw block for HTML.
func TestPandoc(t *testing.T) {
	both(t, "quarto", func(b *blog, own, example parts) {
		folder := b.TempDir()
		write(b.T, folder, map[string]string{"post.qmd": "---\ntitle: Two numbers\n---\n\nSome *prose*.\n\n" + own.Post + "\n\nMore.\n\n" + example.Post + "\n"})
		html := command(b.T, folder, "pandoc", "--from=markdown", "--to=html5", "--standalone", "post.qmd")
		write(b.T, b.folder, map[string]string{"quarto.html": strings.Replace(html, "<head>", `<head><link rel="icon" href="data:,">`, 1)})
		b.read("quarto.html", 2).agree()
	})
}

var elsewhere = regexp.MustCompile(`(?m)^<link [^>]*crossorigin>$`)

// Observable Framework builds the snippet for plain HTML.
func TestFramework(t *testing.T) {
	both(t, "html", func(b *blog, own, example parts) {
		folder := b.TempDir()
		write(b.T, folder, map[string]string{
			"src/index.md":           "# Two numbers\n\nSome *prose*.\n\n" + own.Post + "\n\nMore.\n\n" + example.Post + "\n",
			"observablehq.config.js": "export default { root: 'src', output: 'out', style: 'plain.css', search: false };\n",
			"src/plain.css":          "body { max-width: 46rem; }\n",
		})
		framework := exec.Command("node", cached("platforms/node_modules/@observablehq/framework/dist/bin/observable.js"), "build")
		framework.Dir, framework.Env = folder, append(os.Environ(), "OBSERVABLE_TELEMETRY_DISABLE=true")
		if out, err := framework.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if err := os.CopyFS(b.folder, os.DirFS(filepath.Join(folder, "out"))); err != nil {
			b.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(b.folder, "index.html"))
		if err != nil {
			b.Fatal(err)
		}
		// Framework's pages take fonts from elsewhere, which the browser of these tests cannot reach.
		plain := elsewhere.ReplaceAllString(string(page), "")
		write(b.T, b.folder, map[string]string{"index.html": strings.Replace(plain, "<head>", `<head><link rel="icon" href="data:,">`, 1)})
		b.read("index.html", 2).agree()
	})
}

// A cell of a notebook is a template literal for the notebook's own html.
func TestNotebook(t *testing.T) {
	b := newBlog(t)
	own, example := b.snippets("observable", "iframe")
	cells, err := json.Marshal([]string{own.Post, example.Post})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write(t, folder, map[string]string{"cells.json": string(cells)})
	command(t, folder, "node", cached("platforms/notebook.mjs"), "cells.json", b.folder)
	b.read("notebook.html", 2).agree()
}
