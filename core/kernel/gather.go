package kernel

// Gather copies the given rows of src, at most BlockRows, to the first rows of the one block of dst, and pads them
// with rows of weight 0 up to a multiple of Lanes. The columns of src have to be kept.
func Gather(dst, src *Chunk, rows []int32) {
	if dst.P != src.P || len(rows) > BlockRows || src.X == nil {
		panic("kernel: rows do not fit the block")
	}
	for to, row := range rows {
		from := int(row)
		at := from/BlockRows*BlockRows*src.P + from%BlockRows
		for j := range src.P {
			dst.X[j*BlockRows+to] = src.X[at+j*BlockRows]
		}
		dst.Y[to], dst.W[to] = src.Y[from], src.W[from]
	}
	pad(dst, len(rows))
}

func pad(dst *Chunk, n int) {
	for i := n; i < Round(n); i++ {
		dst.Y[i], dst.W[i] = 0, 0
		for j := range dst.P {
			dst.X[j*BlockRows+i] = 0
		}
	}
}
