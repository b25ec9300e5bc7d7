package derive

import "math"

// Checked is one coefficient's derivative by the formula and by differences.
type Checked struct {
	Term              string
	Formula, Measured float64
	Digits            float64 // that agree, relative to the larger; at most 16
}

// step is the relative width of a central difference, the cube root of rounding: there its two errors are about equal (Nocedal &
// Wright 2006, section 8.1).
var step = math.Cbrt(0x1p-52)

// CheckGradient compares the derivative of the mean cost by every coefficient with (J(w+h) - J(w-h))/2h. The width h is
// taken beside the size of the coefficient, or of what moves the score by 1 where that is larger.
func CheckGradient(t Table) []Checked {
	out := make([]Checked, len(t.Terms))
	for j, term := range t.Terms {
		s := t.scope(j, none)
		s.write(&gradientLines)
		steps, w := s.write(&meanCostLines), s.letter("w_j")
		formula, cost, at := steps[0].Right.Eval(), steps[1].Right, w.Value
		h := step * math.Max(math.Abs(at), 1/math.Max(largest(t.X[j]), 0x1p-1000))
		up, down := at+h, at-h
		w.Value = up
		above := cost.Eval()
		w.Value = down
		measured := (above - cost.Eval()) / (up - down)
		out[j] = Checked{term, formula, measured, agreement(formula, measured)}
	}
	return out
}

// largest returns the largest size of some values.
func largest(x []float64) float64 {
	most := 0.0
	for _, v := range x {
		most = math.Max(most, math.Abs(v))
	}
	return most
}

// agreement returns how many decimal digits two numbers share.
func agreement(a, b float64) float64 {
	if a == b {
		return 16
	}
	return math.Max(0, math.Min(16, -math.Log10(math.Abs(a-b)/math.Max(math.Abs(a), math.Abs(b)))))
}
