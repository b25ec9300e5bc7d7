package page

import (
	"math"
	"testing"

	"descent/core/boundary"
	"descent/core/design"
)

func pixelTerms(columns ...string) []design.Term {
	terms := []design.Term{{}}
	for _, c := range columns {
		terms = append(terms, design.Term{Factors: []design.Factor{{Column: c, Power: 1}}})
	}
	return terms
}

var twoPixels = pixelTerms("r01c01", "r02c02")

// The scores and probabilities are those that the model itself gives, for each layout of coefficients.
func TestPixelModelAgreesWithTheModel(t *testing.T) {
	grey := []byte{3, 250, 90, 7}
	columns := []boundary.Column{{Name: "r01c01", Numbers: []float64{3}}, {Name: "r02c02", Numbers: []float64{7}}}
	for name, m := range map[string]boundary.Model{
		"binary":         {Terms: twoPixels, Coefficients: []float64{0.5, -0.2, 0.1}, Classes: 2, Event: 1},
		"first is event": {Terms: twoPixels, Coefficients: []float64{0.5, -0.2, 0.1}, Classes: 2, Event: 0},
		"reference":      {Terms: twoPixels, Coefficients: []float64{0.5, -0.2, 0.1, 0, 0.3, -0.1}, Classes: 3},
		"symmetric":      {Terms: twoPixels, Coefficients: []float64{0.5, -0.2, 0.1, 0, 0.3, -0.1, -0.5, -0.1, 0}, Classes: 3},
	} {
		p, ok := newPixelModel(m, 2)
		if !ok {
			t.Fatalf("%s is refused", name)
		}
		margins := make([]float64, m.Rows())
		m.Margins(margins, columns, 1)
		q, total := make([]float64, m.Classes), 0.0
		p.probabilities(q, grey)
		for k := range q {
			total += q[k]
			logit := make([]float64, 1)
			m.LogOdds(logit, margins, k)
			if want := 1 / (1 + math.Exp(-logit[0])); math.Abs(q[k]-want) > 1e-12 {
				t.Errorf("%s: class %d has probability %v, want %v", name, k, q[k], want)
			}
			if r := p.shown(k); r >= 0 && math.Abs(p.score(r, grey)-margins[r]) > 1e-12 {
				t.Errorf("%s: class %d has score %v, want %v", name, k, p.score(r, grey), margins[r])
			}
		}
		if math.Abs(total-1) > 1e-12 {
			t.Errorf("%s: probabilities come to %v", name, total)
		}
	}
}

func TestPixelModelRefusesWhatIsNoPicture(t *testing.T) {
	square := pixelTerms("r01c01")
	square[1].Factors[0].Power = 2
	product := pixelTerms("r01c01")
	product[1].Factors = append(product[1].Factors, design.Factor{Column: "r01c02", Power: 1})
	for name, m := range map[string]boundary.Model{
		"a square":       {Terms: square, Coefficients: []float64{0, 1}, Classes: 2},
		"a product":      {Terms: product, Coefficients: []float64{0, 1}, Classes: 2},
		"another column": {Terms: pixelTerms("age"), Coefficients: []float64{0, 1}, Classes: 2},
		"a regression":   {Terms: twoPixels, Coefficients: []float64{0, 1, 1}},
		"nothing":        {},
	} {
		if _, ok := newPixelModel(m, 2); ok {
			t.Errorf("%s passes for weights of pixels", name)
		}
	}
}

func TestJudge(t *testing.T) {
	p, _ := newPixelModel(boundary.Model{Terms: twoPixels, Coefficients: []float64{-1, 0.01, 0}, Classes: 2, Event: 1}, 2)
	classes, q := []string{"disc", "square"}, make([]float64, 2)
	bright := []byte{200, 0, 0, 0} // a score of 1
	for _, x := range []struct {
		threshold float64
		class     int
	}{{0.5, 1}, {0.8, 0}} {
		j := p.judge(q, bright, classes, "square", x.threshold)
		if want := 1 / (1 + math.Exp(1-2*float64(x.class))); j.class != x.class || j.right != (x.class == 1) || math.Abs(j.probability-want) > 1e-12 {
			t.Errorf("at %v: %+v, want class %d with %v", x.threshold, j, x.class, want)
		}
	}
}
