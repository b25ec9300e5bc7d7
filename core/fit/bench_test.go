package fit_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"descent/core/fit"
	"descent/core/objective"
	"descent/core/table"
)

// numbers returns a table of n rows and p number columns that follow each other (correlation 0.7), and a target of k
// classes drawn from the softmax of random scores.
func numbers(n, p, k int) ([]table.Column, []*table.Chunk) {
	const perChunk = 5500 // of a mebibyte of text at 20 columns
	random := rand.New(rand.NewPCG(7, 0))
	beta := make([]float64, p*k)
	for i := range beta {
		beta[i] = random.NormFloat64() * 2 / math.Sqrt(float64(3*p))
	}
	columns := make([]table.Column, p+1)
	sums := make([]float64, 2*p)
	levels := make([]int, k)
	var chunks []*table.Chunk
	for at := 0; at < n; at += perChunk {
		c := &table.Chunk{Index: len(chunks), Row: at, Rows: min(perChunk, n-at), Columns: make([]table.Cells, p+1)}
		for j := range p {
			c.Columns[j].Num = make([]float64, c.Rows)
		}
		y := &c.Columns[p]
		y.Num, y.Code = make([]float64, c.Rows), make([]int32, c.Rows)
		for i := range c.Rows {
			scores := make([]float64, k)
			last := 0.0
			for j := range p {
				last = 0.7*last + math.Sqrt(0.51)*random.NormFloat64()
				c.Columns[j].Num[i] = 3 + 2*last
				sums[2*j] += 3 + 2*last
				sums[2*j+1] += (3 + 2*last) * (3 + 2*last)
				for class := 1; class < k; class++ {
					scores[class] += beta[class*p+j] * last
				}
			}
			best, top := 0, math.Inf(-1)
			for class, s := range scores {
				if s -= math.Log(random.ExpFloat64()); s > top {
					best, top = class, s
				}
			}
			y.Num[i], y.Code[i] = float64(best), int32(best)
			levels[best]++
		}
		chunks = append(chunks, c)
	}
	for j := range p {
		mean := sums[2*j] / float64(n)
		columns[j] = table.Column{
			Name: "x" + string(rune('A'+j/26)) + string(rune('a'+j%26)), Type: table.Number, Mean: mean,
			SD: math.Sqrt(sums[2*j+1]/float64(n) - mean*mean), Distinct: n, Min: mean - 10, Max: mean + 10,
		}
	}
	columns[p] = table.Column{Name: "y", Type: table.Number, Distinct: k}
	for class, count := range levels {
		columns[p].Levels = append(columns[p].Levels, string(rune('0'+class)))
		columns[p].Counts = append(columns[p].Counts, count)
	}
	return columns, chunks
}

// timed notes how long each kind of operation takes.
type timed struct {
	objective.Cluster
	took  map[string]time.Duration
	count map[string]int
}

func (t timed) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	from := time.Now()
	defer func() {
		t.took[op.Kind] += time.Since(from)
		t.count[op.Kind]++
	}()
	return t.Cluster.Run(ctx, op)
}

// BenchmarkTrain fits on one shard and says how long each kind of operation took.
func BenchmarkTrain(b *testing.B) {
	for _, s := range []struct {
		name    string
		n, p, k int
		spec    fit.Spec
	}{
		{"500000x20", 500000, 20, 2, fit.Spec{}},
		{"1000x4", 1000, 4, 2, fit.Spec{}},
		{"50000x20/K=10", 50000, 20, 10, fit.Spec{}},
		{"10000x1000", 10000, 1000, 2, fit.Spec{}},
		{"50000x20/L1", 50000, 20, 2, fit.Spec{L1: 0.01}},
	} {
		b.Run(s.name, func(b *testing.B) {
			columns, chunks := numbers(s.n, s.p, s.k)
			t := timed{fit.NewLocal(chunks, 1), map[string]time.Duration{}, map[string]int{}}
			s.spec.Target = "y"
			for b.Loop() {
				f, err := fit.Train(b.Context(), t, columns, s.n, s.spec, nil)
				if err != nil || !f.Status.Converged {
					b.Fatal(err, f)
				}
				b.ReportMetric(f.Status.Passes, "passes")
			}
			for kind, d := range t.took {
				b.ReportMetric(d.Seconds()*1e3/float64(b.N), kind+"-ms")
				b.ReportMetric(float64(t.count[kind])/float64(b.N), kind+"s")
			}
		})
	}
}
