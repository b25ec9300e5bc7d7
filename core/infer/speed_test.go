package infer_test

import (
	"context"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"descent/core/fit"
	"descent/core/table"
)

// numbers makes a table of p number columns and an event, in chunks as a file of so many rows has them.
func numbers(n, p int) ([]table.Column, []*table.Chunk) {
	r := rand.New(rand.NewPCG(61, 1))
	const each = 6000
	columns := make([]table.Column, p+1)
	for j := range p {
		columns[j] = table.Column{Name: "x" + strconv.Itoa(j+1), Type: table.Number, SD: 1, Distinct: n}
	}
	columns[p] = table.Column{Name: "y", Type: table.Category, Levels: []string{"no", "yes"}, Distinct: 2}
	var chunks []*table.Chunk
	for at := 0; at < n; at += each {
		c := &table.Chunk{Index: len(chunks), Row: at, Rows: min(each, n-at), Columns: make([]table.Cells, p+1)}
		margin := make([]float64, c.Rows)
		for j := range p {
			c.Columns[j].Num = make([]float64, c.Rows)
			for i := range c.Rows {
				c.Columns[j].Num[i] = r.NormFloat64()
				margin[i] += c.Columns[j].Num[i] * math.Sin(float64(j)) / 3
			}
		}
		c.Columns[p].Code = make([]int32, c.Rows)
		for i, m := range margin {
			if r.Float64() < 1/(1+math.Exp(-m)) {
				c.Columns[p].Code[i] = 1
			}
		}
		chunks = append(chunks, c)
	}
	return columns, chunks
}

func BenchmarkTrain(b *testing.B) {
	for _, size := range [][2]int{{1000, 4}, {200_000, 20}} {
		columns, chunks := numbers(size[0], size[1])
		b.Run(strconv.Itoa(size[0])+"x"+strconv.Itoa(size[1]), func(b *testing.B) {
			for b.Loop() {
				f, err := fit.Train(context.Background(), fit.NewLocal(chunks, 1), columns, size[0], fit.Spec{Target: "y"}, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(f.Status.Passes, "passes")
			}
		})
	}
}
