package table

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// surveyed settles the plan of a file without keeping a cell of it.
func surveyed(data []byte, opt Options, segment int) (*Plan, []Extent, error) {
	plan, err := sniff(data[:min(len(data), HeadBytes)], int64(len(data)), opt, segment)
	for err == nil {
		s := plan.Scanner(0, nil)
		s.Survey()
		for i := range plan.Segments() {
			if s.Feed(data[i*segment:min(len(data), (i+1)*segment)]) != nil {
				break
			}
		}
		if len(s.cells) > 0 {
			panic("a survey keeps cells")
		}
		var v *Verdict
		if v, err = Merge(plan, []*Summary{s.Summary()}); err == nil && v.Plan == nil {
			return plan, v.Extents, nil
		} else if err == nil {
			plan = v.Plan
		}
	}
	return nil, nil, err
}

// shown writes the rows of chunks: numbers as bits, levels as texts; and the texts beside them.
func shown(columns []Column, chunks []*Chunk, forced []int, texts [][]string) []string {
	var rows []string
	for _, c := range chunks {
		for r := range c.Rows {
			line := ""
			for _, j := range forced {
				cells := c.Columns[j]
				switch {
				case columns[j].Type == Number:
					line += fmt.Sprintf("%x|", math.Float64bits(cells.Num[r]))
				case cells.Code[r] < 0:
					line += "-|"
				default:
					line += columns[j].Levels[cells.Code[r]] + "|"
				}
			}
			rows = append(rows, fmt.Sprintf("%s%q", line, texts[len(rows)]))
		}
	}
	return rows
}

// sameInPieces checks that a file that is cut at some of its extents holds the rows that it holds as a whole. All columns
// are forced, as those of a model are.
func sameInPieces(t *testing.T, r *rand.Rand, data []byte, opt Options, segment int) {
	t.Helper()
	opt.Types, opt.Loose = map[string]Type{}, true
	if free, err := Read(data, opt); err == nil {
		for _, c := range free.Columns {
			opt.Types[c.Name] = Category
			if c.Type == Number || c.Type == Empty {
				opt.Types[c.Name] = Number
			}
		}
	}
	whole, errWhole := readIn(data, opt, segment)
	plan, extents, err := surveyed(data, opt, segment)
	if !sameError(err, errWhole) {
		t.Fatalf("%q %+v: survey: got error %v, want %v", data, opt, err, errWhole)
	}
	if err != nil {
		return
	}
	var forced []int
	for j, c := range plan.Columns {
		if c.Forced {
			forced = append(forced, j)
		}
	}
	want := shown(whole.Columns, whole.Chunks, forced, whole.Slice(0, whole.Rows))
	extents = slices.DeleteFunc(extents, func(e Extent) bool { return e.Rows == 0 })
	var got []string
	for i := 0; i < len(extents); {
		k := i + 1 + r.IntN(3)
		from, to := extents[i].Offset, int64(len(data))
		if k < len(extents) {
			to = extents[k].Offset
		}
		i = k
		piece, err := plan.Piece(slices.Clone(data[from:to]), from)
		if err != nil {
			t.Fatal(err)
		}
		var texts [][]string
		plan.EachRow(data[from:to], from, func(cells []string) { texts = append(texts, slices.Clone(cells)) })
		if len(texts) != piece.Rows {
			t.Fatalf("%.300q, segments of %d: %d texts, %d rows in %q from %d", data, segment, len(texts), piece.Rows, data[from:to], from)
		}
		got = append(got, shown(piece.Columns, piece.Chunks, forced, texts)...)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%.600q %+v, segments of %d:\ngot  %.900q\nwant %.900q", data, opt, segment, got, want)
	}
}

func TestPiecesOfRandomFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1500 {
		data, k := randomFile(r), r.IntN(7)
		opt := oddly(k)
		switch k {
		case 3:
			data = append([]byte("\xef\xbb\xbf"), data...)
		case 4:
			data = wide(string(data))
		}
		sameInPieces(t, r, data, opt, []int{1, 3, 7, 64}[r.IntN(4)])
	}
}

func TestPiecesOfTidyFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, end := range []string{"\n", "\r\n", "\r"} {
		var b strings.Builder
		b.WriteString("# made" + end + "id;x;y;note" + end)
		for i := range 60 {
			fmt.Fprintf(&b, "%d;%d,5;%s;\"a;%d%sb \"\"c\"\"\"%s", i, i*7%13, []string{"yes", "no", "NA"}[i%3], i, end, end)
			switch i % 30 {
			case 3:
				b.WriteString(end)
			case 9:
				b.WriteString("# between" + end)
			case 15:
				b.WriteString("300;1" + end)
			case 21:
				b.WriteString("400;1;no;d;" + end + "401;1;no;d;more" + end)
			}
		}
		for _, data := range [][]byte{[]byte(b.String()), wide(b.String()), []byte("\xef\xbb\xbf" + b.String())} {
			for _, segment := range []int{1, 2, 16, 200, 5000} {
				sameInPieces(t, r, data, Options{}, segment&^1+2)
			}
		}
	}
}

// wide encodes a text in UTF-16 with a byte order mark.
func wide(text string) []byte {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(strings.ToValidUTF8(text, "?"))) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
