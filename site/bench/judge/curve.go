package judge

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// curve adds the second derivatives of the first n rows of the batch. Those in margins a and b of a row are
// p_a·([a=b]-p_b)·x·xᵀ.
func (s *part) curve(n int) {
	width := s.p.Columns + 1
	x := blas64.General{Rows: n, Cols: width, Stride: width, Data: s.x}
	fixed := min(len(s.c)-1, 1)
	for a := fixed; a < len(s.c); a++ {
		for b := a; b < len(s.c); b++ {
			at := (a-fixed)*width*s.hessian.Stride + (b-fixed)*width
			if a == b {
				s.scale(n, func(i int) float64 { p := s.chances[a][i]; return math.Sqrt(p * (1 - p)) })
				block := blas64.Symmetric{N: width, Stride: s.hessian.Stride, Data: s.hessian.Data[at:], Uplo: blas.Upper}
				blas64.Syrk(blas.Trans, 1, s.view(n), 1, block)
				continue
			}
			s.scale(n, func(i int) float64 { return -s.chances[a][i] * s.chances[b][i] })
			block := blas64.General{Rows: width, Cols: width, Stride: s.hessian.Stride, Data: s.hessian.Data[at:]}
			blas64.Gemm(blas.Trans, blas.NoTrans, 1, s.view(n), x, 1, block)
		}
	}
}

// scale sets scaled to the first n rows of x, each times its weight.
func (s *part) scale(n int, weight func(i int) float64) {
	width := s.p.Columns + 1
	for i := range n {
		w, to := weight(i), s.scaled[i*width:(i+1)*width]
		for j, v := range s.x[i*width : (i+1)*width] {
			to[j] = w * v
		}
	}
}

func (s *part) view(n int) blas64.General {
	width := s.p.Columns + 1
	return blas64.General{Rows: n, Cols: width, Stride: width, Data: s.scaled}
}
