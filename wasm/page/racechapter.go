//go:build js

package page

import (
	"context"
	"math"

	"descent/core/derive"
	"descent/core/landscape"
	"descent/wasm/plot"
)

// raceChapter is about the step of a descent, the methods, the learning rate, and the scale of the columns.
type raceChapter struct {
	*chapter
	app              *App
	u, v             choice
	chosenU, chosenV string
	scaled, note     node
	s                *subject  // whose ground this is
	trained          []float64 // for which coefficients
	drawnU, drawnV   int
	ground           *raceGround
	from             []float64 // where the descents start
	term, origin     choice
	rate             node
	chosen           string
	step             *derivation
	known            *subject // for whom bound is
	bound            float64
	run              raceRun
	limit            raceLimit
	both             raceScaling
}

func newRaceChapter(a *App) *chapter {
	r := &raceChapter{app: a}
	r.chapter = newChapter("race", "The race", "Descent walks down the cost in steps. How far a step may go, how the methods differ, and why columns are brought to one scale: "+
		"seen on two coefficients of your model, the others held at their optimum, so that the pictures show the true cost and the true paths.")
	r.choices()
	r.steps()
	r.methods()
	r.limits()
	r.scaling()
	r.update, r.enter, r.press = r.prepare, r.take, r.push
	r.theme = func() {
		for _, m := range []*raceMap{&r.run.picture, &r.limit.picture, &r.both.pictures[0], &r.both.pictures[1]} {
			m.picture.SetTheme(theme())
		}
		for _, c := range []*plot.Curve{r.run.curve, r.limit.curve} {
			c.SetTheme(theme())
		}
	}
	return r.chapter
}

// choices are what all lessons of the chapter share.
func (r *raceChapter) choices() {
	o := &outliner{places: []*node{&r.u.input, &r.v.input, &r.scaled, &r.note}}
	o.run(r.root.Value, `
		div.row
			* choice #race-u | Coefficient across
			* choice #race-v | Coefficient up
			* tick #race-scaled | Columns standardised, as the engine does
		* p.note ~race-note hidden`)
	check(r.scaled, true)
}

// prepare finds the ground of two coefficients where it is another.
func (r *raceChapter) prepare(s *subject) {
	names := s.problem.Names
	if len(names) < 2 {
		r.ground, r.s = nil, nil
		show(r.note, true)
		setText(r.note, "The model has one coefficient; a map takes two. Choose a feature.")
		return
	}
	u, v := place(names, r.chosenU, 0), place(names, r.chosenV, 1)
	if u == v {
		v = (u + 1) % len(names)
	}
	r.u.fill(columnOptions(names))
	r.v.fill(columnOptions(names))
	r.u.show(names[u])
	r.v.show(names[v])
	moved := u != r.drawnU || v != r.drawnV || s != r.s || r.ground == nil
	if !moved && (same(r.trained, s.trained) || r.app.state.busy()) {
		return
	}
	r.s, r.trained, r.drawnU, r.drawnV = s, append([]float64(nil), s.trained...), u, v
	if moved {
		r.from = make([]float64, 2)
	}
	p, held, helped := s.grounded(checked(r.scaled), true)
	r.ground = newRaceGround(p, held, u, v)
	show(r.note, helped)
	if helped {
		setText(r.note, "A boundary separates these rows without error, so that their cost falls for ever along it and has no lowest point. "+
			"For there to be one, this chapter adds the squared penalty with λ₂ = "+number(helpingPenalty, 2)+", on the coefficients that a lesson looks at.")
	}
}

// helpingPenalty is the L2 that gives a cost a lowest point where the rows are separated and nothing else is penalised.
const helpingPenalty = 0.01

// grounded is the problem over all coefficients, of the columns as they are or standardised, and its lowest point. The penalty of the
// settings acts on standardised columns, so only those can have it.
func (s *subject) grounded(standard, penalised bool) (p *landscape.Problem, held []float64, helped bool) {
	p, held = s.problem, s.trained
	if standard {
		var scale landscape.Scale
		p = s.problem
		if penalised {
			p = s.penalised()
		}
		p, scale = p.Standardised()
		held = scale.Standard(held)
	}
	if helped = p.L1 == 0 && p.L2 == 0 && s.separated(); helped {
		p = p.Penalised(0, helpingPenalty)
		found, _ := landscape.Minimum(context.Background(), p, nil)
		held = found.X
	}
	return p, held, helped
}

