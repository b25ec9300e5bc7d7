package synth

import (
	"bytes"
	"hash/crc32"
	"math"
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	for _, m := range Named() {
		a, b := m.Make(m.Rows, 1), m.Make(m.Rows, 1)
		if !bytes.Equal(a.CSV(), b.CSV()) {
			t.Errorf("%s differs from call to call", m.Name)
		}
		if bytes.Equal(a.CSV(), m.Make(m.Rows, 2).CSV()) {
			t.Errorf("%s does not depend on the seed", m.Name)
		}
		if a.Rows() != m.Rows {
			t.Errorf("%s has %d rows, want %d", m.Name, a.Rows(), m.Rows)
		}
		for j, v := range a.Values {
			if len(v) != m.Rows {
				t.Errorf("%s: column %s has %d values", m.Name, a.Names[j], len(v))
			}
			for _, x := range v {
				if !(math.Abs(x) <= 10) {
					t.Errorf("%s: %s holds %v", m.Name, a.Names[j], x)
				}
			}
		}
		balance(t, m.Name, a)
	}
}

// balance checks that each of two classes has between 35 and 65 % of the rows, and exactly half where they alternate.
func balance(t *testing.T, name string, a Table) {
	counts := map[string]int{}
	for _, l := range a.Labels {
		counts[l]++
	}
	if len(counts) != 2 {
		t.Errorf("%s has classes %v, want two", name, counts)
	}
	for l, n := range counts {
		share := float64(n) / float64(a.Rows())
		if name != "one-variable" && share != 0.5 || share < 0.35 || share > 0.65 {
			t.Errorf("%s: %s has %d of %d rows", name, l, n, a.Rows())
		}
	}
}

// TestSameEverywhere pins the bytes, so that a target or a Go version that changes them is seen.
func TestSameEverywhere(t *testing.T) {
	want := map[string]uint32{
		"one-variable": 0xe2b15bc2,
		"blobs":        0x781ef2d4,
		"circles":      0xbf6c2d61,
		"moons":        0xda80880e,
		"xor":          0x3b805fb1,
		"separable":    0xad8b67e6,
	}
	for _, m := range Named() {
		if got := crc32.ChecksumIEEE(m.Make(m.Rows, 1).CSV()); got != want[m.Name] {
			t.Errorf("%q: %#08x,", m.Name, got)
		}
	}
}

func TestCSV(t *testing.T) {
	lines := strings.Split(string(OneVariable(3, 1).CSV()), "\n")
	if len(lines) != 5 || lines[0] != "hours,passed" || lines[4] != "" {
		t.Errorf("CSV = %q", lines)
	}
}

// side returns the share of rows for which f is positive exactly when the label is l.
func side(t Table, l string, f func(x, y float64) float64) float64 {
	right := 0
	for i, label := range t.Labels {
		y := 0.0
		if len(t.Values) > 1 {
			y = t.Values[1][i]
		}
		if (f(t.Values[0][i], y) > 0) == (label == l) {
			right++
		}
	}
	return float64(right) / float64(t.Rows())
}

func TestStructure(t *testing.T) {
	const n = 2000
	for _, c := range []struct {
		name   string
		table  Table
		label  string
		f      func(x, y float64) float64
		lo, hi float64
	}{
		{"hours over 5", OneVariable(n, 3), "yes", func(x, _ float64) float64 { return x - 5 }, 0.78, 0.88},
		{"blobs by their axis", Blobs(n, 3), "b", func(x, y float64) float64 { return 4*x + 3*y }, 0.91, 0.95},
		{"circles by radius", Circles(n, 3), "outer", func(x, y float64) float64 { return x*x + y*y - 1.55*1.55 }, 0.985, 1},
		{"circles by a line", Circles(n, 3), "outer", func(x, _ float64) float64 { return x }, 0.45, 0.55},
		{"moons by a line", Moons(n, 3), "upper", func(x, y float64) float64 { return y - 0.25 - 0.2*(x-0.5) }, 0.8, 0.92},
		{"xor by the product", XOR(n, 3), "same", func(x, y float64) float64 { return x * y }, 1, 1},
		{"xor by x", XOR(n, 3), "same", func(x, _ float64) float64 { return x }, 0.45, 0.55},
		{"separable by its line", Separable(n, 3), "right", func(x, y float64) float64 { return x + y }, 1, 1},
	} {
		if got := side(c.table, c.label, c.f); got < c.lo || got > c.hi {
			t.Errorf("%s: %v right, want %v to %v", c.name, got, c.lo, c.hi)
		}
	}
}

// TestGap checks that no point of the separable table lies within 0.29 of its line.
func TestGap(t *testing.T) {
	s := Separable(2000, 5)
	for i := range s.Labels {
		if d := math.Abs(s.Values[0][i]+s.Values[1][i]) / math.Sqrt2; d < 0.29 {
			t.Fatalf("row %d is %v from the line", i, d)
		}
	}
}
