package table

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func mustRead(t *testing.T, data string, opt Options) *Table {
	t.Helper()
	tb, err := Read([]byte(data), opt)
	if err != nil {
		t.Fatalf("%.60q: %v", data, err)
	}
	return tb
}

func codeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestRefusals(t *testing.T) {
	long := strings.Repeat("x", MaxRowBytes+2*SegmentBytes)
	for _, c := range []struct {
		name, data, code string
		line             int
	}{
		{"nothing", "", "empty-file", 0},
		{"line ends", "\n\n\r\n\n", "empty-file", 0},
		{"mark only", "\xef\xbb\xbf", "empty-file", 0},
		{"UTF-16 mark only", "\xff\xfe", "empty-file", 0},
		{"Ctrl-Z only", "\x1a", "empty-file", 0},
		{"header only", "a,b,y\n", "no-rows", 2},
		{"header without line end", "a,b,y", "no-rows", 2},
		{"workbook", "PK\x03\x04\x14\x00\x06\x00rest", "not-text", 0},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not-text", 0},
		{"PDF", "%PDF-1.7\n%\xe2\xe3\n1 0 obj", "not-text", 0},
		{"PNG", "\x89PNG\r\n\x1a\n\x00", "not-text", 0},
		{"GIF", "GIF89a\x01\x00\x01\x00", "not-text", 0},
		{"web page", "\n <!DOCTYPE html>\n<html><body>a,b</body></html>", "not-text", 0},
		{"upper case page", "<HTML><p>1,2", "not-text", 0},
		{"Parquet", "PAR1\x15\x04\x15\x00", "not-text", 0},
		{"SQLite", "SQLite format 3\x00\x10", "not-text", 0},
		{"JSON", "{\n \"a\": 1}", "not-text", 0},
		{"zeros", "a,b,y\n" + strings.Repeat("\x00", 10000), "not-text", 0},
		{"noise", strings.Repeat("\x01\x02\x03ab", 100), "not-text", 0},
		{"long row", "a,b\n1,2\n" + long + ",1\n3,4\n", "too-large", 3},
		{"many columns", strings.Repeat("c,", MaxColumns+1) + "\n", "too-large", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read([]byte(c.data), Options{})
			var e *Error
			if !errors.As(err, &e) || e.Code != c.code || e.Line != c.line && c.line > 0 {
				t.Errorf("got %+v, want %s at line %d", err, c.code, c.line)
			}
		})
	}
}

func TestHeadersThatLookLikeSignatures(t *testing.T) {
	for _, first := range []string{"PAR1,x", "RIFF,x", "BZh,x", "Rar!,x", "ARROW1,x"} {
		if tb := mustRead(t, first+"\n1,2\n3,4\n", Options{}); tb.Rows != 2 {
			t.Errorf("%s: got %d rows", first, tb.Rows)
		}
	}
}

func TestBadOptions(t *testing.T) {
	for _, c := range []struct {
		opt  Options
		name string
	}{
		{Options{Delimiter: '\n'}, "delimiter"},
		{Options{Delimiter: '"'}, "delimiter"},
		{Options{Quote: '€'}, "quote"},
		{Options{Decimal: ';'}, "decimal"},
		{Options{Encoding: "klingon"}, "encoding"},
		{Options{Types: map[string]Type{"nobody": Number}}, "types"},
		{Options{Types: map[string]Type{"a": Empty}}, "types"},
	} {
		_, err := Read([]byte("a,b\n1,2\n"), c.opt)
		var e *Error
		if !errors.As(err, &e) || e.Code != "bad-option" || e.Name != c.name {
			t.Errorf("%+v: got %+v", c.opt, err)
		}
	}
	for _, s := range []string{"", "ab", "\xff"} {
		if _, err := Char("delimiter", s); codeOf(err) != "bad-option" {
			t.Errorf("delimiter %q: got %v", s, err)
		}
	}
	if r, err := Char("delimiter", "€"); r != '€' || err != nil {
		t.Errorf("got %c, %v", r, err)
	}
}

