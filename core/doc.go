// Package core holds no code: it is the way into the packages below it, which are Descent's arithmetic as a Go library.
//
// The way of a table through them:
//
//	t, err := table.Read(csv, table.Options{})               // bytes to typed columns, with a receipt
//	rows := fit.NewLocal(t.Chunks, 1)                         // where the rows are: here, in one shard
//	f, err := fit.Train(ctx, rows, t.Columns, t.Rows, fit.Spec{Target: "passed"}, nil)
//	for _, row := range infer.Wald(f, 0.95) { … }             // coefficients with errors, tests and intervals
//	answer, err := f.Predict(other.Columns, other.Chunks)     // of a table read by table.OptionsLike
//
// The example below does just that. Packages table and fit have examples of their own; metric scores predictions, boundary
// draws them, landscape and derive explain them, synth makes tables.
//
// Nothing here prints, reads a clock or a file, or draws from a global source of chance: the same bytes and the same
// specification give the same fit, for any number of shards. Refusals are *table.Error and *fit.Error, whose Code is one of
// docs/errors.md; how a fit ended is its Status.
//
// The module is called descent and stands in no registry. docs/go.md says how to import it.
package core
