package boundary

import (
	"math"

	"descent/core/num"
)

// Rows returns the number of linear predictors of the model.
func (s *Surface) Rows() int { return s.predictors }

// Classes returns the number of classes, 0 for a linear regression.
func (s *Surface) Classes() int { return s.model.Classes }

// Event returns the class whose log-odds the margin of a binary model is.
func (s *Surface) Event() int { return s.model.Event }

// Binary reports whether the surface has one margin and two classes.
func (s *Surface) Binary() bool { return s.predictors == 1 && s.model.Classes == 2 }

// Margins writes the linear predictors over the grid xs × ys: predictor k at (xs[i], ys[j]) goes to
// dst[(k·len(ys)+j)·len(xs)+i]. The length of dst must be Rows()·len(xs)·len(ys).
func (s *Surface) Margins(dst, xs, ys []float64) {
	nx, ny := len(xs), len(ys)
	if len(dst) != s.predictors*nx*ny {
		panic("boundary: length of dst differs from rows × grid")
	}
	s.tabulate(xs)
	for j, y := range ys {
		for b, f := range s.fy {
			s.gy[b] = f.at(y)
		}
		for k := range s.predictors {
			s.sweep(dst[(k*ny+j)*nx:][:nx], k)
		}
	}
}

// tabulate evaluates the factors of x at every node.
func (s *Surface) tabulate(xs []float64) {
	n := len(s.fx) * len(xs)
	if cap(s.tab) < n {
		s.tab = make([]float64, n)
	}
	s.tab = s.tab[:n]
	for a, f := range s.fx {
		row := s.tab[a*len(xs):][:len(xs)]
		for i, x := range xs {
			row[i] = f.at(x)
		}
	}
}

// sweep writes predictor k along one line of the grid, whose factors of y are in s.gy.
func (s *Surface) sweep(dst []float64, k int) {
	for a := range s.fx {
		e := 0.0
		for b, c := range s.c[(k*len(s.fx)+a)*len(s.fy):][:len(s.fy)] {
			if c != 0 {
				e += c * s.gy[b]
			}
		}
		f := s.tab[a*len(dst):][:len(dst)]
		switch {
		case a == 0: // the constant, whose factor is 1
			for i := range dst {
				dst[i] = e
			}
		case e != 0:
			for i, v := range f {
				dst[i] += e * v
			}
		}
	}
}

// At returns the linear predictors at one place; the slice is valid until the next call.
func (s *Surface) At(x, y float64) []float64 {
	if s.at == nil {
		s.at = make([]float64, s.predictors)
	}
	s.Margins(s.at, []float64{x}, []float64{y})
	return s.at
}

// Probabilities writes the probability of each class at one place. It panics for a linear regression.
func (s *Surface) Probabilities(dst []float64, x, y float64) {
	Probabilities(dst, s.At(x, y), s.model.Event)
}

// Probabilities turns the linear predictors of one place or row into the probabilities of len(dst) classes.
func Probabilities(dst, margins []float64, event int) {
	if len(dst) < 2 {
		panic("boundary: probabilities of fewer than two classes")
	}
	if len(margins) == 1 && len(dst) == 2 {
		dst[event] = num.Sigmoid(margins[0])
		dst[1-event] = num.Sigmoid(-margins[0])
		return
	}
	spread(dst, margins)
	num.Softmax(dst)
}

// spread writes the margins of all classes, the reference class's 0 included.
func spread(dst, margins []float64) {
	dst[0] = 0
	copy(dst[len(dst)-len(margins):], margins)
}

// faint is the margin behind the best at which Strongest counts a class as impossible: exp(−faint) is 6e-6.
const faint = 12

// Strongest writes, for each of n places, the most probable class and its probability, to within 1e-5 for each class.
// margins is as Margins wrote it for a model of classes classes; a place whose margins are not numbers gets strength
// NaN.
func Strongest(class []uint8, strength []float32, margins []float64, classes int) {
	n := len(class)
	rows := len(margins) / n
	shift := classes - rows // 1 when the first class is the reference
	for i := range class {
		best, top := 0, 0.0
		if shift == 0 {
			top = margins[i]
		}
		for k := 1 - shift; k < rows; k++ {
			if m := margins[k*n+i]; m > top || m != m {
				best, top = k+shift, m
			}
		}
		sum := 1.0
		if shift == 1 && best != 0 && top < faint {
			sum += math.Exp(-top)
		}
		for k := range rows {
			if d := margins[k*n+i] - top; d > -faint && k+shift != best {
				sum += math.Exp(d)
			}
		}
		if top != top {
			sum = top
		}
		class[i], strength[i] = uint8(best), float32(1/sum)
	}
}

// Logit returns log(t/(1−t)), the margin at which the probability is t; 0 counts as ½.
func Logit(t float64) float64 {
	if t == 0 {
		return 0
	}
	return math.Log(t) - math.Log1p(-t)
}
