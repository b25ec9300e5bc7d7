package plot

import (
	"math"
	"strconv"

	"descent/core/boundary"
)

// path builds the data of an SVG path, so that a whole layer of marks crosses to the canvas as one string.
type path struct{ d []byte }

// coordinate appends v to a tenth of a pixel.
func (p *path) coordinate(v float64) {
	n := int64(math.Round(v * 10))
	d := p.d
	if n < 0 {
		d = append(d, '-')
		n = -n
	}
	d = strconv.AppendInt(d, n/10, 10)
	if n %= 10; n != 0 {
		d = append(d, '.', byte('0'+n))
	}
	p.d = d
}

func (p *path) command(c byte, x, y float64) {
	p.put(c)
	p.coordinate(x)
	p.put(' ')
	p.coordinate(y)
}

func (p *path) put(c byte) { p.d = append(p.d, c) }

func (p *path) moveTo(x, y float64) { p.command('M', x, y) }
func (p *path) lineTo(x, y float64) { p.command('L', x, y) }

// line appends the line from one place to another.
func (p *path) line(x0, y0, x1, y1 float64) {
	p.moveTo(x0, y0)
	p.lineTo(x1, y1)
}

// mark appends a stamp, a path relative to its centre, at x, y.
func (p *path) mark(stamp string, x, y float64) {
	p.moveTo(x, y)
	p.d = append(p.d, stamp...)
}

// polyline appends a line through data points.
func (p *path) polyline(line []boundary.Point, sx, sy *scale) {
	c := byte('M')
	for _, q := range line {
		p.command(c, sx.px(q.X), sy.px(q.Y))
		c = 'L'
	}
}

// corner appends a line to (x, y) and a round corner by way of (cx, cy) to (x1, y1).
func (p *path) corner(x, y, cx, cy, x1, y1 float64) {
	p.lineTo(x, y)
	p.command('Q', cx, cy)
	p.command(' ', x1, y1)
}

func segment(x0, y0, x1, y1 float64) *path {
	p := &path{}
	p.line(x0, y0, x1, y1)
	return p
}

func marked(stamp string, x, y float64) *path {
	p := &path{}
	p.mark(stamp, x, y)
	return p
}

// rounded returns a rectangle with corners of radius r.
func rounded(x, y, w, h, r float64) *path {
	p := &path{}
	right, foot := x+w, y+h
	p.moveTo(x+r, y)
	p.corner(right-r, y, right, y, right, y+r)
	p.corner(right, foot-r, right, foot, right-r, foot)
	p.corner(x+r, foot, x, foot, x, foot-r)
	p.corner(x, y+r, x, y, x+r, y)
	p.put('Z')
	return p
}
