package design

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"descent/core/table"
)

func TestCompare(t *testing.T) {
	levels := []string{"b", "10", "no", "B", "9", "yes", "-1", "1e3", "a", "é"}
	got, place := sorted(levels)
	want := []string{"-1", "9", "10", "1e3", "B", "a", "b", "no", "yes", "é"}
	if !slices.Equal(got, want) {
		t.Errorf("sorted %v, want %v", got, want)
	}
	for i, p := range place {
		if got[p] != levels[i] {
			t.Errorf("%s stands at %d", levels[i], p)
		}
	}
}

func TestHold(t *testing.T) {
	for _, c := range []struct {
		counts   []int32
		fraction float64
		want     int
	}{{[]int32{400}, 0.25, 100}, {[]int32{97, 0, 203, 1}, 0.1, 30}, {[]int32{3}, 0.5, 2}, {[]int32{10}, 0.01, 0}} {
		h := NewHold(c.counts, c.fraction, 7)
		held, n := 0, 0
		for _, k := range c.counts {
			n += int(k)
		}
		for i := range n {
			if Rank(h.Seed, uint64(i)) < h.Cut {
				held++
			}
		}
		if held != c.want {
			t.Errorf("%v of %g: %d held, want %d", c.counts, c.fraction, held, c.want)
		}
	}
}

// small is a table of a number with a gap, a category, a weight and an event.
func small() ([]table.Column, *table.Chunk) {
	nan := math.NaN()
	x := []float64{1e9 + 1, 1e9 + 2, nan, 1e9 + 4, 1e9 + 7, 1e9}
	g := []int32{0, 1, 2, 1, 0, 2}
	w := []float64{1, 2, 1, 0, 1, 1}
	y := []int32{1, 0, 1, 1, 0, 1}
	columns := []table.Column{
		{Name: "x", Type: table.Number, Mean: 1e9 + 3, SD: 3},
		{Name: "g", Type: table.Category, Levels: []string{"a", "b", "c"}},
		{Name: "w", Type: table.Number},
		{Name: "y", Type: table.Category, Levels: []string{"no", "yes"}},
		{Name: "id", Type: table.Number, Identifier: true},
		{Name: "gone", Type: table.Empty},
		{Name: "when", Type: table.Date},
	}
	return columns, &table.Chunk{Rows: 6, Columns: []table.Cells{{Num: x}, {Code: g}, {Num: w}, {Code: y}, {Num: x}, {}, {Code: g}}}
}

func laid(t *testing.T, spec Spec) (*Layout, *table.Chunk) {
	t.Helper()
	columns, chunk := small()
	l, err := New(columns, spec)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Settle(l.Tally(chunk)); err != nil {
		t.Fatal(err)
	}
	frame := l.NewFrame(columns)
	for range 3 {
		next, good, err := l.Standardise(l.Moments(chunk, frame), frame)
		if err != nil {
			t.Fatal(err)
		}
		if good {
			return l, chunk
		}
		frame = next
	}
	t.Fatal("no frame was good")
	return nil, nil
}

func TestDefaults(t *testing.T) {
	columns, _ := small()
	if got := Defaults(columns, "y", "w"); !slices.Equal(got, []string{"x", "g"}) {
		t.Errorf("default features %v", got)
	}
}

