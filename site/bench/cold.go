package main

import (
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"descent/site/bench/data"
	"descent/site/bench/record"
)

// hear runs in a page before its own scripts. The app in the frame tells its host when a fit is done; the clock starts
// with the navigation.
const hear = `addEventListener("message", ({ data }) => {
	if (data?.descent !== 1 || data.type !== "event") return;
	if (data.name === "step") globalThis.step ??= performance.now();
	if (data.name === "done") globalThis.done ??= performance.now();
});`

// coldTurns is how many browsers are started for each page.
const coldTurns = 5

// colds measures what a first visit waits for, in a new browser each time.
func (b *bench) colds() error {
	small, err := b.table(data.Spec{Rows: 150, Columns: 4, Classes: 2})
	if err != nil {
		return err
	}
	pages := []struct{ who, url string }{
		{"a blank page", b.plain + "/bench/blank.html"},
		{"descent", b.plain + "/#speed=0"},
		// By itself the page slows the first training down, so that the eye can follow it.
		{"descent, at the pace of its show", b.plain + "/"},
	}
	if b.peers {
		table := "&table=/data/" + small.File() + ".csv"
		pages = append(pages, struct{ who, url string }{"TF.js newton, 1", b.isolated + "/bench/peers.html?cold=tfjs" + table},
			struct{ who, url string }{"webR glm.fit", b.isolated + "/bench/peers.html?cold=webr" + table})
	}
	rows := make([]record.Row, len(pages))
	for range coldTurns {
		for i, p := range pages {
			rows[i].Job, rows[i].Case, rows[i].Who = "cold", "first visit", p.who
			err := b.alone(func() error { return cold(&rows[i], p.url) })
			if err != nil {
				rows[i].Failure = err.Error()
			}
		}
	}
	return b.keep(rows...)
}

// cold is one first visit.
func cold(row *record.Row, url string) error {
	t, err := newTab()
	if err != nil {
		return err
	}
	defer t.close()
	if _, err := chromedp.Call(t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: hear}); err != nil {
		return err
	}
	if err := chromedp.Do(t, chromedp.Navigate(url)); err != nil {
		return err
	}
	if err := t.until(time.Minute, "globalThis.done > 0"); err != nil {
		return err
	}
	times, err := chromedp.Run(t, chromedp.Evaluate[map[string]float64](
		`({ fitted: done / 1000, ...(globalThis.step && { "first step": step / 1000 }) })`))
	if err != nil {
		return err
	}
	row.Add(times)
	return nil
}
