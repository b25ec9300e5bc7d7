package judge

import (
	"math"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// sums are means over all rows.
type sums struct {
	loss     float64
	gradient [][]float64 // margin by margin
	// hessian is in the order of the gradient; nil unless wanted. Its upper triangle is filled.
	hessian blas64.Symmetric
}

// batch is the number of rows that are summed up by one goroutine at a time.
const batch = 2048

// sums returns the means of loss and gradient, and of the second derivatives for those margins that are free: all but
// the first where there are several, since only differences of margins count.
func (p Problem) sums(c Coefficients, hessian bool) sums {
	free := max(len(c)-1, 1)
	parts := make([]*part, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for k := range parts {
		parts[k] = newPart(p, c, free, hessian)
		wait.Go(func() {
			for at := k * batch; at < p.Rows; at += len(parts) * batch {
				parts[k].add(at, min(at+batch, p.Rows))
			}
		})
	}
	wait.Wait()
	return merge(parts, p.Rows, hessian)
}

func merge(parts []*part, rows int, hessian bool) sums {
	total := parts[0].sums
	for _, other := range parts[1:] {
		total.loss += other.loss
		for m, g := range other.gradient {
			for j, v := range g {
				total.gradient[m][j] += v
			}
		}
		for i, v := range other.hessian.Data {
			total.hessian.Data[i] += v
		}
	}
	n := float64(rows)
	total.loss /= n
	for _, g := range total.gradient {
		for j := range g {
			g[j] /= n
		}
	}
	if hessian {
		for i := range total.hessian.Data {
			total.hessian.Data[i] /= n
		}
	}
	return total
}

// part sums up some of the rows.
type part struct {
	sums
	p       Problem
	c       Coefficients
	x       []float64   // a batch of rows with a leading 1
	chances [][]float64 // margin by margin: of the batch's rows
	scaled  []float64
}

func newPart(p Problem, c Coefficients, free int, hessian bool) *part {
	width := p.Columns + 1
	s := &part{p: p, c: c, x: make([]float64, batch*width), chances: make([][]float64, len(c))}
	for m := range c {
		s.chances[m] = make([]float64, batch)
		s.gradient = append(s.gradient, make([]float64, width))
	}
	if hessian {
		order := free * width
		s.scaled = make([]float64, batch*width)
		s.hessian = blas64.Symmetric{N: order, Stride: order, Data: make([]float64, order*order), Uplo: blas.Upper}
	}
	return s
}

// add adds the rows from … to-1.
func (s *part) add(from, to int) {
	width := s.p.Columns + 1
	margins := make([]float64, len(s.c))
	for i := from; i < to; i++ {
		x := s.x[(i-from)*width : (i-from+1)*width]
		x[0] = 1
		copy(x[1:], s.p.X[i*s.p.Columns:(i+1)*s.p.Columns])
		for m, w := range s.c {
			margins[m] = dot(w, x)
		}
		s.row(margins, s.p.Y[i])
		for m := range margins {
			s.chances[m][i-from] = margins[m]
			residual := margins[m]
			if s.p.Y[i] == s.class(m) {
				residual--
			}
			axpy(s.gradient[m], residual, x)
		}
	}
	if s.hessian.N > 0 {
		s.curve(to - from)
	}
}

// class returns the class whose margin m is.
func (s *part) class(m int) int {
	if len(s.c) == 1 {
		return 1
	}
	return m
}

// row adds a row's loss and turns its margins into probabilities.
func (s *part) row(margins []float64, class int) {
	if len(margins) == 1 {
		z := margins[0]
		if class == 1 {
			s.loss += softplus(-z)
		} else {
			s.loss += softplus(z)
		}
		margins[0] = 1 / (1 + math.Exp(-z))
		return
	}
	top := math.Inf(-1)
	for _, z := range margins {
		top = max(top, z)
	}
	total := 0.0
	for _, z := range margins {
		total += math.Exp(z - top)
	}
	s.loss += math.Log(total) - (margins[class] - top)
	for m, z := range margins {
		margins[m] = math.Exp(z-top) / total
	}
}

func softplus(z float64) float64 { return max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) }

func dot(a, b []float64) float64 {
	total := 0.0
	for i, v := range a {
		total += v * b[i]
	}
	return total
}

func axpy(dst []float64, a float64, x []float64) {
	for i, v := range x {
		dst[i] += a * v
	}
}
