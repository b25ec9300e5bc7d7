package e2e

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// tab is one page of the product: the shell and, sealed inside it, the app's frame, which is a process of its own.
// The frame fills the shell, so that both count pixels from the same corner.
type tab struct {
	*testing.T
	shell, frame context.Context

	mu     sync.Mutex
	errors []string // what the frame's console complained of
}

// patience is how long a person would wait for anything these tests ask for, on a busy machine.
const patience = 30 * time.Second

// open opens the served page at a path such as "#…" in a window of the given size and waits for the frame.
func open(t *testing.T, path string, width, height int64) *tab {
	t.Helper()
	return openIn(t, browser, path, width, height)
}

// openIn is open in a browser of one's own.
func openIn(t *testing.T, browser context.Context, path string, width, height int64) *tab {
	t.Helper()
	return openAt(t, browser, served.url+path, width, height)
}

// openAt is openIn for any address.
func openAt(t *testing.T, browser context.Context, url string, width, height int64) *tab {
	t.Helper()
	shell, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	p := &tab{T: t, shell: shell}
	p.must(chromedp.Do(shell, chromedp.EmulateViewport(width, height), chromedp.Navigate(url)))
	p.enterFrame()
	return p
}

// enterFrame waits for the app's frame and listens to it.
func (p *tab) enterFrame() {
	p.Helper()
	id := p.sealed()
	frame, closeFrame := chromedp.NewContext(p.shell, chromedp.WithTargetID(id), chromedp.WithListener(p.hear))
	p.Cleanup(closeFrame)
	p.frame = frame
	p.must(chromedp.Do(frame))
}

// sealed waits for the app's frame and returns its target.
func (p *tab) sealed() (id target.ID) {
	p.Helper()
	page := string(chromedp.FromContext(p.shell).Target.TargetID) // a page's main frame has the page's own id
	p.until("the sealed frame", func() bool {
		targets, err := chromedp.Targets(p.shell)
		p.must(err)
		for _, info := range targets {
			if info.Type == "iframe" && string(info.ParentFrameID) == page {
				id = info.TargetID
			}
		}
		return id != ""
	})
	return id
}

func (p *tab) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		p.errors = append(p.errors, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			for _, argument := range e.Args {
				p.errors = append(p.errors, string(argument.Value)+argument.Description)
			}
		}
	}
}

func (p *tab) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// until waits for a condition.
func (p *tab) until(what string, met func() bool) {
	p.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if met() {
			return
		}
	}
	p.Fatalf("waited %v in vain for %s\nconsole: %v\npage: %s", patience, what, p.complaints(), p.words())
}

// complaints returns what the frame's console complained of so far.
func (p *tab) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.errors)
}

// words returns the text that the frame shows.
func (p *tab) words() string {
	if p.frame == nil {
		return ""
	}
	text, _ := chromedp.Run(p.frame, chromedp.Evaluate[string]("document.body.innerText"))
	return text
}

// js evaluates an expression, awaited where it is a promise, in the frame or the shell.
func js[T any](p *tab, where context.Context, expression string) T {
	p.Helper()
	value, err := chromedp.Run(where, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

// call sends a protocol command to one of the two.
func call[P, R any](p *tab, where context.Context, command cdp.Command[P, R], params P) R {
	p.Helper()
	result, err := chromedp.Call(where, command, params)
	p.must(err)
	return result
}

// chooseFiles sets what the next file chooser of the frame hands back, and returns a function that waits for it.
func (p *tab) chooseFiles(files ...string) func() {
	p.Helper()
	call(p, p.frame, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	opened := make(chan cdp.BackendNodeID, 1)
	listening, stop := context.WithCancel(p.frame)
	p.must(chromedp.Listen(listening, func(event any) {
		if e, ok := event.(*page.EventFileChooserOpened); ok {
			opened <- e.BackendNodeID
		}
	}))
	return func() {
		p.Helper()
		defer stop()
		select {
		case node := <-opened:
			call(p, p.frame, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: files, BackendNodeID: node})
		case <-time.After(patience):
			p.Fatal("no file chooser opened")
		}
	}
}
