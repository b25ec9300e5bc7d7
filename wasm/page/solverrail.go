//go:build js

package page

import "math"

// solverView is the rail's third section: how the cost is brought down.
type solverView struct {
	root, advanced                           node
	solver, missing                          *choice
	rate, batch, l1, l2                      *entry
	momentum, maxIterations, tolerance, seed *entry
	turn                                     *slider
	raw                                      *tick
}

var solvers = []option{
	{"auto", "Automatic"}, {"batch", "Gradient descent"}, {"sgd", "Stochastic, mini-batches"}, {"momentum", "Momentum"},
	{"nesterov", "Nesterov"}, {"adam", "Adam"}, {"lbfgs", "L-BFGS"}, {"newton", "Newton"}, {"coordinate", "Coordinate descent"},
}

func newSolverView(up events) *solverView {
	v := &solverView{}
	real := func(id, label, usual, note string, set func(*settings, float64)) *entry {
		return newEntry(id, label, usual, note, func(x float64) { up.change(func(s *settings) { set(s, x) }) })
	}
	v.solver = newChoice("solver", "Method", solvers, func(t string) { up.change(func(s *settings) { s.solver = t }) })
	v.rate = real("rate", "Learning rate", "automatic", "Step length along the gradient, on standardised columns", func(s *settings, x float64) { s.rate = x })
	v.turn = newSlider("rate-slider", "Learning rate, as a slider", -4, 2, 0.05, func(x float64) {
		up.change(func(s *settings) { s.rate = parse(rounded(math.Pow(10, x))) })
	})
	v.turn.label.SetClass("unseen") // the number above it is labelled in sight
	v.batch = real("batch", "Batch size", "automatic", "Rows in each step", func(s *settings, x float64) { s.batch = int(x) })
	v.l2 = real("l2", "Penalty l2", "0", "Adds ½·l2·|w|² to the mean loss; the intercept is free. l2 = 1/(C·n) in scikit-learn’s terms", func(s *settings, x float64) { s.l2 = x })
	v.l1 = real("l1", "Penalty l1", "0", "Adds l1·|w|₁ to the mean loss; the intercept is free. Sets small coefficients to zero", func(s *settings, x float64) { s.l1 = x })
	v.momentum = real("momentum", "Momentum", "automatic", "Share of the last step that is kept", func(s *settings, x float64) { s.momentum = x })
	v.maxIterations = real("max-iterations", "Iterations at most", "automatic", "", func(s *settings, x float64) { s.maxIterations = int(x) })
	v.tolerance = real("tolerance", "Tolerance", "automatic", "Stops when the largest entry of the gradient is at or below it", func(s *settings, x float64) { s.tolerance = x })
	v.seed = real("seed", "Seed", "0", "Draws the batches and the hold-out; the same seed gives the same fit", func(s *settings, x float64) { s.seed = int(x) })
	v.raw = newTick("raw", "Penalise columns as they are", "Otherwise the penalty acts on standardised columns. Coefficients are in your own units either way", func(on bool) { up.change(func(s *settings) { s.raw = on }) })
	v.missing = newChoice("missing", "Missing cells", []option{{"drop", "Drop the row"}, {"mean", "Fill with the mean"}, {"indicator", "Fill and mark"}},
		func(t string) { up.change(func(s *settings) { s.missing = t }) })
	v.advanced = disclosure("advanced", "Advanced", v.momentum.root, v.maxIterations.root, v.tolerance.root, v.seed.root, v.missing.root, v.raw.root)
	v.root = section("solver-part", "Solver", v.solver.root, v.rate.root, v.turn.root, v.batch.root, v.l2.root, v.l1.root, v.advanced)
	return v
}

func (v *solverView) update(s *state) {
	show(v.root, s.table != nil)
	set := &s.set
	v.solver.show(set.solver)
	v.missing.show(set.missing)
	show(v.rate.root, set.descends())
	show(v.turn.root, set.descends())
	show(v.batch.root, set.samples())
	show(v.momentum.root, set.hasMomentum())
	v.rate.show(set.rate)
	if set.rate > 0 {
		v.turn.show(math.Log10(set.rate), number(set.rate, 3))
	} else {
		v.turn.show(-1, "automatic")
	}
	v.batch.show(float64(set.batch))
	v.l1.show(set.l1)
	v.l2.show(set.l2)
	v.momentum.show(set.momentum)
	v.maxIterations.show(float64(set.maxIterations))
	v.tolerance.show(set.tolerance)
	v.seed.show(float64(set.seed))
	v.raw.show(set.raw)
}
