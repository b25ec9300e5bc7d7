package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// cached returns the path of what `make test` puts beside the built folder.
func cached(name string) string {
	return filepath.Join(os.Getenv("DESCENT_DIST"), "..", ".cache", name)
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

// collected are the snippets of the page, by platform and form, each for two trainers: a table of the author's own, and
// the coefficients of an example.
var collected struct {
	sync.Once
	own, example map[[2]string]parts
}

// snippets are those for a platform and a form. The author has brought a table of their own to the page, which their site
// has at /site/tumours.csv.
func (b *blog) snippets(platform, form string) (own, example parts) {
	b.Helper()
	collected.Do(func() {
		p := openAt(b.T, browser, b.copy, 1440, 900)
		p.holds("iris.csv")
		choose := p.chooseFiles(absolute(b.T, "breast-cancer.csv"))
		p.click("button", "Open a CSV")
		choose()
		p.holds("breast-cancer.csv")
		p.click("button", "None")
		for _, name := range []string{"mean radius", "mean concave points"} {
			p.click("checkbox", name)
		}
		p.openShare()
		p.set("embed-src", "/site/tumours.csv")
		collected.own = p.everywhere()
		p = openAt(b.T, browser, b.copy+"#example=breast-cancer&solver=newton", 1440, 900)
		p.trained()
		p.openShare()
		p.set("embed-view", "coefficients")
		for _, name := range strings.Fields("rate solver threshold target features model penalty view data download") {
			p.set("may-"+name, "off")
		}
		collected.example = p.everywhere()
	})
	return collected.own[[2]string{platform, form}], collected.example[[2]string{platform, form}]
}

// everywhere reads the snippets for all platforms in both forms.
func (p *tab) everywhere() map[[2]string]parts {
	p.Helper()
	all := map[[2]string]parts{}
	for _, platform := range strings.Fields("html hugo jekyll wordpress ghost quarto observable mdx") {
		for _, form := range []string{"element", "iframe"} {
			p.set("embed-platform", platform)
			p.set("embed-form", form)
			all[[2]string{platform, form}] = p.snippet()
		}
	}
	return all
}

// both runs a test of a platform with the element and with the iframe.
func both(t *testing.T, platform string, test func(b *blog, own, example parts)) {
	for _, form := range []string{"element", "iframe"} {
		t.Run(form, func(t *testing.T) {
			b := newBlog(t)
			own, example := b.snippets(platform, form)
			test(b, own, example)
		})
	}
}

// A post of a Hugo site with the snippets of the page, put where the page says, built by Hugo.
func TestHugo(t *testing.T) {
	both(t, "hugo", func(b *blog, own, example parts) {
		b.hugo(own, example)
		b.read("posts/tumours/", 2).agree()
	})
}

// hugo builds a site into the blog.
func (b *blog) hugo(own, example parts) {
	b.Helper()
	folder := b.TempDir()
	write(b.T, folder, map[string]string{
		"hugo.toml":                    "baseURL = '" + b.url + "'\ntitle = 'A blog'\ndisableKinds = ['taxonomy', 'RSS', 'sitemap', 'home', 'section', '404']\n",
		"layouts/_default/single.html": source(b.T, "hugo/layouts/_default/single.html"),
		"static/site.css":              source(b.T, "site.css"),
		"content/posts/tumours.md":     "---\ntitle: Two numbers tell tumours apart\ndate: 2026-10-02\n---\n" + story(b.T, own.Post, example.Post),
		own.Path:                       own.File,
	})
	command(b.T, folder, hugo(b.T), "--destination", b.folder, "--panicOnWarning")
}

// hugo returns the path of the program, whose name ends with its version.
func hugo(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(cached("bin/hugo-*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("got %q, %v, want one Hugo; make test builds it", found, err)
	}
	return found[0]
}

// A post of a Jekyll site likewise.
func TestJekyll(t *testing.T) {
	both(t, "jekyll", func(b *blog, own, example parts) {
		folder := b.TempDir()
		write(b.T, folder, map[string]string{
			"_config.yml":                      "baseurl: " + strings.TrimSuffix("/site/"+filepath.Base(b.folder), "/") + "\n",
			"_layouts/post.html":               source(b.T, "jekyll/_layouts/post.html"),
			"site.css":                         source(b.T, "site.css"),
			"_posts/2026-10-02-two-numbers.md": "---\nlayout: post\ntitle: Two numbers tell tumours apart\n---\n" + story(b.T, own.Post, example.Post),
			own.Path:                           own.File,
		})
		command(b.T, folder, "jekyll", "build", "--quiet", "--destination", b.folder)
		b.read("2026/10/02/two-numbers.html", 2).agree()
	})
}
