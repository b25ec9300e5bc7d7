package wire

import (
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
		return nil, broken("format")
	case o.Number("version") != ModelVersion:
		return nil, &Error{Code: modelVersion, Name: "version", Message: "the model is of another version of its format"}
	}
	spec, err := ReadSpec(withoutZeros(o.Object("spec")))
	if err != nil {
		return nil, broken("spec")
	}
	packed := o.Object("layout")
	layout, ok := design.Restore(design.Packed{
		Ints: packed.Ints("ints"), Floats: packed.Floats("floats"), Texts: packed.Texts("texts"),
	})
	if !ok {
		return nil, broken("layout")
	}
	f := &fit.Fit{
		Spec: spec, Model: o.Text("model"), Layout: layout, Terms: layout.Terms, Target: o.Text("target"),
		Classes: o.Texts("classes"), Event: o.Text("event"), CoefficientClasses: o.Texts("coefficientClasses"),
		Coefficients: o.Floats("coefficients"), Encoded: o.Floats("encoded"), Symmetric: o.Bool("symmetric"), Aliased: layout.Aliased(),
	}
	switch {
	case f.Target != layout.Target.Name:
		return nil, broken("target")
	case !classed(f) || len(f.Classes) != len(o.List("classes")):
		return nil, broken("classes")
	case len(o.List("terms")) != len(f.Terms):
		return nil, broken("terms")
	case len(f.Coefficients) != len(f.CoefficientClasses)*len(f.Terms):
		return nil, broken("coefficients")
	case len(f.Encoded) != len(f.CoefficientClasses)*layout.Width():
		return nil, broken("encoded")
	}
	var columns []table.Column
	for _, v := range o.List("columns") {
		c, _ := v.(Object)
		kind, _ := typeOf(c.Get("type"))
		column := table.Column{Name: c.Text("name"), Type: kind}
		// Other levels stay as the source has them: one that is new is told from a missing cell.
		if kind == table.Number {
			column.Levels = c.Texts("levels")
		}
		columns = append(columns, column)
	}
	dialect := table.Dialect{Missing: o.Object("receipt").Object("dialect").Texts("missing")}
	return &Model{f, table.OptionsLike(columns, dialect)}, nil
}

func broken(part string) error {
	return &Error{Code: notAModel, Message: "this is no whole model: its " + part + " is missing, damaged or at odds with the rest", Name: part}
}

// classed reports whether a model of that kind has so many classes, and so many of them coefficients.
func classed(f *fit.Fit) bool {
	n, coded := len(f.Classes), len(f.CoefficientClasses)
	if n != len(f.Layout.Target.Classes) || (n > 0) != f.Layout.Spec.Classes {
		return false
	}
	switch f.Model {
	case "linear":
		return n == 0 && coded == 1
	case "logistic":
		return n == 2 && coded == 1
	}
	return f.Model == "softmax" && n > 1 && (coded == n || coded == n-1)
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
