package solve

// watch tells a diverging run from one that only takes its time.
type watch struct {
	start, best, last float64
	calm              bool // the method never lets the value rise at a stable rate
	above             int  // values in a row above the start
	since, rises      int  // values since the best one, and how many of them rose
}

// How long a run may stay above its start, and how long one that should fall may wander. Momentum overshoots for
// about 1/(1-β) steps, so it is given several times that.
const (
	patience       = 10
	patienceMoment = 100
	wander         = 100
)

// diverged takes the next value and reports whether the run diverges: the value is not finite, stays above the start,
// or, for a method whose value falls at every stable rate, keeps rising without a new best.
func (w *watch) diverged(f float64) bool {
	if !finite(f) {
		return true
	}
	w.above++
	if f <= w.start+1e-9*abs(w.start) {
		w.above = 0
	}
	w.since++
	if f > w.last+1e-7*abs(w.last) {
		w.rises++
	}
	if f < w.best {
		w.best, w.since, w.rises = f, 0, 0
	}
	w.last = f
	if w.calm {
		return w.above >= patience || w.since >= wander && w.rises >= wander/4
	}
	return w.above >= patienceMoment
}

func abs(v float64) float64 { return max(v, -v) }
