package plot

import (
	"math"
	"strconv"
	"strings"
)

// Color is an sRGB colour, 0xRRGGBB, opaque unless Alpha made it otherwise: the top byte is how much shows through.
type Color uint32

// RGB returns the colour 0xRRGGBB.
func RGB(v uint32) Color { return Color(v & 0xffffff) }

// R, G and B return the channels.
func (c Color) R() uint8 { return uint8(c >> 16) }
func (c Color) G() uint8 { return uint8(c >> 8) }
func (c Color) B() uint8 { return uint8(c) }

// CSS returns c as "#rrggbb", or "#rrggbbaa" where something shows through.
func (c Color) CSS() string {
	v, digits := uint64(c&0xffffff), 6
	if through := uint64(c >> 24); through > 0 {
		v, digits = v<<8|(255-through), 8
	}
	return "#" + strconv.FormatUint(v|1<<(4*digits), 16)[1:]
}

// Alpha returns c with an opacity of a, 0 to 1.
func (c Color) Alpha(a float64) Color { return c&0xffffff | Color(255-uint32(255*a+0.5))<<24 }

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
		return 0, false
	}
	parts, v, digits := 0, uint32(0), 0
	for _, r := range []byte(in) {
		switch {
		case r >= '0' && r <= '9' && digits < 3:
			v, digits = 10*v+uint32(r-'0'), digits+1
		case r != ',' && r != ' ' && r != ')' || v > 255:
			return 0, false
		case digits > 0:
			c = c<<8 | Color(v)
			parts, v, digits = parts+1, 0, 0
		}
	}
	return c, parts == 3 && digits == 0
}

// Mix returns the colour a share t of the way from c to d, 0 ≤ t ≤ 1, in sRGB as canvas compositing does.
func (c Color) Mix(d Color, t float64) Color {
	var mixed Color
	for shift := 0; shift < 24; shift += 8 {
		a, b := float64(uint8(c>>shift)), float64(uint8(d>>shift))
		mixed |= Color(math.Round(a+(b-a)*t)) << shift
	}
	return mixed
}

// Luminance is the relative luminance of WCAG 2.2.
func (c Color) Luminance() float64 {
	return 0.2126*linear(c.R()) + 0.7152*linear(c.G()) + 0.0722*linear(c.B())
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
