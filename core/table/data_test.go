package table

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// dataDir holds the data that the project is judged by; it lies beside the checkout.
const dataDir = "../../../shared/data"

func folders(t *testing.T, parts ...string) []string {
	t.Helper()
	dirs, _ := filepath.Glob(filepath.Join(append([]string{dataDir}, parts...)...))
	if len(dirs) == 0 {
		t.Skip("no data at " + dataDir)
	}
	return dirs
}

func readFile(t *testing.T, parts ...string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func unix(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func sameCell(a, b string) bool {
	a, b = unix(a), unix(b)
	return a == b || strings.TrimSpace(a) == strings.TrimSpace(b)
}

func sameRow(a, b []string) bool { return slices.EqualFunc(a, b, sameCell) }

func filledRows(rows [][]string) [][]string {
	return slices.DeleteFunc(slices.Clone(rows), func(r []string) bool { return len(r) == 1 && r[0] == "" })
}

func sameRows(a, b [][]string) bool { return slices.EqualFunc(filledRows(a), filledRows(b), sameRow) }

func (t *Table) has(code string) bool {
	return slices.ContainsFunc(t.Receipt.Problems, func(p Problem) bool { return p.Code == code })
}

func (t *Table) names() (names []string) {
	for _, c := range t.Columns {
		names = append(names, c.Name)
	}
	return names
}

var numbered = regexp.MustCompile(`_\d+$`)

func sameHeader(names, header []string) bool {
	if len(names) != len(header) {
		return false
	}
	for i, h := range header {
		once := strings.TrimSpace(h) != ""
		for k, o := range header {
			once = once && (k == i || o != h)
		}
		if once && !numbered.MatchString(h) && !sameCell(names[i], h) {
			return false
		}
	}
	return true
}

func raggedRight(tb *Table, rows, want [][]string) string {
	at := 0
	full := slices.DeleteFunc(slices.Clone(want), func(r []string) bool { return len(r) != len(tb.Columns) })
	for _, r := range rows {
		if at < len(full) && sameRow(r, full[at]) {
			at++
		}
	}
	if at < len(full) {
		return "a full row is missing"
	}
	if !tb.has(raggedRow) {
		return "no ragged-row"
	}
	return ""
}

func uneven(rows [][]string) bool {
	for _, r := range rows {
		if len(r) != len(rows[0]) {
			return true
		}
	}
	return false
}

// judgeForced says what is wrong about a file read with its dialect forced, "" for nothing.
func judgeForced(data []byte, w wanted) string {
	tb, err := Read(data, w.options)
	if w.crash {
		return ""
	}
	if err != nil {
		var e *Error
		errors.As(err, &e)
		empty := len(filledRows(w.rows)) == 0 && (e.Code == "empty-file" || e.Code == "no-rows")
		if w.damaged || empty || w.either && e.Code == "bad-option" || e.Code != "bad-option" && !slices.ContainsFunc(slices.Concat(w.rows...), func(c string) bool { return c != "" }) {
			return ""
		}
		return "refused with " + e.Code
	}
	rows := tb.Slice(0, tb.Rows)
	if w.limit {
		rows = tb.Slice(0, len(w.rows))
	}
	switch {
	case w.damaged && len(w.rows) > 0 && uneven(w.rows):
		return raggedRight(tb, rows, w.rows)
	case w.damaged && len(tb.Receipt.Problems) == 0:
		return "damaged and no word"
	case w.damaged:
		return ""
	case len(filledRows(w.rows)) > 0 && uneven(filledRows(w.rows)):
		return raggedRight(tb, rows, w.rows)
	case w.header != nil && !sameHeader(tb.names(), w.header):
		return "header " + strings.Join(tb.names(), "|")
	case !sameRows(rows, w.rows) && !(w.lazy && len(tb.Receipt.Problems) > 0):
		b, _ := json.Marshal(rows)
		return "rows " + string(b[:min(300, len(b))])
	}
	return ""
}

func judgeUnaided(data []byte, w wanted) bool {
	tb, err := Read(data, Options{})
	if err != nil {
		return len(w.rows) == 0
	}
	rows := tb.Slice(0, tb.Rows)
	if w.header != nil {
		return sameHeader(tb.names(), w.header) && sameRows(rows, w.rows)
	}
	return sameRows(rows, w.rows) || sameRows(append([][]string{tb.names()}, rows...), w.rows) ||
		sameRows(rows, w.rows[1:]) && sameHeader(tb.names(), w.rows[0])
}

func TestReadersOwnSuites(t *testing.T) {
	right, total, unaided, asked, duck, ducks := 0, 0, 0, 0, 0, 0
	for _, dir := range folders(t, "csv", "*", "*") {
		var e expected
		if err := json.Unmarshal(readFile(t, dir, "expected.json"), &e); err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		id := filepath.Base(filepath.Dir(dir)) + "/" + filepath.Base(dir)
		data := readFile(t, dir, "input.csv")
		w := e.want(string(data))
		if w.manual {
			Read(data, Options{})
			continue
		}
		if w.duckdb {
			ducks++
			if judgeOpinion(data, w) {
				duck++
			} else if testing.Verbose() {
				t.Logf("duckdb otherwise: %s", id)
			}
			continue
		}
		total++
		if wrong := judgeForced(data, w); wrong != "" {
			t.Errorf("%s: %s", id, wrong)
		} else {
			right++
		}
		if len(w.rows) > 1 && !w.damaged && !w.crash && !w.limit {
			asked++
			if judgeUnaided(data, w) {
				unaided++
			} else {
				t.Logf("unaided otherwise: %s", id)
			}
		}
	}
	t.Logf("forced %d of %d, unaided %d of %d, as DuckDB %d of %d", right, total, unaided, asked, duck, ducks)
	if unaided*100 < asked*95 {
		t.Errorf("unaided: got %d of %d right, want 95 %%", unaided, asked)
	}
}

func judgeOpinion(data []byte, w wanted) bool {
	tb, err := Read(data, Options{})
	if err != nil || w.opinion == nil || tb.Rows != w.count {
		return false
	}
	plain := func(s string) string {
		if s == "NULL" || s == "(empty)" {
			return ""
		}
		return strings.Trim(strings.TrimSpace(s), `"`)
	}
	alike := func(a, b string) bool {
		a, b = plain(a), plain(b)
		x, err1 := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		return a == b || err1 == nil && err2 == nil && x == y
	}
	return slices.EqualFunc(tb.Slice(0, len(w.opinion)), w.opinion, func(a, b []string) bool { return slices.EqualFunc(a, b, alike) })
}

// readIn is Read with segments of another length.
func readIn(data []byte, opt Options, segment int) (*Table, error) {
	plan, err := sniff(data[:min(len(data), HeadBytes)], int64(len(data)), opt, segment)
	if err != nil {
		return nil, err
	}
	return readBy(plan, data)
}
