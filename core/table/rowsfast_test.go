package table

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"
)

// oddCells are cells that rowsFrom leaves to Scanner.cell, or nearly does.
var oddCells = []string{
	"", "", "NA", "-", ".", "-.", "-.5", "5.", "-0", "0", "-0.0", "007", "00", "0.5", "1234567", "-1234567", "12345678",
	"-12345678", "1.1234567", "1.12345678", "1234567.1234567", "12345678.1", "1e5", "-2.5E-3", "1e400", "1e", "+3", " 4", "5 ", "\"6\"",
	"\"7", "$8", "9%", "1,5", "1.2.3", "--1", "1-", "x", "é", "\x00", "1\x00", "9007199254740993", "0.1234567890123456789", "1_0",
}

// words are cells of text columns; many are as long as memory goes, or one byte more or less.
var words = []string{
	"north", "north-east", "a", "", "NA", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmnopq",
	`"Paris, France"`, `"two\nlines"`, `"the ""old"" town"`, ` "x"`, `"x" `, `"x"y`, `"abcde"`, `"abcdef"`, `"abcdefg"`,
	`"abcdefghijklmn"`, `"abcdefghijklmno"`, `"a,b,c,d,e,f,g,h,i,j"`, `""`, `"`, "São Paulo", "1", "x", "x\x00", "\x00", "#", "\tx",
}

// randomTable makes rows of mostly plain numbers, or words.
func randomTable(r *rand.Rand) []byte {
	columns, end := 1+r.IntN(5), []string{"\n", "\r\n", "\r"}[r.IntN(3)]
	odd := []int{3, 30, 1000}[r.IntN(3)]
	some, texts := r.IntN(len(oddCells))+1, r.IntN(8)
	vocabulary := r.Perm(len(words))[:1+r.IntN(len(words))]
	var b []byte
	for c := range columns {
		b = append(b, fmt.Sprintf("c%d,", c)...)
	}
	b = append(b[:len(b)-1], end...)
	for range r.IntN(60) {
		width := columns
		if r.IntN(odd) == 0 {
			width += r.IntN(3) - 1
		}
		for c := range width {
			if c > 0 {
				b = append(b, ',')
			}
			if r.IntN(odd) == 0 {
				b = append(b, oddCells[r.IntN(some)]...)
			} else if texts>>(c&7)&1 == 1 {
				b = append(b, words[vocabulary[r.IntN(len(vocabulary))]]...)
			} else {
				b = strconv.AppendFloat(b, r.NormFloat64()*math.Pow(10, float64(r.IntN(6))), 'f', r.IntN(8), 64)
			}
		}
		b = append(b, end...)
	}
	return b
}

func cellwise(data []byte, segment int) (*Table, error) {
	plan, err := sniff(data, int64(len(data)), Options{}, segment)
	if err != nil {
		return nil, err
	}
	plan.cellwise = true
	return readBy(plan, data)
}

// TestPlainRowsAsCellByCell checks that rows read at a stretch are what Scanner.cell makes of their cells.
func TestPlainRowsAsCellByCell(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 1000 {
		data := randomTable(r)
		for _, segment := range []int{SegmentBytes, 1 + r.IntN(40)} {
			want, errWant := cellwise(data, segment)
			got, err := readIn(data, Options{}, segment)
			if !sameError(err, errWant) {
				t.Fatalf("%q: got error %v, want %v", data, err, errWant)
			}
			if err != nil {
				continue
			}
			if d := difference(got, want, true); d != "" {
				t.Fatalf("%q in segments of %d: %s", data, segment, d)
			}
		}
	}
}

