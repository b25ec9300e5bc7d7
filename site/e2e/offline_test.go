package e2e

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// host is a server of the test's own, whose folder can be renewed and which can go away.
func host(t *testing.T) (*server, string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(os.Getenv("DESCENT_DIST"))); err != nil {
		t.Fatal(err)
	}
	s, err := startServer(folder, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.stop)
	return s, folder
}

// offline waits until the page says so of its copy: by the first words.
func (p *tab) offline(words string) {
	p.Helper()
	p.until("the words “"+words+"…”", func() bool { return strings.HasPrefix(p.text("offline"), words) })
}

const (
	offered = "This page can be kept"
	copied  = "A copy of this page is kept"
	newer   = "A newer copy"
)

// stored lists what the page's origin keeps in the browser: caches with their addresses, service workers, databases.
func (p *tab) stored() []string {
	p.Helper()
	return js[[]string](p, p.shell, `(async () => {
		const list = [];
		for (const name of await caches.keys())
			for (const request of await (await caches.open(name)).keys()) list.push("cache " + request.url);
		for (const worker of await navigator.serviceWorker.getRegistrations()) list.push("worker " + worker.scope);
		for (const base of await indexedDB.databases()) list.push("database " + base.name);
		return list;
	})()`)
}

// leave closes the tab in its browser. Page and frame each take the other with them; that one of them finds itself closed is no fault.
func (p *tab) leave(browser context.Context) {
	p.Helper()
	id := chromedp.FromContext(p.shell).Target.TargetID
	chromedp.Cancel(p.shell)
	p.until("the tab's end", func() bool {
		open, err := chromedp.Targets(browser)
		p.must(err)
		return !slices.ContainsFunc(open, func(other *target.Info) bool { return other.TargetID == id })
	})
}

// The page keeps itself only when it is asked to. Then it opens without its host, does everything, and still nothing is
// stored but the page itself; and it can be taken out again.
func TestKeptOffline(t *testing.T) {
	s, _ := host(t)
	own := browserFor(t)
	p := openAt(t, own, s.url, 1440, 900)
	p.trained()
	p.offline(offered)
	if got := p.stored(); len(got) > 0 {
		t.Errorf("unasked the browser keeps %v", got)
	}
	before := len(s.requests())
	p.click("button", "Keep for offline use")
	p.offline(copied)
	if got := s.requests()[before:]; !slices.Equal(got, []string{"/sw.js", "/descent.html"}) {
		t.Errorf("to keep the page the browser asked for %v", got)
	}
	p.leave(own)
	s.stop()

	p = openAt(t, own, s.url, 1440, 900)
	p.offline(copied)
	p.everything()
	want := []string{"cache " + s.url, "worker " + s.url}
	if got := p.stored(); !slices.Equal(got, want) {
		t.Errorf("the browser keeps %v, want %v", got, want)
	}
	p.leave(own)

	p = openAt(t, own, s.url+"index.html?from=a-friend#example=wine", 1440, 900)
	p.holds("wine.csv")
	p.trained()
	p.click("button", "Remove the copy")
	p.offline(offered)
	if got := p.stored(); len(got) > 0 {
		t.Errorf("after the removal the browser keeps %v", got)
	}
}

// renew puts a page of another title into the folder, and a worker that vouches for it.
func renew(t *testing.T, folder, title string) (worker []byte) {
	t.Helper()
	path := filepath.Join(folder, "descent.html")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page = regexp.MustCompile(`<title>.*?</title>`).ReplaceAll(page, []byte("<title>"+title+"</title>"))
	worker, err = os.ReadFile(filepath.Join(folder, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum384(page)
	worker = regexp.MustCompile(`sha384-[^']*`).ReplaceAll(worker, []byte("sha384-"+base64.StdEncoding.EncodeToString(sum[:])))
	if err := os.WriteFile(path, page, 0o644); err != nil {
		t.Fatal(err)
	}
	return worker
}

// A new version comes beside the old one: the page that is open goes on, the next visit opens the new one whole. A host
// whose files are of two versions is not followed.
func TestKeptUpdate(t *testing.T) {
	s, folder := host(t)
	own := browserFor(t)
	p := openAt(t, own, s.url, 1440, 900)
	p.trained()
	p.click("button", "Keep for offline use")
	p.offline(copied)
	p.leave(own)

	old, err := os.ReadFile(filepath.Join(folder, "descent.html"))
	if err != nil {
		t.Fatal(err)
	}
	worker := renew(t, folder, "The second version")
	place := filepath.Join(folder, "sw.js")
	if err := os.WriteFile(place, worker, 0o644); err != nil {
		t.Fatal(err)
	}
	p = openAt(t, own, s.url, 1440, 900)
	if got := js[string](p, p.shell, "document.title"); got == "The second version" {
		t.Error("the visit that finds the new version has it already")
	}
	p.offline(newer)
	if code := p.phase(); code == "empty" {
		t.Error("the page that was open lost its table")
	}
	p.choose("example", "penguins", "change")
	p.holds("penguins.csv")
	p.trained()
	next := openAt(t, own, s.url, 1440, 900)
	if got := js[string](next, next.shell, "document.title"); got != "The second version" {
		t.Errorf("the next visit opens %q", got)
	}
	next.offline(copied)
	if got, want := next.stored(), []string{"cache " + s.url, "worker " + s.url}; !slices.Equal(got, want) {
		t.Errorf("the browser keeps %v, want %v", got, want)
	}
	p.choose("example", "moons", "change")
	p.holds("moons.csv")
	p.trained()

	// The third version's worker is there before its page.
	worker = renew(t, folder, "The third version")
	if err := os.WriteFile(filepath.Join(folder, "descent.html"), old, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, worker, 0o644); err != nil {
		t.Fatal(err)
	}
	before := len(s.requests())
	js[any](next, next.shell, "navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {})")
	next.until("the attempt", func() bool { return slices.Contains(s.requests()[before:], "/descent.html") })
	last := openAt(t, own, s.url, 1440, 900)
	if got := js[string](last, last.shell, "document.title"); got != "The second version" {
		t.Errorf("of a host of two versions the browser opens %q", got)
	}
	last.trained()
	last.offline(copied)
}