// Columns have weighted mean 0 and variance 1, and coefficients find their way back to the person's units.
func TestEncode(t *testing.T) {
	l, chunk := laid(t, Spec{Target: "y", Classes: true, Degree: 1, Weight: "w", Missing: "drop"})
	if got := l.Count(chunk); got != [4]int32{4, 1, 1, 0} {
		t.Errorf("states %v", got)
	}
	k := l.Encode(chunk, true)
	if k.N != 4 || k.P != 4 {
		t.Fatalf("%d rows, %d columns", k.N, k.P)
	}
	row := make([]float64, k.P)
	for j := 1; j < k.P; j++ {
		weight, sum, square := 0.0, 0.0, 0.0
		for i := range k.N {
			k.Row(row, i)
			weight += k.W[i]
			sum += k.W[i] * row[j]
			square += k.W[i] * row[j] * row[j]
		}
		// A mean of 1e9 is itself rounded to 1e-7.
		if math.Abs(sum) > 1e-7 || math.Abs(square/weight-1) > 1e-12 {
			t.Errorf("column %d: mean %g, variance %g", j, sum/weight, square/weight)
		}
	}
	inner, person := []float64{0.3, -1.5, 0.7, 2}, make([]float64, 4)
	l.Person(person, inner, 0)
	raw := [][]float64{{1, 1e9 + 1, 0, 0}, {1, 1e9 + 2, 1, 0}, {1, 1e9 + 7, 0, 0}, {1, 1e9, 0, 1}}
	for i, r := range raw {
		k.Row(row, i)
		want, got := 0.0, 0.0
		for j := range row {
			want += row[j] * inner[j]
			got += r[j] * person[j]
		}
		if math.Abs(got-want) > 1e-6 { // 1e9 times the rounding of a slope
			t.Errorf("row %d: %g, want %g", i, got, want)
		}
	}
	back := l.Back()
	for i := range person {
		sum := 0.0
		for j := range inner {
			sum += back[i*4+j] * inner[j]
		}
		if math.Abs(sum-person[i]) > 1e-6*math.Max(1, math.Abs(person[i])) {
			t.Errorf("coefficient %d: %g, want %g", i, sum, person[i])
		}
	}
}

func TestPack(t *testing.T) {
	l, chunk := laid(t, Spec{Target: "y", Features: []string{"x", "g"}, FeaturesGiven: true, Classes: true, Degree: 2, Interactions: true, Missing: "indicator"})
	l.Hold = NewHold([]int32{6}, 0.5, 1<<40+3)
	l.Basis = make([]float64, l.Width()*l.Width())
	for i := range l.Width() {
		l.Basis[i*l.Width()+i] = float64(i + 1)
	}
	got := Unpack(l.Pack())
	if !reflect.DeepEqual(got.Terms, l.Terms) || !reflect.DeepEqual(got.Hold, l.Hold) {
		t.Errorf("terms %v, hold %v, want %v, %v", got.Terms, got.Hold, l.Terms, l.Hold)
	}
	if !reflect.DeepEqual(got.Encode(chunk, true), l.Encode(chunk, true)) {
		t.Error("the unpacked layout encodes other rows")
	}
}

func TestBind(t *testing.T) {
	l, _ := laid(t, Spec{Target: "y", Features: []string{"x", "g"}, FeaturesGiven: true, Classes: true, Degree: 1, Missing: "drop"})
	other := []table.Column{
		{Name: "g", Type: table.Category, Levels: []string{"c", "d"}},
		{Name: "x", Type: table.Number},
	}
	chunk := &table.Chunk{Rows: 3, Columns: []table.Cells{{Code: []int32{0, 1, -1}}, {Num: []float64{1e9, 1e9, 1e9}}}}
	bound, err := l.Bind(other)
	if err != nil {
		t.Fatal(err)
	}
	usable, fresh := bound.Usable(chunk)
	if !slices.Equal(usable, []bool{true, false, false}) || !slices.Equal(fresh, []bool{false, true, false}) {
		t.Errorf("usable %v, fresh %v", usable, fresh)
	}
	classes, _, weights := bound.Observed(chunk, []int32{0, 1})
	if !slices.Equal(classes, []int32{-1, -1}) || !slices.Equal(weights, []float64{1, 1}) {
		t.Errorf("observed %v with weights %v", classes, weights)
	}
	if _, err := l.Bind(other[:1]); err == nil {
		t.Error("a table without the feature x is taken")
	}
}

func TestConstant(t *testing.T) {
	columns, chunk := small()
	for i := range chunk.Columns[0].Num {
		chunk.Columns[0].Num[i] = 0.1
		chunk.Columns[1].Code[i] = 2
	}
	columns[0].Mean, columns[0].SD = 0.1, 0
	l, err := New(columns, Spec{Target: "y", Features: []string{"x", "g"}, FeaturesGiven: true, Classes: true, Degree: 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Settle(l.Tally(chunk)); err != nil {
		t.Fatal(err)
	}
	frame := l.NewFrame(columns)
	if _, _, err := l.Standardise(l.Moments(chunk, frame), frame); err != nil {
		t.Fatal(err)
	}
	if got := l.Aliased(); !slices.Equal(got, []bool{false, true, true, true}) {
		t.Errorf("aliased %v of %v", got, l.Terms)
	}
}
