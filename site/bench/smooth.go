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
	if err := chromedp.Do(t, chromedp.EmulateViewport(width, height), chromedp.Navigate(b.plain+"/")); err != nil {
		return err
	}
	frame, err := t.frame(b.plain)
	if err != nil {
		return err
	}
	defer frame.close()
	phase := func(want string) string {
		return fmt.Sprintf(`document.querySelector('[data-testid="status"]')?.dataset.phase === %q`, want)
	}
	if err := frame.until(time.Minute, phase("done")); err != nil {
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
	if err := t.drop(f.CSV); err != nil {
		return err
	}
	began := time.Now()
	if err := frame.until(2*time.Minute, fmt.Sprintf(`document.querySelector('[data-testid="source"]')?.innerText.startsWith(%q)`,
		filepath.Base(f.CSV))); err != nil {
		return err
	}
	loaded := time.Now()
	if err := frame.until(10*time.Second, `(() => { const train = [...document.querySelectorAll("button")].find((b) => b.innerText === "Train");
		train?.click(); return train !== undefined; })()`); err != nil {
		return err
	}
	if err := frame.until(5*time.Minute, phase("done")); err != nil {
		return err
	}
	trained := time.Now()
	time.Sleep(2 * time.Second) // what is worked out after the fit counts too
	long, err := chromedp.Run(frame, chromedp.Evaluate[[]float64]("globalThis.long"))
	if err != nil {
		return err
	}
	peak, _, err := t.memory()
	if err != nil {
		return err
	}
	row.Add(map[string]float64{"load": loaded.Sub(began).Seconds(), "train": trained.Sub(loaded).Seconds(),
		"longest task": slices.Max(append(long, 0)) / 1000})
	if row.Facts == nil {
		row.Facts = map[string]float64{}
	}
	row.Facts["tasks over 50 ms"] = max(row.Facts["tasks over 50 ms"], float64(len(long)))
	row.Facts["megabytes"] = max(row.Facts["megabytes"], (peak-idle)/1e6)
	row.Facts["matrices"] = row.Facts["megabytes"] * 1e6 / float64(8*f.Rows*f.Columns)
	return nil
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
		event := input.DispatchDragEventParams{Type: kind, X: width / 2, Y: height / 2, Data: dragged}
		if _, err := chromedp.Call(t, input.DispatchDragEvent, event); err != nil {
			return err
		}
		// A hand is slower than the page's answer whether it takes the file; without one the drop is none.
		time.Sleep(100 * time.Millisecond)
	}
	return nil
}
