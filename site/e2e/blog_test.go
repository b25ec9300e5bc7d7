package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// blog is a folder of a site that has a copy of the product beside it, as somebody who hosts it has it.
type blog struct {
	*testing.T
	folder string
	url    string // of the folder, with a slash at its end
	copy   string // of the product
}

// site serves all blogs below one path.
var site struct {
	sync.Mutex
	folder, url string
	blogs       int
}

func newBlog(t *testing.T) *blog {
	t.Helper()
	site.Lock()
	defer site.Unlock()
	if site.url == "" {
		site.folder = filepath.Join(scratch, "site")
		mux := http.NewServeMux()
		for path, folder := range map[string]string{"/site/descent/": os.Getenv("DESCENT_DIST"), "/site/": site.folder} {
			mux.Handle(path, http.StripPrefix(path, http.FileServer(http.Dir(folder))))
		}
		site.url = httptest.NewServer(mux).URL + "/site/"
		write(t, site.folder, map[string]string{"tumours.csv": tumourTable(t), "site.css": source(t, "site.css")})
	}
	site.blogs++
	name := fmt.Sprintf("blog-%d/", site.blogs)
	return &blog{T: t, folder: filepath.Join(site.folder, name), url: site.url + name, copy: site.url + "descent/"}
}

// write puts files into a folder, by path.
func write(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tumourTable is an example's text, to be published as an author's own table.
func tumourTable(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(examples + "breast-cancer.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// article is a page of the blog in the browser.
type article struct {
	tab
	copy     string // the address of the product
	trainers []*tab
}

// read opens a page of the blog and waits for so many trainers; each is scrolled to, as they start when they are near.
func (b *blog) read(path string, trainers int) *article {
	b.Helper()
	shell, closeTab := chromedp.NewContext(browser)
	b.Cleanup(closeTab)
	p := &article{tab: tab{T: b.T, shell: shell}, copy: b.copy}
	p.must(chromedp.Listen(shell, func(event any) { p.hearAll(event) }))
	p.must(chromedp.Do(shell, chromedp.EmulateViewport(1000, 900), chromedp.Navigate(b.url+path)))
	known := map[string]bool{}
	for i := range trainers {
		p.until(fmt.Sprintf("trainer %d of %s", i+1, path), func() bool {
			p.scroll(i)
			return p.attach(known) || len(p.trainers) > i
		})
	}
	return p
}

// scroll brings a trainer to the top of the window.
func (p *article) scroll(i int) {
	js[any](&p.tab, p.shell, fmt.Sprintf(`document.querySelectorAll("descent-trainer, iframe")[%d]?.scrollIntoView(); 0`, i))
}

// end waits for the end of a training, which begins when a reader has the trainer before them, and returns its status code.
// The trainers are in the order in which they were found, which need not be that of the page: each is scrolled to for a while.
func (p *article) end(i int) string {
	p.Helper()
	turns := 0
	p.until(fmt.Sprintf("the end of training %d", i+1), func() bool {
		p.scroll(turns / 20 % len(p.trainers))
		turns++
		return p.trainers[i].phase() == "done"
	})
	return p.trainers[i].trained()
}

// hearAll takes what the console and the browser itself complain of.
func (p *article) hearAll(event any) {
	p.hear(event)
	if e, ok := event.(*log.EventEntryAdded); ok && e.Entry.Level == log.EntryLevelError {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.errors = append(p.errors, e.Entry.Text+" "+e.Entry.URL)
	}
}

// holdsFrame reports whether a target is the frame of an app in this page.
func (p *article) holdsFrame(info *target.Info) bool {
	return info.Type == "iframe" && strings.HasPrefix(info.URL, p.copy+"app.htm") &&
		info.ParentID == chromedp.FromContext(p.shell).Target.TargetID
}

// attach looks for a sealed frame of the page that is not known yet, and joins it.
func (p *article) attach(known map[string]bool) bool {
	targets, err := chromedp.Targets(p.shell)
	p.must(err)
	for _, info := range targets {
		if !p.holdsFrame(info) || known[string(info.TargetID)] {
			continue
		}
		known[string(info.TargetID)] = true
		one := &tab{T: p.T, shell: p.shell}
		var end context.CancelFunc
		one.frame, end = chromedp.NewContext(p.shell, chromedp.WithTargetID(info.TargetID), chromedp.WithListener(one.hear))
		p.Cleanup(end)
		p.must(chromedp.Do(one.frame))
		p.trainers = append(p.trainers, one)
		return true
	}
	return false
}

// complaints are those of the page and of all its trainers.
func (p *article) complaints() []string {
	list := p.tab.complaints()
	for _, one := range p.trainers {
		list = append(list, one.complaints()...)
	}
	return list
}

// agree waits for the end of each training and compares the coefficients with the reference for the tumours.
func (p *article) agree() {
	p.Helper()
	r, features := tumours(p.T)
	for i, one := range p.trainers {
		if code := p.end(i); code != "converged" {
			p.Errorf("trainer %d: got status %q, want converged", i+1, code)
		}
		one.until("the coefficients", func() bool { return len(one.coefficients()) > 0 })
		one.agrees(r, features)
	}
	if got := p.complaints(); len(got) > 0 {
		p.Errorf("the console says %q", got)
	}
}
