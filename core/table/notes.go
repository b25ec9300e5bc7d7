package table

// Codes of docs/errors.md that a receipt's problems carry.
const (
	raggedRow          = "ragged-row"
	duplicateName      = "duplicate-name"
	emptyName          = "empty-name"
	invalidUTF8        = "invalid-utf8"
	nulByte            = "nul-byte"
	unbalancedQuote    = "unbalanced-quote"
	mixedTypes         = "mixed-types"
	notFiniteCode      = "not-finite"
	ambiguousDate      = "ambiguous-date"
	ambiguousDecimal   = "ambiguous-decimal"
	commentLine        = "comment-line"
	thousandsSeparator = "thousands-separator"
	currency           = "currency"
	percent            = "percent"
	noHeader           = "no-header"
	malformedQuote     = "malformed-quote"
	similarLevels      = "similar-levels"
	leadingZero        = "leading-zero"
	bigIntegerCode     = "big-integer"
	preamble           = "preamble"
	unknownLevel       = "unknown-level"
)

// Places is how many places of one kind of problem are told apart.
const Places = 20

// place is where a problem was met.
type place struct {
	line  int // of the run, the first is 0
	value string
}

// note is one kind of problem in one column, or in none (-1).
type note struct {
	code   string
	column int
	count  int
	places []place // the first ones
}

// notes gathers the problems of a run in the order in which they are met first.
type notes struct {
	list  []note
	index map[noteKey]int
}

type noteKey struct {
	code   string
	column int
}

// wants reports whether the text of another cell with this problem would be shown.
func (n *notes) wants(code string, column int) bool {
	i, ok := n.index[noteKey{code, column}]
	return !ok || len(n.list[i].places) < Places
}

func (n *notes) add(code string, column, line int, value string) {
	n.addCount(code, column, line, value, 1)
}

func (n *notes) addCount(code string, column, line int, value string, count int) {
	key := noteKey{code, column}
	i, ok := n.index[key]
	if !ok {
		if n.index == nil {
			n.index = map[noteKey]int{}
		}
		i = len(n.list)
		n.index[key] = i
		n.list = append(n.list, note{code: code, column: column})
	}
	k := &n.list[i]
	k.count += count
	if len(k.places) < Places {
		k.places = append(k.places, place{line, shorten(value)})
	}
}

// repeat counts a problem again that has been added before.
func (n *notes) repeat(code string, column, times int) {
	if i, ok := n.index[noteKey{code, column}]; ok {
		n.list[i].count += times
	}
}
