package plot

import "math"

// Trace is a path of descent: the places of its iterates, from the start on. Places may lie far outside the view, and a
// place that is not finite breaks the line.
type Trace struct {
	Name   string
	Color  int // of a class
	X, Y   []float64
	Dots   bool // at the iterates; where they are many, at some of them
	Dashed bool
}

// track is a trace as it is drawn, in pixels.
type track struct {
	line  path
	dots  []corner
	end   corner // the last place, where it is in the box
	ended bool
	exit  corner // where the line last left the box
	away  corner // in which direction
	left  bool
}

const (
	dotGap  = 7.0 // between the dots of a track
	nearby  = 0.7 // what is nearer to the place before is left out
	precise = 1e9 // from here on pixels are no longer exact enough to clip between two such places
)

// newTrack prepares a line through x and y, in pixels, for the box.
func newTrack(x, y []float64, dots bool, b *box) *track {
	k := &track{}
	window := b.grown(24)
	pen, from, known := corner{math.NaN(), 0}, corner{}, false
	for i := range x {
		p := corner{x[i], y[i]}
		if !p.finite() {
			known = false
			continue
		}
		if !known {
			known, from = true, p
			k.visit(p, dots, b, &window)
			continue
		}
		if i < len(x)-1 && math.Abs(p.x-from.x) < nearby && math.Abs(p.y-from.y) < nearby {
			continue
		}
		k.segment(&pen, from, p, b, &window)
		k.visit(p, dots, b, &window)
		from = p
	}
	k.ended = known && b.contains(from.x, from.y)
	k.end = from
	return k
}

// segment appends what the window shows of a segment.
func (k *track) segment(pen *corner, from, to corner, b, window *box) {
	if from.far() && to.far() {
		return
	}
	p, q, ok := window.clip(from, to)
	if !ok {
		return
	}
	if p != *pen {
		k.line.moveTo(p.x, p.y)
	}
	k.line.lineTo(q.x, q.y)
	*pen = q
	if _, out, ok := b.clip(from, to); ok && !b.contains(to.x, to.y) {
		length := math.Hypot(q.x-p.x, q.y-p.y)
		k.exit, k.left = out, length > 0
		k.away = corner{(q.x - p.x) / length, (q.y - p.y) / length}
	}
}

// visit puts a dot on an iterate, unless the last dot is near.
func (k *track) visit(p corner, dots bool, b, window *box) {
	if b.contains(p.x, p.y) {
		k.left = false
	}
	if !dots || !window.contains(p.x, p.y) {
		return
	}
	if n := len(k.dots); n == 0 || math.Hypot(p.x-k.dots[n-1].x, p.y-k.dots[n-1].y) >= dotGap {
		k.dots = append(k.dots, p)
	}
}

func (p corner) finite() bool { return p.x-p.x == 0 && p.y-p.y == 0 }
func (p corner) far() bool    { return math.Abs(p.x) > precise || math.Abs(p.y) > precise }

// arrowHead returns a triangle with its tip at p, pointing along the unit vector d.
func arrowHead(p, d corner, size float64) *path {
	bx, by := p.x-d.x*size, p.y-d.y*size
	a := segment(p.x, p.y, bx-d.y*size*0.55, by+d.x*size*0.55)
	a.lineTo(bx+d.y*size*0.55, by-d.x*size*0.55)
	a.put('Z')
	return a
}
