package table

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// readRuns reads as several workers would: each run on its own, all messages packed and unpacked.
func readRuns(data []byte, opt Options, segment, workers int) (*Table, error) {
	plan, err := sniff(data[:min(len(data), HeadBytes)], int64(len(data)), opt, segment)
	if err != nil {
		return nil, err
	}
	for {
		plan = repack(plan.Marshal(), ParsePlan)
		if plan.Sequential {
			workers = 1
		}
		n := plan.Segments()
		workers = max(1, min(workers, n))
		scanners, sums := make([]*Scanner, workers), make([]*Summary, workers)
		from := func(k int) int { return k * n / workers }
		scan := func(k int, again *Again) {
			first := from(k)
			before := data[max(0, first*segment-50) : first*segment]
			s := plan.Scanner(first, before)
			if again != nil {
				s = plan.ScannerAt(first, before, again.Start)
			}
			for i := first; i < from(k+1); i++ {
				buffer := append([]byte(nil), data[i*segment:min(len(data), (i+1)*segment)]...)
				if s.Feed(buffer) != nil {
					break
				}
				for j := range buffer {
					buffer[j] = 0xaa // the scanner keeps no reference
				}
			}
			for at := from(k+1) * segment; !s.Done(); {
				end := min(len(data), at+5)
				if s.Tail(data[min(at, len(data)):end]) != nil {
					break
				}
				at = end
			}
			scanners[k], sums[k] = s, repack(s.Summary().Marshal(), ParseSummary)
		}
		for k := range workers {
			scan(k, nil)
		}
		v, err := Merge(plan, sums)
		for err == nil && v.Again != nil {
			scan(v.Again.Run, v.Again)
			v, err = Merge(plan, sums)
		}
		if err != nil {
			return nil, err
		}
		if v.Plan != nil {
			plan = v.Plan
			continue
		}
		t := &Table{Columns: v.Columns, Rows: v.Rows, Receipt: v.Receipt, Plan: plan, Extents: v.Extents, data: data}
		for k, s := range scanners {
			t.Chunks = append(t.Chunks, s.Finish(repack(v.Parts[k].Marshal(), ParsePart))...)
		}
		return t, nil
	}
}

func repack[T any](b []byte, parse func([]byte) (*T, error)) *T {
	v, err := parse(b)
	if err != nil {
		panic(err)
	}
	return v
}

// difference says how two readings of one file differ, "" for not at all. Numbers have to be equal to the last bit
// when the segments are the same.
func difference(a, b *Table, exact bool) string {
	if a.Rows != b.Rows {
		return fmt.Sprintf("%d and %d rows", a.Rows, b.Rows)
	}
	for i := range a.Columns {
		x, y := a.Columns[i], b.Columns[i]
		if !exact {
			x.Mean, y.Mean, x.SD, y.SD = 0, 0, 0, 0
		}
		if s, u := fmt.Sprintf("%+q %+v", x.Levels, x), fmt.Sprintf("%+q %+v", y.Levels, y); s != u {
			return fmt.Sprintf("columns\n%.500s\n%.500s", s, u)
		}
		if n, m := cellsOf(a, i), cellsOf(b, i); n != m {
			return fmt.Sprintf("cells of %s\n%.500s\n%.500s", x.Name, n, m)
		}
	}
	if s, u := fmt.Sprintf("%+v", a.Receipt), fmt.Sprintf("%+v", b.Receipt); s != u {
		return fmt.Sprintf("receipts\n%s\n%s", s, u)
	}
	if s, u := fmt.Sprint(a.Slice(0, a.Rows)), fmt.Sprint(b.Slice(0, b.Rows)); s != u {
		return fmt.Sprintf("texts\n%.500s\n%.500s", s, u)
	}
	return ""
}

func cellsOf(t *Table, i int) string {
	var numbers, codes strings.Builder
	for _, c := range t.Chunks {
		for _, v := range c.Columns[i].Num {
			fmt.Fprintf(&numbers, "%x ", math.Float64bits(v))
		}
		for _, k := range c.Columns[i].Code {
			fmt.Fprintf(&codes, "%d ", k)
		}
	}
	return numbers.String() + codes.String()
}

