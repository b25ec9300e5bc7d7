package plot

import (
	"math"
	"testing"
)

func TestParseColor(t *testing.T) {
	for s, want := range map[string]Color{
		"#fff": RGB(0xffffff), " #0072b2 ": RGB(0x0072b2), "rgb(1, 2, 255)": 0x0102ff, "rgb(1 2 3)": 0x010203,
	} {
		if got, ok := ParseColor(s); !ok || got != want {
			t.Errorf("ParseColor(%q) = %v %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "red", "#12345", "#ggg", "rgb(1,2)", "rgb(1,2,300)", "hsl(1 2% 3%)"} {
		if _, ok := ParseColor(s); ok {
			t.Errorf("ParseColor(%q) is ok", s)
		}
	}
	if got := RGB(0x00a0ff).Alpha(0.5).CSS(); got != "#00a0ff80" {
		t.Errorf("CSS at a half = %q", got)
	}
	if got := RGB(0x00a0ff).CSS(); got != "#00a0ff" {
		t.Errorf("CSS = %q", got)
	}
}

func TestContrast(t *testing.T) {
	approx(t, "black on white", Contrast(RGB(0), RGB(0xffffff)), 21, 1e-9)
	approx(t, "alike", Contrast(RGB(0x336699), RGB(0x336699)), 1, 0)
}

// TestThemes holds both themes to WCAG 2.2 AA: text 4.5, marks and curves 3 to the surface and to the field's tints.
func TestThemes(t *testing.T) {
	for name, th := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for what, c := range map[string]Color{"ink": th.Ink, "muted": th.Muted, "accent": th.Accent} {
			if got := Contrast(c, th.Surface); got < 4.5 {
				t.Errorf("%s: %s has contrast %.2f", name, what, got)
			}
		}
		for k, c := range th.Classes {
			if got := Contrast(c, th.Surface); got < 3 {
				t.Errorf("%s: class %d has contrast %.2f", name, k, got)
			}
			if got := Contrast(th.Ink, th.Tint(k, 1)); got < 4.5 {
				t.Errorf("%s: the boundary has contrast %.2f on class %d", name, got, k)
			}
		}
	}
}

// deficient returns what a reader without the cones for red (protan) or green (deutan) sees, by the matrices of
// Viénot, Brettel and Mollon (1999), in linear light.
func deficient(c Color, protan bool) [3]float64 {
	r, g, b := linear(c.R()), linear(c.G()), linear(c.B())
	if protan {
		m := 0.11238*r + 0.88762*g
		return [3]float64{m, m, 0.00401*r - 0.00401*g + b}
	}
	m := 0.29275*r + 0.70725*g
	return [3]float64{m, m, -0.02234*r + 0.02234*g + b}
}

// TestColourBlind checks that the first three classes differ to readers with either deficiency.
func TestColourBlind(t *testing.T) {
	for name, th := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for _, protan := range []bool{true, false} {
			for a := range 3 {
				for b := range a {
					p, q := deficient(th.Class(a), protan), deficient(th.Class(b), protan)
					d := 0.0
					for i := range p {
						d += math.Pow(math.Cbrt(max(p[i], 0))-math.Cbrt(max(q[i], 0)), 2)
					}
					if math.Sqrt(d) < 0.2 {
						t.Errorf("%s: classes %d and %d differ by %.2f (protan %v)", name, b, a, math.Sqrt(d), protan)
					}
				}
			}
		}
	}
}

func TestRamp(t *testing.T) {
	stops := []Color{0x000000, 0xff0000, 0xffffff}
	for at, want := range map[float64]Color{-1: RGB(0), 0: RGB(0), 0.25: RGB(0x800000), 0.5: RGB(0xff0000), 1: RGB(0xffffff), 9: RGB(0xffffff)} {
		if got := ramp(stops, at); got != want {
			t.Errorf("ramp(%v) = %v, want %v", at, got, want)
		}
	}
	for name, th := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for i := 1; i < len(th.Ramp); i++ {
			if up := th.Ramp[i].Luminance() > th.Ramp[i-1].Luminance(); up != th.Dark {
				t.Errorf("%s: the lightness of the ramp turns at %d", name, i)
			}
		}
	}
}
