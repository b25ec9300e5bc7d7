package table

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestNumbersExactly compares with strconv, which rounds correctly.
func TestNumbersExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	var cells []string
	for range 20000 {
		digits := strconv.FormatUint(r.Uint64()>>r.IntN(64), 10)
		switch point := r.IntN(len(digits) + 1); r.IntN(4) {
		case 0:
			digits = digits[:point] + "." + digits[point:]
		case 1:
			digits = "0." + strings.Repeat("0", r.IntN(25)) + digits
		case 2:
			digits = "-" + digits + "e" + strconv.Itoa(r.IntN(600)-300)
		}
		cells = append(cells, digits)
	}
	for _, quote := range []string{"", `"`} {
		data := "v,w\n" + quote + strings.Join(cells, quote+",1\n"+quote) + quote + ",1\n"
		got := mustRead(t, data, Options{Types: map[string]Type{"v": Number}}).numbersOf("v")
		for i, c := range cells {
			want, err := strconv.ParseFloat(c, 64)
			if err != nil {
				want = math.NaN()
			}
			if math.Float64bits(got[i]) != math.Float64bits(want) && !(want != want && got[i] != got[i]) {
				t.Fatalf("%s: got %v, want %v", c, got[i], want)
			}
		}
	}
}

// TestMoments compares with sums in rational numbers.
func TestMoments(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, offset := range []float64{0, 1e9, -1e15} {
		var v []float64
		mean, n := new(big.Rat), int64(0)
		var whole moments
		for range 40 {
			chunk := make([]float64, r.IntN(50))
			for i := range chunk {
				chunk[i] = offset + r.NormFloat64()
				mean.Add(mean, new(big.Rat).SetFloat64(chunk[i]))
				n++
			}
			v = append(v, chunk...)
			whole.add(momentsOf(append(chunk, math.NaN())))
		}
		mean.Quo(mean, big.NewRat(n, 1))
		m2 := new(big.Rat)
		for _, x := range v {
			d := new(big.Rat).Sub(new(big.Rat).SetFloat64(x), mean)
			m2.Add(m2, d.Mul(d, d))
		}
		wantMean, _ := mean.Float64()
		variance, _ := m2.Quo(m2, big.NewRat(n-1, 1)).Float64()
		if math.Abs(whole.mean+whole.low-wantMean) > 4e-16*math.Abs(wantMean)+1e-15 {
			t.Errorf("offset %g: mean %v, want %v", offset, whole.mean, wantMean)
		}
		if sd := math.Sqrt(variance); math.Abs(whole.sd()-sd) > 1e-9*sd || whole.n != int(n) {
			t.Errorf("offset %g: sd %v, want %v", offset, whole.sd(), sd)
		}
		if whole.min != slices.Min(v) || whole.max != slices.Max(v) {
			t.Errorf("offset %g: range %v to %v", offset, whole.min, whole.max)
		}
	}
}

func TestDistinct(t *testing.T) {
	for _, n := range []int{1, 256, 257, 70_000, MaxDistinct, MaxDistinct + 1, 150_000} {
		for _, workers := range []int{1, 3} {
			var b strings.Builder
			b.WriteString("a,b,c\n")
			for i := range 2 * n {
				k := i % n
				fmt.Fprintf(&b, "%d,%g,t%d\n", k, float64(k)/16, k)
			}
			tb, err := readRuns([]byte(b.String()), Options{Types: map[string]Type{"b": Number}}, 1<<16, workers)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range tb.Columns {
				if want := min(n, MaxDistinct); c.Distinct != want {
					t.Errorf("%d values, %d workers: %s has %d", n, workers, c.Name, c.Distinct)
				}
				if levels := c.Type != Number && n <= MaxDistinct || n <= MaxNumberLevels; (c.Levels != nil) != levels {
					t.Errorf("%d values, %d workers: %s has %d levels", n, workers, c.Name, len(c.Levels))
				}
			}
		}
	}
}

