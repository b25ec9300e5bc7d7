package plot

// grown returns the box with a margin around.
func (b *box) grown(by float64) box { return box{b.x - by, b.y - by, b.w + 2*by, b.h + 2*by} }

// shared returns the part of the box within two corners.
func (b *box) shared(p, q corner) box {
	x0, x1 := max(b.x, min(p.x, q.x)), min(b.x+b.w, max(p.x, q.x))
	y0, y1 := max(b.y, min(p.y, q.y)), min(b.y+b.h, max(p.y, q.y))
	return box{x0, y0, max(x1-x0, 0), max(y1-y0, 0)}
}

// clip returns the part of a segment that lies in the box (Liang and Barsky, 1984); ok is false where there is none.
func (b *box) clip(p, q corner) (from, to corner, ok bool) {
	t0, t1 := 0.0, 1.0
	dx, dy := q.x-p.x, q.y-p.y
	for _, e := range [4][2]float64{{-dx, p.x - b.x}, {dx, b.x + b.w - p.x}, {-dy, p.y - b.y}, {dy, b.y + b.h - p.y}} {
		step, room := e[0], e[1]
		switch {
		case step == 0 && room < 0:
			return p, q, false
		case step < 0:
			t0 = max(t0, room/step)
		case step > 0:
			t1 = min(t1, room/step)
		}
	}
	if !(t0 <= t1) {
		return p, q, false
	}
	from, to = p, q
	if t0 > 0 {
		from = corner{p.x + t0*dx, p.y + t0*dy}
	}
	if t1 < 1 {
		to = corner{p.x + t1*dx, p.y + t1*dy}
	}
	return from, to, true
}

// polygon returns the part of a closed polygon that lies in the box (Sutherland and Hodgman, 1974).
func (b *box) polygon(list []corner) []corner {
	for side := range 4 {
		list = b.cut(list, side)
	}
	return list
}

// room returns by how much a place is inside one of the box's sides.
func (b *box) room(p corner, side int) float64 {
	return [4]float64{p.x - b.x, b.x + b.w - p.x, p.y - b.y, b.y + b.h - p.y}[side]
}

func (b *box) cut(list []corner, side int) []corner {
	var kept []corner
	for i, q := range list {
		p := list[(i+len(list)-1)%len(list)]
		u, v := b.room(p, side), b.room(q, side)
		if u < 0 != (v < 0) {
			kept = append(kept, b.meet(p, q, u/(u-v), side))
		}
		if v >= 0 {
			kept = append(kept, q)
		}
	}
	return kept
}

// meet returns the place a share t of the way from p to q, which is on a side: exactly, however far p and q are.
func (b *box) meet(p, q corner, t float64, side int) corner {
	m := corner{p.x + (q.x-p.x)*t, p.y + (q.y-p.y)*t}
	switch side {
	case 0:
		m.x = b.x
	case 1:
		m.x = b.x + b.w
	case 2:
		m.y = b.y
	default:
		m.y = b.y + b.h
	}
	return m
}
