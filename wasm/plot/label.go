package plot

import (
	"math"

	"descent/core/boundary"
)

// Mark is a place with a name.
type Mark struct {
	Name  string
	X, Y  float64
	Shape Shape
}

// Shape is how a Mark is drawn.
type Shape uint8

// The shapes of marks.
const (
	Dot   Shape = iota
	Star        // an optimum
	Cross       // another optimum
	Ring        // a start: where places can be picked, the first ring can be dragged
)

// stamp returns the mark as a path relative to its centre.
func (s Shape) stamp() string {
	switch s {
	case Star:
		return polygon(star(5, 9, 3.9, -math.Pi/2), 0)
	case Cross:
		return polygon(cross(7.5, 1.8, math.Pi/4), 0)
	case Ring:
		return circle(6.5)
	}
	return circle(4.5)
}

// markRadius is that of the room which a mark takes.
const markRadius = 9.0

// tag is a text beside a place, or on it, in pixels.
type tag struct {
	at   corner
	w, h float64
	box  box // where it goes
}

// overlap returns the area that two boxes share.
func overlap(a, b *box) float64 {
	w := min(a.x+a.w, b.x+b.w) - max(a.x, b.x)
	h := min(a.y+a.h, b.y+b.h) - max(a.y, b.y)
	return max(w, 0) * max(h, 0)
}

// sides are the places of a tag about its mark, the best first: how many widths and heights its middle is off.
var sides = [...]corner{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}

// placeTags gives every tag a box beside its mark of that radius: where it covers least of the tags before it and of
// the marks, within the frame; if above, rather over it than beside it.
func placeTags(tags []tag, radius float64, frame *box, above bool) {
	for i := range tags {
		t := &tags[i]
		best := math.Inf(1)
		for k, s := range sides {
			if above {
				k = (k + len(sides) - 2) % len(sides)
			}
			b := box{t.at.x + s.x*(radius+3+t.w/2) - t.w/2, t.at.y + s.y*(radius+2+t.h/2) - t.h/2, t.w, t.h}
			if cost := crowding(tags, i, &b, radius, frame) + float64(k); cost < best {
				best, t.box = cost, b
			}
		}
	}
}

// crowding says how badly a box for tag i is placed, in square pixels.
func crowding(tags []tag, i int, b *box, radius float64, frame *box) float64 {
	cost := 2 * (b.w*b.h - overlap(b, frame))
	for k := range tags {
		if k < i {
			cost += overlap(b, &tags[k].box)
		}
		if k != i {
			p := tags[k].at
			cost += overlap(b, &box{p.x - radius, p.y - radius, 2 * radius, 2 * radius})
		}
	}
	return cost
}

// spotOn finds where a text of width w can be written on one of the lines, in pixels: where the line is level, inside
// the frame and away from what is taken. The angle is that of the line there, −π/2 to π/2.
func spotOn(lines [][]boundary.Point, sx, sy *scale, w float64, frame *box, taken []corner) (at corner, angle float64, ok bool) {
	best := 0.9
	inner := frame.grown(-w/2 - 6)
	for _, l := range lines {
		const arm = 2
		for i := arm; i+arm < len(l); i += 2 {
			p := corner{sx.px(l[i].X), sy.px(l[i].Y)}
			if !inner.contains(p.x, p.y) {
				continue
			}
			dx, dy := sx.px(l[i+arm].X)-sx.px(l[i-arm].X), sy.px(l[i+arm].Y)-sy.px(l[i-arm].Y)
			if dx < 0 {
				dx, dy = -dx, -dy
			}
			cost := 0.4 * math.Abs(dy) / math.Hypot(dx, dy)
			for _, q := range taken {
				cost += max(0, 1-math.Hypot(p.x-q.x, p.y-q.y)/70)
			}
			if cost < best {
				best, at, angle, ok = cost, p, math.Atan2(dy, dx), true
			}
		}
	}
	return at, angle, ok
}

// crossing returns which of the levels have a line in a view.
func crossing(levels [][][]boundary.Point, v *View) []int {
	var list []int
	for k, rings := range levels {
		if inView(rings, v) {
			list = append(list, k)
		}
	}
	return list
}

func inView(rings [][]boundary.Point, v *View) bool {
	for _, r := range rings {
		for _, p := range r {
			if p.X > v.X0 && p.X < v.X1 && p.Y > v.Y0 && p.Y < v.Y1 {
				return true
			}
		}
	}
	return false
}
