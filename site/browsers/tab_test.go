package browsers

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// place is a document that a test can speak to.
type place int

const (
	page place = iota // what the address shows: the shell, or a page without a seal
	app               // the frame in it
)

// engine is a browser at work, with one tab.
type engine interface {
	// open goes to an address.
	open(address string) error
	// run evaluates an expression that yields text, or a promise of text.
	run(where place, expression string) (string, error)
	// click presses the mouse on the element that an expression yields.
	click(where place, element string) error
	// choose hands a file to the frame's field for files.
	choose(selector, file string) error
	// said returns what the consoles of all documents were told so far, one line each.
	said() []string
	// end ends the browser. What it wrote to its home stays.
	end()
}

// tab is the product in a browser.
type tab struct {
	*testing.T
	engine
	home   string // the folder of the browser's profile and of its downloads
	served *host
}

// patience is how long a person would wait for anything these tests ask for, on a busy machine.
const patience = 60 * time.Second

func (p *tab) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// until waits for a condition.
func (p *tab) until(what string, met func() bool) {
	p.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if met() {
			return
		}
	}
	text, _ := p.run(app, "document.body.innerText")
	p.Fatalf("waited %v in vain for %s\nconsole: %q\npage: %.600q", patience, what, p.said(), text)
}

// js evaluates an expression, awaited where it is a promise.
func js[T any](p *tab, where place, expression string) T {
	p.Helper()
	value, err := ask[T](p, where, expression)
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

func ask[T any](p *tab, where place, expression string) (value T, err error) {
	text, err := p.run(where, "(async () => JSON.stringify(await ("+expression+")) ?? 'null')()")
	if err == nil {
		err = json.Unmarshal([]byte(text), &value)
	}
	return value, err
}

// visit opens the product at a path such as "#…" and waits for its frame.
func (p *tab) visit(path string) {
	p.Helper()
	p.must(p.open(p.served.URL + "/" + path))
	p.until("the page", func() bool {
		up, err := ask[bool](p, app, `document.querySelector(".page") !== null`)
		return err == nil && up
	})
}

// text returns the text of the element with a data-testid, "" where there is none.
func (p *tab) text(id string) string {
	p.Helper()
	return js[string](p, app, fmt.Sprintf(`document.querySelector('[data-testid="%s"]')?.innerText ?? ""`, id))
}

// holds waits until the page shows a table of that name.
func (p *tab) holds(name string) {
	p.Helper()
	p.until("the table "+name, func() bool { return strings.HasPrefix(p.text("source"), name) })
}

// trained waits for the end of a training and returns its status code.
func (p *tab) trained() string {
	p.Helper()
	p.until("the training's end", func() bool {
		return js[bool](p, app, `document.querySelector(".page").dataset.phase === "done"`)
	})
	return js[string](p, app, `document.querySelector('[data-testid="status"]').dataset.code`)
}

// touch clicks the first visible thing that a selector finds and whose column or text is the given one. The page may draw it anew
// at any time.
func (p *tab) touch(selector, name string) {
	p.Helper()
	var failure error
	defer func() {
		if p.Failed() {
			p.Log(failure)
		}
	}()
	p.until(selector+" “"+name+"”", func() bool {
		failure = p.click(app, fmt.Sprintf(`[...document.querySelectorAll(%q)].find(e =>
			e.checkVisibility() && !e.disabled && (e.dataset.column ?? e.innerText.trim()) === %q)`, selector, name))
		return failure == nil
	})
}

// tick makes a column a feature.
func (p *tab) tick(column string) {
	p.Helper()
	p.until("the feature "+column, func() bool {
		p.touch("input[type=checkbox]", column)
		return js[bool](p, app, fmt.Sprintf(`[...document.querySelectorAll("input[type=checkbox]")].some(e => e.checked && e.dataset.column === %q)`, column))
	})
}

// enter waits for a field and puts a value into it, as a person does who picks it or types it.
func (p *tab) enter(selector, value string) {
	p.Helper()
	p.until("the field "+selector, func() bool { return js[bool](p, app, fmt.Sprintf("document.querySelector(%q) !== null", selector)) })
	js[any](p, app, fmt.Sprintf(`(() => {
		const field = document.querySelector(%q);
		field.value = %q;
		for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
	})()`, selector, value))
}

// opens hands the page a file of one's own.
func (p *tab) opens(file string) {
	p.Helper()
	p.must(p.choose("#file", file))
	p.holds(filepath.Base(file))
}

// saved waits for a download and returns what it holds.
func (p *tab) saved(name string) []byte {
	p.Helper()
	path := filepath.Join(downloads(p.home), name)
	var content []byte
	p.until("the download "+name, func() bool {
		content, _ = os.ReadFile(path)
		return len(content) > 0
	})
	return content
}
