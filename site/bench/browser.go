package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"

	"descent/site/internal/chrome"
)

// tab is a page of a browser of its own, with a fresh profile.
type tab struct {
	context.Context
	close func()
}

// newTab starts a browser with an empty page.
func newTab() (*tab, error) {
	profile, err := os.MkdirTemp("", "descent-bench-")
	if err != nil {
		return nil, err
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), chrome.Options(profile)...)
	page, end := chromedp.NewContext(allocator)
	t := &tab{Context: page, close: func() { end(); stop(); os.RemoveAll(profile) }}
	if err := chromedp.Do(page); err != nil {
		t.close()
		return nil, fmt.Errorf("the browser did not start: %w", err)
	}
	return t, nil
}

// driven opens a page of site/bench/web and hands it a file from the disk.
func driven(url, file string) (*tab, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	t, err := newTab()
	if err != nil {
		return nil, err
	}
	err = chromedp.Do(t, chromedp.Navigate(url), chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{path}))
	if err == nil {
		err = t.until(time.Minute, "typeof bench !== 'undefined'")
	}
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// ask calls a function of the page with one object and reads its answer.
func ask[T any](t *tab, function string, job any) (T, error) {
	return askWithin[T](t, 20*time.Minute, function, job)
}

// askWithin is ask with a limit on the time that the answer may take.
func askWithin[T any](t *tab, limit time.Duration, function string, job any) (T, error) {
	var none T
	argument, err := json.Marshal(job)
	if err != nil {
		return none, err
	}
	limited, cancel := context.WithTimeout(t, limit)
	defer cancel()
	answer, err := chromedp.Run(limited, chromedp.Evaluate[T](
		fmt.Sprintf(`bench.%s(%s).catch((error) => { throw new Error(error.code ? error.code + ": " + error.message : String(error)) })`,
			function, argument), chromedp.EvalAwaitPromise))
	if err != nil {
		return none, fmt.Errorf("bench.%s: %w", function, err)
	}
	return answer, nil
}

// until waits for an expression to be true.
func (t *tab) until(patience time.Duration, expression string) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if met, err := chromedp.Run(t, chromedp.Evaluate[bool](expression)); err == nil && met {
			return nil
		}
	}
	return errors.New("waited in vain for " + expression)
}

// memory returns the largest peak and the largest present resident size of the browser's renderer processes, in bytes. A
// worker is a thread of its page's renderer.
func (t *tab) memory() (peak, present float64, err error) {
	processes, err := chromedp.CallBrowser(t, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return 0, 0, err
	}
	for _, p := range processes.ProcessInfo {
		if p.Type != "renderer" {
			continue
		}
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.ID))
		if err != nil {
			continue // it has just ended
		}
		peak = max(peak, field(string(status), "VmHWM:"))
		present = max(present, field(string(status), "VmRSS:"))
	}
	if peak == 0 {
		return 0, 0, errors.New("no renderer tells its memory")
	}
	return peak, present, nil
}

// field reads a line such as "VmHWM:   1234 kB" and returns bytes.
func field(status, name string) float64 {
	_, rest, _ := strings.Cut(status, name)
	words := strings.Fields(rest)
	if len(words) == 0 {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(words[0], 64)
	return kilobytes * 1024
}
