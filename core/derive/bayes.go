package derive

import "strconv"

// Normal is a feature that is normal in both classes, and the value of one row. Event and Other are those of the classes.
type Normal struct {
	Name         string
	X            float64
	Event, Other struct{ Mean, Variance float64 }
	Shared       float64 // the variance where both classes are given the same
}

// The sources of naive Bayes.
var (
	posterior = Source{"Bishop 2006", "section 4.2, equations 4.57 and 4.58"}
	density   = Source{"Hastie, Tibshirani & Friedman 2009", "section 6.6.3; the normal density is Bishop 2006, equation 1.46"}
	equal     = Source{"Bishop 2006", "section 4.2.1, equations 4.65 to 4.67, with a diagonal covariance"}
)

// side are the letters of a feature in one class.
func (n *Normal) side(class string, mean, variance float64) (m, v *Expr) {
	return Sym("μ", class+", "+n.Name, mean), Sym("V", class+", "+n.Name, variance)
}

// Bayes leads from the shares of the classes and normal features to the log-odds of the event and its probability: ln n₁/n₀ first,
// then what each feature adds, their sum, and the sigmoid of that.
func Bayes(events, others int, features []Normal) []Step {
	ratio := Ln(Div(Sym("n", "1", float64(events)), Sym("n", "0", float64(others))))
	prior := Let("a", "shares", ratio)
	steps := []Step{{"bayes-prior", prior, ratio, posterior}}
	sum := []*Expr{prior}
	for j := range features {
		n := &features[j]
		x := Sym("x", n.Name, n.X)
		m1, v1 := n.side("1", n.Event.Mean, n.Event.Variance)
		m0, v0 := n.side("0", n.Other.Mean, n.Other.Variance)
		far := func(m, v *Expr) *Expr { return Div(Pow(Sub(x, m), Num(2)), Mul(Num(2), v)) }
		term := Add(Mul(Num(0.5), Ln(Div(v0, v1))), far(m0, v0), Neg(far(m1, v1)))
		says := Let("a", n.Name, term)
		steps = append(steps, Step{"bayes-" + strconv.Itoa(j+1), says, term, density})
		sum = append(sum, says)
	}
	odds := Let("a", "", Add(sum...))
	return append(steps, Step{"bayes-log-odds", odds, odds.Meaning, posterior}, Step{"bayes-probability", Let("p", "", Sigma(odds)), Sigma(odds), posterior})
}

// SharedBayes is the same where both classes have the same variance of a feature: the squares of x cancel, and what is left is a
// coefficient for each feature and an intercept, in this order.
func SharedBayes(events, others int, features []Normal) []Step {
	var steps []Step
	sum := []*Expr{Ln(Div(Sym("n", "1", float64(events)), Sym("n", "0", float64(others))))}
	for j := range features {
		n := &features[j]
		m1, _ := n.side("1", n.Event.Mean, 0)
		m0, _ := n.side("0", n.Other.Mean, 0)
		v := Sym("V", n.Name, n.Shared)
		w := Div(Sub(m1, m0), v)
		steps = append(steps, Step{"shared-" + strconv.Itoa(j+1), Let("w", n.Name, w), w, equal})
		sum = append(sum, Neg(Div(Sub(Pow(m1, Num(2)), Pow(m0, Num(2))), Mul(Num(2), v))))
	}
	return append(steps, Step{"shared-intercept", Let("w", "(Intercept)", Add(sum...)), Add(sum...), equal})
}
