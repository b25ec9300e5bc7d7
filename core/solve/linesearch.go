package solve

import "math"

// lineSearch finds a step that meets the approximate Wolfe conditions (Hager & Zhang 2005, eq. 4.1 and T2): the
// derivative along the line has become small while f has not risen by more than its rounding. Near the minimum
// f(x) - f(x+s) is lost in rounding long before the derivative is, so f only guards against a real rise.
type lineSearch struct {
	value, slope float64 // at step 0
	step         float64 // on trial
	low, high    float64 // bracket: the derivative is negative at low; at high it is positive or f too high
	lowSlope     float64
	trials       int
}

const (
	flatter    = 0.9   // the derivative that is small enough, of the one at 0 (Liu & Nocedal 1989)
	sufficient = 1e-4  // share of the promised decrease that f must show, where it can
	rounding   = 1e-11 // of |f|: a rise that means nothing
	maxTrials  = 60
)

// init starts a search from step 0 with a first trial step.
func (l *lineSearch) init(value, slope, step float64) {
	*l = lineSearch{value: value, slope: slope, step: step, high: math.Inf(1), lowSlope: slope}
}

// try takes value and derivative at the trial step. It reports that the step will do, or sets the next trial; failed
// says that there have been too many.
func (l *lineSearch) try(value, slope float64) (done, failed bool) {
	if l.done(value, slope) {
		return true, false
	}
	l.trials++
	l.next(value, slope)
	return false, l.trials > maxTrials
}

func (l *lineSearch) done(value, slope float64) bool {
	if !finite(value) || !finite(slope) || math.Abs(slope) > flatter*math.Abs(l.slope) {
		return false
	}
	armijo := value <= l.value+sufficient*l.step*l.slope
	// The second test is the sufficient decrease of the parabola through both slopes, free of cancellation.
	approximate := value <= l.value+rounding*math.Abs(l.value) && slope <= (2*sufficient-1)*l.slope
	return armijo || approximate
}

// next narrows the bracket and sets the next trial: by the secant of the slopes where both are known, else by
// doubling or halving.
func (l *lineSearch) next(value, slope float64) {
	rises := !finite(value) || !finite(slope) || value > l.value+rounding*math.Abs(l.value)
	if !rises && slope < 0 {
		l.low, l.lowSlope = l.step, slope
		if math.IsInf(l.high, 1) {
			l.step *= 2
			return
		}
		l.step = (l.low + l.high) / 2
		return
	}
	l.high = l.step
	l.step = (l.low + l.high) / 2
	if finite(slope) && slope > 0 {
		secant := l.low + (l.high-l.low)*l.lowSlope/(l.lowSlope-slope)
		margin := 0.01 * (l.high - l.low)
		l.step = min(max(secant, l.low+margin), l.high-margin)
	}
}
