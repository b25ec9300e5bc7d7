//go:build js

package page

import "honnef.co/go/js/dom/v2"

// dataView is the rail's first section: which table, and how it was read.
type dataView struct {
	root                                 node
	title, shape, notes                  node
	file, text                           node
	examples                             *choice
	how                                  node
	delimiter, decimal, encoding, header *choice
	at                                   read
}

func newDataView(up events) *dataView {
	v := &dataView{title: el("p.source", testID("source")), shape: el("p.quiet", testID("shape")), notes: el("p.quiet", testID("notes"))}
	v.file = el("input", with("id", "file"), with("hidden", ""), testID("file-input"), with("type", "file"),
		with("accept", ".csv,.tsv,.txt,.tab,.psv,.gz,text/csv,text/plain,text/tab-separated-values"))
	on(v.file, "change", func(dom.Event) {
		if files := v.file.Get("files"); length(files) > 0 {
			up.openFile(files.Index(0))
			v.file.Set("value", "") // so that the same file can be chosen again
		}
	})
	v.examples = newChoice("example", "Example", []option{{"", "Choose…"}}, func(name string) {
		if name != "" {
			up.openExample(name)
		}
	})
	v.root = section("data", "Data", v.title, v.shape, v.notes,
		el("div.row", v.file, button("open", "Open a CSV…", v.file.Click)),
		v.examples.root, v.paste(up), v.reading(up))
	return v
}

func (v *dataView) paste(up events) node {
	v.text = el("textarea", with("id", "paste"), testID("paste"), with("rows", "4"), with("spellcheck", "false"),
		with("aria-label", "Table as text"), with("placeholder", "height,weight,sex\n172,68,female"))
	read := button("paste-read", "Read this text", func() { up.openText(value(v.text)) })
	return disclosure("paste-part", "Paste a table", v.text, read)
}

// reading holds what was guessed of the file, each to be overruled.
func (v *dataView) reading(up events) node {
	choose := func(id, label string, options []option, set func(string)) *choice {
		all := append([]option{{"", "As guessed"}}, options...)
		return newChoice(id, label, all, func(text string) { set(text); up.reread(v.at) })
	}
	v.delimiter = choose("delimiter", "Delimiter", []option{{",", "Comma"}, {";", "Semicolon"}, {"\t", "Tab"}, {"|", "Pipe"}},
		func(t string) { v.at.delimiter = t })
	v.decimal = choose("decimal", "Decimals", []option{{".", "Point, 1.5"}, {",", "Comma, 1,5"}},
		func(t string) { v.at.decimal = t })
	v.header = choose("header", "First row", []option{{"yes", "Names"}, {"no", "Data"}},
		func(t string) { v.at.header = t })
	v.encoding = choose("encoding", "Encoding", []option{{"utf-8", "UTF-8"}, {"utf-16le", "UTF-16 LE"}, {"utf-16be", "UTF-16 BE"}, {"latin1", "Latin-1"}},
		func(t string) { v.at.encoding = t })
	v.how = disclosure("how", "How it was read", v.delimiter.root, v.decimal.root, v.header.root, v.encoding.root)
	return v.how
}

func (v *dataView) update(s *state) {
	v.list(s)
	show(v.how, s.table != nil)
	if s.table == nil {
		setText(v.title, "No table yet")
		setText(v.shape, "")
		setText(v.notes, "")
		return
	}
	fill(v.title, name(s.source.name))
	setText(v.shape, amount(s.table.rows, "row")+" × "+amount(len(s.table.columns), "column"))
	setText(v.notes, "")
	if n := len(s.table.receipt.problems); n > 0 {
		setText(v.notes, amount(n, "note")+" in the receipt below")
	}
	v.at = s.source.how
	v.guesses(&s.table.receipt)
	v.delimiter.show(v.at.delimiter)
	v.decimal.show(v.at.decimal)
	v.header.show(v.at.header)
	v.encoding.show(v.at.encoding)
}

// guesses names in each choice what was guessed.
func (v *dataView) guesses(r *receipt) {
	guess := func(c *choice, chosen, text string) {
		options := append([]option(nil), c.options...)
		options[0].text = "As guessed"
		if chosen == "" && text != "" {
			options[0].text = "Guessed: " + text
		}
		c.set(options)
	}
	guess(v.delimiter, v.at.delimiter, delimiters[r.delimiter])
	guess(v.decimal, v.at.decimal, map[string]string{".": "point", ",": "comma"}[r.decimal])
	guess(v.header, v.at.header, map[bool]string{true: "names", false: "data"}[r.header])
	guess(v.encoding, v.at.encoding, r.encoding)
}

var delimiters = map[string]string{",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space"}

func (v *dataView) list(s *state) {
	options := []option{{"", "Choose…"}}
	for _, e := range s.examples {
		options = append(options, option{e.name, e.title})
	}
	v.examples.set(options)
	v.examples.show(s.source.example)
	show(v.examples.root, len(s.examples) > 0)
}
