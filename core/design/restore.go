package design

// mostPower bounds the powers of a layout that is restored, as the specification bounds the degree.
const mostPower = 20

// Restore is Unpack for what may not be Pack's: ok is false where a list is too short, or an index lies outside of what it
// counts. The layout then serves no purpose.
func Restore(p Packed) (l *Layout, ok bool) {
	defer func() {
		if recover() != nil { // an index past the end
			ok = false
		}
	}()
	l = Unpack(p)
	return l, l.valid()
}

// valid reports whether no index of the layout leads outside.
func (l *Layout) valid() bool {
	for i := range l.Inputs {
		if in := &l.Inputs[i]; !in.Number && in.Impute && !(in.Fill >= 0 && in.Fill < float64(len(in.Levels))) {
			return false
		}
	}
	for _, p := range l.Products {
		for _, part := range p.Parts {
			if !l.validPart(part) {
				return false
			}
		}
	}
	for k, j := range l.Active {
		// The intercept is the first term and the first encoded column, and nowhere else.
		if j < 0 || j >= len(l.Products) || (k == 0) != (j == 0) || (j == 0) != (len(l.Products[j].Parts) == 0) {
			return false
		}
	}
	q := len(l.Active)
	return q > 0 && (len(l.Basis) == 0 || len(l.Basis) == q*q)
}

func (l *Layout) validPart(p Part) bool {
	if p.Input < 0 || p.Input >= len(l.Inputs) {
		return false
	}
	in := &l.Inputs[p.Input]
	switch {
	case in.Number:
		return p.Power >= 1 && p.Power <= mostPower || p.Power == 0 && p.Level == MissingLevel
	default:
		return p.Power == 0 && p.Level >= 0 && p.Level < len(in.Levels)
	}
}
