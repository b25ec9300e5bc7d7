package plot

// Theme holds the colours and the font of all pictures.
type Theme struct {
	Dark    bool
	Surface Color   // behind everything
	Ink     Color   // text and the boundary
	Muted   Color   // tick labels
	Rule    Color   // axes and grid lines
	Accent  Color   // the cost curve
	Classes []Color // one per class, repeated when there are more
	Ramp    []Color // values of a regression, low to high
	Font    string  // a CSS font-family list

	faint bool // tints at half strength
}

const systemFont = `system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif`

// palette lists surface, ink, muted, rule, accent, ten classes and six stops of the ramp.
type palette [5 + 10 + 6]uint32

// The class colours on a light surface are those of Okabe and Ito (2008), "Color universal design", darkened where they
// stay below a contrast of 3 to the surface, and three more.
var light = palette{
	0xffffff, 0x1b1e23, 0x5c6370, 0xd9dce1, 0x0b62a8,
	0x0072b2, 0xd55e00, 0x009070, 0xb0578d, 0x8f6b00, 0x3b8fc4, 0x4d4d4d, 0x7a3e9d, 0x5f7f1e, 0x9a2f2a,
	0xf4f1d6, 0xc5e2c4, 0x7dc3bf, 0x3b95b4, 0x2c5f9d, 0x243070,
}

var dark = palette{
	0x15181d, 0xeceef1, 0xa3abb8, 0x363c46, 0x6cb6f5,
	0x56b4e9, 0xf0913a, 0x2fc39a, 0xe59ac6, 0xe9dc4a, 0x8fa8f5, 0xd2d2d2, 0xb79bea, 0xb5cf6b, 0xff8a80,
	0x1f2a56, 0x28568f, 0x2f88a8, 0x66b9b2, 0xb4dcb6, 0xf4efc4,
}

// Light returns the default theme on a light surface.
func Light() Theme { return light.theme() }

// Dark returns the default theme on a dark surface.
func Dark() Theme {
	t := dark.theme()
	t.Dark = true
	return t
}

func (p *palette) theme() Theme {
	c := make([]Color, len(p))
	for i, v := range p {
		c[i] = RGB(v)
	}
	return Theme{
		Surface: c[0], Ink: c[1], Muted: c[2], Rule: c[3], Accent: c[4], Classes: c[5:15], Ramp: c[15:], Font: systemFont,
	}
}

// Class returns the colour of class k.
func (t *Theme) Class(k int) Color { return t.Classes[k%len(t.Classes)] }

// line returns the colour of a line: that of a class, the ink where k is negative.
func (t *Theme) line(k int) Color {
	if k < 0 {
		return t.Ink
	}
	return t.Class(k)
}

// Tint returns the colour of the field where class k is predicted with strength s: 0 at the border of its region, 1
// where it is certain. It is never without a tinge of the class, so a region can be told from its neighbours.
func (t *Theme) Tint(k int, s float64) Color { return t.tint(t.Class(k), s) }

func (t *Theme) tint(c Color, s float64) Color {
	low, high := 0.10, 0.42
	if t.Dark {
		low, high = 0.12, 0.42
	}
	if t.faint {
		low, high = low*0.8, high*0.5
	}
	return t.Surface.Mix(c, low+(high-low)*s)
}