// separated reports whether the trained coefficients put every row on its own side.
func (s *subject) separated() bool {
	z := make([]float64, len(s.rows))
	s.problem.Scores(z, s.trained)
	for i, y := range s.problem.Y {
		if (2*y-1)*z[i] <= 0 {
			return false
		}
	}
	return true
}

// place is where a name stands in a list.
func place(list []string, name string, otherwise int) int {
	for i, n := range list {
		if n == name {
			return i
		}
	}
	return otherwise
}

// picked moves the start of the descents.
func (r *raceChapter) picked(x, y float64) {
	r.from = []float64{x, y}
	r.app.look()
}

func (r *raceChapter) take(id string, n node) bool {
	switch id {
	case "race-u":
		r.chosenU, r.chosenV = swap(value(n), value(r.u.input), value(r.v.input))
	case "race-v":
		r.chosenV, r.chosenU = swap(value(n), value(r.v.input), value(r.u.input))
	case "race-scaled":
		r.ground = nil
	case "race-term":
		r.chosen = value(n)
	case "race-at":
		r.run.at = int(parse(value(n)))
	case "race-origin", "race-step", "race-unit", "race-log", "race-rate", "race-batch", "race-momentum", "race-seed", "race-share":
	default:
		return r.run.toggle(id) && r.looked()
	}
	return r.looked()
}

func (r *raceChapter) looked() bool {
	r.app.look()
	return true
}

func (r *raceChapter) push(id string) bool {
	switch id {
	case "race-again":
		r.run.again++
	case "race-home":
		r.from = make([]float64, 2)
	case "race-rewind":
		r.run.seek(0)
	case "race-back":
		r.run.seek(r.run.at - 1)
	case "race-next":
		r.run.seek(r.run.at + 1)
	case "race-play":
		r.play()
	default:
		return false
	}
	return r.looked()
}

func (r *raceChapter) steps() {
	var place node
	l := r.lesson("start", "What a step is", `
		say | The derivative says how the cost changes when a coefficient grows by a little. A step goes the other way: from each coefficient it takes the learning rate `+"`η`"+` times the derivative, all of them at once, and then looks again. Nothing else happens in batch gradient descent.
		div.row
			* choice #race-term | Coefficient of
			* choice #race-origin | From
				option value=zero | 0, where a descent starts
				option value=here | the coefficients explained
		* slider #race-step min=-3 max=1 step=0.01 value=-0.3 | Learning rate
		* div
		say | The step takes the mean cost from {before} to {after}. With `+"`L`"+` the most that the cost bends anywhere, here {bound}, the rate 1/`+"`L`"+` = {safe} lowers it from anywhere; any rate below 2/`+"`L`"+` does. A rate many times larger may jump over the valley: drag it and see the cost after the step rise. At the trained coefficients the derivative is nearly 0, and so is the step, whatever the rate.
		say.cite | Nesterov 2018, section 1.2.3; the bound on the logistic loss’s curvature is ¼ of the largest eigenvalue of X⊤X/m (Böhning & Lindsay 1988)`,
		&r.term.input, &r.origin.input, &r.rate, &place)
	r.step = newDerivation(place)
	l.update = func(s *subject) { r.showStep(l, s) }
}

// showStep makes one step of all coefficients and shows that of one.
func (r *raceChapter) showStep(l *lesson, s *subject) {
	if r.known != s {
		r.known = s
		r.bound, _ = s.problem.Lipschitz(context.Background())
	}
	r.term.fill(columnOptions(s.problem.Names))
	j := s.term(r.chosen)
	r.term.show(s.problem.Names[j])
	w, grad := make([]float64, len(s.terms)), make([]float64, len(s.terms))
	if value(r.origin.input) == "here" {
		copy(w, s.weights)
	}
	before, _ := s.problem.Eval(context.Background(), w, grad, nil)
	at := parse(value(r.rate))
	rate := math.Pow(10, at) / r.bound
	slide(r.rate, at, number(rate, 3))
	r.step.show(derive.Descent(s.problem.Names[j], w[j], grad[j], rate)...)
	for k, g := range grad {
		w[k] -= rate * g
	}
	l.number("before", before)
	l.number("after", s.problem.Cost(w))
	l.number("bound", r.bound)
	l.number("safe", 1/r.bound)
}
