package data

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
)

// Matrix is a table in memory: Rows × Columns features row by row, and the classes.
type Matrix struct {
	Spec
	X []float64
	Y []int
}

// Read reads a table's numbers.
func (f Files) Read() (Matrix, error) {
	raw, err := os.ReadFile(f.Binary)
	if err != nil {
		return Matrix{}, err
	}
	width := f.Columns + 1
	if len(raw) != 8*f.Rows*width {
		return Matrix{}, fmt.Errorf("%s holds %d bytes, not the %d of %v", f.Binary, len(raw), 8*f.Rows*width, f.Spec)
	}
	m := Matrix{Spec: f.Spec, X: make([]float64, f.Rows*f.Columns), Y: make([]int, f.Rows)}
	for i := range f.Rows {
		row := raw[8*i*width:]
		for j := range f.Columns {
			m.X[i*f.Columns+j] = math.Float64frombits(binary.LittleEndian.Uint64(row[8*j:]))
		}
		m.Y[i] = int(math.Float64frombits(binary.LittleEndian.Uint64(row[8*f.Columns:])))
	}
	return m, nil
}
