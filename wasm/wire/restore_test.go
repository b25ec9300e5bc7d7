package wire

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"descent/core/fit"
	"descent/core/table"
)

// states are those of real fits of every kind.
func states(t *testing.T) []Object {
	t.Helper()
	var list []Object
	for _, spec := range []fit.Spec{
		{Target: "admit"},
		{Target: "age", Model: "linear"},
		{Target: "sex", Model: "softmax", L2: 0.1, Degree: 2, Interactions: true},
		{Target: "admit", Missing: "indicator", Holdout: 0.2},
	} {
		read, f := train(t, spec)
		list = append(list, State(f, read.Columns, read.Receipt))
	}
	return list
}

// with returns a copy in which the value of a key is another.
func with(o Object, key string, value any) Object {
	out := slices.Clone(o)
	for i := range out {
		if out[i].Key == key {
			out[i].Value = value
		}
	}
	return out
}

func TestReadStateRefuses(t *testing.T) {
	state := states(t)[0]
	layout := state.Object("layout")
	ints := layout.Ints("ints")
	for name, x := range map[string]struct {
		state Object
		code  string
	}{
		"nothing":             {nil, notAModel},
		"another format":      {New("format", "pickle", "version", 1), notAModel},
		"another version":     {with(state, "version", 2.0), modelVersion},
		"a version in words":  {with(state, "version", "one"), modelVersion},
		"no layout":           {with(state, "layout", nil), notAModel},
		"a layout cut short":  {with(state, "layout", with(layout, "ints", ints[:len(ints)-3])), notAModel},
		"a list for a target": {with(state, "target", []any{"admit"}), notAModel},
		"another target":      {with(state, "target", "age"), notAModel},
		"one class":           {with(state, "classes", []any{"yes"}), notAModel},
		"a coefficient less":  {with(state, "coefficients", state.Floats("coefficients")[1:]), notAModel},
		"a term less":         {with(state, "terms", state.List("terms")[1:]), notAModel},
		"no terms":            {with(state, "terms", "none"), notAModel},
		"a wild setting":      {with(state, "spec", with(state.Object("spec"), "degree", 1e9)), notAModel},
		"linear":              {with(state, "model", "linear"), notAModel},
	} {
		_, err := ReadState(x.state)
		if own, ok := errors.AsType[*Error](err); !ok || own.Code != x.code {
			t.Errorf("%s: got %v, want %s", name, err, x.code)
		}
	}
}

// wild are numbers that a layout's own never are, and some that they are.
var wild = []int32{-1, 0, 1, 2, 3, 7, 21, 1 << 20, math.MaxInt32, math.MinInt32}

// mutated returns a copy of a state with a part of it changed, cut or gone.
func mutated(r *rand.Rand, state Object) Object {
	layout := state.Object("layout")
	ints, floats, words := slices.Clone(layout.Ints("ints")), slices.Clone(layout.Floats("floats")), slices.Clone(layout.List("texts"))
	switch r.IntN(8) {
	case 0, 1, 2:
		for range 1 + r.IntN(3) {
			ints[r.IntN(len(ints))] = wild[r.IntN(len(wild))]
		}
	case 3:
		ints = ints[:r.IntN(len(ints))]
	case 4:
		floats[r.IntN(len(floats))] = []float64{math.NaN(), math.Inf(1), -1, 1e9, 0}[r.IntN(5)]
	case 5:
		at := r.IntN(len(ints))
		ints = slices.Insert(ints, at, wild[r.IntN(len(wild))])
	case 6:
		words = words[:r.IntN(len(words)+1)]
	default:
		key := state[r.IntN(len(state))].Key
		return with(state, key, []any{nil, "x", -1.0, 1e300, true, []any{}, []any{nil}, Object{}, []float64{1}}[r.IntN(9)])
	}
	return with(state, "layout", New("ints", ints, "floats", floats, "texts", words))
}

// A state that somebody has tampered with is refused with a code, or serves; nothing else happens.
func TestTamperedStates(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	list, served, refused := states(t), 0, 0
	for range 20000 {
		m, err := ReadState(mutated(r, list[r.IntN(len(list))]))
		if err != nil {
			if own, ok := errors.AsType[*Error](err); !ok || own.Code != notAModel && own.Code != modelVersion {
				t.Fatalf("got %v", err)
			}
			refused++
			continue
		}
		served++
		source, err := table.Read([]byte("age,sex,admit\n21,f,yes\n,m,no\n28,x,\n4,,yes\n"), m.Source)
		if err != nil {
			t.Fatal(err)
		}
		s, err := m.Fit.Evaluate(source.Columns, source.Chunks)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Evaluation(m.Fit, s, "given", func() error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if served < 100 || refused < 100 {
		t.Errorf("%d served, %d refused: the test tries too little", served, refused)
	}
}

func FuzzReadState(f *testing.F) {
	f.Add([]byte{1, 0, 0, 0, 2, 0, 0, 0}, []byte{}, "a\x00b")
	f.Fuzz(func(t *testing.T, ints, floats []byte, words string) {
		layout := New("ints", toInts(ints), "floats", toFloats(floats), "texts", []any{words, words})
		state := New("format", ModelFormat, "version", 1, "model", "linear", "target", words, "spec", New("target", words), "layout", layout)
		if m, err := ReadState(state); (m == nil) == (err == nil) {
			t.Errorf("got %v, %v", m, err)
		}
	})
}

func toInts(b []byte) (list []int32) {
	for ; len(b) >= 4; b = b[4:] {
		list = append(list, int32(b[0])|int32(b[1])<<8|int32(b[2])<<16|int32(b[3])<<24)
	}
	return list
}

func toFloats(b []byte) (list []float64) {
	for _, c := range b {
		list = append(list, float64(c)-7)
	}
	return list
}
