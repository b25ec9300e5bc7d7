package derive

// Op is what a node of an expression does with its arguments.
type Op uint8

// The operations. Cases has a value for each of its Conditions, of which the one numbered Chosen holds. Series adds, or with Times
// multiplies, what Each gives for the rows 0 … Count-1; its one argument is the term as it is written, with an index.
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
	Series
)

// Expr is a node of an expression.
type Expr struct {
	Op   Op
	Args []*Expr

	Value float64 // of a Number, and of a Symbol without a Meaning
	// A Symbol is written as Name with the subscript Sub, or where By is set as the derivative of Name by By with that
	// subscript. Meaning is what it stands for, nil where it is a datum.
	Name, By, Sub string
	Meaning       *Expr
	Bare          bool // it has no number of its own, as a letter with the index of a sum

	Conditions []string // of Cases
	Chosen     int

	Count int  // of a Series
	Times bool // it is a product
	Each  func(i int) *Expr
}

// Num returns a constant.
func Num(v float64) *Expr { return &Expr{Op: Number, Value: v} }

// Sym returns a symbol with a value.
func Sym(name, sub string, v float64) *Expr { return &Expr{Op: Symbol, Name: name, Sub: sub, Value: v} }

// Letter returns a symbol that has no number.
func Letter(name, sub string) *Expr { return &Expr{Op: Symbol, Name: name, Sub: sub, Bare: true} }

// Let returns a symbol that stands for an expression.
func Let(name, sub string, e *Expr) *Expr { return &Expr{Op: Symbol, Name: name, Sub: sub, Meaning: e} }

func node(op Op, args ...*Expr) *Expr { return &Expr{Op: op, Args: args} }

// Add returns a sum.
func Add(args ...*Expr) *Expr { return node(Sum, args...) }

// Sub returns a - b.
func Sub(a, b *Expr) *Expr { return node(Sum, a, Neg(b)) }

// Mul returns a product.
func Mul(args ...*Expr) *Expr { return node(Product, args...) }

// Div returns a/b.
func Div(a, b *Expr) *Expr { return node(Quotient, a, b) }

// Pow returns a to the power of b.
func Pow(a, b *Expr) *Expr { return node(Power, a, b) }

// Neg returns -a.
func Neg(a *Expr) *Expr { return node(Minus, a) }

// ExpOf returns e to the power of a.
func ExpOf(a *Expr) *Expr { return node(Exp, a) }

// Ln returns the natural logarithm of a.
func Ln(a *Expr) *Expr { return node(Log, a) }

// Sigma returns the logistic function of a, 1/(1+exp(-a)).
func Sigma(a *Expr) *Expr { return node(Sigmoid, a) }

// One is the constant 1.
func One() *Expr { return Num(1) }

// Complement returns 1 - a.
func Complement(a *Expr) *Expr { return Sub(One(), a) }
