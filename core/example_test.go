package core_test

import (
	"context"
	"fmt"

	"descent/core/fit"
	"descent/core/infer"
	"descent/core/table"
)

// From the bytes of a CSV to coefficients with their errors, and to the probabilities of rows that come later.
func Example() {
	csv := []byte("hours,passed\n1,no\n2,no\n3,yes\n4,no\n5,yes\n6,yes\n")
	t, err := table.Read(csv, table.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := fit.Train(context.Background(), fit.NewLocal(t.Chunks, 1), t.Columns, t.Rows, fit.Spec{Target: "passed"}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Status.Code, "for the event", f.Event)
	for _, row := range infer.Wald(f, 0.95) {
		fmt.Printf("%-12s %7.4f ± %.4f, p = %.3f\n", row.Term, row.Estimate, row.StandardError, row.P)
	}

	later, err := table.Read([]byte("hours\n1.5\n4.5\n"), table.OptionsLike(t.Columns, t.Receipt.Dialect))
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := f.Predict(later.Columns, later.Chunks)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, label := range answer.Labels {
		fmt.Printf("%.4f %s\n", answer.Probabilities[2*i+1], answer.Classes[label])
	}
	// Output:
	// converged for the event yes
	// (Intercept)  -4.2491 ± 3.3879, p = 0.210
	// hours         1.2140 ± 0.9126, p = 0.183
	// 0.0811 no
	// 0.7710 yes
}
