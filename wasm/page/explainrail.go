//go:build js

package page

import (
	"math"
	"strconv"
	"syscall/js"
)

// explainRail chooses what the lessons speak of: the event, the row, and where the coefficients come from.
type explainRail struct {
	root, table, note, caption, row node
	focus                           choice
	source, sliders, replay         node
	iterate                         node
	names                           []string
	inputs                          []node
}

// mostSliders is how many coefficients have a slider.
const mostSliders = 8

func newExplainRail() *explainRail {
	r := &explainRail{}
	var about node
	r.root = into(`
		section aria-label="On these numbers"
			* details.numbers ~explain-about
				summary
					h2 | On these numbers
				div.stack
					* p.source ~explain-table
					* p.quiet ~explain-sample
					* choice #explain-focus title="Of several classes, the one that the lessons tell from all others" | Event
					div.row.rows
						* entry #explain-row title="The number of a row in the table" | Row
						button #row-back aria-label="The row before" | ‹
						button #row-next aria-label="The row after" | ›
					* p.quiet ~row-caption
					* choice #explain-source title="Which coefficients the lessons speak of" | Coefficients
						option value=trained | As trained
						option value=hand | By hand
						option value=descent | A step of the descent
					* div.replay
						* slider #explain-iterate min=0 step=1 | Step
						div.row
							button #replay-rewind aria-label="Rewind to the start" | «
							button #replay-back aria-label="One step back" | ‹
							button #replay-play aria-label="Play or stop" | ▶
							button #replay-next aria-label="One step on" | ›
					* div.hands`,
		&about, &r.table, &r.note, &r.focus.input, &r.row, &r.caption, &r.source, &r.replay, &r.iterate, &r.sliders)
	about.Set("open", js.Global().Get("innerWidth").Int() >= 1000) // else it stands above the text
	return r
}

func (r *explainRail) update(s *state, sub *subject) {
	refill(r.table, "name | $", s.source.name)
	note := "The event is " + sub.event + "."
	if !sub.own && sub.response == nil {
		note += " One class against all others, fitted here to its own least cost, with the penalty of the settings."
	} else if !sub.own {
		note += " The target is a number: the lessons ask whether it is above the median."
	}
	if sub.l1 == 0 && sub.l2 == 0 && (sub.status == "separated" || sub.separated()) {
		note += " A boundary separates it from the rest without error, so that without a penalty the coefficients would grow for ever; these are where the fit stopped."
	}
	setText(r.note, note+" "+sub.sampled())
	r.events(sub)
	setEntry(r.row, strconv.Itoa(sub.rows[sub.row]))
	setText(r.caption, "Row "+strconv.Itoa(sub.rows[sub.row])+" is "+short(sub.classes[sub.class[sub.row]])+".")
	setValue(r.source, s.explained.source)
	show(r.replay, s.explained.source == "descent" && sub.track != nil)
	if sub.track != nil {
		set(r.iterate, "max", strconv.Itoa(sub.track.Len()-1))
		at := min(s.explained.iterate, sub.track.Len()-1)
		slide(r.iterate, float64(at), strconv.Itoa(at)+" of "+strconv.Itoa(sub.track.Len()-1))
	}
	r.hands(sub)
}

func (r *explainRail) events(sub *subject) {
	showField(r.focus.input, !sub.own && sub.response == nil)
	var list []option
	for k, class := range sub.classes {
		list = append(list, option{strconv.Itoa(k), short(class)})
	}
	r.focus.fill(list)
	r.focus.show(strconv.Itoa(sub.focus))
}

// hands are the sliders of the coefficients. A slider reaches as far as moves the scores by about 8, or to twice the coefficient.
func (r *explainRail) hands(sub *subject) {
	names := sub.problem.Names[:min(mostSliders, len(sub.terms))]
	if !same(names, r.names) {
		r.names, r.inputs = append([]string(nil), names...), nil
		clear(r.sliders)
		for j, name := range names {
			id := "hand-" + strconv.Itoa(j)
			row := put(r.sliders, "div.slider\n\tlabel for=$\n\t\tname | $", id, name)
			r.inputs = append(r.inputs, put(row, "input type=range step=any #$ data-term=$", id, strconv.Itoa(j)))
			put(row, "output for=$ ~$", id, id+"-value")
		}
	}
	for j, input := range r.inputs {
		w, reach := sub.weights[j], sub.reach(j)
		set(input, "min", plain(-reach))
		set(input, "max", plain(reach))
		slide(input, w, number(w, 4))
		showNumber(wrap(input.Get("nextSibling")), w, 4)
	}
}

// spread is the coefficient of term j that moves the score by 8 over two standard deviations of its values.
func (s *subject) spread(j int) float64 {
	if s.problem.Free[j] {
		return 8 * (1 + s.shift())
	}
	x := s.problem.X[j]
	mean, square := average(x), 0.0
	for _, v := range x {
		square += (v - mean) * (v - mean) / float64(len(x))
	}
	if square == 0 {
		return 8
	}
	return 4 / math.Sqrt(square)
}

// shift is how far the middle of the other terms lies from 0, in scores: the intercept makes up for it.
func (s *subject) shift() float64 {
	total := 0.0
	for j := range s.terms {
		if !s.problem.Free[j] {
			total += math.Abs(average(s.problem.X[j]) * s.trained[j])
		}
	}
	return total / 4
}
