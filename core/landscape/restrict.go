package landscape

// Restrict returns the same cost as a function of the coefficients of the terms j and k alone, in this order; all others are
// held at base. It panics where j is k.
func (p *Problem) Restrict(base []float64, j, k int) *Problem {
	if j == k {
		panic("landscape: one term twice")
	}
	out := &Problem{
		Names: []string{p.Names[j], p.Names[k]}, X: [][]float64{p.X[j], p.X[k]}, Free: []bool{p.free(j), p.free(k)},
		Y: p.Y, Loss: p.Loss, L1: p.L1, L2: p.L2,
	}
	held := append([]float64(nil), base...)
	held[j], held[k] = 0, 0
	out.Offset = make([]float64, len(p.Y))
	p.Scores(out.Offset, held)
	out.Constant = p.Constant + p.L1*p.size(true, held) + p.L2/2*p.size(false, held)
	return out
}
