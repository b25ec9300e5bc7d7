package design

import "descent/core/table"

// MaxDefaultLevels bounds the levels up to which a category is a feature by default.
const MaxDefaultLevels = 1000

// New chooses the columns and checks that they are there. Its layout knows every level of the table; Settle then
// narrows it to the training rows.
func New(columns []table.Column, spec Spec) (*Layout, error) {
	l := &Layout{Spec: spec, Weight: -1}
	at := find(columns, spec.Target)
	if spec.Target == "" {
		return nil, refuse("target-missing", "target", "no target is given: name the column to be predicted")
	}
	if at < 0 {
		return nil, unknown(spec.Target)
	}
	target := &columns[at]
	l.Target = Target{Name: spec.Target, Column: at, Scale: 1}
	if spec.Classes {
		l.Target.Classes, l.Target.Code = sorted(target.Levels)
	}
	if spec.Weight != "" {
		if l.Weight = find(columns, spec.Weight); l.Weight < 0 {
			return nil, unknown(spec.Weight)
		}
		if columns[l.Weight].Type != table.Number {
			return nil, refuse("bad-option", "weight", "the weights column "+spec.Weight+" is not a number column")
		}
		if spec.Weight == spec.Target {
			return nil, refuse("bad-option", "weight", "the weights column is the target itself")
		}
	}
	names := spec.Features
	if !spec.FeaturesGiven {
		names = Defaults(columns, spec.Target, spec.Weight)
	}
	return l, l.add(columns, names)
}

// add makes an input of each named column.
func (l *Layout) add(columns []table.Column, names []string) error {
	seen := map[string]bool{}
	for _, name := range names {
		at := find(columns, name)
		switch {
		case at < 0:
			return unknown(name)
		case name == l.Spec.Target:
			return refuse("bad-option", "features", "the target "+name+" cannot be a feature as well")
		case name == l.Spec.Weight:
			return refuse("bad-option", "features", "the weights column "+name+" cannot be a feature as well")
		case seen[name]:
			return refuse("bad-option", "features", "the feature "+name+" is named twice")
		}
		seen[name] = true
		in := Input{Name: name, Column: at, Impute: l.Spec.Missing == "mean" || l.Spec.Missing == "indicator"}
		switch c := &columns[at]; c.Type {
		case table.Number:
			in.Number = true
		case table.Empty:
			return refuse("no-features", name, "the column "+name+" is empty: it cannot be a feature")
		default:
			in.Levels, in.Code = sorted(c.Levels)
		}
		l.Inputs = append(l.Inputs, in)
	}
	return nil
}

// Defaults names the columns that are features unless others are named: numbers and categories of up to
// MaxDefaultLevels levels that are not the target, the weights or an identifier.
func Defaults(columns []table.Column, target, weight string) []string {
	var names []string
	for i := range columns {
		c := &columns[i]
		usable := c.Type == table.Number || c.Type == table.Category && len(c.Levels) <= MaxDefaultLevels
		if usable && !c.Identifier && c.Name != target && c.Name != weight {
			names = append(names, c.Name)
		}
	}
	return names
}

func find(columns []table.Column, name string) int {
	for i := range columns {
		if columns[i].Name == name {
			return i
		}
	}
	return -1
}

func unknown(name string) *Error {
	return refuse("unknown-column", name, "there is no column named "+name)
}
