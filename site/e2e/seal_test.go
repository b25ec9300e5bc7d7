package e2e

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// firstVisit lists what a first visit may ask for; make size weighs the same list.
func firstVisit(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../size/first-visit.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(text))
}

// From a first visit to the end of a training on a dropped file the browser asks for the files of the first visit, and
// for nothing else whatever. A browser of its own keeps the log, which holds every request of every process.
func TestNothingLeaves(t *testing.T) {
	scratch := t.TempDir()
	log := filepath.Join(scratch, "net.json")
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(flags(scratch), chromedp.Flag("log-net-log", log))...)
	defer stop()
	alone, end := chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(alone); err != nil {
		t.Fatal(err)
	}
	p := openIn(t, alone, "", 1440, 900)
	p.trained()
	before := len(served.requests())
	p.drop(700, 400, absolute(t, "breast-cancer.csv"))
	p.holds("breast-cancer.csv")
	p.click("button", "Train")
	p.trained()
	// The shell may still ask for what it likes; that this is seen shows that the log works.
	js[any](p, p.shell, `fetch("host.js?seen").then(r => r.status)`)
	if asked := served.requests()[before:]; !slices.Equal(asked, []string{"/host.js"}) {
		t.Errorf("from the drop to the training's end the page asked for %v", asked[:len(asked)-1])
	}
	p.must(chromedp.Cancel(alone)) // the log is whole once the browser has gone
	allowed := firstVisit(t)
	seen := map[string]bool{}
	for _, url := range netlog(t, log) {
		if strings.HasPrefix(url, "data:") || strings.HasPrefix(url, "blob:") {
			continue
		}
		path, ours := strings.CutPrefix(url, served.url)
		if path == "" {
			path = "index.html"
		}
		seen[path] = true
		if !ours || !slices.Contains(allowed, path) && path != "host.js?seen" {
			t.Errorf("the browser asked for %s", url)
		}
	}
	for _, path := range append(allowed, "host.js?seen") {
		if !seen[path] {
			t.Errorf("%s was not asked for, though a first visit is said to", path)
		}
	}
}

// Whatever is tried from inside the frame stops at the seal; the same tries from a page without one arrive.
func TestTheSealHolds(t *testing.T) {
	outside := newCollector(t)
	bare, closeBare := chromedp.NewContext(browser)
	defer closeBare()
	control := &tab{T: t, shell: bare}
	control.must(chromedp.Do(bare, chromedp.Navigate(outside.URL+"/open.html")))
	control.try(bare, outside.URL)
	var missing []string
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if missing = outside.missing(); len(missing) == 0 {
			break
		}
	}
	if len(missing) > 0 {
		t.Fatalf("from the open page did not arrive: %v", missing)
	}

	inside := newCollector(t)
	p := open(t, "", 1440, 900)
	p.trained()
	if js[bool](p, p.frame, `["RTCPeerConnection", "webkitRTCPeerConnection"].some(name => name in globalThis)`) {
		t.Error("the frame still has WebRTC, which no policy stops")
	}
	p.try(p.frame, inside.URL)
	time.Sleep(3 * time.Second) // longer than any try took from the open page
	if missing := inside.missing(); len(missing) < len(tries) {
		t.Errorf("of %d tries only these were stopped: %v", len(tries), missing)
	}
	for _, question := range []string{"parent.document.title", "parent.location.href", "localStorage.length", "document.cookie", "indexedDB.open('x')"} {
		if js[bool](p, p.frame, `(() => { try { `+question+`; return true } catch { return false } })()`) {
			t.Errorf("the frame can read %s", question)
		}
	}
}

// try makes all tries, against a collector's address.
func (p *tab) try(where context.Context, address string) {
	p.Helper()
	var script strings.Builder
	for _, body := range tries {
		script.WriteString("try { Promise.resolve((() => { return " + wrapped(body) + " })()).catch(() => {}) } catch {}\n")
	}
	js[any](p, where, strings.ReplaceAll(script.String(), "$", address)+"; 0")
}

// wrapped makes an expression of a block.
func wrapped(body string) string {
	if strings.HasPrefix(body, "{") {
		return "(() => " + body + ")()"
	}
	return body
}
