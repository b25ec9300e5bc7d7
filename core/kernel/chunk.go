// Package kernel sweeps blocks of encoded rows: margin, residual, gradient and weighted Gram matrix while a block is
// in cache.
//
// A sweep works on the first rows of a block, a multiple of Lanes; Round gives it. Every function has a portable form;
// where GOEXPERIMENT=simd is set and the machine has vectors, a form on package simd takes its place. The two add in
// different orders and agree to a few ulp of the sum of absolute products.
package kernel

// BlockRows is the number of rows in a block.
const BlockRows = 256

// Lanes is what the number of rows of a sweep is a multiple of: the lanes of the widest vector, 512 bits.
const Lanes = 8

// Chunk holds the encoded rows of one file segment. Column j of block b is
// X[(b*P+j)*BlockRows : (b*P+j+1)*BlockRows]; the last block is padded with zero rows of weight 0.
// Column 0 is all ones (the intercept).
type Chunk struct {
	Index int       // position of the segment in the file
	N     int       // rows, without padding
	P     int       // design columns, the intercept included
	X     []float64 // Blocks() * P * BlockRows; nil where Make makes the columns
	Y     []float64 // Blocks() * BlockRows: class index (0, 1, …) or response
	W     []float64 // Blocks() * BlockRows: row weight, 0 in the padding
	// Make writes the P columns of block b to x, rows 0 … BlockRows-1 of each, when they are asked for. Columns that are made
	// at every sweep take no memory and cost a sweep less than a tenth.
	Make func(x []float64, b int)
}

// Blocks returns the number of blocks.
func (c *Chunk) Blocks() int { return (c.N + BlockRows - 1) / BlockRows }

// Block returns the columns, responses and weights of block b, whole, and the rows a sweep of it must visit:
// BlockRows but in the last block, there the remaining rows rounded up to Lanes. Columns that have to be made are written to
// spare, which grows where it is too short.
func (c *Chunk) Block(b int, spare *[]float64) (x, y, w []float64, rows int) {
	lo, hi := b*BlockRows, (b+1)*BlockRows
	y, w, rows = c.Y[lo:hi], c.W[lo:hi], Round(min(BlockRows, c.N-lo))
	if c.X != nil {
		return c.X[lo*c.P : hi*c.P], y, w, rows
	}
	if len(*spare) < c.P*BlockRows {
		*spare = make([]float64, c.P*BlockRows)
	}
	x = (*spare)[:c.P*BlockRows]
	c.Make(x, b)
	return x, y, w, rows
}

// Round returns n rounded up to a multiple of Lanes.
func Round(n int) int { return (n + Lanes - 1) &^ (Lanes - 1) }

// NewChunk returns a chunk of n rows and p columns, all zero: X, Y and W are to be filled by the caller.
func NewChunk(index, n, p int) *Chunk {
	c := &Chunk{Index: index, N: n, P: p}
	padded := c.Blocks() * BlockRows
	c.X = make([]float64, padded*p)
	c.Y = make([]float64, padded)
	c.W = make([]float64, padded)
	return c
}

// Set writes one encoded row: its p columns, response and weight.
func (c *Chunk) Set(row int, x []float64, y, w float64) {
	at := row / BlockRows * BlockRows * c.P
	for j, v := range x[:c.P] {
		c.X[at+j*BlockRows+row%BlockRows] = v
	}
	c.Y[row], c.W[row] = y, w
}

// Row reads one encoded row into dst, of length P.
func (c *Chunk) Row(dst []float64, row int) {
	at := row / BlockRows * BlockRows * c.P
	for j := range dst[:c.P] {
		dst[j] = c.X[at+j*BlockRows+row%BlockRows]
	}
}
