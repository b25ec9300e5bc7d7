package derive

import "math"

// Checked is one coefficient's derivative by the formula and by differences.
type Checked struct {
	Term              string
	Formula, Measured float64
	Digits            float64 // that agree, relative to the larger; at most 16
}

// step is the relative width of a central difference, the cube root of rounding, 2 to the power of -52/3: there its two errors are
// about equal (Nocedal & Wright 2006, section 8.1).
const step = 6.055454452393343e-06

// CheckGradient compares the derivative of the mean cost by every coefficient with (J(w+h) - J(w-h))/2h. The width h is
// taken beside the size of the coefficient, or of what moves the score by 1 where that is larger.
func CheckGradient(t Table) []Checked {
	out := make([]Checked, len(t.Terms))
	for j, term := range t.Terms {
		s := t.scope(j, none)
		_, gradient := s.sides(meanGradient)
		_, cost := s.sides(meanCost)
		w, formula := s.letter("w_j"), gradient.Eval()
		at := w.Value
		h := step * math.Max(math.Abs(at), 1/largest(t.X[j]))
		up, down := at+h, at-h
		w.Value = up
		above := cost.Eval()
		w.Value = down
		measured := (above - cost.Eval()) / (up - down)
		out[j] = Checked{term, formula, measured, agreement(formula, measured)}
	}
	return out
}

// largest returns the largest size of some values, which is more than 0.
func largest(x []float64) float64 {
	most := 0x1p-1000
	for _, v := range x {
		if size := math.Abs(v); size > most {
			most = size
		}
	}
	return most
}

// agreement returns how many decimal digits two numbers share.
func agreement(a, b float64) float64 {
	digits := -math.Log10(math.Abs(a-b) / math.Max(math.Abs(a), math.Abs(b)))
	switch {
	case a == b || digits > 16:
		return 16
	case digits < 0:
		return 0
	}
	return digits
}
