package metric

import (
	"cmp"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func ranking(t testing.TB, scores []float64, positive []bool, w []float64) *Ranking {
	r, err := Rank(scores, positive, w, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// byComparing groups the rows as Rank does, by comparing their scores.
func byComparing(scores []float64, positive []bool, w []float64) (groups []group) {
	var order []int
	for i, s := range scores {
		if s == s && w[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	for _, i := range order {
		if n := len(groups); n == 0 || groups[n-1].score != scores[i] {
			groups = append(groups, group{score: scores[i]})
		}
		g := &groups[len(groups)-1]
		if positive[i] {
			g.positive += w[i]
		} else {
			g.negative += w[i]
		}
	}
	return groups
}

func TestRank(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	special := []float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, -5e-324, math.MaxFloat64}
	for _, n := range []int{0, 1, 2, 300, 5000} {
		var scores, w []float64
		var positive []bool
		for range n {
			s := math.Float64frombits(r.Uint64())
			switch r.IntN(4) {
			case 0:
				s = special[r.IntN(len(special))]
			case 1:
				s = float64(r.IntN(9)-4) / 7
			}
			scores, w, positive = append(scores, s), append(w, float64(r.IntN(4))/3), append(positive, r.IntN(2) == 0)
		}
		if got, want := ranking(t, scores, positive, w).groups, byComparing(scores, positive, w); !slices.Equal(got, want) {
			t.Errorf("%d rows: got %v, want %v", n, got, want)
		}
	}
}

func TestRankStops(t *testing.T) {
	scores, positive, _ := random(100, 5)
	stop := errors.New("stop")
	for calls := 0; ; calls++ {
		left := calls
		_, err := Rank(scores, positive, nil, func() error {
			if left--; left < 0 {
				return stop
			}
			return nil
		})
		if err == nil {
			if calls < 8 {
				t.Errorf("only %d turns", calls)
			}
			return
		}
		if err != stop {
			t.Fatal(err)
		}
	}
}

// The trapezoids under the ROC curve are the AUC.
func TestROC(t *testing.T) {
	scores, positive, w := random(150, 2)
	points := ranking(t, scores, positive, w).ROC()
	area := 0.0
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		area += (b.X - a.X) * (a.Y + b.Y) / 2
		if b.X < a.X || b.Y < a.Y || b.Threshold >= a.Threshold {
			t.Fatalf("not monotone at %v, %v", a, b)
		}
	}
	near(t, "area", area, AUC(scores, positive, w))
	first, last := points[0], points[len(points)-1]
	if first.X != 0 || first.Y != 0 || last.X != 1 || last.Y != 1 {
		t.Errorf("from %v to %v", first, last)
	}
	if ranking(t, scores, make([]bool, len(scores)), nil).ROC() != nil {
		t.Error("a ROC curve of one class")
	}
}

func TestPR(t *testing.T) {
	points, average := ranking(t, []float64{0.9, 0.8, 0.8, 0.1}, []bool{true, false, true, false}, nil).PR()
	want := []Point{{0.5, 1, 0.9}, {1, 2.0 / 3, 0.8}, {1, 0.5, 0.1}}
	if !slices.Equal(points, want) {
		t.Errorf("points %v, want %v", points, want)
	}
	near(t, "average precision", average, 0.5+0.5*2/3)
}

// A curve of at most Whole scores is whole; of a longer one nothing is farther than Closeness from what is kept.
func TestCurvesAreClose(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	for _, n := range []int{Whole, Whole + 1, 200_000} {
		scores, positive := make([]float64, n), make([]bool, n)
		for i := range scores {
			scores[i] = float64(i)
			positive[i] = r.Float64() < math.Pow(float64(i)/float64(n), 3) || i%(n/3) < n/20
		}
		rank := ranking(t, scores, positive, nil)
		pr, average := rank.PR()
		for name, kept := range map[string][]Point{"ROC": rank.ROC(), "PR": pr} {
			whole := wholeCurve(rank, name)
			if n == Whole && !slices.Equal(kept, whole) || len(kept) > 20_000 {
				t.Errorf("%s of %d scores: %d points kept of %d", name, n, len(kept), len(whole))
			}
			if kept[0] != whole[0] || kept[len(kept)-1] != whole[len(whole)-1] {
				t.Errorf("%s of %d scores: an end is missing", name, n)
			}
			at := 0
			for _, p := range whole {
				for at+1 < len(kept) && kept[at+1].Threshold >= p.Threshold {
					at++
				}
				if q := kept[at]; math.Abs(p.X-q.X) >= Closeness || math.Abs(p.Y-q.Y) >= Closeness {
					t.Fatalf("%s of %d scores: %v is left out, %v the nearest above", name, n, p, q)
				}
			}
		}
		want := 0.0
		for i, p := range wholeCurve(rank, "PR") {
			if positive[n-1-i] {
				want += p.Y / rank.positive
			}
		}
		near(t, "average precision over 1000", average/1000, want/1000)
	}
}

func wholeCurve(r *Ranking, name string) []Point {
	c := curve{all: true}
	right, wrong := 0.0, 0.0
	if name == "ROC" {
		c.points = []Point{{0, 0, math.Inf(1)}}
	}
	for _, g := range r.groups {
		right, wrong = right+g.positive, wrong+g.negative
		if name == "ROC" {
			c.add(Point{wrong / r.negative, right / r.positive, g.score})
		} else {
			c.add(Point{right / r.positive, right / (right + wrong), g.score})
		}
	}
	return c.points
}

// No stage of measuring a long table is much longer than the others.
func TestMeasureYields(t *testing.T) {
	const n = 1 << 18
	r := rand.New(rand.NewPCG(13, 1))
	p, observed := make([]float64, 2*n), make([]int32, n)
	for i := range observed {
		p[2*i] = r.Float64()
		p[2*i+1], observed[i] = 1-p[2*i], int32(r.IntN(2))
	}
	turns := 0
	s, err := Measure(p, observed, observed, nil, 2, 1, func() error { turns++; return nil })
	if err != nil || turns < 14 || s.Rows != n || math.Abs(s.AUC-0.5) > 0.01 {
		t.Errorf("got %d turns, %d rows, AUC %g, %v", turns, s.Rows, s.AUC, err)
	}
}

func BenchmarkMeasure(b *testing.B) {
	const n = 1_000_000
	r := rand.New(rand.NewPCG(13, 1))
	p, observed := make([]float64, 2*n), make([]int32, n)
	for i := range observed {
		p[2*i] = r.Float64()
		p[2*i+1], observed[i] = 1-p[2*i], int32(r.IntN(2))
	}
	for b.Loop() {
		Classify(p, observed, observed, nil, 2, 1)
	}
}
