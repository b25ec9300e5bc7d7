package derive

// Step is one line of a derivation: what stands on its left is what stands on its right. Value is the number of both.
type Step struct {
	ID          string // stable: a permalink names it
	Left, Right *Expr
	Source      *Source
}

// Value returns the number of a step.
func (s Step) Value() float64 { return s.Right.Eval() }

// General reports whether a step is in letters that have no numbers.
func (s Step) General() bool { return s.Right.general() }

// Source is where a textbook has the formula.
type Source struct{ Author, Place string }

// The textbooks.
var (
	model      = Source{"Bishop 2006", "section 4.3.2, equation 4.87"}
	logit      = Source{"Bishop 2006", "section 4.2, equations 4.59 to 4.61"}
	slope      = Source{"Bishop 2006", "section 4.3.2, equation 4.88"}
	likelihood = Source{"Bishop 2006", "section 4.3.2, equation 4.89"}
	entropy    = Source{"Bishop 2006", "section 4.3.2, equation 4.90"}
	gradient   = Source{"Bishop 2006", "section 4.3.2, equation 4.91"}
	vectors    = Source{"Bishop 2006", "section 4.3.3, equation 4.96"}
	hessian    = Source{"Bishop 2006", "section 4.3.3, equation 4.97"}
	signed     = Source{"Bishop 2006", "section 7.1.2, equation 7.48"}
	odds       = Source{"Hosmer, Lemeshow & Sturdivant 2013", "chapter 3"}
	squares    = Source{"Bishop 2006", "section 3.1.1, equations 3.12 and 3.13"}
	network    = Source{"Bishop 2006", "sections 5.2 and 5.3.1, the network being one sigmoid"}
	shares     = Source{"Bishop 2006", "section 4.3.4, equations 4.104 to 4.109"}
	shifts     = Source{"Goodfellow, Bengio & Courville 2016", "section 4.1"}
	reference  = Source{"Hastie, Tibshirani & Friedman 2009", "section 4.4, equation 4.17"}
	elastic    = Source{"Friedman, Hastie & Tibshirani 2010", "sections 2 and 3"}
	convex     = Source{"Boyd & Vandenberghe 2004", "section 3.1.4"}
	descends   = Source{"Bishop 2006", "section 5.2.4, equation 5.41"}
	perceptron = Source{"Bishop 2006", "section 4.1.7, equations 4.52 to 4.55"}
	adaline    = Source{"Widrow & Hoff 1960", "the rule of least mean squares"}
	onRows     = Source{"Bishop 2006", "sections 4.3.2 and 5.2.4, equations 4.91 and 5.43"}
	posterior  = Source{"Bishop 2006", "section 4.2, equations 4.57 and 4.58"}
	density    = Source{"Hastie, Tibshirani & Friedman 2009", "section 6.6.3; the normal density is Bishop 2006, equation 1.46"}
	equal      = Source{"Bishop 2006", "section 4.2.1, equations 4.65 to 4.67, with a diagonal covariance"}
)
