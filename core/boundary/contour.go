package boundary

// Point is a place; in what unit, its maker says.
type Point struct{ X, Y float64 }

// Tracer draws contour lines through gridded values by marching squares (Lorensen and Cline, 1987, in the plane) and
// joins their segments. It keeps its memory from call to call; the zero value is ready.
type Tracer struct {
	links  [][2]int32 // for each grid edge, the edges that lines go on to; −1 for none
	points []Point
	lines  [][]Point
}

// Lines returns the polylines along which the field, nx × ny values with x fastest, crosses level, in units of grid
// steps from node (0, 0). A closed line ends where it starts. Cells with a corner that is not finite are left out.
// The result is valid until the next call.
func (t *Tracer) Lines(field []float64, nx, ny int, level float64) [][]Point {
	if len(field) != nx*ny {
		panic("boundary: length of field differs from the grid")
	}
	t.reset(2 * nx * ny)
	for j := range ny - 1 {
		for i := range nx - 1 {
			t.cell(field, nx, i, j, level)
		}
	}
	for _, open := range []bool{true, false} { // lines with two ends first, then rings
		for e := range t.links {
			l := t.links[e]
			if l[0] >= 0 && (l[1] < 0 || !open) {
				t.follow(field, nx, int32(e), level)
			}
		}
	}
	return t.lines
}

func (t *Tracer) reset(edges int) {
	if cap(t.links) < edges {
		t.links = make([][2]int32, edges)
	}
	t.links = t.links[:edges]
	for e := range t.links {
		t.links[e] = [2]int32{-1, -1}
	}
	t.points, t.lines = t.points[:0], t.lines[:0]
}

// cell links the edges of the cell whose first corner is node (i, j). Edge 2n runs from node n to the right, edge
// 2n+1 from node n downwards.
func (t *Tracer) cell(field []float64, nx, i, j int, level float64) {
	n := j*nx + i
	a, b, c, d := field[n], field[n+1], field[n+nx+1], field[n+nx]
	if sum := a + b + c + d; sum-sum != 0 {
		return
	}
	code := 0
	for bit, v := range [4]float64{a, b, c, d} {
		if v >= level {
			code |= 1 << bit
		}
	}
	if code == 0 || code == 15 {
		return
	}
	if (code == 5 || code == 10) && a+b+c+d < 4*level {
		code = 15 - code // a saddle: the mean of the corners says which pair is joined through the middle
	}
	edges := [4]int32{int32(2 * n), int32(2*n + 3), int32(2 * (n + nx)), int32(2*n + 1)}
	for _, p := range joins[code] {
		if p[0] != p[1] {
			t.link(edges[p[0]], edges[p[1]])
		}
	}
}

// The edges of a cell.
const (
	top = iota
	right
	bottom
	left
)

// joins says which edges a line joins, by which corners are above the level: bit 0 is the first corner, then clockwise.
// Two equal edges are none.
var joins = [16][2][2]uint8{
	1: {{left, top}}, 14: {{left, top}},
	2: {{top, right}}, 13: {{top, right}},
	4: {{right, bottom}}, 11: {{right, bottom}},
	8: {{bottom, left}}, 7: {{bottom, left}},
	3: {{left, right}}, 12: {{left, right}},
	6: {{top, bottom}}, 9: {{top, bottom}},
	5:  {{top, right}, {bottom, left}},
	10: {{left, top}, {right, bottom}},
}

func (t *Tracer) link(e, f int32) {
	t.half(e, f)
	t.half(f, e)
}

func (t *Tracer) half(e, f int32) {
	if t.links[e][0] < 0 {
		t.links[e][0] = f
	} else {
		t.links[e][1] = f
	}
}

// follow walks the line that passes edge e, from e on, and unlinks it.
func (t *Tracer) follow(field []float64, nx int, e int32, level float64) {
	from := len(t.points)
	for e >= 0 {
		t.points = append(t.points, crossing(field, nx, int(e), level))
		next := t.links[e][0]
		if next < 0 {
			break
		}
		t.unlink(e, next)
		t.unlink(next, e)
		e = next
	}
	t.lines = append(t.lines, t.points[from:len(t.points):len(t.points)])
}

func (t *Tracer) unlink(e, f int32) {
	l := &t.links[e]
	if l[0] == f {
		l[0] = l[1]
	}
	l[1] = -1
}

// crossing returns where on edge e the field takes the level, by linear interpolation.
func crossing(field []float64, nx, e int, level float64) Point {
	n := e / 2
	p := Point{float64(n % nx), float64(n / nx)}
	a := field[n]
	if e%2 == 0 {
		p.X += (level - a) / (field[n+1] - a)
	} else {
		p.Y += (level - a) / (field[n+nx] - a)
	}
	return p
}
