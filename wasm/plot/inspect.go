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
		t.lines = append(t.lines, [2]string{s.x.Name, s.x.text(s.data.X[i])})
	}
	if s.data.Y != nil && s.y.Name != "" && !s.flatY {
		t.lines = append(t.lines, [2]string{s.y.Name, s.y.text(s.data.Y[i])})
	}
	t.lines = append(t.lines, [2]string{s.data.Target, s.target(i)})
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
		t.lines = append(t.lines, [2]string{"predicted", Number(t.value)})
		return
	}
	t.probabilities = make([]float64, s.surface.Classes())
	s.surface.Probabilities(t.probabilities, x, y)
	t.lines = append(t.lines, s.chances(t.probabilities)...)
}

// chances puts probabilities into words: the event's, or those of the three most probable classes.
func (s *scatter) chances(p []float64) [][2]string {
	if len(p) == 2 {
		return [][2]string{{"P(" + s.className(s.event()) + ")", Probability(p[s.surface.Event()])}}
	}
	var lines [][2]string
	done := make([]bool, len(p))
	for range min(3, len(p)) {
		best := -1
		for k, v := range p {
			if !done[k] && (best < 0 || v > p[best]) {
				best = k
			}
		}
		done[best] = true
		lines = append(lines, [2]string{"P(" + s.className(best) + ")", Probability(p[best])})
	}
	return lines
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
		n := s.density.counts[s.density.cell(x, y, g)]
		switch {
		case n == 0:
		case s.data.Value != nil:
			c := s.density.cell(x, y, g)
			t.lines = append(t.lines, [2]string{"rows here", Count(int(n))},
				[2]string{"their mean", Number(s.density.sums[c] / float64(n))})
		default:
			t.lines = append(t.lines, [2]string{s.className(g) + " here", Count(int(n))})
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
