package design

import "math"

// Layout says how a row of a table becomes a row of the design matrix. It is plain data: Pack and Unpack take it
// across to a worker, Bind to another table.
type Layout struct {
	Spec     Spec
	Inputs   []Input
	Target   Target
	Weight   int       // position of the weights column, -1 for none
	Terms    []Term    // the intercept first
	Products []Product // one for each term: the same in positions instead of names
	// Active are the indices into Terms of the encoded columns, in their order, the intercept first. The terms left
	// out are aliased.
	Active []int
	// Mean and Scale are subtracted from and divided out of each encoded column; 0 and 1 for the intercept.
	Mean, Scale []float64
	// Basis, where it is not nil, is an upper triangular matrix, row-major Width × Width: an encoded row is the
	// standardised row times Basis. It makes the columns of an ill-conditioned design nearly orthonormal.
	Basis []float64
	Hold  Hold
	Whole bool // every row of the table trains; see See
}

// Spec is the part of a specification that shapes the design matrix.
type Spec struct {
	Target        string
	Features      []string
	FeaturesGiven bool
	Classes       bool // the target is a class; otherwise a number
	Degree        int  // powers of each number, 1 or more
	Interactions  bool // all pairs of features
	Weight        string
	Missing       string // "drop", "mean" or "indicator"
	Holdout       float64
	Seed          uint64
}

// Input is a column of the table that features are made of.
type Input struct {
	Name   string
	Column int // position in the table's chunks, -1 where the table lacks it
	Number bool
	Levels []string // of a category: those left after rows were dropped, in order; the first is the reference
	Code   []int32  // of a category: the table's code → index into Levels, -1 for a level that is not there
	Impute bool     // a missing cell counts as Fill
	Fill   float64  // a value, or an index into Levels
}

// Target is the column to be predicted.
type Target struct {
	Name    string
	Column  int // -1 where the table lacks it
	Classes []string
	Code    []int32 // the table's code → index into Classes
	// Mean and Scale standardise the response of a linear model: it is encoded as (y-Mean)/Scale. 0 and 1 for classes.
	Mean, Scale float64
}

// Product is a term in positions: the product of its parts, or the intercept when there are none.
type Product struct {
	Parts []Part
}

// Part is one factor of a product: a power of an input, the indicator of a level, or that of a missing cell.
type Part struct {
	Input int
	Power int // 1, 2, …; 0 for a level
	Level int // the level when Power is 0; MissingLevel for the indicator of a missing number
}

// MissingLevel is the Level of the indicator that a number was missing.
const MissingLevel = -1

// MissingName is the name of the level that stands for a missing cell under indicator imputation.
const MissingName = "(missing)"

// Hold tells the rows that are kept from training: those whose Rank is below Cut.
type Hold struct {
	On     bool
	Seed   uint64
	Cut    uint64
	Before []int32 // used rows in the chunks before each chunk, by the chunk's index
}

// Error is bad data or an impossible wish: Code is one of docs/errors.md, Name the column or option it is about.
type Error struct {
	Code, Message, Name string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

func refuse(code, name, message string) *Error {
	return &Error{Code: code, Message: message, Name: name}
}

// Width returns the number of encoded columns, the intercept included.
func (l *Layout) Width() int { return len(l.Active) }

// Drop leaves encoded columns out: keep tells for each of them whether it stays.
func (l *Layout) Drop(keep []bool) {
	var active []int
	var mean, scale []float64
	for k := range l.Active {
		if keep[k] {
			active, mean, scale = append(active, l.Active[k]), append(mean, l.Mean[k]), append(scale, l.Scale[k])
		}
	}
	l.Active, l.Mean, l.Scale = active, mean, scale
}

// Aliased reports for each term whether it is left out of the encoding.
func (l *Layout) Aliased() []bool {
	out := make([]bool, len(l.Terms))
	for j := range out {
		out[j] = true
	}
	for _, j := range l.Active {
		out[j] = false
	}
	return out
}

// Person turns coefficients of the encoded columns into those of the terms, in the person's units: slopes divided by
// the scale, the intercept less what the means took, the response's scale and mean put back. Both are class-major; dst
// has len(Terms) values a class and gets missing for the terms left out.
func (l *Layout) Person(dst, encoded []float64, missing float64) {
	p, q := len(l.Terms), len(l.Active)
	in := make([]float64, q)
	for c := 0; c*q < len(encoded); c++ {
		l.Standard(in, encoded[c*q:(c+1)*q])
		out := dst[c*p : (c+1)*p]
		for j := range out {
			out[j] = missing
		}
		// The intercept is a difference of large numbers where a mean is far from 0: the sum is compensated.
		sum, carry := l.Target.Mean, 0.0
		sum, carry = twoSum(sum, in[0]*l.Target.Scale, carry)
		for k := 1; k < q; k++ {
			b := in[k] * l.Target.Scale / l.Scale[k]
			out[l.Active[k]] = b
			high, low := twoProduct(-b, l.Mean[k])
			var err float64
			sum, err = twoSum(sum, high, low)
			carry += err
		}
		out[0] = sum + carry
	}
}

// Standard turns the encoded coefficients of one class into those of the standardised columns.
func (l *Layout) Standard(dst, encoded []float64) {
	copy(dst, encoded)
	if l.Basis == nil {
		return
	}
	q := len(l.Active)
	for i := range q {
		sum := 0.0
		for k := i; k < q; k++ {
			sum += l.Basis[i*q+k] * encoded[k]
		}
		dst[i] = sum
	}
}

// Back returns the matrix, row-major len(Terms) × Width, that takes the encoded coefficients of one class to those of
// the terms in the person's units, the response's mean aside. Rows of aliased terms are NaN.
func (l *Layout) Back() []float64 {
	p, q := len(l.Terms), len(l.Active)
	out := make([]float64, p*q)
	for i := range out {
		out[i] = math.NaN()
	}
	clear(out[:q])
	for k := range q {
		row := out[l.Active[k]*q:][:q]
		for m := range q {
			basis := indicator(k == m)
			if l.Basis != nil {
				basis = l.Basis[k*q+m]
			}
			if k == 0 {
				row[m] += basis * l.Target.Scale
				continue
			}
			row[m] = basis * l.Target.Scale / l.Scale[k]
			out[m] -= row[m] * l.Mean[k]
		}
	}
	return out
}

// twoSum returns a+b, and its rounding error plus low (Knuth 1969).
func twoSum(a, b, low float64) (sum, err float64) {
	sum = a + b
	t := sum - a
	return sum, (a - (sum - t)) + (b - t) + low
}

// twoProduct returns a·b and its rounding error (Dekker 1971). Factors beyond 1e150 lose the error.
func twoProduct(a, b float64) (product, err float64) {
	product = a * b
	if !(a < 1e150 && a > -1e150 && b < 1e150 && b > -1e150) {
		return product, 0
	}
	ah, al := split(a)
	bh, bl := split(b)
	return product, ((ah*bh - product) + ah*bl + al*bh) + al*bl
}

func split(a float64) (high, low float64) {
	c := float64(134217729 * a) // 2^27+1
	high = c - (c - a)
	return high, a - high
}
