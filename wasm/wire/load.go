package wire

import (
	"unicode/utf8"

	"descent/core/table"
)

// types are the column types by their names in the JavaScript API.
var types = []table.Type{table.Empty, table.Number, table.Category, table.Text, table.Date}

// ReadLoadOptions validates the options of load. decoded says that the source was text and so is UTF-8 by now, whatever
// its encoding once was.
func ReadLoadOptions(v any, decoded bool) (table.Options, error) {
	var opt table.Options
	var header bool
	err := fill("load", v, []option{
		{"delimiter", character(&opt.Delimiter, "one character")},
		{"decimal", func(v any) string {
			if v != "." && v != "," {
				return `"." or ","`
			}
			return character(&opt.Decimal, "")(v)
		}},
		{"quote", func(v any) string {
			if v == "" {
				opt.Quote = table.NoQuote
				return ""
			}
			return character(&opt.Quote, `one character, or "" where no cell is quoted`)(v)
		}},
		{"header", func(v any) string {
			opt.Header = &header
			return truth(&header)(v)
		}},
		{"encoding", text(&opt.Encoding)},
		{"missing", textList(&opt.Missing, nil)},
		{"types", func(v any) (allowed string) {
			opt.Types, allowed = readTypes(v)
			return allowed
		}},
	})
	if decoded {
		opt.Encoding = "utf-8"
	}
	return opt, err
}

func character(dst *rune, allowed string) func(any) string {
	return func(v any) string {
		s, ok := v.(string)
		r, size := utf8.DecodeRuneInString(s)
		if !ok || size == 0 || size != len(s) {
			return allowed
		}
		*dst = r
		return ""
	}
}

// readTypes reads an object of type names by column name.
func readTypes(v any) (map[string]table.Type, string) {
	const allowed = "an object of column names with number, category, text, date or empty"
	object, ok := v.(Object)
	if !ok {
		return nil, allowed
	}
	out := map[string]table.Type{}
	for _, f := range object {
		t, ok := typeOf(f.Value)
		if !ok {
			return nil, allowed
		}
		out[f.Key] = t
	}
	return out, ""
}

func typeOf(name any) (table.Type, bool) {
	for _, t := range types {
		if t.String() == name {
			return t, true
		}
	}
	return 0, false
}
