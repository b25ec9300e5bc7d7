package table

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// wideText is a table of many rows whose column k has counts[k%len(counts)] different numbers.
func wideText(rows, columns int, counts []int) string {
	var b strings.Builder
	for c := range columns {
		fmt.Fprintf(&b, "c%d,", c)
	}
	b.WriteString("row id\n")
	for r := range rows {
		for c := range columns {
			fmt.Fprintf(&b, "%d,", r*7919%counts[c%len(counts)])
		}
		fmt.Fprintf(&b, "%d\n", r)
	}
	return b.String()
}

func TestDistinctInWideTables(t *testing.T) {
	const rows, columns = 4001, 300
	most := workNumbers / (columns + 1)
	counts := []int{5, 256, 257, most - 1, most, most + 1, 4001}
	text := wideText(rows, columns, counts)
	for _, workers := range []int{1, 3} {
		tb, err := readRuns([]byte(text), Options{}, 1<<16, workers)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range tb.Columns[:columns] {
			if n := counts[i%len(counts)]; c.Distinct != min(n, most) || c.Identifier {
				t.Errorf("%d workers: column %d has %d different numbers, want %d; identifier %v", workers, i, c.Distinct, min(n, most), c.Identifier)
			}
			if n := counts[i%len(counts)]; (c.Levels != nil) != (n <= MaxNumberLevels) {
				t.Errorf("%d workers: column %d has %d levels", workers, i, len(c.Levels))
			}
		}
		if id := tb.Columns[columns]; id.Distinct != most || !id.Identifier {
			t.Errorf("%d workers: the row id has %d, identifier %v", workers, id.Distinct, id.Identifier)
		}
	}
}

func TestSketchIsCertain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, most := range []int{1024, 5000, MaxDistinct} {
		values := make([]float64, 0, 3*most)
		for len(values) < 2*most {
			v := math.Floor(random.Float64() * float64(most))
			values = append(values, v, -v*0)
		}
		s := sketch{}
		if s.addAll(values, most); s.over {
			t.Errorf("%d numbers at most are called more than %d", most, most)
		}
		for range most {
			values = append(values, random.NormFloat64(), random.Float64())
		}
		if s.addAll(values, most); !s.over || s.bits.words != nil {
			t.Errorf("over %v with %d words", s.over, len(s.bits.words))
		}
	}
}
