package plot

import (
	"math"

	"descent/core/boundary"
)

// terrain is a cost on a grid over two coefficients. The nodes reach from edge to edge of its view.
type terrain struct {
	padded []float64 // (nx+2) × (ny+2) values, x fastest, rows from Y0 up, with a rim of abyss around
	nx, ny int
	view   View
	lo, hi float64 // of the finite values
	low    corner  // where the lowest of them is
}

// abyss lies below every cost, so that what is above a level closes at the grid's edge; summit stands for a cost that
// is no finite number. Four of them may be added, and beside the abyss the summit is nothing.
const (
	abyss  = -1e300
	summit = 1e150
)

// set copies a grid.
func (g *terrain) set(values []float64, nx, ny int, v View) {
	if nx < 2 || ny < 2 || len(values) != nx*ny {
		panic("plot: length of values differs from the grid")
	}
	g.nx, g.ny, g.view = nx, ny, v
	grow(&g.padded, (nx+2)*(ny+2))
	for i := range g.padded {
		g.padded[i] = abyss
	}
	g.lo, g.hi = math.Inf(1), math.Inf(-1)
	for j := range ny {
		for i := range nx {
			g.put(i, j, values[j*nx+i])
		}
	}
}

func (g *terrain) put(i, j int, z float64) {
	switch {
	case !(z < summit):
		z = summit
	case z < -summit:
		z = -summit
	default:
		if z < g.lo {
			g.lo, g.low = z, corner{g.x(float64(i)), g.y(float64(j))}
		}
		g.hi = max(g.hi, z)
	}
	g.padded[(j+1)*(g.nx+2)+i+1] = z
}

// x and y return the data coordinates of a node, which may lie between two.
func (g *terrain) x(i float64) float64 { return g.view.X0 + (g.view.X1-g.view.X0)*i/float64(g.nx-1) }
func (g *terrain) y(j float64) float64 { return g.view.Y0 + (g.view.Y1-g.view.Y0)*j/float64(g.ny-1) }

// at returns the cost at a place by bilinear interpolation: NaN beyond the grid, +Inf beside a node that has no finite
// cost.
func (g *terrain) at(x, y float64) float64 {
	i := (x - g.view.X0) / (g.view.X1 - g.view.X0) * float64(g.nx-1)
	j := (y - g.view.Y0) / (g.view.Y1 - g.view.Y0) * float64(g.ny-1)
	if g.nx == 0 || !(i >= 0 && j >= 0 && i <= float64(g.nx-1) && j <= float64(g.ny-1)) {
		return math.NaN()
	}
	a, b := min(int(i), g.nx-2), min(int(j), g.ny-2)
	i, j = i-float64(a), j-float64(b)
	w := g.nx + 2
	n := (b+1)*w + a + 1
	z00, z10, z01, z11 := g.padded[n], g.padded[n+1], g.padded[n+w], g.padded[n+w+1]
	if z00 >= summit || z10 >= summit || z01 >= summit || z11 >= summit {
		return math.Inf(1)
	}
	return (z00*(1-i)+z10*i)*(1-j) + (z01*(1-i)+z11*i)*j
}

// rings returns the closed lines around what is at or above a level, in data units; along the grid's edge they follow
// it. The slices are the caller's.
func (g *terrain) rings(t *boundary.Tracer, level float64) [][]boundary.Point {
	if g.nx == 0 {
		return nil
	}
	var list [][]boundary.Point
	for _, l := range t.Lines(g.padded, g.nx+2, g.ny+2, level) {
		line := make([]boundary.Point, len(l))
		for i, p := range l {
			line[i] = boundary.Point{X: g.x(p.X - 1), Y: g.y(p.Y - 1)}
		}
		list = append(list, line)
	}
	return list
}

// height returns the colour of a cost a share t of the way from the lowest to the highest.
func (t *Theme) height(share float64) Color {
	strength := 0.16 + 0.19*share
	if t.Dark {
		strength = 0.30
	}
	return t.Surface.Mix(ramp(t.Ramp, share), strength)
}
