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
	for j, name := range t.Terms {
		h := step * math.Max(math.Abs(t.W[j]), 1/math.Max(t.largest(j), 0x1p-1000))
		c := Checked{Term: name, Formula: t.Gradient(j).Value()}
		up, down := t.W[j]+h, t.W[j]-h
		c.Measured = (t.at(j, up).Cost().Value() - t.at(j, down).Cost().Value()) / (up - down)
		c.Digits = agreement(c.Formula, c.Measured)
		out[j] = c
	}
	return out
}

// at returns the table with another coefficient of term j.
func (t Table) at(j int, w float64) Table {
	t.W = append([]float64(nil), t.W...)
	t.W[j] = w
	return t
}

// largest returns the largest size of term j's values.
func (t Table) largest(j int) float64 {
	most := 0.0
	for _, x := range t.X[j] {
		most = math.Max(most, math.Abs(x))
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
