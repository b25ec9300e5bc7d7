package derive

// Op is what a node of an expression does with its arguments.
type Op uint8

// The operations. Cases has a When for each case, of which the first that holds counts. SumOver and ProductOver add and multiply
// what their one argument gives for each row: it is written with the index Name, and its letters have a Column.
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
	When
	SumOver
	ProductOver
)

// Expr is a node of an expression.
type Expr struct {
	Op   Op
	Bare bool // a Symbol has no number of its own, as a letter with the index of a sum
	Args []*Expr

	Value float64 // of a Number, and of a Symbol without a Meaning; of a When, 1 if it holds, else 0
	// A Symbol is written as Name with the subscript Sub, or where By is set as the derivative of Name by By with that
	// subscript. Meaning is what it stands for, nil where it is a datum. A When has its condition as Name.
	Name, By, Sub string
	Meaning       *Expr
	Column        []float64 // the data of a Symbol with the index of a sum, one for each row
}

func node(op Op, args ...*Expr) *Expr { return &Expr{Op: op, Args: args} }

// datum returns a symbol with a number.
func datum(name, sub string, v float64) *Expr {
	return &Expr{Op: Symbol, Name: name, Sub: sub, Value: v}
}

// group joins expressions; one alone is itself.
func group(op Op, list []*Expr) *Expr {
	if len(list) == 1 {
		return list[0]
	}
	return &Expr{Op: op, Args: list}
}

// Atomic reports whether an expression is written as one number where numbers are asked for.
func (e *Expr) Atomic() bool { return e.Op == Number || e.Op == Symbol && !e.Bare }

// Summed reports whether an expression adds or multiplies over rows, so that it looks the same with numbers.
func (e *Expr) Summed() bool {
	for _, a := range e.Args {
		if a.Summed() {
			return true
		}
	}
	return e.over()
}

// over reports whether an expression is itself a sum or a product over rows.
func (e *Expr) over() bool { return e.Op >= SumOver }

// general reports whether an expression is in letters that have no numbers.
func (e *Expr) general() bool {
	if e.over() {
		return false
	}
	for _, a := range e.Args {
		if a.general() {
			return true
		}
	}
	return e.Bare
}

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
