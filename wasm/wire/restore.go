package wire

import (
	"math"
	"slices"

	"descent/core/design"
	"descent/core/fit"
	"descent/core/table"
)

// Model is a fit read back from its state, and how its sources are read.
type Model struct {
	Fit    *fit.Fit
	Source table.Options
}

// The codes of a state that cannot be read.
const (
	notAModel    = "not-a-model"
	modelVersion = "model-version"
)

// ReadState is the inverse of State, as far as predicting and evaluating goes. A state may come from anybody: the error
// has the code not-a-model where a part of it is missing, of the wrong type or at odds with another.
func ReadState(o Object) (*Model, error) {
	switch {
	case o.Text("format") != ModelFormat:
		return nil, broken("format", "the format is not "+ModelFormat)
	case o.Number("version") != ModelVersion:
		return nil, &Error{Code: modelVersion, Name: "version",
			Message: "the model is of version " + show(o.Get("version")) + " of its format; this reads version " + number(ModelVersion)}
	}
	spec, err := ReadSpec(withoutZeros(o.Object("spec")))
	if err != nil {
		return nil, broken("spec", err.Error())
	}
	packed := o.Object("layout")
	layout, ok := design.Restore(design.Packed{
		Ints: packed.Ints("ints"), Floats: packed.Floats("floats"), Texts: packed.Texts("texts"),
	})
	if !ok {
		return nil, broken("layout", "the layout is damaged")
	}
	f := &fit.Fit{
		Spec: spec, Model: o.Text("model"), Layout: layout, Terms: layout.Terms, Target: o.Text("target"),
		Classes: o.Texts("classes"), Event: o.Text("event"), CoefficientClasses: o.Texts("coefficientClasses"),
		Coefficients: o.Floats("coefficients"), Encoded: o.Floats("encoded"), Symmetric: o.Bool("symmetric"), Aliased: layout.Aliased(),
	}
	if what := odd(f, o); what != "" {
		return nil, broken(what, "its "+what+" and the rest do not go together")
	}
	columns, ok := readColumns(o.List("columns"), layout)
	if !ok {
		return nil, broken("columns", "its columns and the layout do not go together")
	}
	dialect := table.Dialect{Missing: o.Object("receipt").Object("dialect").Texts("missing")}
	return &Model{f, table.OptionsLike(columns, dialect)}, nil
}

func broken(part, message string) error {
	return &Error{Code: notAModel, Message: "this is no model: " + message, Name: part}
}

// odd names the first part that is at odds with another, "" for none.
func odd(f *fit.Fit, o Object) string {
	l, rows := f.Layout, len(f.CoefficientClasses)
	switch {
	case f.Target == "" || f.Target != l.Target.Name || f.Target != f.Spec.Target:
		return "target"
	case !slices.Contains([]string{"linear", "logistic", "softmax"}, f.Model) || l.Spec.Classes == (f.Model == "linear"):
		return "model"
	case !classed(f) || len(f.Classes) != len(l.Target.Classes):
		return "classes"
	case !slices.Equal(f.CoefficientClasses, coded(f)):
		return "coefficientClasses"
	case !sameTerms(o.List("terms"), terms(f.Terms)):
		return "terms"
	case !slices.EqualFunc(o.List("aliased"), f.Aliased, func(v any, b bool) bool { return v == b }):
		return "aliased"
	case len(f.Coefficients) != rows*len(f.Terms):
		return "coefficients"
	case len(f.Encoded) != rows*l.Width() || slices.ContainsFunc(f.Encoded, infinite):
		return "encoded"
	}
	return ""
}

func infinite(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }

// classed reports whether the model has as many different classes as it needs, and an event where it needs one.
func classed(f *fit.Fit) bool {
	different := map[string]bool{}
	for _, c := range f.Classes {
		different[c] = true
	}
	n := len(f.Classes)
	switch {
	case n != len(different):
		return false
	case f.Model == "linear":
		return n == 0
	case f.Model == "logistic":
		return n == 2 && different[f.Event]
	}
	return n >= 2
}

// coded lists the classes that have coefficients.
func coded(f *fit.Fit) []string {
	switch {
	case f.Model == "linear":
		return []string{""}
	case f.Model == "logistic":
		return []string{f.Event}
	case f.Symmetric:
		return f.Classes
	}
	return f.Classes[1:]
}

// sameTerms compares terms as they came with the same as they are written.
func sameTerms(came, made []any) bool {
	return slices.EqualFunc(came, made, func(a, b any) bool {
		x, _ := a.(Object)
		y, _ := b.(Object)
		return x.Text("name") == y.Text("name") && slices.EqualFunc(x.List("factors"), y.List("factors"), func(a, b any) bool {
			x, _ := a.(Object)
			y, _ := b.(Object)
			return x.Text("column") == y.Text("column") && x.Int("power") == y.Int("power") && x.Text("level") == y.Text("level")
		})
	})
}

// readColumns reads how the columns are typed; all that the layout reads have to be among them.
func readColumns(list []any, l *design.Layout) (columns []table.Column, ok bool) {
	number := map[string]bool{}
	for _, v := range list {
		c, _ := v.(Object)
		kind, known := typeOf(c.Get("type"))
		if !known {
			return nil, false
		}
		column := table.Column{Name: c.Text("name"), Type: kind}
		// Other levels stay as the source has them: one that is new is told from a missing cell.
		if kind == table.Number {
			column.Levels = c.Texts("levels")
		}
		columns = append(columns, column)
		number[column.Name] = kind == table.Number
	}
	for i := range l.Inputs {
		is, there := number[l.Inputs[i].Name]
		if !there || is != l.Inputs[i].Number {
			return nil, false
		}
	}
	_, there := number[l.Target.Name]
	return columns, there
}

// Restored returns the plain fields of a model that was read from a state, as Fit shows those of a fit.
func Restored(m *Model, o Object) Object {
	f := m.Fit
	columns := o.List("columns")
	for i, v := range columns {
		c, _ := v.(Object)
		columns[i] = New("name", c.Text("name"), "type", c.Text("type"), "unit", c.Text("unit"), "levels", List(c.Texts("levels")))
	}
	return Object{
		{"model", f.Model}, {"target", f.Target}, {"classes", List(f.Classes)}, {"event", orNil(f.Event)},
		{"terms", terms(f.Terms)}, {"aliased", List(f.Aliased)}, {"coefficientClasses", List(f.CoefficientClasses)},
		{"columns", columns}, {"spec", specObject(f.Spec)},
	}
}

// withoutZeros leaves the options out whose zero means the default, which a person may not write.
func withoutZeros(o Object) Object {
	var out Object
	for _, f := range o {
		switch f.Value {
		case 0, 0.0, "":
		default:
			out = append(out, f)
		}
	}
	return out
}
