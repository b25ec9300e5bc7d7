package plot

import "math"

// shapes is the number of different marks; class k gets mark k modulo shapes.
const shapes = 10

// figure is a mark for r = 1: a star, or a cross where corners is 0.
type figure struct {
	corners          int
	r, inner, turned float64
	dy               float64 // of the centre above that of the corners
}

// figures are the marks of the classes but the first, which has the circle.
var figures = [shapes - 1]figure{
	{3, 1.42, 0, -math.Pi / 2, 0.25},
	{4, 1.24, 0, math.Pi / 4, 0},
	{4, 1.32, 0, 0, 0},
	{0, 1.28, 0.46, 0, 0},
	{3, 1.42, 0, math.Pi / 2, -0.25},
	{5, 1.55, 0.68, -math.Pi / 2, 0},
	{0, 1.28, 0.46, math.Pi / 4, 0},
	{6, 1.12, 0, 0, 0},
	{5, 1.16, 0, math.Pi / 2, 0},
}

// stamp returns the mark of class k as a path relative to its centre. r is the radius of the circle of equal weight.
func stamp(k int, r float64) string {
	k %= shapes
	if k == 0 {
		return circle(r)
	}
	f := &figures[k-1]
	if f.corners == 0 {
		return polygon(cross(f.r*r, f.inner*r, f.turned), 0)
	}
	return polygon(star(f.corners, f.r*r, f.inner*r, f.turned), f.dy*r)
}

// stampBook keeps the marks of one class by radius, in tenths of a pixel.
type stampBook struct{ marks []string }

func (b *stampBook) stamp(k int, r float64) string {
	at := int(10*r + 0.5)
	for len(b.marks) <= at {
		b.marks = append(b.marks, "")
	}
	if b.marks[at] == "" {
		b.marks[at] = stamp(k, r)
	}
	return b.marks[at]
}

func circle(r float64) string {
	r = tenth(r) // so that both arcs span it
	var p path
	p.command('m', -r, 0)
	for _, d := range [...]float64{2 * r, -2 * r} {
		p.command('a', r, r)
		p.d = append(p.d, " 0 1 0 "...)
		p.coordinate(d)
		p.d = append(p.d, " 0"...)
	}
	p.put('z')
	return string(p.d)
}

type corner struct{ x, y float64 }

// star returns the corners of a regular n-gon of radius r from angle a on, or of a star with an inner radius.
func star(n int, r, inner, a float64) []corner {
	var list []corner
	for i := range n {
		t := a + 2*math.Pi*float64(i)/float64(n)
		list = append(list, corner{r * math.Cos(t), r * math.Sin(t)})
		if inner > 0 {
			t += math.Pi / float64(n)
			list = append(list, corner{inner * math.Cos(t), inner * math.Sin(t)})
		}
	}
	return list
}

// cross returns the corners of a plus sign of half length r and half width w, turned by a.
func cross(r, w, a float64) []corner {
	list := []corner{{w, -r}, {w, -w}, {r, -w}, {r, w}, {w, w}, {w, r}, {-w, r}, {-w, w}, {-r, w}, {-r, -w}, {-w, -w}, {-w, -r}}
	s, c := math.Sincos(a)
	for i, q := range list {
		list[i] = corner{q.x*c - q.y*s, q.x*s + q.y*c}
	}
	return list
}

// polygon writes corners as a closed path relative to a centre that lies dy above the origin of the corners.
func polygon(list []corner, dy float64) string {
	var p path
	x, y := 0.0, 0.0
	for i, q := range list {
		c := byte('l')
		if i == 0 {
			c = 'm'
		}
		// Steps are rounded to a tenth of a pixel, so the running place must be rounded too.
		dx, ddy := tenth(q.x-x), tenth(q.y+dy-y)
		p.command(c, dx, ddy)
		x, y = x+dx, y+ddy
	}
	p.put('z')
	return string(p.d)
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }
