package objective

import (
	"descent/core/kernel"
	"descent/core/loss"
)

// Model says how coefficients become margins and losses. Coefficients are class-major: coefficient j of column c
// stands at c*P+j.
type Model struct {
	Loss      loss.Kind
	P         int  // design columns, the intercept included
	Columns   int  // columns of coefficients: 1; for Softmax K-1 with a reference class, K in the symmetric form
	Symmetric bool // Softmax without a reference class
}

// Dim returns the number of coefficients.
func (m Model) Dim() int { return m.P * m.Columns }

// Want says what a sweep computes beside the value.
type Want int32

// The wants are ordered: the Hessian comes with the gradient.
const (
	Value Want = iota
	Gradient
	Hessian
)

// Length returns the length of a partial answer: the weighted sum of losses, then the gradient (Dim), then the
// Hessian: for each pair of columns a <= b, in order of a then b, the packed upper triangle of a P×P block, which is
// symmetric for a < b too.
func (m Model) Length(want Want) int {
	switch want {
	case Value:
		return 1
	case Gradient:
		return 1 + m.Dim()
	}
	return 1 + m.Dim() + m.Columns*(m.Columns+1)/2*kernel.Packed(m.P)
}

func (m Model) classes() loss.Classes {
	return loss.Classes{Columns: m.Columns, Stride: kernel.BlockRows, Reference: !m.Symmetric}
}
