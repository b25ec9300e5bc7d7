package synth

import "math"

// Pictures is a set of drawn shapes: n grey pictures of side × side pixels, row by row from the top left, picture after
// picture, 0 black to 255 white. Discs and squares alternate, of equal area on average; place, size, turn, brightness and
// noise vary, so that no pixel tells them apart by itself. pause is called after each picture.
func Pictures(n, side int, seed uint64, pause func()) (pixels []byte, labels []string) {
	s := newSource(seed)
	pixels = make([]byte, 0, n*side*side)
	for i := range n {
		sh := s.shape(float64(side), i%2 == 1)
		labels = append(labels, sh.name())
		for p := range side * side {
			pixels = append(pixels, s.grey(sh, float64(p%side)+0.5, float64(p/side)+0.5))
		}
		pause()
	}
	return pixels, labels
}

// shape is a bright disc or square on a dark ground; lengths are in pixels.
type shape struct {
	square       bool
	x, y, radius float64 // of the disc, or of the one with the square's area
	sin, cos     float64 // of the square's turn
	ground, lift float64 // grey around it, and how much brighter it is
}

func (s source) shape(side float64, square bool) shape {
	sh := shape{square: square, radius: float64(side * s.uniform(0.22, 0.34))}
	sh.x, sh.y = float64(side*s.uniform(0.43, 0.57)), float64(side*s.uniform(0.43, 0.57))
	sh.sin, sh.cos = direction(s.uniform(-0.2, 0.2))
	sh.ground, sh.lift = s.uniform(20, 70), s.uniform(90, 150)
	return sh
}

func (sh shape) name() string {
	if sh.square {
		return "square"
	}
	return "disc"
}

// grey draws one pixel, with noise of standard deviation 22. An edge covers a pixel by its distance from the pixel's middle.
func (s source) grey(sh shape, x, y float64) byte {
	cover := min(1, max(0, 0.5-sh.distance(x-sh.x, y-sh.y)))
	v := sh.ground + float64(sh.lift*cover) + float64(22*s.normal())
	return byte(min(255, max(0, math.Round(v))))
}

// distance is how far a point lies outside the edge, negative inside. Products are rounded before they are added, so that
// no target may fuse the two.
func (sh shape) distance(dx, dy float64) float64 {
	if !sh.square {
		return math.Sqrt(float64(dx*dx)+float64(dy*dy)) - sh.radius
	}
	const half = 0.886227 // √π/2: half the side of the square with the area of a unit disc
	u := math.Abs(float64(dx*sh.cos) + float64(dy*sh.sin))
	v := math.Abs(float64(dy*sh.cos) - float64(dx*sh.sin))
	return max(u, v) - float64(half*sh.radius)
}
