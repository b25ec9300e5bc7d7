package fit_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"descent/core/fit"
	"descent/core/objective"
	"descent/core/table"
)

// hidden bars samples: whoever asks for one gets an error, so that what comes out of a fit came without.
type hidden struct {
	objective.Cluster
	asked *bool
}

func (h hidden) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	if op.Kind == objective.KindSample || op.Kind == objective.KindEval && op.Ints[4] > 1 {
		*h.asked = true
	}
	return h.Cluster.Run(ctx, op)
}

func trained(t *testing.T, columns []table.Column, chunks []*table.Chunk, shards int, spec fit.Spec) (f *fit.Fit, sampled bool) {
	t.Helper()
	n := 0
	for _, c := range chunks {
		n += c.Rows
	}
	spec.Target = "y"
	f, err := fit.Train(t.Context(), hidden{fit.NewLocal(chunks, shards), &sampled}, columns, n, spec, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f, sampled
}

// far returns the largest difference of two lists of coefficients, relative to the largest of them.
func far(a, b []float64) float64 {
	size, d := 0.0, 0.0
	for i := range a {
		size, d = math.Max(size, math.Abs(b[i])), math.Max(d, math.Abs(a[i]-b[i]))
	}
	return d / size
}

// What starts on a sample ends where Newton's method from 0 does, with the same errors, for any number of shards.
func TestASampleIsOnlyAStart(t *testing.T) {
	for name, s := range map[string]struct {
		k    int
		spec fit.Spec
	}{
		"logistic": {2, fit.Spec{}}, "softmax": {4, fit.Spec{}}, "L2": {2, fit.Spec{L2: 0.01}},
		"softmax with L2": {3, fit.Spec{L2: 0.1}}, "L1": {2, fit.Spec{L1: 0.02}},
	} {
		t.Run(name, func(t *testing.T) {
			columns, chunks := numbers(40000, 6, s.k)
			got, sampled := trained(t, columns, chunks, 1, s.spec)
			if !sampled || got.Status.Code != "converged" {
				t.Fatalf("sampled %v, %+v", sampled, got.Status)
			}
			other, _ := trained(t, columns, chunks, 3, s.spec)
			if !slices.Equal(got.Coefficients, other.Coefficients) || !slices.Equal(got.Inference.Factor, other.Inference.Factor) {
				t.Error("one shard and three differ")
			}
			s.spec.Solver = "newton"
			if s.spec.L1 > 0 {
				s.spec.Solver = "coordinate"
			}
			plain, sampled := trained(t, columns, chunks, 1, s.spec)
			if d := far(got.Coefficients, plain.Coefficients); sampled || d > 1e-12 {
				t.Errorf("sampled %v; coefficients differ by %g", sampled, d)
			}
			if len(plain.Inference.Factor) > 0 && far(got.Inference.Factor, plain.Inference.Factor) > 1e-7 {
				t.Errorf("errors differ by %g", far(got.Inference.Factor, plain.Inference.Factor))
			}
			if math.Abs(got.Loss-plain.Loss) > 1e-14 {
				t.Errorf("loss %.17g, want %.17g", got.Loss, plain.Loss)
			}
		})
	}
}

// A file sorted by its classes has blocks of one class each; a sample of them is still a start.
func TestASampleOfSortedRows(t *testing.T) {
	columns, chunks := numbers(40000, 4, 2)
	plain, _ := trained(t, columns, sorted(chunks), 1, fit.Spec{Solver: "newton"})
	got, _ := trained(t, columns, sorted(chunks), 2, fit.Spec{})
	if d := far(got.Coefficients, plain.Coefficients); d > 1e-12 || !got.Status.Converged {
		t.Errorf("differ by %g; %+v", d, got.Status)
	}
}

// sorted returns the rows ordered by their class.
func sorted(chunks []*table.Chunk) []*table.Chunk {
	var out []*table.Chunk
	at := 0
	for _, c := range chunks {
		out = append(out, &table.Chunk{Index: c.Index, Row: c.Row, Rows: c.Rows, Columns: make([]table.Cells, len(c.Columns))})
	}
	put := func(from *table.Chunk, i int) {
		to := out[at/chunks[0].Rows]
		for j, cells := range from.Columns {
			to.Columns[j].Num = append(to.Columns[j].Num, cells.Num[i])
			if cells.Code != nil {
				to.Columns[j].Code = append(to.Columns[j].Code, cells.Code[i])
			}
		}
		at++
	}
	for class := range int32(2) {
		for _, c := range chunks {
			for i, code := range c.Columns[len(c.Columns)-1].Code {
				if code == class {
					put(c, i)
				}
			}
		}
	}
	return out
}

// Rows that a hyperplane separates are named so, with or without a sample.
func TestASampleHidesNoSeparation(t *testing.T) {
	columns, chunks := numbers(40000, 3, 2)
	y := len(columns) - 1
	columns[y].Counts = make([]int, 2)
	for _, c := range chunks {
		for i := range c.Rows {
			class := int32(0)
			if c.Columns[0].Num[i] > 3.1 {
				class = 1
			}
			c.Columns[y].Code[i], c.Columns[y].Num[i] = class, float64(class)
			columns[y].Counts[class]++
		}
	}
	if got, _ := trained(t, columns, chunks, 2, fit.Spec{}); got.Status.Code != "separated" {
		t.Errorf("status %+v", got.Status)
	}
}

// A column that the sample hardly sees is no less independent, and one that copies another is aliased.
func TestASampleProvesNoDependence(t *testing.T) {
	columns, chunks := numbers(40000, 4, 2)
	for _, c := range chunks {
		for i := range c.Rows {
			c.Columns[1].Num[i] = 0
			c.Columns[3].Num[i] = 2*c.Columns[2].Num[i] + 1
		}
	}
	rare := chunks[len(chunks)-1]
	for i := range 40 {
		rare.Columns[1].Num[rare.Rows-1-i*7] = 1
	}
	columns[1].Mean, columns[1].SD, columns[1].Min, columns[1].Max = 40.0/40000, math.Sqrt(40.0/40000*(1-40.0/40000)*40000/39999), 0, 1
	columns[3].Mean, columns[3].SD = 2*columns[2].Mean+1, 2*columns[2].SD
	columns[3].Min, columns[3].Max = 2*columns[2].Min+1, 2*columns[2].Max+1
	got, _ := trained(t, columns, chunks, 2, fit.Spec{})
	if want := []bool{false, false, false, false, true}; !slices.Equal(got.Aliased, want) || !got.Status.Converged {
		t.Errorf("aliased %v, status %+v", got.Aliased, got.Status)
	}
}

func TestStoppingWhileOnASample(t *testing.T) {
	columns, chunks := numbers(40000, 4, 2)
	stop := errors.New("stop")
	f, err := fit.Train(t.Context(), fit.NewLocal(chunks, 1), columns, 40000, fit.Spec{Target: "y"}, func(s fit.Step) error {
		if s.Iteration == 1 {
			return stop
		}
		return nil
	})
	if err != nil || f.Status.Code != "stopped" || f.Status.Iterations != 1 {
		t.Errorf("%v, %+v", err, f)
	}
}
