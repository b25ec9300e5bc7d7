//go:build js

package page

import (
	"sort"
	"strconv"
)

const mostThumbs = 8 // of each list

// judgeLater judges all pictures while the model moves, now and then.
func (v *pixelsView) judgeLater() {
	const every = 800 // milliseconds
	if v.judging {
		return
	}
	v.judging = true
	after(every, func() {
		v.judging = false
		if v.latest != nil && v.latest.phase == training {
			v.judge()
		}
	})
}

// judge lets the model look at all pictures, in the background, and shows what it is most and least sure of.
func (v *pixelsView) judge() {
	if !v.straight {
		v.judgements = nil
		setText(v.tally, "")
		clear(v.sure)
		clear(v.unsure)
		return
	}
	p, m, by, s := v.pictures, v.model, v.predictor, v.latest
	threshold := s.look.threshold
	spawn(func() {
		q, list := make([]float64, m.Classes), make([]judgement, p.count())
		for i := range list {
			list[i] = m.judge(q, p.of(i), by.classes, p.labels[i], threshold)
			list[i].picture = i
			breathe()
			if v.pictures != p || v.predictor != by && v.latest.phase != training {
				return
			}
		}
		v.judgements = list
		v.list(by, s)
	})
}

// list shows the tally and the two lists.
func (v *pixelsView) list(by *predictor, s *state) {
	right := 0
	for _, d := range v.judgements {
		if d.right {
			right++
		}
	}
	share := float64(right) / float64(len(v.judgements))
	rows := "the rows that it was trained on, so new pictures may fare worse: hold some out to see"
	if s.set.holdout > 0 {
		rows = "all rows, those held out included"
		if s.fit != nil && s.fit.scores != nil {
			rows += "; of these " + percent(s.fit.scores.accuracy) + " are right"
		}
	}
	refill(v.tally, "span ~pixel-right data-value=$ | $\n| $", plain(share), count(right)+" of "+count(len(v.judgements))+" right",
		" ("+percent(share)+"). These are "+rows+".")
	order := append([]judgement(nil), v.judgements...)
	sort.SliceStable(order, func(i, j int) bool { return order[i].probability > order[j].probability })
	n := min(mostThumbs, (len(order)+1)/2)
	least := make([]judgement, 0, n)
	for i := range n {
		least = append(least, order[len(order)-1-i])
	}
	keep := focused()
	v.thumbs(v.sure, "Most sure", order[:n], by)
	v.thumbs(v.unsure, "Least sure", least, by)
	v.mark()
	refocus(v.sure, keep)
	refocus(v.unsure, keep)
}

// thumbs fills a list with small pictures, each a button.
func (v *pixelsView) thumbs(to node, title string, list []judgement, by *predictor) {
	refill(to, "h4 | $", title)
	for _, d := range list {
		number, says, name := strconv.Itoa(d.picture), "model ", v.pictures.names[d.picture]
		if !d.right {
			says = "✗ wrong: "
		}
		b := put(to, `button.thumb #$ data-right=$
	canvas aria-hidden=true
	span.caption title=$ | $
	span.label
		name | $
	span.guess data-value=$
		| $
		name | $
		span | $`, "picture-"+number, strconv.FormatBool(d.right), name, lastPart(name), v.pictures.labels[d.picture],
			plain(d.probability), says, by.classes[d.class], percent(d.probability))
		c := pixelCanvas{canvas: wrap(b.Get("firstChild"))}
		c.size(v.pictures.side)
		c.greys(v.pictures.of(d.picture))
	}
}

// mark tells which thumbnail is the picture shown.
func (v *pixelsView) mark() {
	for _, b := range find(v.shown[1], "button.thumb") {
		set(b, "aria-pressed", strconv.FormatBool(attr(b, "id") == "picture-"+strconv.Itoa(v.chosen)))
	}
}
