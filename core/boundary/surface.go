package boundary

import (
	"math"
	"slices"

	"descent/core/design"
)

// Surface is a model as a function of two coordinates. Collapse folds the held factors into its coefficients, so that
// a cell of a grid costs one multiplication and addition for each distinct factor of x.
//
// A Surface keeps scratch memory: it must not be used concurrently.
type Surface struct {
	model      Model // without its coefficients
	predictors int
	x, y       Axis
	fx, fy     []basis
	// c holds, for row k, x-factor a and y-factor b, the coefficient of their product at (k·len(fx)+a)·len(fy)+b.
	c   []float64
	tab []float64 // factors of x at every node: len(fx) × nx
	gy  []float64 // factors of y on one line
	at  []float64 // the margins of one place
}

// basis is a function of one coordinate: a power, or where power is −1 the indicator of a level.
type basis struct{ power, level int }

func (f basis) at(v float64) float64 {
	if f.power < 0 {
		if math.Round(v) == float64(f.level) {
			return 1
		}
		return 0
	}
	return pow(v, f.power)
}

func pow(v float64, n int) float64 {
	z := 1.0
	for ; n > 0; n-- {
		z *= v
	}
	return z
}

// Collapse returns m over the axes x and y, with all other columns held. It keeps no reference to the coefficients.
func Collapse(m Model, x, y Axis, held Held) *Surface {
	s := &Surface{model: m, x: x, y: y}
	s.fx, s.fy = []basis{{}}, []basis{{}}
	split := make([]parts, len(m.Terms))
	for i, t := range m.Terms {
		p := divide(t, x, y, held)
		p.a, s.fx = position(s.fx, p.fx)
		p.b, s.fy = position(s.fy, p.fy)
		split[i] = p
	}
	rows, nx, ny := m.Rows(), len(s.fx), len(s.fy)
	s.c = make([]float64, rows*nx*ny)
	for k := range rows {
		beta := m.Coefficients[k*len(m.Terms):]
		for i, p := range split {
			if beta[i] != 0 && p.scale != 0 {
				s.c[(k*nx+p.a)*ny+p.b] += beta[i] * p.scale
			}
		}
	}
	s.gy = make([]float64, ny)
	s.model.Terms, s.model.Coefficients = nil, nil
	s.predictors = rows
	if rows == 2 && m.Classes == 2 {
		s.pair(m.Event)
	}
	return s
}

// pair turns the two predictors of a symmetric model of two classes into the log-odds of the event.
func (s *Surface) pair(event int) {
	n := len(s.c) / 2
	for i := range n {
		s.c[i] = s.c[event*n+i] - s.c[(1-event)*n+i]
	}
	s.c, s.predictors = s.c[:n], 1
}

// parts is a term divided into what varies with x, what varies with y, and the constant that the rest is held at.
type parts struct {
	fx, fy basis
	a, b   int
	scale  float64
}

func divide(t design.Term, x, y Axis, held Held) parts {
	p := parts{scale: 1}
	for _, f := range t.Factors {
		switch {
		case x.Column != "" && f.Column == x.Column:
			p.fx = p.times(p.fx, f, x.Levels)
		case y.Column != "" && f.Column == y.Column:
			p.fy = p.times(p.fy, f, y.Levels)
		default:
			p.scale *= held.factor(f)
		}
	}
	return p
}

// times returns the product of b and f on one axis; p.scale becomes 0 where it vanishes everywhere.
func (p *parts) times(b basis, f design.Factor, levels []string) basis {
	if f.Power > 0 {
		return basis{power: b.power + f.Power}
	}
	l := slices.Index(levels, f.Level)
	if l < 0 || b.power < 0 && b.level != l {
		p.scale = 0
	}
	return basis{power: -1, level: l}
}

func (h Held) factor(f design.Factor) float64 {
	v, ok := h[f.Column]
	switch {
	case f.Power > 0 && !ok:
		return math.NaN()
	case f.Power > 0:
		return pow(v.Number, f.Power)
	case v.Level == f.Level && ok:
		return 1
	}
	return 0
}

func position(list []basis, f basis) (int, []basis) {
	if i := slices.Index(list, f); i >= 0 {
		return i, list
	}
	return len(list), append(list, f)
}
