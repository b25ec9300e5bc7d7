package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// While a long or a wide table is read and fitted the page's own thread stays free for a person's hands: no task of it
// is long.
func TestPageStaysSmooth(t *testing.T) {
	// 50 ms is the budget of a machine that does nothing else; these bounds allow for one that does. In the wide table the
	// workers leave the page no core of its own for seconds.
	for name, x := range map[string]struct {
		rows, features int
		bound          float64
	}{"long": {200_000, 5, 90}, "wide": {2000, 300, 200}} {
		t.Run(name, func(t *testing.T) { staysSmooth(t, noisy(t, x.rows, x.features), x.bound) })
	}
}

// noisy writes a table whose last column says, but for noise, whether the others come to more than nothing.
func noisy(t *testing.T, rows, features int) (path string) {
	random := rand.New(rand.NewPCG(1, 2))
	var text []byte
	for j := range features {
		text = strconv.AppendInt(append(text, 'x'), int64(j), 10)
		text = append(text, ',')
	}
	text = append(text, "y\n"...)
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
	path = filepath.Join(t.TempDir(), "noisy.csv")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func staysSmooth(t *testing.T, path string, bound float64) {
	p := open(t, "", 1440, 900)
	p.trained()
	js[any](p, p.frame, `globalThis.long = []; new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration)))
		.observe({ type: "longtask" }); 0`)
	p.drop(700, 400, path)
	p.holds("noisy.csv")
	p.click("button", "Train")
	p.trained()
	long := js[[]float64](p, p.frame, "long")
	t.Logf("tasks over 50 ms: %v", long)
	if slices.Max(append(long, 0)) > bound {
		t.Errorf("tasks of %v ms on the page's own thread", long)
	}
	js[any](p, p.frame, `setTimeout(() => { const end = performance.now() + 200; while (performance.now() < end); })`)
	p.until("a long task made on purpose to be seen", func() bool {
		return len(js[[]float64](p, p.frame, "long")) > len(long)
	})
}
