// Package kernel sweeps blocks of encoded rows: margin, residual, gradient and weighted Gram matrix while a block is
// in cache.
package kernel

// BlockRows is the number of rows in a block.
const BlockRows = 256

// Chunk holds the encoded rows of one file segment. Column j of block b is
// X[(b*P+j)*BlockRows : (b*P+j+1)*BlockRows]; the last block is padded with zero rows of weight 0.
// Column 0 is all ones (the intercept).
type Chunk struct {
	Index int       // position of the segment in the file
	N     int       // rows, without padding
	P     int       // design columns, the intercept included
	X     []float64 // Blocks() * P * BlockRows
	Y     []float64 // Blocks() * BlockRows: class index (0, 1, …) or response
	W     []float64 // Blocks() * BlockRows: row weight, 0 in the padding
}

// Blocks returns the number of blocks.
func (c *Chunk) Blocks() int { return (c.N + BlockRows - 1) / BlockRows }
