package data

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// The printed text and the float64s hold the same numbers, bit for bit, and another run makes the same bytes.
func TestWrite(t *testing.T) {
	for _, s := range []Spec{{50, 1, 2}, {200, 7, 2}, {300, 3, 5}} {
		var text, numbers, again, rest bytes.Buffer
		if err := Write(&text, &numbers, s); err != nil {
			t.Fatal(err)
		}
		if err := Write(&again, &rest, s); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text.Bytes(), again.Bytes()) || !bytes.Equal(numbers.Bytes(), rest.Bytes()) {
			t.Errorf("%v: two runs differ", s)
		}
		lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")[1:]
		if len(lines) != s.Rows {
			t.Fatalf("%v: got %d rows", s, len(lines))
		}
		for i, line := range lines {
			cells := strings.Split(line, ",")
			if len(cells) != s.Columns+1 {
				t.Fatalf("%v: row %d is %q", s, i, line)
			}
			for j, cell := range cells {
				want, err := strconv.ParseFloat(cell, 64)
				got := math.Float64frombits(binary.LittleEndian.Uint64(numbers.Bytes()[8*(i*(s.Columns+1)+j):]))
				if err != nil || got != want {
					t.Fatalf("%v: row %d column %d: got %v, printed %q", s, i, j, got, cell)
				}
			}
		}
	}
}

func TestMillionths(t *testing.T) {
	for _, v := range []int64{0, 1, -1, 999999, 1000000, -1000001, 123456789, -5} {
		if got, want := string(appendMillionths(nil, v)), strconv.FormatFloat(float64(v)/1e6, 'f', 6, 64); got != want {
			t.Errorf("%d: got %s, want %s", v, got, want)
		}
	}
}

// Neighbours are correlated as promised, every class occurs, and the columns differ in scale.
func TestDistribution(t *testing.T) {
	r := New(Spec{Rows: 20000, Columns: 3, Classes: 4})
	counts := make([]int, 4)
	var sum, square [3]float64
	cross := 0.0
	for range r.Rows {
		_, class := r.Next()
		counts[class]++
		for j, v := range r.x {
			sum[j] += v
			square[j] += v * v
		}
		cross += r.x[0] * r.x[1]
	}
	n := float64(r.Rows)
	for j := range sum {
		// Of 20,000 normal numbers a mean is off by more than 0.04, or a mean square by more than 0.05, once in 10^6 tries.
		if math.Abs(sum[j]/n) > 0.04 || math.Abs(square[j]/n-1) > 0.05 {
			t.Errorf("column %d: mean %v, mean square %v", j, sum[j]/n, square[j]/n)
		}
	}
	if math.Abs(cross/n-correlation) > 0.05 {
		t.Errorf("correlation %v", cross/n)
	}
	for c, count := range counts {
		if count < 1000 {
			t.Errorf("class %d: %d rows of %d", c, count, r.Rows)
		}
	}
	if r.sd[0] == r.sd[1] {
		t.Error("two columns have one scale")
	}
}

// The margins have the standard deviation that direction promises.
func TestDirection(t *testing.T) {
	r := New(Spec{Rows: 20000, Columns: 12, Classes: 2})
	square := 0.0
	for range r.Rows {
		r.Next()
		margin := 0.0
		for j, b := range r.coefficients[1] {
			margin += b * r.x[j]
		}
		square += margin * margin
	}
	if sd := math.Sqrt(square / float64(r.Rows)); math.Abs(sd-spread) > 0.06 {
		t.Errorf("standard deviation %v, want %v", sd, spread)
	}
}

// What Ensure writes Read reads; a second Ensure writes nothing; nothing half-written is left.
func TestEnsure(t *testing.T) {
	dir, s := t.TempDir(), Spec{Rows: 40, Columns: 2, Classes: 2}
	f, err := Ensure(dir, s)
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(f.CSV)
	if err != nil || before.Size() != f.Bytes {
		t.Fatalf("%v bytes, %v", f.Bytes, err)
	}
	m, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	x, class := New(s).Next()
	if m.X[0] != float64(x[0])/unit || m.X[1] != float64(x[1])/unit || m.Y[0] != class {
		t.Errorf("first row %v %v, want %v %v", m.X[:2], m.Y[0], x, class)
	}
	if _, err := Ensure(dir, s); err != nil {
		t.Fatal(err)
	}
	after, _ := os.Stat(f.CSV)
	entries, _ := os.ReadDir(dir)
	if !after.ModTime().Equal(before.ModTime()) || len(entries) != 2 {
		t.Errorf("written again, or left over: %v", entries)
	}
	if got := s.String() + "; " + (Spec{1000000, 20, 10}).String(); got != "40 × 2; 1,000,000 × 20, K = 10" {
		t.Errorf("got %q", got)
	}
}