func TestForcedCategoryHasNoLimit(t *testing.T) {
	var b strings.Builder
	b.WriteString("a,b\n")
	for i := range MaxDistinct + 10 {
		fmt.Fprintf(&b, "%d,1\n", i)
	}
	tb := mustRead(t, b.String(), Options{Types: map[string]Type{"a": Category}})
	if n := len(tb.Columns[0].Levels); n != MaxDistinct+10 || tb.Columns[0].Type != Category {
		t.Errorf("got %v with %d levels", tb.Columns[0].Type, n)
	}
}

func TestLevels(t *testing.T) {
	tb := mustRead(t, "y,z,k\nyes,10,1.0\nno,9,1\n10,9,0\n9,10,-1\né,b,2\nno,a,-0\n", Options{Types: map[string]Type{"y": Category, "z": Category}})
	for i, want := range [][]string{{"9", "10", "no", "yes", "é"}, {"9", "10", "a", "b"}, {"-1", "0", "1.0", "2"}} {
		c := tb.Columns[i]
		if !slices.Equal(c.Levels, want) {
			t.Errorf("%s: got %q, want %q", c.Name, c.Levels, want)
		}
	}
	if got := tb.textsOf("k"); !slices.Equal(got, []string{"1.0", "1.0", "0", "-1", "2", "0"}) {
		t.Errorf("got %q", got)
	}
	if got := tb.Columns[2].Counts; !slices.Equal(got, []int{1, 2, 2, 1}) {
		t.Errorf("counts %v", got)
	}
}

func TestTypesComeFromTheWholeFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("late text,late number,late comma,late bytes\n")
	for i := range 60_000 {
		text, number, comma, bytes := strconv.Itoa(i%900), "", `"3"`, "a"
		if i > 40_000 {
			text, number, comma, bytes = "word"+strconv.Itoa(i%7), "1.5", `"2,5"`, "\xe9t\xe9"
		}
		b.WriteString(text + "," + number + "," + comma + "," + bytes + "\n")
	}
	tb := mustRead(t, b.String(), Options{})
	for i, want := range []Type{Category, Number, Number, Category} {
		if got := tb.Columns[i].Type; got != want {
			t.Errorf("%s: got %v, want %v", tb.Columns[i].Name, got, want)
		}
	}
	if m := tb.Columns[2]; m.Missing != 0 || m.Max != 3 || m.Min != 2.5 {
		t.Errorf("late comma: %+v", m)
	}
	if got := tb.Columns[3].Levels; !slices.Equal(got, []string{"a", "été"}) {
		t.Errorf("late bytes: %q, %s", got, tb.Receipt.Dialect.Encoding)
	}
	if tb.Plan.round > mostRounds {
		t.Errorf("%d plans", tb.Plan.round)
	}
}

func TestMissingTokensThatAreNumbers(t *testing.T) {
	tb := mustRead(t, "a,b,c\n-999,x,9\n-999.0,9,8\n1,y,9\n", Options{Missing: []string{"-999", "9"}})
	for i, want := range []int{1, 1, 2} {
		if got := tb.Columns[i].Missing; got != want {
			t.Errorf("%s: got %d missing, want %d", tb.Columns[i].Name, got, want)
		}
	}
}

func TestOptionsLike(t *testing.T) {
	first := mustRead(t, "g,x,y\na,1,no\nb,2,yes\na,3,yes\nb,4,no\n", Options{})
	opt := OptionsLike(first.Columns, first.Receipt.Dialect)
	second := mustRead(t, "x;g\n7;b\n8;c\n;a\n", opt)
	if got := second.textsOf("g"); !slices.Equal(got, []string{"b", "-", "a"}) || !second.has(unknownLevel) {
		t.Errorf("got %q, %+v", got, second.Receipt.Problems)
	}
	if got := second.Columns[0]; got.Type != Number || got.Missing != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestSentences(t *testing.T) {
	tb := mustRead(t, "a;b\n1,5;\n2,5;3,4\n", Options{})
	text := strings.Join(tb.Receipt.Sentences(), "\n")
	for _, want := range []string{"2 rows", "semicolon", "utf-8", "comma", "names the columns", "NA"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}
