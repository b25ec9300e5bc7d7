//go:build js

package plot

import "math"

// cast is what stands on a cost: paths, places and a region.
type cast struct {
	paths   []Trace
	marks   []Mark
	outline [][2]float64
	region  string
	px, py  []float64
	spots   []corner // where the marks were drawn last
}

// setPaths reports whether the legend changes.
func (c *cast) setPaths(paths []Trace) bool {
	same := len(paths) == len(c.paths)
	for i := 0; same && i < len(paths); i++ {
		p, q := &paths[i], &c.paths[i]
		same = p.Name == q.Name && p.Color == q.Color && p.Dashed == q.Dashed
	}
	c.paths = append(c.paths[:0], paths...)
	return !same
}

// setRegion reports whether the legend changes.
func (c *cast) setRegion(points [][2]float64, name string) bool {
	if len(points) == 0 {
		name = ""
	}
	changed := name != c.region
	c.outline, c.region = append(c.outline[:0], points...), name
	return changed
}

// keys returns the entries of the legend.
func (c *cast) keys(t *Theme) []entry {
	var list []entry
	for i := range c.paths {
		if p := &c.paths[i]; p.Name != "" {
			list = append(list, lineKey(p.Name, p.Dashed, t.line(p.Color)))
		}
	}
	if c.region != "" {
		list = append(list, entry{text: c.region, kind: patch, color: t.Ink})
	}
	return list
}

// draw draws everything inside the box of a landscape.
func (c *cast) draw(ctx *brush, l *Landscape) {
	c.drawRegion(ctx, l)
	for i := range c.paths {
		p := &c.paths[i]
		n := min(len(p.X), len(p.Y))
		grow(&c.px, n)
		grow(&c.py, n)
		l.sx.all(c.px, p.X[:n])
		l.sy.all(c.py, p.Y[:n])
		newTrack(c.px, c.py, p.Dots, &l.box).draw(ctx, p.Dashed, l.theme.line(p.Color))
	}
	c.spots = c.spots[:0]
	for _, m := range c.marks {
		c.spots = append(c.spots, l.place(m.X, m.Y))
	}
	c.drawMarks(ctx, &l.box, false)
}

func (c *cast) drawRegion(ctx *brush, l *Landscape) {
	if len(c.outline) == 0 {
		return
	}
	list := make([]corner, len(c.outline))
	for i, p := range c.outline {
		list[i] = l.place(p[0], p[1])
	}
	window := l.box.grown(24)
	var d path
	for i, p := range window.polygon(list) {
		if i == 0 {
			d.moveTo(p.x, p.y)
		} else {
			d.lineTo(p.x, p.y)
		}
	}
	if len(d.d) == 0 {
		return
	}
	d.put('Z')
	shape := d.js()
	ctx.fill(shape, l.theme.Ink.Alpha(0.10))
	ctx.stroke(shape, l.theme.Ink.Alpha(0.8), 1.5)
}

// way draws the line of a path of descent with a seam of the surface's colour.
func (b *brush) way(line *path, dashed bool, c Color, width float64) {
	b.Set("lineJoin", "round")
	if len(line.d) == 0 {
		return
	}
	drawn := line.js()
	b.stroke(drawn, b.theme.Surface.Alpha(0.7), 4.5)
	if dashed {
		b.dash(6, 4)
	}
	b.stroke(drawn, c, width)
	b.dash(0, 0)
}

// beads draws the iterates of a path.
func (b *brush) beads(at []corner, c Color) {
	if len(at) == 0 {
		return
	}
	var d path
	mark := circle(2.6)
	for _, p := range at {
		d.mark(mark, p.x, p.y)
	}
	drawn := d.js()
	b.stroke(drawn, b.theme.Surface, 1.5)
	b.fill(drawn, c)
}

// bead draws the end of a path.
func (b *brush) bead(at corner, c Color) {
	drawn := marked(circle(5), at.x, at.y).js()
	b.stroke(drawn, b.theme.Surface, 3.5)
	b.fill(drawn, c)
}

// draw draws the line, its dots and its end: a larger dot, or an arrow where the end is out of sight.
func (k *track) draw(ctx *brush, dashed bool, c Color) {
	surface := ctx.theme.Surface
	ctx.way(&k.line, dashed, c, 2)
	ctx.beads(k.dots, c)
	switch {
	case k.ended:
		ctx.bead(k.end, c)
	case k.left:
		head := arrowHead(k.exit, k.away, 12).js()
		ctx.stroke(head, surface, 3)
		ctx.fill(head, c)
	}
}

// drawMarks draws the places and their names, beside them or, where a curve runs through, rather above, inside a frame.
func (c *cast) drawMarks(ctx *brush, frame *box, above bool) {
	ctx.font(boldFont)
	tags := make([]tag, len(c.marks))
	for i, m := range c.marks {
		tags[i] = tag{at: c.spots[i], w: ctx.measure(m.Name) + 8, h: 17}
	}
	visible := frame.grown(1)
	placeTags(tags, markRadius, frame, above)
	for i, m := range c.marks {
		if at := c.spots[i]; visible.contains(at.x, at.y) {
			m.Shape.draw(ctx, at)
		}
	}
	for i, m := range c.marks {
		if at := c.spots[i]; m.Name != "" && visible.contains(at.x, at.y) {
			b := tags[i].box
			ctx.fill(rounded(b.x, b.y, b.w, b.h, 4).js(), ctx.theme.Surface.Alpha(0.82))
			ctx.text(m.Name, b.x+b.w/2, b.y+b.h/2+0.5, center, middle, ctx.theme.Ink)
		}
	}
}

func (s Shape) draw(ctx *brush, at corner) {
	t := ctx.theme
	m := marked(s.stamp(), at.x, at.y).js()
	ctx.Set("lineJoin", "round")
	if s == Ring {
		ctx.stroke(m, t.Surface, 6)
		ctx.fill(m, t.Surface.Alpha(0.6))
		ctx.stroke(m, t.Ink, 2.5)
		return
	}
	ctx.stroke(m, t.Surface, 3.5)
	ctx.fill(m, t.Ink)
}

// under returns the mark within a radius of a place of the canvas, −1 for none.
func (c *cast) under(px, py, radius float64) int {
	best := -1
	for i, p := range c.spots {
		if d := math.Hypot(p.x-px, p.y-py); d <= radius {
			best, radius = i, d
		}
	}
	return best
}
