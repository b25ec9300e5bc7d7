package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"descent/site/bench/data"
	"descent/site/bench/record"
	"descent/site/internal/chrome"
)

// smooth drops a million rows on the page, as a person does, has it train, and watches its own thread.
func (b *bench) smooth() error {
	f, err := b.table(large)
	if err != nil {
		return err
	}
	row := record.Row{Job: "smooth", Case: large.String(), Who: "the page"}
	for range b.rounds {
		if err := b.alone(func() error { return b.watch(&row, f) }); err != nil {
			return err
		}
	}
	return b.keep(row)
}

// watch is one round.
func (b *bench) watch(row *record.Row, f data.Files) error {
	t, err := newTab()
	if err != nil {
		return err
	}
	defer t.close()
	if err := chromedp.Do(t, chromedp.EmulateViewport(chrome.Width, chrome.Height), chromedp.Navigate(b.plain+"/")); err != nil {
		return err
	}
	frame, err := t.frame(b.plain)
	if err != nil {
		return err
	}
	defer frame.close()
	if err := frame.until(time.Minute, done); err != nil {
		return err
	}
	time.Sleep(time.Second) // the first picture is refined, so that what is watched begins here
	_, idle, err := t.memory()
	if err != nil {
		return err
	}
	if _, err := chromedp.Run(frame, chromedp.Evaluate[int](`globalThis.long = [];
		new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration))).observe({ type: "longtask" }); 0`)); err != nil {
		return err
	}
	times, err := t.work(frame, f)
	if err != nil {
		return err
	}
	time.Sleep(2 * time.Second) // what is worked out after the fit counts too
	long, err := chromedp.Run(frame, chromedp.Evaluate[[]float64]("globalThis.long"))
	if err != nil {
		return err
	}
	peak, _, err := t.memory()
	if err != nil {
		return err
	}
	times["longest task"] = slices.Max(append(long, 0)) / 1000
	row.Add(times)
	worst(row, map[string]float64{"tasks over 50 ms": float64(len(long)), "megabytes": (peak - idle) / 1e6,
		"matrices": (peak - idle) / float64(8*f.Rows*f.Columns)})
	return nil
}

// done is true in the app's frame when a training has ended.
const done = `document.querySelector('[data-testid="status"]')?.dataset.phase === "done"`

// work drops the file on the page, presses Train and waits. It returns the seconds of reading and of training, to within the
// twenty milliseconds at which the page is looked at.
func (t *tab) work(frame *tab, f data.Files) (map[string]float64, error) {
	if err := t.drop(f.CSV); err != nil {
		return nil, err
	}
	began := time.Now()
	if err := frame.until(2*time.Minute, fmt.Sprintf(`document.querySelector('[data-testid="source"]')?.innerText.startsWith(%q)`,
		filepath.Base(f.CSV))); err != nil {
		return nil, err
	}
	loaded := time.Now()
	if err := frame.until(10*time.Second, `(() => {
		const train = [...document.querySelectorAll("button")].find((b) => b.innerText === "Train");
		train?.click();
		return train !== undefined;
	})()`); err != nil {
		return nil, err
	}
	if err := frame.until(5*time.Minute, done); err != nil {
		return nil, err
	}
	return map[string]float64{"load": loaded.Sub(began).Seconds(), "train": time.Since(loaded).Seconds()}, nil
}

// worst keeps the largest of each fact over the rounds.
func worst(row *record.Row, facts map[string]float64) {
	if row.Facts == nil {
		row.Facts = map[string]float64{}
	}
	for key, v := range facts {
		row.Facts[key] = max(row.Facts[key], v)
	}
}

// frame waits for the app's frame, which is a target of its own, and attaches to it.
func (t *tab) frame(server string) (*tab, error) {
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		targets, err := chromedp.Targets(t)
		if err != nil {
			return nil, err
		}
		for _, info := range targets {
			if info.Type == "iframe" && strings.HasPrefix(info.URL, server+"/app.html") {
				var frame context.Context
				frame, end := chromedp.NewContext(t, chromedp.WithTargetID(info.TargetID))
				return &tab{Context: frame, close: end}, chromedp.Do(frame)
			}
		}
	}
	return nil, errors.New("the app's frame did not come")
}

// drop drags a file from outside over the middle of the page and lets it go.
func (t *tab) drop(file string) error {
	path, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	dragged := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{path}, DragOperationsMask: 1}
	over := input.DispatchDragEventTypeDragOver
	for _, kind := range []input.DispatchDragEventType{
		input.DispatchDragEventTypeDragEnter, over, over, over, input.DispatchDragEventTypeDrop,
	} {
		event := input.DispatchDragEventParams{Type: kind, X: chrome.Width / 2, Y: chrome.Height / 2, Data: dragged}
		if _, err := chromedp.Call(t, input.DispatchDragEvent, event); err != nil {
			return err
		}
		// A hand is slower than the page's answer whether it takes the file; without one the drop is none.
		time.Sleep(100 * time.Millisecond)
	}
	return nil
}
