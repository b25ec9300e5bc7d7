package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
)

// The drawing of the icon, on a square of 16 units: a cost that falls, as one cubic Bézier curve with round ends.
var (
	descent = [4]point{{2, 2}, {4, 11}, {7, 13}, {14, 13}}
	stroke  = 2.4
	ink     = color.NRGBA{0x0b, 0x6e, 0x75, 0xff}
	paper   = color.NRGBA{0xfd, 0xfd, 0xfb, 0xff}
)

type point struct{ x, y float64 }

// writeIcons writes the icons of the manifest: the drawing as it is, and in colours exchanged on a full square for
// platforms that cut their own shape out of it.
func writeIcons(out string) error {
	c := descent
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M%g %gC%g %g %g %g %g %g" fill="none" stroke="#%02x%02x%02x" stroke-width="%g" stroke-linecap="round"/></svg>`,
		c[0].x, c[0].y, c[1].x, c[1].y, c[2].x, c[2].y, c[3].x, c[3].y, ink.R, ink.G, ink.B, stroke)
	if err := os.WriteFile(filepath.Join(out, "icon.svg"), []byte(svg), 0o644); err != nil {
		return err
	}
	for _, icon := range []struct {
		name         string
		size         int
		scale        float64 // of the drawing to the square
		line, ground color.NRGBA
	}{
		{"icon-192.png", 192, 1, ink, color.NRGBA{R: ink.R, G: ink.G, B: ink.B}},
		{"icon-512.png", 512, 1, ink, color.NRGBA{R: ink.R, G: ink.G, B: ink.B}},
		// What is cut out leaves at least the circle in the middle, of four fifths of the square.
		{"icon-maskable.png", 512, 0.6, paper, ink},
	} {
		var text bytes.Buffer
		if err := png.Encode(&text, draw(icon.size, icon.scale, icon.line, icon.ground)); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, icon.name), text.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// draw returns the curve in one colour on a ground of another.
func draw(size int, scale float64, line, ground color.NRGBA) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	unit := float64(size) / 16 * scale // pixels
	middle := float64(size) / 2
	curve := polyline()
	for y := range size {
		for x := range size {
			at := point{(float64(x)+0.5-middle)/unit + 8, (float64(y)+0.5-middle)/unit + 8}
			inside := (stroke/2-distance(&curve, at))*unit + 0.5 // of the pixel
			picture.SetNRGBA(x, y, between(ground, line, min(max(inside, 0), 1)))
		}
	}
	return picture
}

// pieces are how many straight lines stand for the curve.
const pieces = 48

// polyline returns the ends of the lines.
func polyline() (line [pieces + 1]point) {
	for i := range line {
		line[i] = bezier(float64(i) / pieces)
	}
	return line
}

// distance returns how far a point is from the lines.
func distance(line *[pieces + 1]point, p point) float64 {
	least := math.Inf(1)
	for i, b := range line[1:] {
		a := line[i]
		dx, dy, px, py := b.x-a.x, b.y-a.y, p.x-a.x, p.y-a.y
		t := min(max((px*dx+py*dy)/(dx*dx+dy*dy), 0), 1)
		px, py = px-t*dx, py-t*dy
		least = min(least, px*px+py*py)
	}
	return math.Sqrt(least)
}

// bezier returns the place on the curve at t from 0 to 1.
func bezier(t float64) point {
	s := 1 - t
	b := [4]float64{s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t}
	var p point
	for i, c := range descent {
		p.x += b[i] * c.x
		p.y += b[i] * c.y
	}
	return p
}

// between mixes two colours, t of the second.
func between(a, b color.NRGBA, t float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + t*(float64(b)-float64(a)))) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), mix(a.A, b.A)}
}
