// Package e2e drives the built product in a real browser as a person would: through the served page, by mouse and by
// keys, and reads what a person reads. DESCENT_DIST names the built folder; `make test` sets it.
package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"descent/site/internal/chrome"
)

// One server and one browser serve all tests; each test opens pages of its own.
var (
	served  *server
	browser context.Context
	scratch string // a folder that goes when the tests have ended
)

func TestMain(m *testing.M) {
	dist := os.Getenv("DESCENT_DIST")
	if dist == "" {
		fmt.Println("skipped: DESCENT_DIST names no built folder; `make test` builds one and sets it")
		return
	}
	os.Exit(run(m, dist))
}

func run(m *testing.M, dist string) int {
	var err error
	if scratch, err = os.MkdirTemp("", "descent-e2e-"); err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(scratch)
	if served, err = startServer(dist, scratch); err != nil {
		fmt.Println(err)
		return 1
	}
	defer served.stop()
	allocator, stop := chromedp.NewExecAllocator(context.Background(), flags(scratch)...)
	defer stop()
	var end context.CancelFunc
	browser, end = chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(browser); err != nil {
		fmt.Println("the browser did not start:", err)
		return 1
	}
	return m.Run()
}

// flags start a browser whose profile lies in a folder.
func flags(scratch string) []chromedp.ExecAllocatorOption {
	return chrome.Options(filepath.Join(scratch, "profile"))
}
