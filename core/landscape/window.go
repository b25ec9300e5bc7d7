package landscape

import (
	"math"

	"descent/core/loss"
	"descent/core/num"
)

// Window proposes the box of coefficients for a picture of a problem of two terms, of which best is the minimum, or the last
// point on the way to one at infinity, and start is where a path begins.
//
// A half side moves the scores by a root mean square of 6, where the probability is 1 in 400 and the squared error on the
// sigmoid has its plateaus; or by up to 8, where the curvature at the centre asks for more to see the valley's walls. For the
// losses of linear regression 6 is instead twice the standard deviation of the response, and 8 in proportion. The box is then
// made to hold best, start and 0, each only where that at most doubles it.
//
// The centre is best, unless that gives half of the rows scores beyond 8, as where the classes are separated: then it lies
// between start and best, where it no longer does.
func Window(p *Problem, best, start []float64) View {
	if p.Dim() != 2 {
		panic("landscape: a window takes two terms")
	}
	reach := p.reach()
	far := reach * 8 / 6
	centre := p.within(best, start, far)
	hess := Hessian(p, centre)
	var side [2]View // of which U0 and U1 alone are used
	for j := range side {
		size := rms(p.X[j])
		if size == 0 {
			size = 1
		}
		// A mean of c·x² bends most, c the curvature of the loss: then both are the same.
		half := reach * math.Sqrt(p.Loss.Curvature()/hess.At(j, j))
		if !(half <= far/size) { // NaN too, where the cost does not bend up
			half = far / size
		}
		half = math.Max(half, reach/size)
		side[j] = View{U0: centre[j] - half, U1: centre[j] + half}
		for _, point := range []float64{best[j], start[j], 0} {
			side[j].hold(point, 0.1*half, half)
		}
	}
	return View{U0: side[0].U0, U1: side[0].U1, V0: side[1].U0, V1: side[1].U1}
}

// hold widens the side from U0 to U1 to show a point with a margin round it, by most at the most.
func (v *View) hold(point, margin, most float64) {
	if low := point - margin; low < v.U0 && v.U0-low <= most {
		v.U0 = low
	}
	if high := point + margin; high > v.U1 && high-v.U1 <= most {
		v.U1 = high
	}
}

// reach is the root mean square of the scores from the centre of a window to its edge.
func (p *Problem) reach() float64 {
	if p.Loss != loss.Squared && p.Loss != loss.Absolute {
		return 6
	}
	if _, sd := moments(p.Y); sd > 0 {
		return 2 * sd
	}
	return 1
}

// within returns the point nearest to best on the way there from start at which no more than half of the rows have scores
// beyond limit, in steps of a fifth.
func (p *Problem) within(best, start []float64, limit float64) []float64 {
	centre, z := append([]float64(nil), best...), make([]float64, p.Count())
	for t := 1.0; t > 1e-9; t *= 0.8 {
		for j := range centre {
			centre[j] = start[j] + t*(best[j]-start[j])
		}
		p.Scores(z, centre)
		if !mostlyBeyond(z, limit) {
			return centre
		}
	}
	return append([]float64(nil), start...)
}

// mostlyBeyond reports whether more than half of the scores are beyond a limit, or no numbers.
func mostlyBeyond(z []float64, limit float64) bool {
	within := 0
	for _, v := range z {
		if math.Abs(v) <= limit {
			within++
		}
	}
	return 2*within < len(z)
}

// rms returns the root mean square.
func rms(x []float64) float64 { return num.Norm(x) / math.Sqrt(float64(len(x))) }
