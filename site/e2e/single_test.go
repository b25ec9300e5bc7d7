package e2e

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// alone puts descent.html into an empty folder and returns its address.
func alone(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(os.Getenv("DESCENT_DIST"), "descent.html"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "descent.html")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + path
}

// listed returns the bundled tables: names and files.
func listed(t *testing.T) (list []struct{ Name, File string }) {
	t.Helper()
	text, err := os.ReadFile(examples + "examples.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// everything does what a person can do with the page: every example, another file, the lessons, a saved model, the
// theme, and the address.
func (p *tab) everything() {
	p.Helper()
	p.holds("iris.csv")
	p.trained()
	p.tour()
	p.choose("theme", "dark", "change")
	p.until("the dark theme", func() bool {
		return js[string](p, p.shell, "document.documentElement.dataset.theme") == "dark"
	})
	r, features := tumours(p.T)
	p.drop(700, 400, absolute(p.T, "breast-cancer.csv"))
	p.until("the dropped file", func() bool {
		return strings.HasPrefix(p.text("source"), "breast-cancer.csv") && js[string](p, p.frame, `document.getElementById("example").value`) == ""
	})
	p.click("button", "None")
	for _, name := range features {
		p.click("checkbox", name)
	}
	p.click("button", "Train")
	p.trained()
	p.click("tab", "Coefficients")
	p.until("the coefficients", func() bool { return len(p.coefficients()) > 0 })
	p.agrees(r, features)
	p.js(`document.querySelector("#mode-explain").click()`)
	p.until("a lesson", func() bool { return len(p.all(".chapter:not([hidden]) .result")) > 0 })
	p.until("the lesson's address", func() bool {
		return strings.Contains(js[string](p, p.shell, "location.hash"), "explain=")
	})
	js[bool](p, p.shell, "(history.back(), true)")
	p.until("the way back", func() bool {
		return js[bool](p, p.frame, `document.querySelector("#mode-train").getAttribute("aria-current") === "true"`)
	})
	if got := p.complaints(); len(got) > 0 {
		p.Errorf("the console says %q", got)
	}
}

// tour opens every example.
func (p *tab) tour() {
	p.Helper()
	for _, example := range listed(p.T) {
		p.choose("example", example.Name, "change")
		p.holds(example.File)
		p.until("the address of "+example.Name, func() bool {
			return strings.Contains(js[string](p, p.shell, "location.hash"), "example="+example.Name)
		})
		p.trained()
	}
}

// saved presses a button that saves a file, and returns the file's path.
func (p *tab) saved(press func()) string {
	p.Helper()
	folder := p.TempDir()
	call(p, p.shell, cdp.SetDownloadBehavior, cdp.SetDownloadBehaviorParams{
		Behavior: cdp.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
	press()
	var path string
	p.until("the saved file", func() bool {
		entries, err := os.ReadDir(folder)
		p.must(err)
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".crdownload") {
				path = filepath.Join(folder, e.Name())
			}
		}
		return path != ""
	})
	return path
}

// From disk the one file does everything, and the browser's own network log has no request at all.
func TestSingleFile(t *testing.T) {
	scratch := t.TempDir()
	log := filepath.Join(scratch, "net.json")
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(flags(scratch), chromedp.Flag("log-net-log", log))...)
	defer stop()
	own, end := chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(own); err != nil {
		t.Fatal(err)
	}
	p := openAt(t, own, alone(t), 1440, 900)
	p.everything()
	p.click("tab", "Coefficients")
	path := p.saved(func() { p.js(`document.getElementById("save-model").click()`) })
	var model map[string]any
	if text, err := os.ReadFile(path); err != nil || json.Unmarshal(text, &model) != nil || model["target"] != "diagnosis" {
		t.Errorf("the saved model %s: %v, %v", path, model, err)
	}
	if p.text("offline") != "" {
		t.Error("a page from disk offers to be kept")
	}
	// What is asked for from a page that may shows that the log works.
	p.must(chromedp.Do(p.shell, chromedp.Navigate(served.url+"host.js?seen")))
	p.must(chromedp.Cancel(own))
	var asked []string
	for _, url := range netlog(t, log) {
		if !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
			asked = append(asked, url)
		}
	}
	if len(asked) != 1 || asked[0] != served.url+"host.js?seen" {
		t.Errorf("the browser asked for %v, want the control alone", asked)
	}
}

// The policy of the single file bars what that of the sealed frame bars: nothing tried from inside arrives.
func TestSingleFileIsSealed(t *testing.T) {
	inside := newCollector(t)
	p := openAt(t, browserFor(t), alone(t), 1440, 900)
	p.trained()
	p.try(p.frame, inside.URL)
	time.Sleep(3 * time.Second) // longer than any try took from the open page
	if missing := inside.missing(); len(missing) < len(tries) {
		t.Errorf("of %d tries only these were stopped: %v", len(tries), missing)
	}
}

// A table of a million rows, opened from disk in a page from disk.
func TestSingleFileMillion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "million.csv")
	million(t, path)
	p := openAt(t, browserFor(t), alone(t), 1440, 900)
	p.trained()
	p.drop(700, 400, path)
	p.until("the table", func() bool { return strings.HasPrefix(p.text("source"), "million.csv") })
	p.click("button", "Train")
	if code := p.trained(); code != "converged" {
		t.Fatalf("got status %q, want converged: %s", code, p.text("status"))
	}
	if got := strings.Join(strings.Fields(p.text("rows")), ""); got != "1000000" {
		t.Errorf("got %s rows, want a million", got)
	}
	if got := p.complaints(); len(got) > 0 {
		t.Errorf("the console says %q", got)
	}
}

// million writes a million rows of four numbers and a class.
func million(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	random := rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(w, "a,b,c,d,class")
	for range 1_000_000 {
		a, b, c, d := random.NormFloat64(), random.NormFloat64(), random.NormFloat64(), random.NormFloat64()
		class := "no"
		if a-b+0.5*c+random.NormFloat64() > 0 {
			class = "yes"
		}
		fmt.Fprintf(w, "%.4f,%.4f,%.4f,%.4f,%s\n", a, b, c, d, class)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

// browserFor starts a browser of the test's own: frames from disk all have the same address.
func browserFor(t *testing.T) context.Context {
	t.Helper()
	allocator, stop := chromedp.NewExecAllocator(context.Background(), flags(t.TempDir())...)
	t.Cleanup(stop)
	own, end := chromedp.NewContext(allocator)
	t.Cleanup(end)
	if err := chromedp.Do(own); err != nil {
		t.Fatal(err)
	}
	return own
}
