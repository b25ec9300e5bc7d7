package page

import (
	"descent/core/boundary"
	"descent/core/num"
)

// pixelModel is a straight model of pixels: one weight for each, in the unit of a grey value.
type pixelModel struct {
	boundary.Model
	intercepts []float64
	weights    [][]float64 // a picture for each linear predictor, 0 where a pixel has no term
}

// newPixelModel lays the coefficients out as pictures; ok is false for a model that has other terms than pixels.
func newPixelModel(m boundary.Model, side int) (p pixelModel, ok bool) {
	p = pixelModel{Model: m, intercepts: make([]float64, m.Rows()), weights: make([][]float64, m.Rows())}
	for r := range p.weights {
		p.weights[r] = make([]float64, side*side)
	}
	for t, term := range m.Terms {
		k := -1
		switch {
		case len(term.Factors) == 1 && term.Factors[0].Power == 1:
			if k = pixelOf(term.Factors[0].Column, side); k < 0 {
				return p, false
			}
		case len(term.Factors) > 0:
			return p, false
		}
		for r := range p.weights {
			w := m.Coefficients[r*len(m.Terms)+t]
			if k < 0 {
				p.intercepts[r] = w
			} else {
				p.weights[r][k] = w
			}
		}
	}
	return p, m.Rows() > 0 && m.Classes > 1
}

// shown returns the linear predictor whose weights are those of class k: −1 for the reference of a softmax, which has none.
func (p *pixelModel) shown(k int) int {
	switch p.Rows() {
	case 1:
		return 0
	case p.Classes:
		return k
	}
	return k - 1
}

// score returns intercept + Σ weight × grey of linear predictor r.
func (p *pixelModel) score(r int, grey []byte) float64 {
	z := p.intercepts[r]
	for k, w := range p.weights[r] {
		z += w * float64(grey[k])
	}
	return z
}

// probabilities writes that of each class to dst.
func (p *pixelModel) probabilities(dst []float64, grey []byte) {
	if p.Rows() == 1 {
		q := num.Sigmoid(p.score(0, grey))
		dst[p.Event], dst[1-p.Event] = q, 1-q
		return
	}
	for k := range dst {
		dst[k] = 0
		if r := p.shown(k); r >= 0 {
			dst[k] = p.score(r, grey)
		}
	}
	num.Softmax(dst)
}

// judgement is what the model makes of a picture.
type judgement struct {
	picture, class int     // the class predicted
	probability    float64 // of that class
	right          bool
}

// judge returns the judgement on a picture of a label. Of two classes the event is predicted from the threshold up.
func (p *pixelModel) judge(q []float64, grey []byte, classes []string, label string, threshold float64) judgement {
	p.probabilities(q, grey)
	best := 0
	for k := range q {
		if q[k] > q[best] {
			best = k
		}
	}
	if p.Rows() == 1 {
		if best = p.Event; q[best] < threshold {
			best = 1 - best
		}
	}
	return judgement{class: best, probability: q[best], right: classes[best] == label}
}
