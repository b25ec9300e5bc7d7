package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// parts are what the Share panel says: the file that the site needs once with its path, and what goes into the post.
type parts struct{ Path, File, Post string }

// share opens the Share panel, chooses and reads what it says then. The choices are by the ids of their controls.
func (p *tab) share(choices ...[2]string) parts {
	p.Helper()
	p.openShare()
	for _, c := range choices {
		p.set(c[0], c[1])
	}
	return p.snippet()
}

// openShare opens the panel. While a page is still being laid out a click may miss.
func (p *tab) openShare() {
	p.Helper()
	p.until("the Share panel", func() bool {
		p.click("tab", "Share")
		return js[bool](p, p.frame, `document.querySelector("#embed-post").checkVisibility() && document.querySelector("#embed-post").value !== ""`)
	})
}

// snippet reads what the panel says.
func (p *tab) snippet() parts {
	p.Helper()
	return js[parts](p, p.frame, `(() => {
		const the = (id) => document.querySelector("[data-testid=" + id + "]");
		return { Path: the("embed-path").textContent, File: the("embed-file").value, Post: the("embed-post").value };
	})()`)
}

// set gives a control a value as a person's hand would, by its events. "on" and "off" are for ticks.
func (p *tab) set(id, value string) {
	p.Helper()
	js[any](p, p.frame, fmt.Sprintf(`(() => {
		const n = document.getElementById(%q);
		if (n.type === "checkbox") { if (n.checked !== (%[2]q === "on")) n.click(); return; }
		n.value = %[2]q;
		if (n.value !== %[2]q) throw new Error(n.id + " does not take " + %[2]q);
		n.dispatchEvent(new Event(n.type === "select-one" ? "change" : "input", { bubbles: true }));
	})()`, id, value))
}

// odd is a table whose column names mean something to every platform that a snippet goes through.
const odd = "\"a \"\"b\"\" <i>, 'c'\",{d} ${e} `f` [g] %} }} \\ | *,kind & \"\"x\"\"\n"

// Column names of any kind reach the trainer as they are, through each platform's own text.
func TestSnippetsOfHostileNames(t *testing.T) {
	b := newBlog(t)
	var table strings.Builder
	table.WriteString(odd)
	for i := range 40 {
		fmt.Fprintf(&table, "%d,%d,%s\n", i, (i*7)%11, []string{"no", "yes"}[(i+i/7)%2])
	}
	write(t, b.folder, map[string]string{"odd.csv": table.String()})
	p := openAt(t, browser, b.copy, 1440, 900)
	p.holds("iris.csv")
	choose := p.chooseFiles(filepath.Join(b.folder, "odd.csv"))
	p.click("button", "Open a CSV")
	choose()
	p.holds("odd.csv")
	p.openShare()
	p.set("embed-src", b.url+"odd.csv")
	for name, make := range map[string]func(form string, s parts){
		"html": func(form string, s parts) { write(t, b.folder, map[string]string{form + ".html": document(s.Post)}) },
		"hugo": func(form string, s parts) {
			b.hugo(s, parts{})
			command(t, b.folder, "mv", "posts/tumours/index.html", form+".html")
		},
		"jekyll": func(form string, s parts) {
			folder := t.TempDir()
			write(t, folder, map[string]string{form + ".md": "---\n---\n" + s.Post, s.Path: s.File})
			command(t, folder, "jekyll", "build", "--quiet", "--destination", filepath.Join(b.folder, "jekyll"))
			command(t, b.folder, "mv", "jekyll/"+form+".html", form+".html")
		},
		"wordpress": func(form string, s parts) {
			write(t, b.folder, map[string]string{form + ".html": document(wordpress(t, "author", s.Post))})
		},
		"quarto": func(form string, s parts) {
			folder := t.TempDir()
			write(t, folder, map[string]string{"post.qmd": s.Post})
			write(t, b.folder, map[string]string{form + ".html": document(command(t, folder, "pandoc", "--from=markdown", "--to=html5", "post.qmd"))})
		},
		"mdx": func(form string, s parts) {
			folder := t.TempDir()
			write(t, folder, map[string]string{"post.mdx": s.Post + "\n"})
			command(t, folder, "node", cached("platforms/mdx.mjs"), "post.mdx", b.folder)
			command(t, b.folder, "mv", "mdx.html", form+".html")
		},
	} {
		for _, form := range []string{"element", "iframe"} {
			t.Run(name+"/"+form, func(t *testing.T) {
				p.set("embed-platform", name)
				p.set("embed-form", form)
				make(form, p.snippet())
				c := *b
				c.T = t
				one := c.read(form+".html", 1).trainers[0]
				one.holds("odd.csv")
				got := js[string](one, one.frame, `document.querySelector('[data-testid="target"]').value`)
				ticked := js[[]string](one, one.frame, `[...document.querySelectorAll("#model-part fieldset input:checked")].map(n => n.dataset.column)`)
				if got != `kind & ""x""` || len(ticked) != 2 || ticked[0] != `a "b" <i>, 'c'` || ticked[1] != "{d} ${e} `f` [g] %} }} \\ | *" {
					t.Errorf("the trainer predicts %q from %q", got, ticked)
				}
			})
		}
	}
}
