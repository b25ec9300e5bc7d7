package browsers

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// Words that stand nowhere else. The first is the person's; the second names their file, and so the files that they save, which browsers
// list; the third is what the shell itself keeps and asks for in this test, to show that the search finds what is there. No four letters occur
// twice, so that a compressor writes each out.
const (
	marker  = "Zq7XvJ3kWm9T"
	title   = "Kd4WsQ6gTj1M"
	control = "Hb5RyC8nPf2L"
)

// secret is a table whose names and cells hold the marker.
func secret() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%[1]s size,%[1]s weight,%[1]s colour,%[1]s out\n", marker)
	for i := range 80 {
		colour, out := []string{"red", "blue", "green"}[i%3], "no"
		if (i*7)%11+i%5 > 6 {
			out = "yes"
		}
		fmt.Fprintf(&text, "%d,%d,%s%s,%s%s\n", i%13+i%7, (i*5)%17, marker, colour, marker, out)
	}
	return text.String()
}

// After everything that the page can do was done with a table, nothing of it, of its columns or of its name stands in a request, an address,
// a title, storage or a console, and nothing of it or its columns in what the browser leaves on the disk. What the person saved is theirs and
// exempt; browsers keep a list of the names of such files.
func TestNothingOfTheTableIsLeft(t *testing.T) {
	inEach(t, func(p *tab) {
		p.visit("")
		p.trained()
		p.useEverything(p.T.TempDir())
		js[any](p, page, `(localStorage.setItem("kept", "`+control+`"), fetch("app.html?`+control+`").then(r => r.text()).then(() => 0))`)
		for what, text := range p.traces() {
			if strings.Contains(text, marker) || strings.Contains(text, title) {
				p.Errorf("%s holds a marker: %.300q", what, text)
			}
		}
		if !slices.ContainsFunc(p.served.received(), func(r string) bool { return strings.Contains(r, control) }) {
			p.Error("the host keeps no requests")
		}
		p.end()
		p.searchHome()
	})
}

// useEverything does with the table what a person could.
func (p *tab) useEverything(folder string) {
	p.Helper()
	table, picture := filepath.Join(folder, title+".csv"), filepath.Join(folder, marker+".png")
	p.must(os.WriteFile(table, []byte(secret()), 0o600))
	p.must(os.WriteFile(picture, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"+marker), 0o600))
	p.opens(table)
	for _, way := range []struct{ header, rows string }{{"no", "81 rows"}, {"yes", "80 rows"}} {
		p.enter("#header", way.header)
		p.until("the table, read again", func() bool { return strings.HasPrefix(p.text("shape"), way.rows) })
	}
	p.enter("#solver", "batch")
	p.enter("#speed", "1")
	p.touch("button", "Train")
	p.touch("button", "Pause")
	p.touch("button", "Step")
	p.enter("#speed", "0")
	p.touch("button", "Resume")
	p.trained()
	for _, name := range []string{"Coefficients", "Evaluation", "Data", "Receipt", "Prediction"} {
		p.touch("[role=tab]", name)
	}
	p.enter(`[data-testid="predict-form"] input`, "3")
	p.enter("#threshold", "0.3")
	p.touch("[role=tab]", "Coefficients")
	p.touch("button", "Save the model (JSON)")
	p.saved(title + "-model.json")
	p.touch("button", "Save the table (CSV)")
	p.saved(title + "-coefficients.csv")
	p.readChapters()
	p.enter("#theme", "dark")
	p.must(p.choose("#file", picture))
	p.until("the refusal", func() bool {
		return js[bool](p, app, `document.querySelector('[role="alert"]:not([hidden])') !== null`)
	})
	p.enter("#paste", secret())
	js[any](p, app, `document.querySelector("#paste-read").click()`)
	p.holds("pasted text")
}

// readChapters opens every chapter of Explain, and goes back.
func (p *tab) readChapters() {
	p.Helper()
	p.touch("button", "Explain")
	p.until("the chapters", func() bool { return js[bool](p, app, `document.querySelector("[id^=chapter-]") !== null`) })
	for _, id := range js[[]string](p, app, `[...document.querySelectorAll("button[id^=chapter-],a[id^=chapter-]")].map(c => c.id)`) {
		js[any](p, app, `document.querySelector("#`+id+`").click()`)
		p.until(id, func() bool { return js[bool](p, app, `document.querySelector(".chapter:not([hidden])") !== null`) })
	}
	js[any](p, page, "history.back()")
	p.touch("button", "Workbench")
}

// traces returns whatever could hold something of the table, but for the disk.
func (p *tab) traces() map[string]string {
	p.Helper()
	return map[string]string{
		"a request":          strings.Join(p.served.received(), "\n"),
		"the page's address": js[string](p, page, "location.href + ' ' + document.title + ' ' + JSON.stringify(history.state) + document.referrer"),
		"the frame's":        js[string](p, app, "location.href + ' ' + document.title + ' ' + name"),
		"storage": js[string](p, page, `(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie,
			await indexedDB.databases?.(), await caches.keys(), await navigator.serviceWorker.getRegistrations()]))()`),
		"the console": strings.Join(p.said(), "\n"),
	}
}

// searchHome looks for the marker in every file that the browser left, Chromium's log of the network among them.
func (p *tab) searchHome() {
	p.Helper()
	found := false
	p.must(filepath.WalkDir(p.home, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == downloads(p.home) {
			return filepath.SkipDir
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		content, err := os.ReadFile(path)
		if holds(content, marker) {
			p.Errorf("%s holds the marker", path)
		}
		found = found || holds(content, control)
		return err
	}))
	if _, private := p.engine.(*webkit); found == private {
		p.Errorf("that the browser's files hold what the shell stored: got %v", found)
	}
}

// holds reports whether bytes hold a word, in UTF-8 or in UTF-16.
func holds(content []byte, word string) bool {
	return bytes.Contains(content, []byte(word)) || bytes.Contains(content, wide(word))
}

// wide writes a word in UTF-16.
func wide(word string) []byte {
	text, _ := binary.Append(nil, binary.LittleEndian, utf16.Encode([]rune(word)))
	return text
}