// TestProblems reads inputs in which § marks the line that a problem has to name.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name, data, code string
		count            int
	}{
		{"short row", "a,b,y\n1,2,0\n§3,4\n5,6,1\n", raggedRow, 1},
		{"long row", "a,b,y\n1,2,0\n5,6,0\n§5,6,1,99\n7,8,1\n", raggedRow, 1},
		{"long row of nothing", "a,b,y\n1,2,0\n5,6,0\n§5,6,1,,\n7,8,1\n", raggedRow, 1},
		{"short row after a cell of two lines", "a,b\n1,\"x\ny\"\n§2\n3,z\n", raggedRow, 1},
		{"short row after CR and CRLF", "a,b\r\n1,\"x\ry\"\r§2\r3,z\r\n", raggedRow, 1},
		{"unclosed quote", "a,b,y\n1,2,0\n§3,\"4,1\n5,6,0\n7,8,1\n", unbalancedQuote, 1},
		{"unclosed quote in the second cell of a row", "a,b\n\"p\nq\",\n1,\"x\ny\"\n\"two\n§lines\",\"z\n5,6\n", unbalancedQuote, 1},
		{"quote that closes in the next row", "a,b\n1,2\n§3,\"x\n4,\"y\"\n5,z\n", unbalancedQuote, 1},
		{"text behind a quote", "a,b\n1,x\n§2,\"x\" y\n3,z\n", malformedQuote, 1},
		{"comment", "a,b\n1,2\n§# so\n3,4\n5,6\n# and so\n", commentLine, 2},
		{"thousands", "a,b\n1,\"2\"\n§2,\"1,234,567\"\n3,4\n", thousandsSeparator, 1},
		{"ambiguous groups", "a,b\n1,\"1,234\"\n2,\"5,678\"\n", ambiguousDecimal, 2},
		{"currency", "a,b\n1,2\n§2,€3\n3,4\n", currency, 1},
		{"percent", "a,b\n1,2\n§2,3%\n3,4\n", percent, 1},
		{"infinity", "a,b\n1,2\n§2,Inf\n3,1e400\n", notFiniteCode, 2},
		{"text among numbers", "a,b\n1,2\n2,2\n3,2\n§4,abc\n5,3\n6,4\n", mixedTypes, 1},
		{"numbers among texts", "a,b\n1,x\n2,x\n3,2\n4,z\n5,z\n", mixedTypes, 4},
		{"no header", "§5.1,3.5,x\n4.9,3.0,y\n", noHeader, 1},
		{"empty name", "§a,,c\n1,2,3\n", emptyName, 1},
		{"same name", "§a,b,a\n1,2,3\n", duplicateName, 1},
		{"NUL", "a,b\n1,x\n§2,y\x00\n3,z\n", nulByte, 1},
		{"title", "§Report\n\na,b\n1,2\n3,4\n", preamble, 1},
		{"levels in two cases", "a,b\n1,yes\n2,YES\n3,no\n4,no\n5,yes\n", similarLevels, 3},
		{"dates", "d,b\n01/02/2026,1\n03/04/2026,2\n", ambiguousDate, 2},
		{"leading zeros", "zip,b\n00137,1\n10274,2\n00411,3\n", leadingZero, 2},
		{"big integers", "id,b\n9007199254740993,1\n9007199254740995,2\n", bigIntegerCode, 1},
		{"some bad bytes", "a,b\né,1\nü,2\né,3\n§\xff,4\nä,3\n", invalidUTF8, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after, marked := strings.Cut(c.data, "§")
			line := 0
			if marked {
				line = countLines([]byte(before)) + 1
			}
			sameAnyhow(t, []byte(before+after), Options{}, 1, 5)
			tb := mustRead(t, before+after, Options{})
			for _, p := range tb.Receipt.Problems {
				if p.Code == c.code && (p.Line == line || !marked) && p.Count == c.count && p.Message != "" {
					return
				}
			}
			t.Errorf("no %s at line %d, count %d, in %+v", c.code, line, c.count, tb.Receipt.Problems)
		})
	}
}

