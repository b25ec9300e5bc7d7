package plot

import "math"

// reach is the margin, measured from the threshold, beyond which the shading of a binary field no longer changes.
const reach = 10.0

// shades is a table of colours, so that shading a cell costs a look-up and no exponential.
type shades struct {
	rgba []uint32 // red in the lowest byte, as a canvas has it in memory
	n    int      // shades per class, or in all
}

func (s *shades) put(c Color) {
	s.rgba = append(s.rgba, uint32(c.R())|uint32(c.G())<<8|uint32(c.B())<<16|0xff<<24)
}

// binaryShades returns the colours of margins level−reach … level+reach, where level is the logit of threshold: from
// level on tints of on, below it of off.
func binaryShades(t *Theme, off, on Color, level float64) *shades {
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

// binary shades margins into dst, a pixel a cell. What is not a number stays transparent.
func (s *shades) binary(dst []uint32, margins []float64, level float64) {
	per := float64(s.n) / (2 * reach)
	top := float64(s.n - 1)
	dst = dst[:len(margins)]
	for i, m := range margins {
		switch at := (m - level + reach) * per; {
		case at >= top:
			dst[i] = s.rgba[s.n-1]
		case at >= 0:
			dst[i] = s.rgba[int32(at)]
		case at < 0:
			dst[i] = s.rgba[0]
		default:
			dst[i] = 0
		}
	}
}

// classShades returns, class by class, the colours of strengths 0…1.
func classShades(t *Theme, classes int) *shades {
	s := &shades{n: 64}
	for k := range classes {
		for i := range s.n {
			s.put(t.Tint(k, float64(i)/float64(s.n-1)))
		}
	}
	return s
}

// regions shades the most probable classes and their probabilities into dst.
func (s *shades) regions(dst []uint32, class []uint8, strength []float32) {
	floor := float32(s.n) / float32(len(s.rgba)) // one over the number of classes
	for i, p := range strength {
		if p != p {
			dst[i] = 0
			continue
		}
		at := int((p - floor) / (1 - floor) * float32(s.n-1))
		dst[i] = s.rgba[int(class[i])*s.n+min(max(at, 0), s.n-1)]
	}
}

// valueShades returns the colours of values on the theme's ramp.
func valueShades(t *Theme) *shades {
	s := &shades{n: 256}
	for i := range s.n {
		s.put(ramp(t.Ramp, float64(i)/float64(s.n-1)))
	}
	return s
}

// values shades values between lo and hi into dst.
func (s *shades) values(dst []uint32, v []float64, lo, hi float64) {
	per := float64(s.n-1) / (hi - lo)
	for i, x := range v {
		at := (x-lo)*per + 0.5
		if at != at {
			dst[i] = 0
			continue
		}
		dst[i] = s.rgba[int32(min(max(at, 0), float64(s.n-1)))]
	}
}
