package design

import (
	"math"

	"descent/core/kernel"
	"descent/core/table"
)

// Moments are weighted sums over the training rows of every term and, last, of a linear model's response. Each
// column t is taken as (t-Centre)/Unit, so that nothing is lost far from 0 and nothing overflows.
type Moments struct {
	Weight     float64   // sum of the weights
	First      []float64 // Σ w (t-c)/u
	Second     []float64 // Σ w ((t-c)/u)²
	Least, Top []float64 // smallest and largest t
}

// Frame is where moments are taken from: a centre and a unit for each term and the response.
type Frame struct {
	Centre, Unit []float64
}

// NewFrame guesses a frame from the table's own statistics. Moments then say how good the guess was.
func (l *Layout) NewFrame(columns []table.Column) Frame {
	f := Frame{Centre: make([]float64, len(l.Products)+1), Unit: make([]float64, len(l.Products)+1)}
	for j, p := range l.Products {
		f.Centre[j], f.Unit[j] = l.guess(columns, p)
	}
	last := len(l.Products)
	f.Centre[last], f.Unit[last] = 0, 1
	if !l.Spec.Classes {
		f.Centre[last], f.Unit[last] = columns[l.Target.Column].Mean, unit(columns[l.Target.Column].SD)
	}
	return f
}

func (l *Layout) guess(columns []table.Column, p Product) (centre, scale float64) {
	if len(p.Parts) == 0 {
		return 0, 1
	}
	centre, scale = 1, 1
	product := len(p.Parts) > 1
	for _, part := range p.Parts {
		if part.Power == 0 {
			centre = 0
			continue
		}
		c := &columns[l.Inputs[part.Input].Column]
		size := math.Abs(c.Mean) + c.SD
		centre *= math.Pow(c.Mean, float64(part.Power))
		if product {
			scale *= math.Pow(size, float64(part.Power))
		} else {
			scale *= c.SD * math.Pow(size, float64(part.Power-1))
		}
	}
	if math.IsInf(centre, 0) || math.IsNaN(centre) {
		centre = 0
	}
	return centre, unit(scale)
}

// unit returns v where one can divide by it, 1 otherwise.
func unit(v float64) float64 {
	if v > 1e-300 && v < 1e300 {
		return v
	}
	return 1
}

// Moments makes the pass over a chunk.
func (l *Layout) Moments(c *table.Chunk, f Frame) Moments {
	p := len(l.Products)
	m := newMoments(p + 1)
	rows := l.Train(c)
	w := l.weights(c, rows)
	column := make([]float64, kernel.BlockRows)
	l.blocks(c, rows, func(at int, b *block) {
		weights := w[at : at+len(b.rows)]
		for _, v := range weights {
			m.Weight += v
		}
		for j := 1; j < p; j++ {
			b.column(column, l.Products[j])
			m.add(j, column[:len(b.rows)], weights, f)
		}
		if !l.Spec.Classes {
			y := c.Columns[l.Target.Column].Num
			for k, i := range b.rows {
				column[k] = y[i]
			}
			m.add(p, column[:len(b.rows)], weights, f)
		}
	})
	return m
}

func newMoments(n int) Moments {
	m := Moments{First: make([]float64, n), Second: make([]float64, n), Least: make([]float64, n), Top: make([]float64, n)}
	for j := range n {
		m.Least[j], m.Top[j] = math.Inf(1), math.Inf(-1)
	}
	return m
}

func (m *Moments) add(j int, column, w []float64, f Frame) {
	centre, inverse := f.Centre[j], 1/f.Unit[j]
	first, second := 0.0, 0.0
	least, top := m.Least[j], m.Top[j]
	for k, t := range column {
		d := (t - centre) * inverse
		first += w[k] * d
		second += w[k] * d * d
		// Unlike the built-in min and max these comparisons let NaN through to the sums alone.
		if t < least {
			least = t
		}
		if t > top {
			top = t
		}
	}
	m.First[j] += first
	m.Second[j] += second
	m.Least[j], m.Top[j] = least, top
}

// Merge adds the moments of the following rows, taken in the same frame.
func (m *Moments) Merge(next Moments) {
	m.Weight += next.Weight
	for j := range m.First {
		m.First[j] += next.First[j]
		m.Second[j] += next.Second[j]
		m.Least[j] = math.Min(m.Least[j], next.Least[j])
		m.Top[j] = math.Max(m.Top[j], next.Top[j])
	}
}

// farOff is the distance of a mean from its frame's centre, in standard deviations, from which on the variance loses
// digits to cancellation (its square times the rounding error) and the pass is made again.
const farOff = 100

// Standardise sets means and scales, leaves the constant terms out of the active ones, and reports whether the frame
// was good. Where it was not, next is a better one: take the moments again. A term that is not finite is an error.
func (l *Layout) Standardise(m Moments, f Frame) (next Frame, good bool, err error) {
	next = Frame{Centre: append([]float64(nil), f.Centre...), Unit: append([]float64(nil), f.Unit...)}
	good = true
	p := len(l.Products)
	l.Active, l.Mean, l.Scale = []int{0}, []float64{0}, []float64{1}
	for j := 1; j <= p; j++ {
		if j == p && l.Spec.Classes {
			break
		}
		shift := m.First[j] / m.Weight
		variance := m.Second[j]/m.Weight - shift*shift
		mean, sd := f.Centre[j]+shift*f.Unit[j], math.Sqrt(math.Max(variance, 0))*f.Unit[j]
		constant := m.Top[j]-m.Least[j] <= l.grain(j)*math.Max(math.Abs(m.Top[j]), math.Abs(m.Least[j]))
		if !constant && (math.IsNaN(mean) || math.IsInf(mean, 0) || !(sd > 0) || math.IsInf(sd, 0)) || math.IsInf(m.Top[j]-m.Least[j], 0) {
			if good = false; !finite(m.Top[j] - m.Least[j]) {
				return next, false, l.overflow(j)
			}
		}
		if !constant && shift*shift > farOff*farOff*variance {
			good = false
		}
		next.Centre[j] = math.Min(math.Max(mean, m.Least[j]), m.Top[j])
		next.Unit[j] = unit(math.Max(sd, (m.Top[j]-m.Least[j])*1e-9))
		switch {
		case j == p:
			l.Target.Mean, l.Target.Scale = mean, sd
			if constant || !(sd > 0) {
				l.Target.Mean, l.Target.Scale = m.Top[j], 1
			}
		case !constant:
			l.Active = append(l.Active, j)
			l.Mean = append(l.Mean, mean)
			l.Scale = append(l.Scale, sd)
		}
	}
	return next, good, nil
}

func finite(v float64) bool { return v-v == 0 }

// grain is the relative spread up to which a term counts as constant: products and powers carry rounding errors.
func (l *Layout) grain(j int) float64 {
	if j < len(l.Products) && (len(l.Products[j].Parts) > 1 || l.Products[j].Parts[0].Power > 1) {
		return 1e-14
	}
	return 0
}

func (l *Layout) overflow(j int) *Error {
	if j == len(l.Products) {
		return refuse("bad-option", l.Target.Name, "the values of "+l.Target.Name+" are too large to compute with")
	}
	name := l.Terms[j].Name()
	return refuse("bad-option", name, "the values of the term "+name+" are too large to compute with")
}
