package wire

import (
	"testing"

	"descent/core/metric"
)

func TestCurveKeepsItsEnds(t *testing.T) {
	for _, n := range []int{1, 2, 999, 1000, 1001, 54321} {
		points := make([]metric.Point, n)
		for i := range points {
			points[i].X = float64(i)
		}
		x := curve(points, "x", "y").(Object).Floats("x")
		if len(x) != min(n, curvePoints) || x[0] != 0 || x[len(x)-1] != float64(n-1) {
			t.Errorf("%d points: got %d from %v to %v", n, len(x), x[0], x[len(x)-1])
		}
		for i := 1; i < len(x); i++ {
			if x[i] <= x[i-1] {
				t.Fatalf("%d points: point %v after %v", n, x[i], x[i-1])
			}
		}
	}
}
