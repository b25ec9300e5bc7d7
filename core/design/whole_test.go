package design

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"descent/core/kernel"
	"descent/core/table"
)

// A table without gaps needs no pass: its statistics give the tally and the moments that a pass finds.
func TestWholeTablesKnowTheirMoments(t *testing.T) {
	text := "a,g,y,z\n"
	random := rand.New(rand.NewPCG(5, 5))
	for range 900 {
		text += format(1e6+random.NormFloat64()) + "," + string(rune('p'+random.IntN(3))) + "," +
			string(rune('0'+random.IntN(2))) + "," + format(random.NormFloat64()) + "\n"
	}
	read, err := table.Read([]byte(text), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range []Spec{
		{Target: "y", Classes: true, Degree: 1, Missing: "drop"},
		{Target: "z", Degree: 1, Missing: "drop", Features: []string{"a", "y"}, FeaturesGiven: true},
	} {
		known, passed := see(t, read, spec, true), see(t, read, spec, false)
		for k := range known.Mean {
			if d := math.Abs(known.Mean[k] - passed.Mean[k]); d > 1e-9*math.Max(1, math.Abs(passed.Mean[k])) {
				t.Errorf("mean %d is %.17g, want %.17g", k, known.Mean[k], passed.Mean[k])
			}
			if d := math.Abs(known.Scale[k]/passed.Scale[k] - 1); d > 1e-12 {
				t.Errorf("scale %d is off by %g", k, d)
			}
		}
		if d := math.Abs(known.Target.Scale/passed.Target.Scale - 1); d > 1e-12 {
			t.Errorf("scale of the response is off by %g", d)
		}
		made, kept := known.Encode(read.Chunks[0], false), passed.Encode(read.Chunks[0], true)
		if (made.X == nil) != (spec.Target == "z") {
			t.Error("columns of numbers alone are made, those of a category kept")
		}
		var spare []float64
		for b := range kept.Blocks() {
			x, y, w, rows := made.Block(b, &spare)
			wantX, wantY, wantW, _ := kept.Block(b, nil)
			for i := range rows {
				same := w[i] == wantW[i] && math.Abs(y[i]-wantY[i]) < 1e-12
				for j := range kept.P {
					same = same && math.Abs(x[j*kernel.BlockRows+i]-wantX[j*kernel.BlockRows+i]) < 1e-8
				}
				if !same {
					t.Fatalf("row %d of block %d is encoded otherwise", i, b)
				}
			}
		}
	}
}

func format(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }

// see lays a table out, from its statistics or by passes.
func see(t *testing.T, read *table.Table, spec Spec, whole bool) *Layout {
	t.Helper()
	l, err := New(read.Columns, spec)
	if err != nil {
		t.Fatal(err)
	}
	if l.See(read.Columns, read.Rows); !l.Whole {
		t.Fatal("the table is not whole")
	}
	tally := l.WholeTally(read.Columns, read.Rows)
	if l.Whole = whole; !whole {
		tally = l.Tally(read.Chunks[0])
	}
	if err := l.Settle(tally); err != nil {
		t.Fatal(err)
	}
	frame := l.NewFrame(read.Columns)
	moments := l.Moments(read.Chunks[0], frame)
	if whole {
		var ok bool
		if moments, ok = l.WholeMoments(read.Columns, read.Rows); !ok {
			t.Fatal("the moments are not known")
		}
	}
	if _, good, err := l.Standardise(moments, frame); !good || err != nil {
		t.Fatal(good, err)
	}
	return l
}

func TestSeeTakesNoTableWithGaps(t *testing.T) {
	columns, _ := small()
	for i := range columns {
		columns[i].Counts = make([]int, len(columns[i].Levels))
	}
	columns[3].Counts = []int{3, 3}
	columns[1].Counts = []int{2, 2, 2}
	for name, change := range map[string]func(*Layout, []table.Column){
		"nothing": func(*Layout, []table.Column) {},
		"missing": func(_ *Layout, c []table.Column) { c[0].Missing = 1 },
		"level":   func(_ *Layout, c []table.Column) { c[3].Counts[0] = 2 },
		"weight":  func(l *Layout, _ []table.Column) { l.Weight = 2 },
		"hold":    func(l *Layout, _ []table.Column) { l.Spec.Holdout = 0.5 },
	} {
		c := append([]table.Column(nil), columns...)
		c[3].Counts = append([]int(nil), columns[3].Counts...)
		l, err := New(c, Spec{Target: "y", Classes: true, Degree: 1, Missing: "drop"})
		if err != nil {
			t.Fatal(err)
		}
		change(l, c)
		if l.See(c, 6); l.Whole != (name == "nothing") {
			t.Errorf("%s: whole is %v", name, l.Whole)
		}
	}
}
