package derive

// Op is what a node of an expression does with its arguments.
type Op uint8

// The operations. Cases has two arguments, of which the one numbered Value counts; their conditions are Name and Sub. SumOver and
// ProductOver add and multiply what their one argument gives for each row: it is written with the index Name, and its letters
// have a Column.
const (
	Number Op = iota
	Symbol
	Sum
	Product
	Quotient
	Power
	Minus
	Exp
	Log
	Sigmoid
	Abs
	Cases
	SumOver
	ProductOver
)

// Expr is a node of an expression.
type Expr struct {
	Op   Op
	Bare bool // a Symbol has no number of its own, as a letter with the index of a sum
	Args []*Expr

	Value float64 // of a Number, and of a Symbol without a Meaning
	// A Symbol is written as Name with the subscript Sub, or where By is set as the derivative of Name by By with that
	// subscript. Meaning is what it stands for, nil where it is a datum.
	Name, By, Sub string
	Meaning       *Expr
	Column        []float64 // the data of a Symbol with the index of a sum, one for each row
}

// datum returns a symbol with a number.
func datum(name, sub string, v float64) *Expr {
	return &Expr{Op: Symbol, Name: name, Sub: sub, Value: v}
}

// named returns a symbol that stands for an expression.
func named(name, sub string, meaning *Expr) *Expr {
	return &Expr{Op: Symbol, Name: name, Sub: sub, Meaning: meaning}
}

func unary(op Op, a *Expr) *Expr {
	e := &Expr{Op: op}
	e.add(a)
	return e
}

func binary(op Op, a, b *Expr) *Expr {
	e := unary(op, a)
	e.add(b)
	return e
}

// add adds an argument.
func (e *Expr) add(a *Expr) { e.Args = append(e.Args, a) }

// Atomic reports whether an expression is written as one number where numbers are asked for.
func (e *Expr) Atomic() bool { return e.Op == Number || e.Op == Symbol && !e.Bare }

// Summed reports whether an expression adds or multiplies over rows, so that it looks the same with numbers.
func (e *Expr) Summed() bool { return e.has(false) }

// general reports whether an expression is in letters that have no numbers.
func (e *Expr) general() bool { return e.has(true) }

// has reports whether an expression has a letter without a number, outside of what is added up over rows, or else whether
// anything is so.
func (e *Expr) has(bare bool) bool {
	if e.series() {
		return !bare
	}
	for _, a := range e.Args {
		if a.has(bare) {
			return true
		}
	}
	return bare && e.Bare
}

// series reports whether an expression is itself a sum or a product over rows.
func (e *Expr) series() bool { return e.Op >= SumOver }

// rows returns over how many rows the letters of an expression run.
func (e *Expr) rows() int {
	n := len(e.Column)
	if e.Meaning != nil {
		n = e.Meaning.rows()
	}
	for _, a := range e.Args {
		n = max(n, a.rows())
	}
	return n
}
