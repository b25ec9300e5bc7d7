package plot

import (
	"math"
	"strconv"
	"strings"
)

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// RGB returns the colour 0xRRGGBB.
func RGB(v uint32) Color { return Color{uint8(v >> 16), uint8(v >> 8), uint8(v)} }

// CSS returns c as "#rrggbb".
func (c Color) CSS() string {
	v := uint64(1)<<24 | uint64(c.R)<<16 | uint64(c.G)<<8 | uint64(c.B)
	return "#" + strconv.FormatUint(v, 16)[1:]
}

// Alpha returns c as "rgb(r g b / a)".
func (c Color) Alpha(a float64) string {
	return "rgb(" + strconv.Itoa(int(c.R)) + " " + strconv.Itoa(int(c.G)) + " " + strconv.Itoa(int(c.B)) + " / " +
		strconv.FormatFloat(a, 'g', 3, 64) + ")"
}

// ParseColor reads #rgb, #rrggbb, rgb(r, g, b) and rgb(r g b), what computed styles are made of. ok is false for
// anything else.
func ParseColor(s string) (c Color, ok bool) {
	s = strings.TrimSpace(s)
	if hex, found := strings.CutPrefix(s, "#"); found {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		v, err := strconv.ParseUint(hex, 16, 32)
		return RGB(uint32(v)), err == nil && len(hex) == 6
	}
	in, found := strings.CutPrefix(s, "rgb(")
	if !found {
		return Color{}, false
	}
	f := strings.FieldsFunc(in, func(r rune) bool { return r == ',' || r == ' ' || r == ')' })
	if len(f) != 3 {
		return Color{}, false
	}
	var v [3]uint8
	for i, t := range f {
		n, err := strconv.ParseUint(t, 10, 8)
		if err != nil {
			return Color{}, false
		}
		v[i] = uint8(n)
	}
	return Color{v[0], v[1], v[2]}, true
}

// Mix returns the colour a share t of the way from c to d, 0 ≤ t ≤ 1, in sRGB as canvas compositing does.
func (c Color) Mix(d Color, t float64) Color {
	part := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return Color{part(c.R, d.R), part(c.G, d.G), part(c.B, d.B)}
}

// Luminance is the relative luminance of WCAG 2.2.
func (c Color) Luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

// Contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func Contrast(a, b Color) float64 {
	l, m := a.Luminance(), b.Luminance()
	return (max(l, m) + 0.05) / (min(l, m) + 0.05)
}

// ramp returns the colour at t in a list of evenly spaced stops; t outside 0…1 takes the end stop.
func ramp(stops []Color, t float64) Color {
	at := min(max(t, 0), 1) * float64(len(stops)-1)
	i := min(int(at), len(stops)-2)
	return stops[i].Mix(stops[i+1], at-float64(i))
}
