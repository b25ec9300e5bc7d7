package fit

import (
	"context"
	"math"

	"descent/core/num"
	"descent/core/solve"
)

// separation is a direction along which the likelihood rises for ever: no row's margin falls along it, and some rise
// (Albert & Anderson 1984). The coefficients that it moves have no finite estimate; those that the rows it ties
// determine keep a finite limit.
type separation struct {
	direction []float64 // on the encoded columns; entries beyond rounding are 0
	complete  bool
	free      [][]float64 // an orthonormal basis of the directions that tie all the rows this one ties
	gram      []float64   // of the tied pairs
	x, grad   []float64   // coefficients far along the way, where the finite ones stand at their limit
	hess      *num.Symmetric
	f         float64
}

// The Newton path on separated data: once it is under way every step adds about 1 to the margin of the rows that
// are farthest behind among those that rise, and the rest of the coefficients converges like exp(-steps).
const (
	firstLook = 6
	lookEvery = 3
	lastStep  = 24
	// pathLength is how many steps are taken after the direction is found, to bring the finite coefficients to within
	// about exp(-14) = 1e-6 of their limit.
	pathLength = 14
	// halfway is a gap that tells the pairs apart that rise from those whose gap vanishes.
	halfway = 0.5
	// zeroGap is the rounding that a verified gap of 0 may carry, relative to the products it is made of.
	zeroGap = 1e-9
)

// separated follows Newton's method from 0 and returns the separation of the rows, or nil where there is none.
func (f *fitter) separated(ctx context.Context) (*separation, error) {
	dim := f.model.Dim()
	x, grad, hess := make([]float64, dim), make([]float64, dim), num.NewSymmetric(dim)
	value, err := f.object.Eval(ctx, x, grad, hess)
	var found *separation
	stop := lastStep
	for step := 1; err == nil && step <= stop; step++ {
		move := make([]float64, dim)
		num.NewCholesky(hess, heldPivot).Solve(move, grad)
		for k := range move {
			move[k] = -move[k]
		}
		size := num.MaxAbs(move)
		if size < 1e-7*math.Max(1, num.MaxAbs(x)) {
			break
		}
		if found == nil && step >= firstLook && (step-firstLook)%lookEvery == 0 {
			if found, err = f.verify(ctx, move); err != nil {
				return nil, err
			}
			if found != nil {
				stop = min(step+pathLength, lastStep)
			}
		}
		next, g, h := make([]float64, dim), make([]float64, dim), num.NewSymmetric(dim)
		reached, ok := math.Inf(1), false
		for rate := 1.0; rate > 1e-3; rate /= 2 {
			for k := range next {
				next[k] = x[k] + rate*move[k]
			}
			if reached, err = f.object.Eval(ctx, next, g, h); err != nil {
				return nil, err
			}
			if ok = reached < value || reached == value && num.MaxAbs(g) < num.MaxAbs(grad); ok {
				break
			}
		}
		if !ok {
			break
		}
		x, grad, hess, value = next, g, h, reached
	}
	if found != nil {
		found.x, found.grad, found.hess, found.f = x, grad, hess, value
	}
	return found, err
}

// verify cleans a candidate direction and checks it on all rows: it is projected on the directions that tie the rows
// it hardly moves, and then no row may fall.
func (f *fitter) verify(ctx context.Context, candidate []float64) (*separation, error) {
	rough, err := f.separating(ctx, candidate, halfway, 0)
	if err != nil || rough.apart == 0 {
		return nil, err
	}
	s := &separation{direction: make([]float64, len(candidate)), gram: rough.gram}
	s.free = num.NullSpace(&num.Symmetric{N: len(candidate), Data: rough.gram}, 1e-10)
	for _, v := range s.free {
		along := num.Dot(v, candidate)
		for k := range v {
			s.direction[k] += along * v[k]
		}
	}
	top := num.MaxAbs(s.direction)
	if top == 0 {
		return nil, nil
	}
	for k, v := range s.direction {
		if s.direction[k] = v / top; math.Abs(v) < 1e-7*top {
			s.direction[k] = 0
		}
	}
	exact, err := f.separating(ctx, s.direction, 0, zeroGap)
	if err != nil || exact.against > 0 || exact.apart == 0 || exact.apart < rough.apart {
		return nil, err
	}
	s.complete = exact.tied == 0
	return s, nil
}

// fate says what separation does to a coefficient, given as its weights on the encoded coefficients: the sign of
// infinity, or undetermined: the rows that stay tied do not determine it.
func (s *separation) fate(weights []float64) (infinite float64, undetermined bool) {
	sum, size, length := 0.0, 0.0, 0.0
	for k, w := range weights {
		sum += w * s.direction[k]
		size += math.Abs(w * s.direction[k])
		length += w * w
	}
	if math.Abs(sum) > 1e-7*size {
		return math.Copysign(1, sum), false
	}
	on := 0.0
	for _, v := range s.free {
		on += math.Pow(num.Dot(v, weights), 2)
	}
	return 0, math.Sqrt(on) > 1e-6*math.Sqrt(length)
}

// information returns the factor of the information about what stays determined: rows and columns that depend on
// others over the tied rows are held.
func (s *separation) information(weight float64) *num.Cholesky {
	n := len(s.direction)
	tied := num.NewCholesky(&num.Symmetric{N: n, Data: s.gram}, 1e-9)
	left := num.NewSymmetric(n)
	for i := range n {
		for j := range i + 1 {
			if !tied.Held[i] && !tied.Held[j] {
				left.Set(i, j, weight*s.hess.At(i, j))
			}
		}
	}
	return num.NewCholesky(left, heldPivot)
}

// settle puts the end of a separated fit where its finite coefficients stand.
func (s *separation) settle(end *ending) {
	end.X, end.Grad, end.F, end.hess, end.chol = s.x, s.grad, s.f, s.hess, nil
	end.Status = solve.StatusNone
}