// TestWindows has rows that start at every place of a window, and one that is longer than it.
func TestWindows(t *testing.T) {
	for _, columns := range []int{1, 7, 3000} {
		var b strings.Builder
		for row := range 9_000 / columns {
			for c := range columns {
				fmt.Fprintf(&b, "%d.%d,", row*c%1000, row+c)
			}
			b.WriteString("1\n")
		}
		for shift := range 5 {
			data := []byte(strings.Repeat("h", shift) + strings.Repeat(",", columns) + "\n" + b.String())
			want, errWant := cellwise(data, SegmentBytes)
			got, err := Read(data, Options{})
			if err != nil || errWant != nil {
				t.Fatal(err, errWant)
			}
			for i := range got.Columns {
				if x, y := cellsOf(got, i), cellsOf(want, i); x != y {
					t.Fatalf("%d columns, shift %d: column %d differs", columns, shift, i)
				}
			}
		}
	}
}

// spellNumber writes a number in one of many ways, hard to round ones among them.
func spellNumber(b []byte, r *rand.Rand) []byte {
	switch r.IntN(8) {
	case 0:
		return strconv.AppendFloat(b, r.NormFloat64(), 'f', 6, 64)
	case 1:
		return strconv.AppendFloat(b, math.Float64frombits(r.Uint64()&^(1<<62)), 'g', 1+r.IntN(20), 64)
	case 2:
		return strconv.AppendFloat(b, r.ExpFloat64(), 'f', 10+r.IntN(12), 64)
	case 3:
		return strconv.AppendInt(b, int64(r.Uint64())>>r.IntN(64), 10)
	case 4: // half of the last place beside an integer above 2^53
		return strconv.AppendUint(b, 1<<(54+r.IntN(9))+r.Uint64()>>12|1, 10)
	case 5: // subnormal
		return strconv.AppendFloat(b, math.Float64frombits(r.Uint64()>>(12+r.IntN(50))), 'e', r.IntN(25), 64)
	case 6:
		return append(strconv.AppendInt(append(strconv.AppendUint(b, r.Uint64()>>r.IntN(60), 10), 'e'), int64(r.IntN(60)-30), 10), []byte{}...)
	}
	whole := strconv.AppendUint(b, r.Uint64N(100_000_000), 10)
	return strconv.AppendUint(append(whole, '.'), r.Uint64N(1_000_000_000), 10)
}

// TestMillionsOfNumbersExactly compares with strconv bit for bit; the time is bounded.
func TestMillionsOfNumbersExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	forced := Options{Types: map[string]Type{"v": Number}, Decimal: '.'}
	for until := time.Now().Add(2 * time.Second); time.Now().Before(until); {
		b := []byte("v,w\n")
		var want []float64
		for range 20_000 {
			at := len(b)
			b = spellNumber(b, r)
			v, err := strconv.ParseFloat(string(b[at:]), 64)
			if err != nil {
				v = math.NaN()
			}
			want = append(want, v)
			b = append(b, ",1\n"...)
		}
		got := mustRead(t, string(b), forced).numbersOf("v")
		for i, w := range want {
			if math.Float64bits(got[i]) != math.Float64bits(w) && !(w != w && got[i] != got[i]) {
				t.Fatalf("%s: got %v, want %v", strings.Split(string(b), "\n")[i+1], got[i], w)
			}
		}
	}
}

// TestSumsAgree compares the vector forms with the plain ones.
func TestSumsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 2000 {
		v := make([]float64, r.IntN(40))
		for i := range v {
			v[i] = []float64{r.NormFloat64(), float64(r.IntN(9) - 4), math.NaN(), math.Copysign(0, -1), 1e300}[r.IntN(5)]
		}
		shift, ok := firstNumber(v)
		if !ok {
			continue
		}
		if got, want := fmt.Sprintf("%x", shiftedSums(v, shift)), fmt.Sprintf("%x", shiftedScalar(v, shift)); got != want {
			t.Fatalf("%v: got %v, want %v", v, got, want)
		}
		a, b := centredSums(v, shift)
		c, d := centredScalar(v, shift)
		if math.Float64bits(a) != math.Float64bits(c) || math.Float64bits(b) != math.Float64bits(d) {
			t.Fatalf("%v: got %v %v, want %v %v", v, a, b, c, d)
		}
		var h, g [hashBlock]uint32
		if n, m := hashAll(&h, v), hashScalar(&g, v); n != m || h != g {
			t.Fatalf("%v: hashes differ", v)
		}
	}
}
