//go:build js

package page

import (
	"context"
	"math"
	"strconv"
	"strings"
	"syscall/js"

	"descent/core/landscape"
	"descent/core/num"
)

// remake reads the subject anew where the state calls for another one, and else refreshes it.
func (v *explainView) remake(s *state) {
	p := s.predictor
	key := strings.Join(append(append([]string{strconv.Itoa(v.app.opening), s.set.target, strconv.Itoa(s.explained.focus),
		strconv.Itoa(len(p.terms))}, s.set.features...), p.classes...), "\x00")
	if key == v.key {
		if v.subject != nil {
			v.refresh(s)
		}
		return
	}
	v.key, v.subject = key, nil
	v.asked++
	number := v.asked
	m := subjectMaker{s.table, s.set, p, s.explained.focus}
	spawn(func() {
		made, failed := m.make()
		if number != v.asked {
			return
		}
		if failed != nil {
			v.app.fail(failed)
			return
		}
		if !made.own {
			made.fit()
		}
		if number != v.asked {
			return
		}
		v.subject = made
		v.app.update()
		if x := &v.app.state.explained; x.arriving {
			x.arriving = false
			nextFrame(v.reveal)
		}
	})
}

// fit finds the coefficients of one class against the others.
func (s *subject) fit() {
	scaled, scale := s.penalised().Standardised()
	found, _ := landscape.Minimum(context.Background(), scaled, make([]float64, len(s.terms)))
	s.trained, s.status = scale.Raw(found.X), found.Status.String()
}

// penalised is the subject's problem with the penalty of the settings.
func (s *subject) penalised() *landscape.Problem {
	p := *s.problem
	p.L1, p.L2 = s.l1, s.l2
	return &p
}

// refresh gives the subject the coefficients and the row that the state names, and tells the chapter at the next frame.
func (v *explainView) refresh(s *state) {
	x, sub := &s.explained, v.subject
	if sub.own {
		sub.trained = s.predictor.coefficients
	}
	sub.l1, sub.l2, sub.model = s.set.l1, s.set.l2, s.predictor.model()
	if x.source == "descent" {
		v.record()
	}
	if sub.weights = sub.chosen(x); len(sub.weights) != len(sub.terms) {
		return // the model is about to change
	}
	sub.row = sub.find(x.row)
	v.telling.ask(func() {
		if v.subject != nil && len(v.subject.weights) == len(v.subject.terms) && v.shown != nil {
			v.rail.update(&v.app.state, v.subject)
			v.shown.tell(v.subject)
		}
	})
}

// chosen are the coefficients that a person wants explained.
func (s *subject) chosen(x *explained) []float64 {
	switch {
	case x.source == "hand" && len(x.hand) == len(s.terms):
		return x.hand
	case x.source == "descent" && s.track != nil:
		return s.track.At(min(x.iterate, s.track.Len()-1))
	}
	return s.trained
}

// find returns the place of a row of the table; where it is not among those taken, that of the row whose score is nearest 1, whose
// probability is neither certain nor even.
func (s *subject) find(row int) int {
	for i, r := range s.rows {
		if r == row {
			return i
		}
	}
	best, z := 0, make([]float64, len(s.rows))
	s.problem.Scores(z, s.weights)
	for i := range z {
		if math.Abs(z[i]-1) < math.Abs(z[best]-1) {
			best = i
		}
	}
	return best
}

// probability of the event in each row.
func (s *subject) probabilities() []float64 {
	p := make([]float64, len(s.rows))
	s.problem.Scores(p, s.weights)
	for i, z := range p {
		p[i] = num.Sigmoid(z)
	}
	return p
}

// frame is work that is done at most once a frame, however often it is asked for.
type frame struct{ due bool }

// ask has fn called before the page is drawn next, unless something was asked for already.
func (f *frame) ask(fn func()) {
	if f.due {
		return
	}
	f.due = true
	nextFrame(func() {
		f.due = false
		fn()
	})
}

// nextFrame calls fn once, before the page is drawn next.
func nextFrame(fn func()) {
	var once js.Func
	once = callback(func(js.Value) {
		once.Release()
		fn()
	})
	js.Global().Call("requestAnimationFrame", once)
}

// step follows a training.
func (v *explainView) step(s *state) {
	switch {
	case !s.explained.on || !v.drawn:
	case v.shown.moved != nil:
		v.shown.moved(s)
	default:
		v.update(s)
	}
}
