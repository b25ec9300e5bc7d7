package design

// MaxTerms bounds the terms that interactions may make.
const MaxTerms = 200_000

// multiply lists the terms: the intercept, then per feature its powers or levels, then the products of pairs, the
// category first in a mixed one. gaps tells the inputs with missing cells among the training rows.
func (l *Layout) multiply(gaps []bool) error {
	l.Products = []Product{{}}
	own := make([][]Part, len(l.Inputs))
	for i := range l.Inputs {
		own[i] = l.Inputs[i].parts(i)
		for _, part := range own[i] {
			l.Products = append(l.Products, Product{Parts: []Part{part}})
		}
		if !l.Inputs[i].Number {
			continue
		}
		for power := 2; power <= l.Spec.Degree; power++ {
			l.Products = append(l.Products, Product{Parts: []Part{{Input: i, Power: power}}})
		}
		if gaps[i] && l.Spec.Missing == "indicator" {
			l.Products = append(l.Products, Product{Parts: []Part{{Input: i, Level: MissingLevel}}})
		}
	}
	if l.Spec.Interactions {
		if n := len(l.Products); n*n/2 > MaxTerms {
			return refuse("memory", "interactions", "all pairs of so many terms ("+itoa(n)+") are too many: name fewer features")
		}
		l.pairs(own)
	}
	l.Active = make([]int, len(l.Products))
	for j := range l.Active {
		l.Active[j] = j
	}
	l.name()
	return nil
}

// name makes the terms of the products.
func (l *Layout) name() {
	l.Terms = make([]Term, len(l.Products))
	for j, p := range l.Products {
		for _, part := range p.Parts {
			l.Terms[j].Factors = append(l.Terms[j].Factors, l.factor(part))
		}
	}
}

// parts returns the first power of a number, or the levels of a category but the first. The one level of a constant
// category is listed, to be shown as aliased.
func (in *Input) parts(i int) []Part {
	if in.Number {
		return []Part{{Input: i, Power: 1}}
	}
	var parts []Part
	for k := range in.Levels {
		if k > 0 || len(in.Levels) == 1 {
			parts = append(parts, Part{Input: i, Level: k})
		}
	}
	return parts
}

func (l *Layout) pairs(own [][]Part) {
	for a := range own {
		for b := a + 1; b < len(own); b++ {
			first, second := own[a], own[b]
			if l.Inputs[a].Number && !l.Inputs[b].Number {
				first, second = second, first
			}
			for _, p := range first {
				for _, q := range second {
					l.Products = append(l.Products, Product{Parts: []Part{p, q}})
				}
			}
		}
	}
}

func (l *Layout) factor(p Part) Factor {
	in := &l.Inputs[p.Input]
	switch {
	case p.Power > 0:
		return Factor{Column: in.Name, Power: p.Power}
	case p.Level == MissingLevel:
		return Factor{Column: in.Name, Level: MissingName}
	}
	return Factor{Column: in.Name, Level: in.Levels[p.Level]}
}
