//go:build js

package plot

// under returns the point under a place of the canvas, −1 for none.
func (s *scatter) under(px, py float64) int {
	return closest(s.px, s.py, px, py, 16, s.hover.point)
}

// aboutPoint fills a tip with row i.
func (s *scatter) aboutPoint(t *tip, i int) {
	t.point, t.px, t.py = i, s.px[i], s.py[i]
	t.title = "Row " + Count(int(s.row(i))+1)
	if s.data.Hollow != nil && s.data.Hollow[i] {
		t.title += " (held out)"
	}
	if s.data.Detail != nil {
		t.lines = append(t.lines, s.data.Detail(i)...)
		return
	}
	if s.data.X != nil && s.x.Name != "" {
		t.add(s.x.Name, s.x.text(s.data.X[i]))
	}
	if s.data.Y != nil && s.y.Name != "" && !s.flatY {
		t.add(s.y.Name, s.y.text(s.data.Y[i]))
	}
	t.add(s.data.Target, s.target(i))
}

func (s *scatter) target(i int) string {
	if s.data.Value != nil {
		return Number(s.data.Value[i])
	}
	if k := s.data.Class[i]; k >= 0 {
		return s.data.Classes[k]
	}
	return "missing"
}

// aboutModel adds the prediction at a place, in data units.
func (s *scatter) aboutModel(t *tip, x, y float64) {
	if s.surface == nil {
		return
	}
	if s.surface.Classes() == 0 {
		t.value = s.surface.At(x, y)[0]
		t.add("predicted", Number(t.value))
		return
	}
	t.probabilities = make([]float64, s.surface.Classes())
	s.surface.Probabilities(t.probabilities, x, y)
	s.chances(t)
}

// chances puts probabilities into words: the event's, or those of the three most probable classes.
func (s *scatter) chances(t *tip) {
	p := t.probabilities
	if len(p) == 2 {
		s.chance(t, s.surface.Event())
		return
	}
	done := make([]bool, len(p))
	for range min(3, len(p)) {
		best := -1
		for k, v := range p {
			if !done[k] && (best < 0 || v > p[best]) {
				best = k
			}
		}
		done[best] = true
		s.chance(t, best)
	}
}

func (s *scatter) chance(t *tip, k int) {
	t.add("P("+s.className(k)+")", Probability(t.probabilities[k]))
}

func (s *scatter) className(k int) string {
	if k < len(s.data.Classes) {
		return s.data.Classes[k]
	}
	return Count(k + 1)
}

// aboutCrowd adds the rows of the cells around a place.
func (s *scatter) aboutCrowd(t *tip, px, py float64) {
	if s.density == nil || s.coarse {
		return
	}
	x, y := px-s.box.x, py-s.box.y
	for g := range s.density.lattices {
		c := s.density.cell(x, y, g)
		n := s.density.counts[c]
		switch {
		case n == 0:
		case s.data.Value != nil:
			t.add("rows here", Count(int(n)))
			t.add("their mean", Number(s.density.sums[c]/float64(n)))
		default:
			t.add(s.className(g)+" here", Count(int(n)))
		}
	}
}

// solid is the place of point i in units of the model: without jitter.
func (s *scatter) solid(i int) (x, y float64) {
	if s.data.Y == nil {
		return s.data.X[i], 0
	}
	return s.data.X[i], s.data.Y[i]
}