// sameAnyhow checks that a file reads the same in segments of any length and by any number of workers.
func sameAnyhow(t *testing.T, data []byte, opt Options, segments ...int) {
	t.Helper()
	want, errWant := Read(data, opt)
	for _, segment := range segments {
		if segment == 1 && len(data) > 2000 {
			continue
		}
		one, err := readIn(data, opt, segment)
		if !sameError(err, errWant) {
			t.Fatalf("segments of %d: got error %v, want %v", segment, err, errWant)
		}
		for _, workers := range []int{2, 3, 7} {
			many, err := readRuns(data, opt, segment, workers)
			if !sameError(err, errWant) {
				t.Fatalf("segments of %d, %d workers: got error %v, want %v", segment, workers, err, errWant)
			}
			if err == nil {
				if d := difference(many, one, true); d != "" {
					t.Fatalf("segments of %d, %d workers and one: %s", segment, workers, d)
				}
			}
		}
		if err == nil {
			if d := difference(one, want, false); d != "" {
				t.Fatalf("segments of %d and whole: %s", segment, d)
			}
		}
	}
}

func sameError(a, b error) bool {
	var x, y *Error
	if !errors.As(a, &x) || !errors.As(b, &y) {
		return a == nil && b == nil
	}
	return *x == *y
}

func TestSegmentsOfAllData(t *testing.T) {
	for _, pattern := range [][]string{{"csv", "*", "*", "input.csv"}, {"patho", "*", "data.csv"}} {
		for _, file := range folders(t, pattern...) {
			data := readFile(t, file)
			if len(data) > 4_000 {
				data = data[:4_000]
			}
			t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
				sameAnyhow(t, data, Options{}, 7, 251)
			})
		}
	}
}

// spelled are pieces that random files are made of.
var spelled = []string{
	",", ",", ",", "\n", "\n", "\r\n", "\r", `"`, `"`, `""`, `"a"`, `"x,y"`, "\"two\nlines\"", "1", "2.5", "-3", "abc", "é", "€", " ",
	"\t", ";", "#", "NA", "1e5", "00123", "1,5", "\x00", "\xff", "'", "\x1a", "2026-01-02", "$5", "7%", "1 000", "1.234,5",
}

func randomFile(r *rand.Rand) []byte {
	var b []byte
	words := r.IntN(30) + 4
	for range r.IntN(150) {
		b = append(b, spelled[r.IntN(min(words, len(spelled)))]...)
	}
	return b
}

// oddly returns options that are unusual for a k of 0, 1 or 2.
func oddly(k int) (opt Options) {
	switch k {
	case 0:
		opt.Delimiter = '€'
	case 1:
		opt.Quote = '\''
	case 2:
		opt.Header = no()
	}
	return opt
}

func TestSegmentsOfRandomFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 1200 {
		data := randomFile(r)
		opt := oddly(r.IntN(6))
		t.Run("", func(t *testing.T) {
			defer func() {
				if p := recover(); p != nil || t.Failed() {
					t.Fatalf("%q %+v: %v", data, opt, p)
				}
			}()
			sameAnyhow(t, data, opt, 1, 3, 7)
		})
		if t.Failed() {
			return
		}
	}
}

func FuzzSegments(f *testing.F) {
	f.Add([]byte("a,b\n1,\"x\ny\"\n2,z\n"), byte(3), byte(0))
	f.Add([]byte("a;b\r\n1,5;'x'\r\n\"2;z\r\n"), byte(1), byte(';'))
	f.Fuzz(func(t *testing.T, data []byte, segment, delimiter byte) {
		opt := Options{}
		if delimiter != 0 && delimiter < 0x80 {
			opt.Delimiter = rune(delimiter)
		}
		if len(data) < 300 {
			sameAnyhow(t, data, opt, int(segment)+1)
		}
	})
}

func TestManyColumnsHaveLongSegments(t *testing.T) {
	for _, c := range []struct {
		columns    int
		size, want int64
	}{{20, 1 << 30, SegmentBytes}, {1000, 1 << 30, 4 * SegmentBytes}, {1000, 1 << 26, 4 * SegmentBytes}, {20_000, 1 << 26, 4 * SegmentBytes}, {1000, 1 << 20, SegmentBytes}} {
		p := &Plan{Size: c.size, segment: SegmentBytes, Columns: make([]PlanColumn, c.columns)}
		if p.widen(); p.SegmentBytes() != c.want || c.size > 1<<25 && p.Segments() < 16 {
			t.Errorf("%d columns, %d bytes: segments of %d, want %d", c.columns, c.size, p.SegmentBytes(), c.want)
		}
	}
}
