package plot

import "math"

// reach is the margin, measured from the threshold, beyond which the shading of a binary field no longer changes.
const reach = 10.0

// shades is a table of colours, so that shading a cell costs a look-up and no exponential.
type shades struct {
	rgba []byte // four bytes a shade
	n    int    // shades per class, or in all
}

func (s *shades) put(c Color) { s.rgba = append(s.rgba, c.R, c.G, c.B, 255) }

// copyTo writes shade i to the pixel dst.
func (s *shades) copyTo(dst []byte, i int) { copy(dst[:4], s.rgba[4*i:4*i+4]) }

// binaryShades returns the colours of margins level−reach … level+reach, where level is the logit of threshold: from
// level on tints of on, below it of off.
func binaryShades(t Theme, off, on Color, level float64) *shades {
	const n = 1024
	s := &shades{n: n}
	p0 := logistic(level)
	for i := range n {
		p := logistic(level + (float64(i)+0.5-n/2)*2*reach/n)
		if i >= n/2 {
			s.put(t.tint(on, (p-p0)/(1-p0)))
		} else {
			s.put(t.tint(off, (p0-p)/p0))
		}
	}
	return s
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// binary shades margins into dst, four bytes a cell. What is not a number stays transparent.
func (s *shades) binary(dst []byte, margins []float64, level float64) {
	per := float64(s.n) / (2 * reach)
	top := float64(s.n - 1)
	for i, m := range margins {
		at := (m - level + reach) * per
		switch {
		case at >= top:
			s.copyTo(dst[4*i:], s.n-1)
		case at >= 0:
			s.copyTo(dst[4*i:], int(at))
		case at < 0:
			s.copyTo(dst[4*i:], 0)
		default:
			clear(dst[4*i : 4*i+4])
		}
	}
}

// classShades returns, class by class, the colours of strengths 0…1.
func classShades(t Theme, classes int) *shades {
	s := &shades{n: 64}
	for k := range classes {
		for i := range s.n {
			s.put(t.Tint(k, float64(i)/float64(s.n-1)))
		}
	}
	return s
}

// regions shades the most probable classes and their probabilities into dst.
func (s *shades) regions(dst []byte, class []uint8, strength []float32) {
	floor := float32(s.n) / float32(len(s.rgba)/4) // one over the number of classes
	for i, p := range strength {
		if p != p {
			clear(dst[4*i : 4*i+4])
			continue
		}
		at := int((p - floor) / (1 - floor) * float32(s.n-1))
		s.copyTo(dst[4*i:], int(class[i])*s.n+min(max(at, 0), s.n-1))
	}
}

// valueShades returns the colours of values on the theme's ramp.
func valueShades(t Theme) *shades {
	s := &shades{n: 256}
	for i := range s.n {
		s.put(ramp(t.Ramp, float64(i)/float64(s.n-1)))
	}
	return s
}

// values shades values between lo and hi into dst.
func (s *shades) values(dst []byte, v []float64, lo, hi float64) {
	per := float64(s.n-1) / (hi - lo)
	for i, x := range v {
		at := (x-lo)*per + 0.5
		if at != at {
			clear(dst[4*i : 4*i+4])
			continue
		}
		s.copyTo(dst[4*i:], int(min(max(at, 0), float64(s.n-1))))
	}
}
