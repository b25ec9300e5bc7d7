package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// While a large table is read and fitted the page's own thread stays free for a person's hands: no task of it is long.
func TestPageStaysSmooth(t *testing.T) {
	const rows, features = 200_000, 5
	random := rand.New(rand.NewPCG(1, 2))
	text := []byte("a,b,c,d,e,y\n")
	for range rows {
		sum := 0.0
		for range features {
			x := random.NormFloat64()
			sum += x
			text = append(strconv.AppendFloat(text, x, 'f', 4, 64), ',')
		}
		class := byte('n')
		if sum+random.NormFloat64() > 0 {
			class = 'y'
		}
		text = append(text, class, '\n')
	}
	path := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	p := open(t, "", 1440, 900)
	p.trained()
	js[any](p, p.frame, `globalThis.long = []; new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration)))
		.observe({ type: "longtask" }); 0`)
	p.drop(700, 400, path)
	p.holds("large.csv")
	p.click("button", "Train")
	p.trained()
	long := js[[]float64](p, p.frame, "long")
	t.Logf("tasks over 50 ms: %v", long)
	// 50 ms is the budget of a machine that does nothing else; twice that allows for one that does.
	if slices.Max(append(long, 0)) > 100 {
		t.Errorf("tasks of %v ms on the page's own thread", long)
	}
	js[any](p, p.frame, `setTimeout(() => { const end = performance.now() + 200; while (performance.now() < end); })`)
	p.until("a long task made on purpose to be seen", func() bool {
		return len(js[[]float64](p, p.frame, "long")) > len(long)
	})
}
