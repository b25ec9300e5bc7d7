//go:build js

package page

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
		"seen on two coefficients of your model, the others held as trained, so that the pictures show the true cost and the true paths.")
	r.choices()
	r.steps()
	r.methods()
	r.limits()
	r.scaling()
	r.update, r.enter, r.press = r.prepare, r.take, r.push
	return r.chapter
}

// choices are what all lessons of the chapter share.
func (r *raceChapter) choices() {
	o := &outliner{places: []*node{&r.u.input, &r.v.input, &r.scaled, &r.note}}
	o.run(r.root.Value, `
		div.row.shared
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
