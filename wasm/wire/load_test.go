package wire

import (
	"errors"
	"reflect"
	"testing"

	"descent/core/table"
)

func TestReadLoadOptions(t *testing.T) {
	got, err := ReadLoadOptions(New(
		"delimiter", ";", "decimal", ",", "quote", "'", "header", false, "encoding", "latin1",
		"missing", []any{"-9"}, "types", New("__proto__", "number", "zip", "category"),
	), false)
	if err != nil {
		t.Fatal(err)
	}
	header := false
	want := table.Options{
		Delimiter: ';', Decimal: ',', Quote: '\'', Header: &header, Encoding: "latin1", Missing: []string{"-9"},
		Types: map[string]table.Type{"__proto__": table.Number, "zip": table.Category},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestReadLoadOptionsDefaults(t *testing.T) {
	for _, v := range []any{nil, Object{}, New("header", nil, "delimiter", nil)} {
		if got, err := ReadLoadOptions(v, false); err != nil || !reflect.DeepEqual(got, table.Options{}) {
			t.Errorf("%v: got %+v, %v, want the zero value", v, got, err)
		}
	}
	if got, _ := ReadLoadOptions(New("encoding", "utf-16"), true); got.Encoding != "utf-8" {
		t.Errorf("text: got encoding %q, want utf-8", got.Encoding)
	}
	if got, _ := ReadLoadOptions(New("quote", "", "delimiter", "¦", "missing", []any{}), false); got.Quote != table.NoQuote ||
		got.Delimiter != '¦' || got.Missing == nil {
		t.Errorf("got %+v, want no quote, a broken bar and an empty list", got)
	}
}

func TestReadLoadOptionsRefuses(t *testing.T) {
	for _, c := range []struct {
		key   string
		value any
	}{
		{"delimeter", ";"}, {"delimiter", ""}, {"delimiter", ", "}, {"delimiter", 1.0}, {"decimal", ";"},
		{"decimal", 1.0}, {"quote", "''"}, {"quote", false}, {"header", "yes"}, {"encoding", 8.0}, {"missing", "NA"},
		{"missing", []any{nil}}, {"types", "number"}, {"types", New("x", "integer")}, {"types", New("x", 1.0)},
	} {
		_, err := ReadLoadOptions(New(c.key, c.value), false)
		var refusal *Error
		if !errors.As(err, &refusal) || refusal.Code != "bad-option" || refusal.Name != c.key {
			t.Errorf("%s: %v: got %v, want bad-option of that name", c.key, c.value, err)
		}
	}
}

func TestReceiptText(t *testing.T) {
	r := table.Receipt{
		Dialect: table.Dialect{Delimiter: ';', Decimal: ',', Encoding: "utf-8", Header: true}, Bytes: 12345, Rows: 1,
		Problems: []table.Problem{{Message: "Two rows are ragged."}},
	}
	got := receiptText(r)
	want := "1 row, read from 12,345 bytes, utf-8, semicolon-separated, decimal comma, names in the first row.\n" +
		"Two rows are ragged."
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColumnObject(t *testing.T) {
	number := columnObject(table.Column{Name: "x", Type: table.Number, Min: 1, Max: 2})
	if number.Get("levels") != nil || number.Number("max") != 2 {
		t.Errorf("a number without levels: got %v", number)
	}
	category := columnObject(table.Column{Name: "g", Type: table.Category, Levels: []string{"a"}, Counts: []int{3}})
	if !reflect.DeepEqual(category.Texts("levels"), []string{"a"}) || category.Get("min") != nil {
		t.Errorf("a category: got %v", category)
	}
	text := columnObject(table.Column{Name: "t", Type: table.Text, Levels: []string{"long"}})
	if text.Get("levels") != nil {
		t.Errorf("text: got levels %v", text.Get("levels"))
	}
}
