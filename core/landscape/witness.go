package landscape

import (
	"math"

	"descent/core/num"
)

// Witness is a point at which a cost bends downwards: there the Hessian has a negative eigenvalue, which no convex function
// has at any point (Boyd & Vandenberghe 2004, section 3.1.4).
type Witness struct {
	W      []float64
	Value  float64   // the least eigenvalue
	Vector []float64 // its unit eigenvector
}

// witnessNodes are the nodes each way of the grid that is searched for a witness first.
const witnessNodes = 17

// FindWitness returns the point of a view, its outermost twentieths left out, at which the least eigenvalue of the Hessian is
// least: of the nodes of a grid first, then by steps to the neighbours that are halved until they are a thousandth of the view.
// ok is false where it finds no eigenvalue that is negative beyond rounding, as for every convex loss.
func FindWitness(p *Problem, view View) (found Witness, ok bool) {
	if p.Dim() != 2 {
		panic("landscape: a witness takes two terms")
	}
	found.Value = math.Inf(1)
	view = view.inner()
	for k := range witnessNodes {
		for i := range witnessNodes {
			found.look(p, between(view.U0, view.U1, i, witnessNodes), between(view.V0, view.V1, k, witnessNodes))
		}
	}
	if found.W == nil {
		return found, false
	}
	for part := 1.0 / (witnessNodes - 1); part > 1e-3; {
		if !found.neighbours(p, view, part*(view.U1-view.U0), part*(view.V1-view.V0)) {
			part /= 2
		}
	}
	return found, found.Value < -1e-10*num.MaxAbs(Hessian(p, found.W).Data)
}

// neighbours looks at the eight points around the witness, as far as the view holds them, and reports whether one was better.
func (f *Witness) neighbours(p *Problem, view View, du, dv float64) bool {
	better := false
	u, v := f.W[0], f.W[1]
	for k := range 9 {
		x, y := u+float64(k%3-1)*du, v+float64(k/3-1)*dv
		if k != 4 && view.holds(x, y) && f.look(p, x, y) {
			better = true
		}
	}
	return better
}

// inner returns the view without a twentieth on each side.
func (v View) inner() View {
	du, dv := (v.U1-v.U0)/20, (v.V1-v.V0)/20
	return View{v.U0 + du, v.U1 - du, v.V0 + dv, v.V1 - dv}
}

func (v View) holds(x, y float64) bool { return x >= v.U0 && x <= v.U1 && y >= v.V0 && y <= v.V1 }

// look makes a point the witness where its least eigenvalue is less, and reports that.
func (f *Witness) look(p *Problem, u, v float64) bool {
	w := []float64{u, v}
	values, vectors := num.Eigen(Hessian(p, w))
	if !(values[0] < f.Value) {
		return false
	}
	*f = Witness{w, values[0], vectors[0]}
	return true
}

// Chord is a segment whose middle lies above it: the cost there is more than the mean of that at both ends, against the
// definition of convexity (Boyd & Vandenberghe 2004, section 3.1.1).
type Chord struct {
	From, Middle, To []float64
	Cost             [3]float64 // at these points
}

// Excess returns how far the cost at the middle is above the mean of the ends.
func (c Chord) Excess() float64 { return c.Cost[1] - (c.Cost[0]+c.Cost[2])/2 }

// FindChord returns the segment through a witness, along its eigenvector, with the largest excess of those that reach as far
// as the view and the halves of that. ok is false where none has an excess beyond rounding.
func FindChord(p *Problem, view View, at Witness) (best Chord, ok bool) {
	half := math.Inf(1)
	for j, side := range [2][2]float64{{view.U0, view.U1}, {view.V0, view.V1}} {
		room := math.Min(at.W[j]-side[0], side[1]-at.W[j])
		if at.Vector[j] != 0 {
			half = math.Min(half, room/math.Abs(at.Vector[j]))
		}
	}
	if !(half > 0) {
		panic("landscape: the witness lies outside the view")
	}
	for range 20 {
		c := chord(p, at, half)
		if best.Middle == nil || c.Excess() > best.Excess() {
			best = c
		}
		half /= 2
	}
	return best, best.Excess() > 1e-14*math.Abs(best.Cost[1])
}

// chord returns the segment that reaches so far to both sides of a witness.
func chord(p *Problem, at Witness, half float64) Chord {
	c := Chord{From: make([]float64, 2), Middle: at.W, To: make([]float64, 2)}
	for j, v := range at.Vector {
		c.From[j], c.To[j] = at.W[j]-half*v, at.W[j]+half*v
	}
	c.Cost = [3]float64{p.Cost(c.From), p.Cost(c.Middle), p.Cost(c.To)}
	return c
}
