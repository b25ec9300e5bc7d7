package plot

import (
	"math"
	"strconv"

	"descent/core/boundary"
)

// path builds the data of an SVG path, so that a whole layer of marks crosses to the canvas as one string.
type path []byte

// coordinate appends v to a tenth of a pixel.
func (p path) coordinate(v float64) path {
	n := int64(math.Round(v * 10))
	if n < 0 {
		p = append(p, '-')
		n = -n
	}
	p = strconv.AppendInt(p, n/10, 10)
	if n%10 != 0 {
		p = append(p, '.', byte('0'+n%10))
	}
	return p
}

func (p path) command(c byte, x, y float64) path {
	p = append(p, c)
	p = p.coordinate(x)
	p = append(p, ' ')
	return p.coordinate(y)
}

func (p path) moveTo(x, y float64) path { return p.command('M', x, y) }
func (p path) lineTo(x, y float64) path { return p.command('L', x, y) }

// mark appends a stamp, a path relative to its centre, at x, y.
func (p path) mark(stamp string, x, y float64) path { return append(p.moveTo(x, y), stamp...) }

// polyline appends a line through data points.
func (p path) polyline(line []boundary.Point, sx, sy scale) path {
	for i, q := range line {
		if i == 0 {
			p = p.moveTo(sx.px(q.X), sy.px(q.Y))
		} else {
			p = p.lineTo(sx.px(q.X), sy.px(q.Y))
		}
	}
	return p
}

// roundRect appends a rectangle with corners of radius r.
func (p path) roundRect(x, y, w, h, r float64) path {
	p = p.moveTo(x+r, y).lineTo(x+w-r, y).curveTo(x+w, y, x+w, y+r)
	p = p.lineTo(x+w, y+h-r).curveTo(x+w, y+h, x+w-r, y+h)
	p = p.lineTo(x+r, y+h).curveTo(x, y+h, x, y+h-r)
	p = p.lineTo(x, y+r).curveTo(x, y, x+r, y)
	return append(p, 'Z')
}

// curveTo appends a quadratic curve by way of (cx, cy).
func (p path) curveTo(cx, cy, x, y float64) path {
	p = append(p.command('Q', cx, cy), ' ')
	p = append(p.coordinate(x), ' ')
	return p.coordinate(y)
}
