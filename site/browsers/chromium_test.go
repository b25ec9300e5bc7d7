package browsers

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"descent/site/internal/chrome"
)

// chromium is driven by its own protocol. The app's frame is a process, and so a target, of its own.
type chromium struct {
	tab, frame context.Context
	stop       []context.CancelFunc
	mu         sync.Mutex
	ended      sync.Once
	lines      []string
}

func startChromium(home string) (engine, error) {
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chrome.Options(filepath.Join(home, "profile")),
		chromedp.Flag("log-net-log", filepath.Join(home, "netlog.json")),
		chromedp.Flag("net-log-capture-mode", "Everything"),
	)...)
	c := &chromium{stop: []context.CancelFunc{stop}}
	var end context.CancelFunc
	c.tab, end = chromedp.NewContext(allocator, chromedp.WithListener(c.hear))
	c.stop = append(c.stop, end)
	if err := chromedp.Do(c.tab); err != nil {
		return c, err
	}
	_, err := chromedp.CallBrowser(c.tab, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: "allow", DownloadPath: downloads(home)})
	return c, err
}

func (c *chromium) open(address string) error {
	c.frame = nil
	return chromedp.Do(c.tab, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
}

// attach finds the frame.
func (c *chromium) attach() error {
	if c.frame != nil {
		return nil
	}
	targets, err := chromedp.Targets(c.tab)
	if err != nil {
		return err
	}
	for _, info := range targets {
		if info.Type == "iframe" {
			frame, stop := chromedp.NewContext(c.tab, chromedp.WithTargetID(info.TargetID), chromedp.WithListener(c.hear))
			c.stop = append(c.stop, stop)
			if err := chromedp.Do(frame); err != nil {
				return err
			}
			c.frame = frame
			return nil
		}
	}
	return fmt.Errorf("the page has no frame")
}

func (c *chromium) in(where place) (context.Context, error) {
	if where == page {
		return c.tab, nil
	}
	err := c.attach()
	return c.frame, err
}

func (c *chromium) run(where place, expression string) (string, error) {
	there, err := c.in(where)
	if err != nil {
		return "", err
	}
	limited, cancel := context.WithTimeout(there, patience)
	defer cancel()
	return chromedp.Run(limited, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
}

// click relies on the frame filling the page, so that both count pixels from the same corner.
func (c *chromium) click(where place, element string) error {
	at, err := c.run(where, middle(element))
	if err != nil {
		return err
	}
	var x, y float64
	if _, err := fmt.Sscan(at, &x, &y); err != nil {
		return err
	}
	return chromedp.Do(c.tab, chromedp.MouseClickXY(x, y))
}

func (c *chromium) choose(selector, file string) error {
	there, err := c.in(app)
	if err != nil {
		return err
	}
	field, err := chromedp.Run(there, chromedp.Evaluate[*runtime.RemoteObject](fmt.Sprintf("document.querySelector(%q)", selector)))
	if err != nil {
		return err
	}
	_, err = chromedp.Call(there, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, ObjectID: field.ObjectID})
	return err
}

func (c *chromium) hear(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		c.lines = append(c.lines, fmt.Sprint(e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		c.lines = append(c.lines, e.Entry.Text+" "+e.Entry.URL)
	case *runtime.EventConsoleAPICalled:
		for _, argument := range e.Args {
			c.lines = append(c.lines, string(argument.Value)+argument.Description)
		}
	}
}

func (c *chromium) said() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.lines...)
}

func (c *chromium) end() { c.ended.Do(c.close) }

func (c *chromium) close() {
	chromedp.Cancel(c.tab)
	for _, stop := range c.stop {
		stop()
	}
}
