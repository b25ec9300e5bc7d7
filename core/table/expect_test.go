package table

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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
