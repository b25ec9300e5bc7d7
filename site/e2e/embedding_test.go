package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// fences are the snippets of docs/embedding.md by the name behind their language.
func fences(t *testing.T, b *blog) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/embedding.md")
	if err != nil {
		t.Fatal(err)
	}
	placed := strings.NewReplacer("https://example.org/descent/", b.copy, "https://example.org/", b.url,
		`"/tumours.csv"`, `"/site/tumours.csv"`).Replace(string(text))
	found := map[string]string{}
	fence := regexp.MustCompile("(?ms)^````\\w+ (\\S+)\n(.*?)\n````$|^```\\w+ (\\S+)\n(.*?)\n```$")
	for _, m := range fence.FindAllStringSubmatch(placed, -1) {
		found[m[1]+m[3]] = m[2] + m[4]
	}
	return found
}

// The snippets of docs/embedding.md do what it says, each on its platform, and it names every attribute that there is.
func TestEmbeddingDocument(t *testing.T) {
	b := newBlog(t)
	say := fences(t, b)
	html := func(name, body string) string {
		write(t, b.folder, map[string]string{name + ".html": document(body)})
		return name + ".html"
	}
	for name, page := range map[string]func() string{
		"plain":   func() string { return html("plain", say["plain"]) },
		"iframe":  func() string { return html("iframe", say["iframe"]) },
		"colours": func() string { return html("colours", "<style>"+say["colours"]+"</style>"+say["plain"]) },
		"policy": func() string {
			meta, body, _ := strings.Cut(say["policy"], "\n<script")
			// The policy's one origin holds the post and the copy here.
			meta = strings.ReplaceAll(meta, "connect-src "+b.url, "connect-src "+site.url)
			write(t, b.folder, map[string]string{"policy.html": strings.Replace(document("<script"+body), "<head>", "<head>"+meta, 1)})
			return "policy.html"
		},
		"hugo": func() string {
			b.hugo(parts{"layouts/shortcodes/descent.html", say["layouts/shortcodes/descent.html"], say["hugo"]}, parts{})
			return "posts/tumours/"
		},
		"jekyll": func() string {
			folder := t.TempDir()
			write(t, folder, map[string]string{"jekyll.md": "---\n---\n" + say["jekyll"], "_includes/descent.html": say["_includes/descent.html"]})
			command(t, folder, "jekyll", "build", "--quiet", "--destination", "out")
			text, err := os.ReadFile(filepath.Join(folder, "out", "jekyll.html"))
			if err != nil {
				t.Fatal(err)
			}
			return html("jekyll", string(text))
		},
		"wordpress": func() string { return html("wordpress", wordpress(t, "author", say["wordpress"])) },
		"quarto": func() string {
			folder := t.TempDir()
			write(t, folder, map[string]string{"post.qmd": say["quarto"]})
			return html("quarto", command(t, folder, "pandoc", "--from=markdown", "--to=html5", "post.qmd"))
		},
		"observable": func() string {
			cells, err := json.Marshal([]string{say["observable"]})
			if err != nil {
				t.Fatal(err)
			}
			folder := t.TempDir()
			write(t, folder, map[string]string{"cells.json": string(cells)})
			command(t, folder, "node", cached("platforms/notebook.mjs"), "cells.json", b.folder)
			return "notebook.html"
		},
		"mdx": func() string {
			folder := t.TempDir()
			write(t, folder, map[string]string{"post.mdx": say["mdx"] + "\n"})
			command(t, folder, "node", cached("platforms/mdx.mjs"), "post.mdx", b.folder)
			return "mdx.html"
		},
	} {
		t.Run(name, func(t *testing.T) {
			if say[name] == "" {
				t.Fatal("the document has no such snippet")
			}
			c := *b
			c.T = t
			post := c.read(page(), 1)
			if code := post.end(0); code != "converged" {
				t.Errorf("got status %q, want converged", code)
			}
			if got := post.complaints(); len(got) > 0 {
				t.Errorf("the console says %q", got)
			}
		})
	}
	t.Run("events", func(t *testing.T) {
		c := *b
		c.T = t
		post := c.read(html("events", say["events"]), 1)
		post.until("what the event made of it", func() bool {
			return js[string](&post.tab, post.shell, `document.querySelector("#said").textContent`) == "converged: malignant"
		})
	})
	t.Run("height", func(t *testing.T) {
		c := *b
		c.T = t
		post := c.read(html("height", say["height"]), 1)
		post.until("the frame's new height", func() bool {
			return js[string](&post.tab, post.shell, `document.querySelector("#trainer").getAttribute("height")`) != "300"
		})
	})
	t.Run("picture", func(t *testing.T) {
		folder := t.TempDir()
		write(t, folder, map[string]string{"post.md": say["picture"]})
		page := command(t, folder, "pandoc", "--from=commonmark", "--to=html5", "post.md")
		if !strings.Contains(page, `href="`+b.copy+`#example=breast-cancer&amp;solver=newton"`) || !strings.Contains(page, `alt="Two features: `) {
			t.Errorf("the picture becomes %s", page)
		}
	})
	p := bare(t)
	names := js[[]string](p, p.shell, `import("`+served.url+`trainer-state.js").then(m => [...m.fields.keys()].map(m.attributeOf))`)
	text, err := os.ReadFile("../../docs/embedding.md")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(names, "max-iterations") {
		t.Errorf("the attributes are %q", names)
	}
	for _, name := range names {
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("the document names no attribute %s", name)
		}
	}
}
