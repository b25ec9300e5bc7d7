//go:build js

package page

// dataView is the rail's first section: which table, and how it was read.
type dataView struct {
	root, title, shape, notes            node
	file, text, how                      node
	delimiter, decimal, encoding, header node
	examples                             choice
	at                                   read
}

func newDataView() *dataView {
	v := &dataView{}
	v.root = into(`
		part id=data | Data
			* p.source ~source
			* p.quiet ~shape
			* p.quiet ~notes
			div.row
				* input id=file hidden ~file-input type=file accept=.csv,.tsv,.txt,.tab,.psv,.gz,.json,text/csv,text/plain,text/tab-separated-values
				button #open | Open a CSV…
			* choice #example | Example
			fold #paste-part | Paste a table
				* textarea #paste rows=4 spellcheck=false aria-label="Table as text"
				button #paste-read | Read this text
			* fold #how | How it was read
				* choice #delimiter | Delimiter
					option value=
					option value=, | Comma
					option value=; | Semicolon
					option value=`+"\t"+` | Tab
					option value=| | Pipe
				* choice #decimal | Decimals
					option value=
					option value=. | Point, 1.5
					option value=, | Comma, 1,5
				* choice #header | First row
					option value=
					option value=yes | Names
					option value=no | Data
				* choice #encoding | Encoding
					option value=
					option value=utf-8 | UTF-8
					option value=utf-16le | UTF-16 LE
					option value=utf-16be | UTF-16 BE
					option value=latin1 | Latin-1`,
		&v.title, &v.shape, &v.notes, &v.file, &v.examples.input, &v.text, &v.how, &v.delimiter, &v.decimal, &v.header, &v.encoding)
	set(v.text, "placeholder", "height,weight,sex\n172,68,female")
	return v
}

func (v *dataView) update(s *state) {
	v.list(s)
	show(v.how, s.table != nil)
	shape, notes := "", ""
	if s.table == nil {
		setText(v.title, "No table yet")
	} else {
		refill(v.title, "name | $", s.source.name)
		shape = amount(s.table.rows, "row") + " × " + amount(len(s.table.columns), "column")
		if n := len(s.table.receipt.problems); n > 0 {
			notes = amount(n, "note") + " in the receipt below"
		}
		v.at = s.source.how
		v.guesses(&s.table.receipt)
	}
	setText(v.shape, shape)
	setText(v.notes, notes)
}

// guesses names in each choice what was guessed.
func (v *dataView) guesses(r *receipt) {
	first := "data"
	if r.header {
		first = "names"
	}
	guess(v.delimiter, v.at.delimiter, phrase(characters, r.delimiter))
	guess(v.decimal, v.at.decimal, phrase(characters, r.decimal))
	guess(v.header, v.at.header, first)
	guess(v.encoding, v.at.encoding, r.encoding)
}

func guess(input node, chosen, text string) {
	if chosen == "" && text != "" {
		text = "Guessed: " + text
	} else {
		text = "As guessed"
	}
	setText(wrap(input.Get("firstChild")), text)
	setValue(input, chosen)
}

// characters names those that separate cells or decimals.
const characters = "\n,: comma\n;: semicolon\n\t: tab\n|: pipe\n : space\n.: point\n"

func (v *dataView) list(s *state) {
	options := []option{{"", "Choose…"}}
	for _, e := range s.examples {
		options = append(options, option{e.name, e.title})
	}
	v.examples.fill(options)
	v.examples.show(s.source.example)
	n := len(s.examples)
	showField(v.examples.input, n > 1 || n == 1 && s.source.example != s.examples[0].name)
}
