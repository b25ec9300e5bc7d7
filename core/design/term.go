// Package design encodes typed columns as blocks of a design matrix: one term per number, per level but the first,
// per power and interaction; it standardises inside and undoes that in what is reported.
package design

// Factor is one factor of a term: a power of a number, or the indicator of a level.
type Factor struct {
	Column string
	Power  int    // 1, 2, … for a number; 0 for a level
	Level  string // the level when Power is 0
}

// Term is a product of factors; no factors is the intercept.
type Term struct {
	Factors []Factor
}

// Name returns "(Intercept)", "age", "age^2", "sex=male" or "sex=male:age".
func (t Term) Name() string {
	if len(t.Factors) == 0 {
		return "(Intercept)"
	}
	name := ""
	for i, f := range t.Factors {
		if i > 0 {
			name += ":"
		}
		name += f.Name()
	}
	return name
}

// Name returns "age", "age^2" or "sex=male".
func (f Factor) Name() string {
	switch f.Power {
	case 0:
		return f.Column + "=" + f.Level
	case 1:
		return f.Column
	}
	return f.Column + "^" + itoa(f.Power)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}
