package design

// Layout says how a row of a table becomes a row of the design matrix. It is plain data.
type Layout struct {
	Terms []Term // the intercept first
	// Active are the indices into Terms of the encoded columns, in their order; the terms left out are aliased.
	Active      []int
	Mean, Scale []float64 // of each encoded column; 0 and 1 for the intercept
}
