package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// cached returns the path of what `make test` puts beside the built folder.
func cached(name string) string {
	return filepath.Join(os.Getenv("DESCENT_DIST"), "..", ".cache", name)
}

// command runs somebody else's program in a folder.
func command(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = folder
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// source reads a file of the folder sites.
func source(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("sites", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// story is the prose of a post with two snippets in it.
func story(t *testing.T, first, second string) string {
	return strings.NewReplacer("FIRST", first, "SECOND", second).Replace(source(t, "post.md"))
}

// snippets are those for a post: a table of the author's own, which they drop into the page, published at an address,
// and the coefficients of an example.
func (b *blog) snippets(address string, choices ...[2]string) (own, example parts) {
	b.Helper()
	p := openCopy(b.T, browser, b.copy, "", 1440, 900)
	p.holds("iris.csv")
	p.drop(700, 400, absolute(b.T, "breast-cancer.csv"))
	p.holds("breast-cancer.csv")
	p.click("button", "None")
	for _, name := range []string{"mean radius", "mean concave points"} {
		p.click("checkbox", name)
	}
	own = p.share(append(choices, [2]string{"embed-src", address})...)
	p = openCopy(b.T, browser, b.copy, "#example=breast-cancer&solver=newton", 1440, 900)
	p.trained()
	example = p.share(append(choices, [2]string{"embed-view", "coefficients"}, [2]string{"may-data", "off"})...)
	return own, example
}

// A post of a Hugo site with the snippets of the page, put where the page says, built by Hugo.
func TestHugo(t *testing.T) {
	for _, form := range []string{"element", "iframe"} {
		t.Run(form, func(t *testing.T) {
			b := newBlog(t)
			b.hugo(form)
			b.read("posts/tumours/", 2).agree()
		})
	}
}

// hugo builds a site into the blog.
func (b *blog) hugo(form string) {
	b.Helper()
	own, example := b.snippets("/blog/tumours.csv", [2]string{"embed-platform", "hugo"}, [2]string{"embed-form", form})
	folder := b.TempDir()
	write(b.T, folder, map[string]string{
		"hugo.toml":                    "baseURL = '" + b.url + "'\ntitle = 'A blog'\ndisableKinds = ['taxonomy', 'RSS', 'sitemap', 'home', 'section', '404']\n",
		"layouts/_default/single.html": source(b.T, "hugo/layouts/_default/single.html"),
		"static/site.css":              source(b.T, "site.css"),
		"static/tumours.csv":           tumourTable(b.T),
		"content/posts/tumours.md":     "---\ntitle: Two numbers tell tumours apart\ndate: 2026-10-02\n---\n" + story(b.T, own.Post, example.Post),
		own.Path:                       own.File,
	})
	command(b.T, folder, cached("bin/hugo-v0.166.0"), "--destination", b.public, "--panicOnWarning")
}

// A post of a Jekyll site likewise; the table lies beside the post, under its own name.
func TestJekyll(t *testing.T) {
	for _, form := range []string{"element", "iframe"} {
		t.Run(form, func(t *testing.T) {
			b := newBlog(t)
			address := "breast-cancer.csv"
			if form == "iframe" { // whose addresses begin at the copy's
				address = "../2026/10/02/breast-cancer.csv"
			}
			own, example := b.snippets(address, [2]string{"embed-platform", "jekyll"}, [2]string{"embed-form", form})
			folder := t.TempDir()
			write(t, folder, map[string]string{
				"_config.yml":                      "baseurl: /blog\nmarkdown: kramdown\n",
				"_layouts/post.html":               source(t, "jekyll/_layouts/post.html"),
				"site.css":                         source(t, "site.css"),
				"2026/10/02/breast-cancer.csv":     tumourTable(t),
				"_posts/2026-10-02-two-numbers.md": "---\nlayout: post\ntitle: Two numbers tell tumours apart\n---\n" + story(t, own.Post, example.Post),
				own.Path:                           own.File,
			})
			command(t, folder, "jekyll", "build", "--quiet", "--destination", b.public)
			b.read("2026/10/02/two-numbers.html", 2).agree()
		})
	}
}
