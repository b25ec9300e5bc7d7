//go:build js

package page

// choices offers the views and axes that the features allow.
func (p *picture) choices(s *state) {
	sc, n := p.scene, len(s.set.features)
	kinds := []option{{"plane", "Two features"}, {"sigmoid", "One feature"}, {"score", "Linear score"}}
	if n == 1 {
		kinds = kinds[1:]
	}
	p.kind.fill(kinds)
	p.kind.show(sc.kind)
	axes := columnOptions(s.set.features)
	p.x.fill(axes)
	p.y.fill(axes)
	p.x.show(sc.x.Name)
	p.y.show(sc.y.Name)
	showField(p.x.input, (sc.kind == "plane" || sc.kind == "sigmoid") && n > 1)
	showField(p.y.input, sc.kind == "plane")
	several := s.predictor != nil && len(s.predictor.classes) > 2 && sc.kind == "score"
	showField(p.focus.input, several)
	if several {
		var list []option
		for k, class := range s.predictor.classes {
			list = append(list, option{plain(float64(k)), short(class)})
		}
		p.focus.fill(list)
		p.focus.show(plain(float64(s.look.focus)))
	}
}
