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

// expected is what a reader's own suite says about a file.
type expected struct {
	Suite, Strength string
	Header          []string
	Rows            []any
	Records         []json.RawMessage
	Error           *string
	Errors          []struct{ Type string }
	Config          map[string]any
	Options         struct {
		Comma, Comment  string
		Lazy            bool `json:"lazy_quotes"`
		FieldsPerRecord int  `json:"fields_per_record"`
	}
	Dialect struct{ Delimiter, Quote string }
	Result  json.RawMessage `json:"result_json"`
	Opinion [][]any         `json:"result_rows_without_header"`
	Count   *int            `json:"n_result_rows"`
}

// wanted is the same in one shape, as the outside check has it.
type wanted struct {
	options              Options
	header               []string
	rows                 [][]string
	damaged, lazy, crash bool
	limit, either        bool
	byName               bool
	manual               bool
	opinion              [][]string
	count                int
	duckdb               bool
}

func yes() *bool { b := true; return &b }
func no() *bool  { b := false; return &b }

func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	b, _ := json.Marshal(v)
	return string(b)
}

func textRows(list []any) (rows [][]string) {
	for _, r := range list {
		row := []string{}
		if cells, ok := r.([]any); ok {
			for _, c := range cells {
				row = append(row, textOf(c))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func recordRows(list []json.RawMessage) (rows [][]string) {
	for _, r := range list {
		var cells []any
		json.Unmarshal(r, &cells)
		rows = append(rows, textRows([]any{cells})...)
	}
	return rows
}

// keys returns the keys of an object in the order in which they stand.
func keys(object json.RawMessage) (names []string) {
	d := json.NewDecoder(strings.NewReader(string(object)))
	d.Token()
	for d.More() {
		k, _ := d.Token()
		var v any
		d.Decode(&v)
		names = append(names, k.(string))
	}
	return names
}

func objectRows(list []json.RawMessage, names []string) (rows [][]string) {
	for _, r := range list {
		var o map[string]any
		json.Unmarshal(r, &o)
		row := []string{}
		for _, n := range names {
			row = append(row, textOf(o[n]))
		}
		rows = append(rows, row)
	}
	return rows
}

func (e *expected) csvwWant() wanted {
	var list []json.RawMessage
	if json.Unmarshal(e.Result, &list) != nil {
		var o struct {
			Tables []struct {
				Row []struct{ Describes []json.RawMessage }
			}
		}
		json.Unmarshal(e.Result, &o)
		for _, r := range o.Tables[0].Row {
			list = append(list, r.Describes[0])
		}
	}
	var names []string
	for _, o := range list {
		for _, k := range keys(o) {
			if !slices.Contains(names, k) {
				names = append(names, k)
			}
		}
	}
	return wanted{options: Options{Delimiter: ',', Header: yes()}, header: names, rows: objectRows(list, names)}
}

func rune1(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

var bareCR = regexp.MustCompile(`\r([^\n]|$)`)

func (e *expected) want(input string) wanted {
	switch {
	case e.Strength == "no-crash-only":
		return wanted{crash: true}
	case e.Suite == "csvw":
		return e.csvwWant()
	case e.Suite == "go-encoding-csv":
		return e.goWant(input)
	case e.Suite == "papaparse":
		return e.papaWant(input)
	case e.Suite == "duckdb":
		w := wanted{duckdb: true, count: -1}
		for _, r := range e.Opinion {
			row := []string{}
			for _, c := range r {
				row = append(row, textOf(c))
			}
			w.opinion = append(w.opinion, row)
		}
		if e.Count != nil {
			w.count = *e.Count
		}
		return w
	case e.Rows == nil:
		return wanted{crash: true}
	}
	w := wanted{header: e.Header, rows: textRows(e.Rows)}
	w.options = Options{Delimiter: rune1(e.Dialect.Delimiter), Quote: rune1(e.Dialect.Quote), Header: no()}
	if e.Header != nil {
		w.options.Header = yes()
	}
	return w
}

func (e *expected) goWant(input string) wanted {
	w := wanted{options: Options{Delimiter: rune1(e.Options.Comma), Header: no()}}
	if e.Options.Comment != "\x00" {
		for _, l := range append(strings.Split(input, "\n"), "") {
			if input == "" || l != "" && strings.HasPrefix(l, e.Options.Comment) {
				return wanted{manual: true}
			}
		}
	}
	if e.Options.FieldsPerRecord > 0 {
		return wanted{manual: true}
	}
	message := ""
	if e.Error != nil {
		message = *e.Error
	}
	if e.Records == nil || bareCR.MatchString(input) || strings.Contains(message, `bare "`) {
		w.crash = true
		return w
	}
	w.rows, w.damaged = recordRows(e.Records), message != ""
	w.either, w.lazy = e.Options.Comma > "\x7f", e.Options.Lazy
	return w
}

func truthy(v any) bool { return v != nil && v != false && v != 0.0 }

func (e *expected) papaWant(input string) wanted {
	for _, k := range []string{"comments", "dynamicTyping", "skipFirstNLines", "escapeChar"} {
		if truthy(e.Config[k]) {
			return wanted{manual: true}
		}
	}
	w := wanted{options: Options{Header: no()}, limit: truthy(e.Config["preview"])}
	if e.Config["skipEmptyLines"] == "greedy" {
		return wanted{manual: true}
	}
	header := truthy(e.Config["header"]) && e.Config["header"] != ""
	if header {
		w.options.Header = yes()
	}
	if d, ok := e.Config["delimiter"].(string); ok {
		if len([]rune(d)) != 1 || strings.ContainsAny(d, "\n\r\"") {
			return wanted{manual: true}
		}
		w.options.Delimiter = rune1(d)
	}
	if q, ok := e.Config["quoteChar"].(string); ok && q != "" {
		w.options.Quote = rune1(q)
	}
	for _, x := range e.Errors {
		w.damaged = w.damaged || x.Type != "Delimiter"
	}
	w.rows = recordRows(e.Records)
	if len(e.Records) > 0 && e.Records[0][0] == '{' {
		w.header = keys(e.Records[0])
		w.header = slices.DeleteFunc(w.header, func(k string) bool { return k == "__parsed_extra" })
		w.rows = objectRows(e.Records, w.header)
	} else if header && len(w.rows) > 0 {
		w.header, w.rows = w.rows[0], w.rows[1:]
	}
	one := len(w.rows) < 2
	if header && w.header != nil {
		one = len(w.rows)+1 < 2
	}
	if one && w.options.Delimiter == 0 && !strings.ContainsAny(input, ";|\t") {
		w.options.Delimiter = ','
	}
	w.crash = bareCR.MatchString(input) && e.Config["newline"] != "\r" && strings.Contains(input, `"`)
	return w
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