func TestCleanFilesHaveNoProblems(t *testing.T) {
	for _, data := range []string{
		"x1,x2,x3,g,y\n0.1,-2,3e-5,a,no\n0.2,-1,1.5,b,yes\n0.3,NA,2,c,yes\n",
		"a;b\r\n1,5;x\r\n2,5;y\r\n",
		"name,x\nO'Brien,1\n\"O\"\"Neill\",2\nO'Brien,3\n",
		"when,y\n2026-01-31,1\n2026-12-05,0\n",
		"a\n1\n2\n",
	} {
		if tb := mustRead(t, data, Options{}); len(tb.Receipt.Problems) > 0 {
			t.Errorf("%q: %+v", data, tb.Receipt.Problems)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ header, want string }{
		{"x,x,,,y", "x|x_2|column_3|column_4|y"},
		{"x,x,x_2,x_2,x_1", "x|x_3|x_2|x_2_2|x_1"},
		{"column_2,,b", "column_2|column_2_2|b"},
		{"__proto__,constructor,toString,hasOwnProperty,y", "__proto__|constructor|toString|hasOwnProperty|y"},
		{`" a ",b, "c,d" ,e`, "a|b|c,d|e"},
	} {
		row := strings.Repeat("1,", strings.Count(c.want, "|")) + "1\n"
		if got := strings.Join(mustRead(t, c.header+"\n"+row+row, Options{}).names(), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.header, got, c.want)
		}
	}
}

