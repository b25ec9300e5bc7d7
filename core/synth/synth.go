// Package synth makes small tables with a known structure, the same on every target for the same seed.
package synth

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// Table holds columns of equal length: numbers, and a target of class names.
type Table struct {
	Names  []string    // of the number columns
	Values [][]float64 // column by column, rounded to Digits digits after the point
	Target string
	Labels []string
	Digits int
}

// Make is one of the tables of this package: n rows from a seed. Rows of the classes alternate.
type Make func(n int, seed uint64) Table

// Named returns the table makers by file name, in the order of a menu.
func Named() []struct {
	Name string
	Rows int
	Make Make
} {
	return []struct {
		Name string
		Rows int
		Make Make
	}{
		{"one-variable", 100, OneVariable},
		{"blobs", 200, Blobs},
		{"circles", 200, Circles},
		{"moons", 200, Moons},
		{"xor", 200, XOR},
		{"separable", 120, Separable},
	}
}

// source is a seeded stream of uniform and normal numbers. The normal ones are sums of uniform ones, so that they do
// not pass through functions that differ between targets.
type source struct{ *rand.Rand }

func newSource(seed uint64) source { return source{rand.New(rand.NewPCG(seed, 0x6465736365_6e74))} }

// normal returns a nearly standard normal number: the sum of twelve uniform numbers less 6, which stays within ±6.
func (s source) normal() float64 {
	sum := -6.0
	for range 12 {
		sum += s.Float64()
	}
	return sum
}

// uniform returns a number between lo and hi.
func (s source) uniform(lo, hi float64) float64 { return lo + float64((hi-lo)*s.Float64()) }

// direction returns the sine and cosine of an angle, to six digits and so alike on every target.
func direction(angle float64) (sin, cos float64) {
	s, c := math.Sincos(angle)
	return math.Round(s*1e6) / 1e6, math.Round(c*1e6) / 1e6
}

func newTable(target string, names ...string) Table {
	return Table{Names: names, Values: make([][]float64, len(names)), Target: target, Digits: 3}
}

// add appends a row.
func (t *Table) add(label string, row ...float64) {
	scale := math.Pow(10, float64(t.Digits))
	for j, v := range row {
		t.Values[j] = append(t.Values[j], math.Round(v*scale)/scale)
	}
	t.Labels = append(t.Labels, label)
}

// Rows returns the number of rows.
func (t Table) Rows() int { return len(t.Labels) }

// CSV returns the table as comma-separated text with a header and a line feed after every row. Names and labels must
// need no quotes.
func (t Table) CSV() []byte {
	var b []byte
	for _, n := range t.Names {
		b = append(append(b, n...), ',')
	}
	b = append(append(b, t.Target...), '\n')
	for i, l := range t.Labels {
		for _, c := range t.Values {
			b = append(strconv.AppendFloat(b, c[i], 'f', -1, 64), ',')
		}
		b = append(append(b, l...), '\n')
	}
	return b
}
