package plot

import "math"

// solid shows a terrain in three dimensions, seen from afar (an orthographic projection). Its floor is the square
// −1…1 × −1…1 in u and v, which are x and y, and its heights h are 0 at the lowest cost and 1 at the ceiling.
type solid struct {
	ground  *terrain
	lo, hi  float64 // costs at heights 0 and 1
	turn    float64 // of the floor about the upright axis, in radians: v points away from the reader at 0
	tilt    float64 // how far above the floor the reader's eye is, in radians
	cx, cy  float64 // where the middle of the floor is drawn
	unit    float64 // pixels for one unit of u
	sin     float64 // of turn
	cos     float64
	up      float64 // pixels for one unit of height
	squeeze float64 // how much shorter what lies in the line of sight looks
}

// tall is the height of the ceiling in units of u.
const tall = 0.95

// face sets the direction of sight and fits the solid, at any turn, into a box.
func (s *solid) face(turn, tilt float64, b *box) {
	s.turn, s.tilt = turn, tilt
	s.sin, s.cos = math.Sincos(turn)
	sin, cos := math.Sincos(tilt)
	depth := 2 * math.Sqrt2 * sin
	s.unit = min(b.w/(2*math.Sqrt2), b.h/(depth+tall*cos))
	s.squeeze, s.up = sin, tall*cos*s.unit
	s.cx = b.x + b.w/2
	s.cy = b.y + b.h/2 + s.up/2
}

// place returns where a point is drawn.
func (s *solid) place(u, v, h float64) corner {
	return corner{s.cx + s.unit*(u*s.cos-v*s.sin), s.cy - s.unit*s.squeeze*s.depth(u, v) - s.up*h}
}

// depth returns how far from the reader a point of the floor is, in units of u from its middle.
func (s *solid) depth(u, v float64) float64 { return u*s.sin + v*s.cos }

// u and v return the place on the floor of a data coordinate.
func (s *solid) u(x float64) float64 {
	v := s.ground.view
	return 2*(x-v.X0)/(v.X1-v.X0) - 1
}

func (s *solid) v(y float64) float64 {
	v := s.ground.view
	return 2*(y-v.Y0)/(v.Y1-v.Y0) - 1
}

// height returns the height of the surface at a place of the floor: above 1 where it is higher than the ceiling, NaN
// beside the floor.
func (s *solid) height(u, v float64) float64 {
	w := s.ground.view
	return (s.ground.at(w.X0+(u+1)/2*(w.X1-w.X0), w.Y0+(v+1)/2*(w.Y1-w.Y0)) - s.lo) / (s.hi - s.lo)
}

// hidden reports whether the surface stands between the reader and a point of it.
func (s *solid) hidden(u, v, h float64) bool {
	const step = 0.05
	rise := step * math.Tan(s.tilt) / tall
	for k := 1.0; ; k++ {
		u, v, h = u-step*s.sin, v-step*s.cos, h+rise
		if h > 1 || u < -1 || u > 1 || v < -1 || v > 1 {
			return false
		}
		if z := s.height(u, v); z > h+0.02 && z <= 1 {
			return true
		}
	}
}

// edges returns the corners of the floor by where they are drawn: at the far end, at the left, and at the right.
func (s *solid) edges() (far, leftmost, rightmost [2]float64) {
	corners := [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}
	at := 0
	for i, c := range corners {
		if s.depth(c[0], c[1]) > s.depth(corners[at][0], corners[at][1]) {
			at = i
		}
	}
	far = corners[at]
	a, b := corners[(at+1)%4], corners[(at+3)%4]
	if s.place(a[0], a[1], 0).x > s.place(b[0], b[1], 0).x {
		a, b = b, a
	}
	return far, a, b
}

// nearEdge returns the u of the edge of the floor along v that is nearer to the reader, and the v of that along u.
func (s *solid) nearEdge() (u, v float64) {
	return -math.Copysign(1, s.sin), -math.Copysign(1, s.cos)
}