func TestTypes(t *testing.T) {
	column := func(cells ...string) string { return "v,w\n" + strings.Join(cells, ",1\n") + ",1\n" }
	unique := make([]string, 40)
	same := make([]string, 40)
	for i := range unique {
		unique[i], same[i] = fmt.Sprintf("name %d", i*i), fmt.Sprintf("l%d", i%3)
	}
	for _, c := range []struct {
		name, data string
		want       Type
	}{
		{"numbers", column("1", "-2.5", "3e4", ".5", "5.", "+7"), Number},
		{"numbers, some missing", column("1", "NA", "", "?", "-", "3"), Number},
		{"all missing", column("NA", "", "NaN", "null"), Empty},
		{"unique texts", column(unique...), Text},
		{"few texts", column(same...), Category},
		{"booleans", column("true", "false", "true", "false", "true"), Category},
		{"dates", column("2026-01-01", "2026-02-03", "2026-02-03 10:00:01", "2026-01-01T08:00:00Z"), Date},
		{"named months", column("1 Jan 2020", "12 February 2021", "3-Mar-2020"), Date},
		{"times", column("00:00", "01:01", "23:59:59"), Date},
		{"versions", column("2.2.2", "2.2.2", "2.2.3", "2.2.3", "2.2.3"), Category},
		{"zip codes", column("00137", "10274", "00411", "00137", "00137"), Category},
		{"hexadecimals", column("0x10", "0x11", "0x10", "0x10"), Category},
		{"underscores", column("1_000", "1_000", "2_000", "2_000"), Category},
		{"open ended numbers", column("1", "2", "3", "4", "1", "2", "3", "4", "4", "5+"), Category},
		{"minus signs", column("-1", "+1", "-1"), Number},
	} {
		if got := mustRead(t, c.data, Options{}).Columns[0].Type; got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestNumberTraps holds the cells that other readers take for numbers by mistake.
func TestNumberTraps(t *testing.T) {
	forced := Options{Types: map[string]Type{"v": Number}, Header: yes(), Delimiter: ';'}
	for cell, want := range map[string]float64{
		"1": 1, "-1.5": -1.5, "+7": 7, ".5": .5, "5.": 5, "1e5": 1e5, "1E-5": 1e-5, "1e-400": 0, "9007199254740993": 9007199254740992,
		"00123": 123, " 12 ": 12, "\u00a012\u00a0": 12, "1,234.5": 1234.5, "12%": 12, "$5": 5, "-$5": -5, "$-5": -5, "5 €": 5,
		"US$ 1,000.5": 1000.5, "1'000": 1000, "1\u202f000": 1000, "0.1": 0.1, "123456789012345678901234567890": 123456789012345678901234567890,
	} {
		tb := mustRead(t, "v;w\n"+cell+";1\n8;2\n", forced)
		if got := tb.numbersOf("v")[0]; got != want {
			t.Errorf("%q: got %v, want %v", cell, got, want)
		}
	}
	for _, cell := range []string{
		"Inf", "+infinity", "-inf", "nan", "1e400", "-1e400", "0x1p-2", "0x10", "1_000", "1,5.0", "१२", "１２", "--5", "1e", "e5", "1d5",
		"∞", "−3", "5-", "(5)", "TRUE", "", "0b11", "0o17", "1e+", "1,23,4", "12,34", "1.2.3", "$", "%", "-", "1 2", "0,123,456", "1,234,56",
	} {
		forced.Decimal = '.'
		tb := mustRead(t, "v;w\n"+cell+";1\n8;2\n", forced)
		if got := tb.numbersOf("v")[0]; !math.IsNaN(got) {
			t.Errorf("%q: got %v, want a missing value", cell, got)
		}
	}
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"quotes in text", "a,b,y\n1,he said \"hi\",0\n2,5\" pipe,1\n3,x,0\n4,\"a\"\"b\",1\n", `1|he said "hi"|0/2|5" pipe|1/3|x|0/4|a"b|1`},
		{"quotes in quotes", "a,b\n1,\"Pedro \"the\" legend\"\n2,\"oogie\"bla\n", `1|Pedro "the" legend/2|oogiebla`},
		{"formulas", "x,n\n1,\"=HYPERLINK(\"\"http://h/\"\",\"\"x\"\")\"\n2,-2+3\n", `1|=HYPERLINK("http://h/","x")/2|-2+3`},
		{"ragged", "a,b,y\n1,2,0\n3,4\n5,6,1,99\n7,8,1\n", "1|2|0/3|4/7|8|1"},
		{"unclosed quote", "a,b\n1,2\n3,\"4\n5,6\n", "1|2/3|\"4/5|6"},
		{"unclosed quote in the head", "a,\"b\n1,2\n5,6\n", "1|2/5|6"},
		{"names and cells of two lines", "\"a\nb\",c\n\"1\n2\",\"3\r\n4\"\n", "1\n2|3\r\n4"},
		{"NULs", "a,b\n1,2\x00\n3,\x00\n", "1|2/3|"},
		{"sep line", "sep=;\na;b\n1;2\n", "1|2"},
		{"R row names", "\"x\" \"y\"\n", ""},
	} {
		if c.want == "" {
			continue
		}
		tb := mustRead(t, c.data, Options{})
		var rows []string
		for _, r := range tb.Slice(0, tb.Rows) {
			rows = append(rows, strings.Join(r, "|"))
		}
		if got := strings.Join(rows, "/"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestForcedDialect(t *testing.T) {
	for _, c := range []struct {
		name, data string
		opt        Options
		want       []string
	}{
		{"wide delimiter", "a€b\n1€\"x€y\"\n", Options{Delimiter: '€'}, []string{"1", "x€y"}},
		{"wide delimiter in UTF-16", "\xff\xfe" + utf16Text("a£b\n1£2\n", false), Options{Delimiter: '£'}, []string{"1", "2"}},
		{"wide delimiter in windows-1252", latin1("ä£b\n1£2\n"), Options{Delimiter: '£', Encoding: "latin1"}, []string{"1", "2"}},
		{"space", "a b\n1 \"x y\"\n", Options{Delimiter: ' '}, []string{"1", "x y"}},
		{"no quotes", "a,b\n1,\"2\n", Options{Quote: NoQuote}, []string{"1", "\"2"}},
		{"single quotes", "a,b\n1,'x,y'\n", Options{Quote: '\''}, []string{"1", "x,y"}},
		{"numeric header", "2019,2020\n1,2\n", Options{Header: yes()}, []string{"1", "2"}},
		{"no header", "a,b\nc,d\n", Options{Header: no()}, []string{"a", "b"}},
	} {
		got := mustRead(t, c.data, c.opt).Slice(0, 1)
		if len(got) != 1 || !slices.Equal(got[0], c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
