package landscape

// View is a box of two coefficients, u and v.
type View struct{ U0, U1, V0, V1 float64 }

// Grid is the cost of a problem of two coefficients at the nodes of a view. It is filled line by line, so that a caller can
// spread it over frames: a line of 60 nodes over 1000 rows is below a millisecond.
type Grid struct {
	View
	NU, NV int
	Cost   []float64 // of node (i, k) at k·NU+i, penalties included
	p      *Problem
	base   []float64 // scores at the line's v and u = 0
	shift  float64   // what is best added to all scores at the node last profiled
}

// NewGrid returns a grid with nothing filled in. It panics unless the problem has two terms and there are two nodes each way.
func NewGrid(p *Problem, view View, nu, nv int) *Grid {
	if p.Dim() != 2 || nu < 2 || nv < 2 {
		panic("landscape: a grid takes two terms and two nodes each way")
	}
	return &Grid{View: view, NU: nu, NV: nv, Cost: make([]float64, nu*nv), p: p, base: make([]float64, p.Count())}
}

// U returns the first coefficient at the nodes i of a line.
func (g *Grid) U(i int) float64 { return between(g.U0, g.U1, i, g.NU) }

// V returns the second coefficient along line k.
func (g *Grid) V(k int) float64 { return between(g.V0, g.V1, k, g.NV) }

// between returns point i of n from a to b, both included.
func between(a, b float64, i, n int) float64 {
	t := float64(i) / float64(n-1)
	return a*(1-t) + b*t
}

// Fill computes line k.
func (g *Grid) Fill(k int) {
	v := g.V(k)
	g.p.Scores(g.base, []float64{0, v})
	line := g.Cost[k*g.NU : (k+1)*g.NU]
	clear(line)
	var s scratch
	for from := 0; from < len(g.base); from += blockRows {
		base := g.base[from:min(from+blockRows, len(g.base))]
		x, y := g.p.X[0][from:], g.p.Y[from:from+len(base)]
		for i := range line {
			line[i] += s.along(g.p, base, g.U(i), x, y)
		}
	}
	for i, total := range line {
		w := []float64{g.U(i), v}
		line[i] = total/float64(len(g.base)) + g.p.ridge(w, nil, nil) + g.p.L1*g.p.size(true, w) + g.p.Constant
	}
}

// along returns the sum of the losses of a block of rows whose scores are base + u·x.
func (s *scratch) along(p *Problem, base []float64, u float64, x, y []float64) float64 {
	z := s.z[:len(base)]
	x = x[:len(base)]
	for i, b := range base {
		z[i] = b + u*x[i]
	}
	return s.losses(p.Loss, z, y, nil, nil)
}
