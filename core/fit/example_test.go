package fit_test

import (
	"context"
	"errors"
	"fmt"

	"descent/core/fit"
	"descent/core/table"
)

// petals tells two kinds of iris by the length of a leaf, in centimetres.
const petals = "petal,kind\n4.7,versicolor\n4.5,versicolor\n4.9,versicolor\n4.0,versicolor\n5.1,versicolor\n" +
	"6.0,virginica\n5.1,virginica\n5.9,virginica\n4.8,virginica\n5.8,virginica\n"

// read reads a text that is known to be a table.
func read(text string, options table.Options) *table.Table {
	t, err := table.Read([]byte(text), options)
	if err != nil {
		panic(err)
	}
	return t
}

func ExampleTrain() {
	t := read(petals, table.Options{})
	spec := fit.Spec{Target: "kind", Event: "virginica", L2: 0.1}
	f, err := fit.Train(context.Background(), fit.NewLocal(t.Chunks, 1), t.Columns, t.Rows, spec, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Status.Code, f.Rows, "rows, solver", f.Spec.Solver)
	for i, term := range f.Terms {
		fmt.Printf("%s %.4f\n", term.Name(), f.Coefficients[i])
	}
	// Output:
	// converged 10 rows, solver newton
	// (Intercept) -9.6059
	// petal 1.8940
}

// Every accepted iterate is told, and an error ends the fit there.
func ExampleTrain_steps() {
	t := read(petals, table.Options{})
	spec := fit.Spec{Target: "kind", Solver: "batch", Rate: 1}
	enough := errors.New("enough")
	f, err := fit.Train(context.Background(), fit.NewLocal(t.Chunks, 1), t.Columns, t.Rows, spec, func(s fit.Step) error {
		fmt.Printf("%d: %.4f\n", s.Iteration, s.Loss)
		if s.Iteration == 3 {
			return enough
		}
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Status.Code)
	// Output:
	// 0: 0.6931
	// 1: 0.5814
	// 2: 0.5169
	// 3: 0.4772
	// stopped
}

// A refusal has a code and names what it is about.
func ExampleTrain_refused() {
	t := read(petals, table.Options{})
	_, err := fit.Train(context.Background(), fit.NewLocal(t.Chunks, 1), t.Columns, t.Rows, fit.Spec{Target: "sort"}, nil)
	var refusal *fit.Error
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Code, refusal.Name)
	}
	// Output:
	// unknown-column sort
}

func ExampleFit_Predict() {
	t := read(petals, table.Options{})
	f, err := fit.Train(context.Background(), fit.NewLocal(t.Chunks, 1), t.Columns, t.Rows, fit.Spec{Target: "kind"}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	later := read("petal\n4.2\nNA\n5.9\n", table.OptionsLike(t.Columns, t.Receipt.Dialect))
	answer, err := f.Predict(later.Columns, later.Chunks)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, label := range answer.Labels {
		if label < 0 {
			fmt.Println("no answer")
			continue
		}
		fmt.Printf("%s %.3f\n", answer.Classes[label], answer.Probabilities[i*len(answer.Classes)+int(label)])
	}
	// Output:
	// versicolor 0.982
	// no answer
	// virginica 0.986
}
