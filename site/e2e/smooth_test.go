package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// While a long or a wide table is read and fitted the page's own thread stays free for a person's hands: it has turns all
// along. How long its tasks are is logged; site/bench measures it.
func TestPageStaysSmooth(t *testing.T) {
	for name, x := range map[string]struct{ rows, features int }{"long": {200_000, 5}, "wide": {2000, 300}} {
		t.Run(name, func(t *testing.T) { staysSmooth(t, noisy(t, x.rows, x.features)) })
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

func staysSmooth(t *testing.T, path string) {
	p := open(t, "", 1440, 900)
	p.trained()
	js[any](p, p.frame, `globalThis.long = []; new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration)))
		.observe({ type: "longtask" }); globalThis.turns = 0; setInterval(() => turns++, 10); 0`)
	p.drop(700, 400, path)
	p.holds("noisy.csv")
	read := js[float64](p, p.frame, "turns")
	p.click("button", "Train")
	p.trained()
	long, turns := js[[]float64](p, p.frame, "long"), js[float64](p, p.frame, "turns")
	t.Logf("%v turns, %v of them until the table was read; tasks over 50 ms: %v", turns, read, long)
	// A thread that reads or fits by itself has a few.
	if read < 10 || turns < 20 {
		t.Errorf("the page's own thread had %v turns, %v of them until the table was read", turns, read)
	}
	js[any](p, p.frame, `setTimeout(() => { const end = performance.now() + 200; while (performance.now() < end); })`)
	p.until("a long task made on purpose to be seen", func() bool {
		return len(js[[]float64](p, p.frame, "long")) > len(long)
	})
}
