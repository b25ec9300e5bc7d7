package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A canvas has no parts to ask, so these tests look at its pixels. Where the data's box lies they see by the field that
// fills it; which numbers its edges stand for the picture says itself, to a screen reader, when a key shows all of them.

// chart is a picture on the screen and the place of its data.
type chart struct {
	image          image.Image
	left, top      int // of the box, in pixels of the image
	right, bottom  int
	x0, x1, y0, y1 float64 // the data at its edges
}

// at returns the pixel of a place in the data.
func (c *chart) at(x, y float64) (px, py int) {
	px = c.left + int(math.Round((x-c.x0)/(c.x1-c.x0)*float64(c.right-c.left)))
	py = c.bottom - int(math.Round((y-c.y0)/(c.y1-c.y0)*float64(c.bottom-c.top)))
	return px, py
}

var showing = regexp.MustCompile(`Showing (\S+) to (\S+) across, (\S+) to (\S+) up`)

// look takes a picture of the chart, at rest and with no tooltip.
func (p *tab) look() *chart {
	p.Helper()
	js[any](p, p.frame, `document.querySelector('[data-testid="picture"]').focus()`)
	p.press("0")
	c := &chart{}
	p.until("the picture's view", func() bool {
		said := js[string](p, p.frame, `document.querySelector('[data-testid="picture"]').textContent`)
		numbers := showing.FindStringSubmatch(said)
		if numbers == nil {
			return false
		}
		for i, to := range []*float64{&c.x0, &c.x1, &c.y0, &c.y1} {
			v, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(numbers[i+1], "−", "-"), ",", ""), 64)
			p.must(err)
			*to = v
		}
		return true
	})
	p.must(chromedp.Do(p.shell, chromedp.MouseEvent("mouseMoved", 2, 2)))
	js[any](p, p.frame, `new Promise(done => setTimeout(done, 1000))`) // the field gets fine once all is still
	shot, err := chromedp.Run(p.shell, chromedp.CaptureScreenshot())
	p.must(err)
	if c.image, err = png.Decode(bytes.NewReader(shot)); err != nil {
		p.Fatal(err)
	}
	p.box(c)
	return c
}

// box finds the field within the canvas: the longest runs of pixels that are not the page's own colour.
func (p *tab) box(c *chart) {
	p.Helper()
	edges := js[[]float64](p, p.frame, `(() => { const b = document.querySelector('[data-testid="picture"]').getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] })()`)
	left, top, right, bottom := int(edges[0]), int(edges[1]), int(edges[2]), int(edges[3])
	surface := c.image.At(left+1, top+1)
	// Along a boundary the field fades to the surface, so several lines have a say.
	filled := func(at func(share float64) (x, y int)) bool {
		for share := 0.3; share < 0.75; share += 0.05 {
			if distance(c.image.At(at(share)), surface) > 0.02 {
				return true
			}
		}
		return false
	}
	between := func(from, to int, share float64) int { return from + int(share*float64(to-from)) }
	c.left, c.right = stretch(left, right, func(x int) bool {
		return filled(func(share float64) (int, int) { return x, between(top, bottom, share) })
	})
	c.top, c.bottom = stretch(top, bottom, func(y int) bool {
		return filled(func(share float64) (int, int) { return between(c.left, c.right, share), y })
	})
	if c.right-c.left < (right-left)/2 || c.bottom-c.top < (bottom-top)/2 {
		p.Fatalf("found no field: %v within %v", []int{c.left, c.top, c.right, c.bottom}, edges)
	}
}

// plain reports whether the pixels around one are of about its colour, as they are where only the field is drawn.
func (c *chart) plain(px, py int) bool {
	for _, d := range [][2]int{{-4, 0}, {4, 0}, {0, -4}, {0, 4}} {
		if distance(c.image.At(px, py), c.image.At(px+d[0], py+d[1])) > 0.06 {
			return false
		}
	}
	return true
}

// stretch returns the longest stretch of from…to on which a condition holds.
func stretch(from, to int, holds func(int) bool) (start, end int) {
	for i := from; i < to; {
		if !holds(i) {
			i++
			continue
		}
		first := i
		for i < to && holds(i) {
			i++
		}
		if i-first > end-start {
			start, end = first, i
		}
	}
	return start, end
}

// distance is the largest difference of two colours' channels, from 0 to 1.
func distance(a, b color.Color) float64 {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	far := 0.0
	for _, pair := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}} {
		far = math.Max(far, math.Abs(float64(pair[0])-float64(pair[1])))
	}
	return far / 0xffff
}

// tinted returns the class whose colour, mixed with the surface, comes nearest to a pixel, and how near.
func tinted(pixel, surface color.Color, classes []color.Color) (class int, off float64) {
	off = math.Inf(1)
	for k, c := range classes {
		for share := 0.05; share <= 0.5; share += 0.01 {
			if d := distance(pixel, mix(surface, c, share)); d < off {
				class, off = k, d
			}
		}
	}
	return class, off
}

func mix(a, b color.Color, share float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	part := func(x, y uint32) uint16 { return uint16(float64(x) + (float64(y)-float64(x))*share) }
	return color.RGBA64{part(ar, br), part(ag, bg), part(ab, bb), 0xffff}
}

// classColors reads the colours of the classes off the style sheet.
func (p *tab) classColors(n int) []color.Color {
	p.Helper()
	var list []color.Color
	for k := range n {
		text := js[string](p, p.frame, fmt.Sprintf(`getComputedStyle(document.documentElement).getPropertyValue("--class-%d").trim()`, k+1))
		v, err := strconv.ParseUint(strings.TrimPrefix(text, "#"), 16, 32)
		if err != nil || len(text) != 7 {
			p.Fatalf("class %d has the colour %q, want #rrggbb", k+1, text)
		}
		list = append(list, color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255})
	}
	return list
}

// The field has the colour of the class that the reference fit predicts there, wherever no point is drawn on it.
func TestFieldShowsThePredictedClass(t *testing.T) {
	p := open(t, "#example=breast-cancer&solver=newton&speed=0", 1440, 900)
	p.holds("breast-cancer.csv")
	if code := p.trained(); code != "converged" {
		t.Fatalf("got status %q: %s", code, p.text("status"))
	}
	r, _ := tumours(t)
	c := p.look()
	colors := p.classColors(2)
	surface := c.image.At(c.left-4, c.top-4)
	read, wrong := 0, 0
	const grid = 40
	for i := range grid {
		for j := range grid {
			x := c.x0 + (c.x1-c.x0)*(float64(i)+0.5)/grid
			y := c.y0 + (c.y1-c.y0)*(float64(j)+0.5)/grid
			probability := r.probability(x, y)
			if math.Abs(probability-0.5) < 0.05 {
				continue // a pixel's width may decide
			}
			want := 0 // benign comes first in sorted order
			if probability > 0.5 {
				want = 1
			}
			px, py := c.at(x, y)
			got, off := tinted(c.image.At(px, py), surface, colors)
			if off > 0.02 || !c.plain(px, py) {
				continue // a point, its outline or a line
			}
			read++
			if got != want {
				wrong++
				t.Logf("at %.3g, %.3g (pixel %d, %d): class %d, want %d with probability %.3f", x, y, px, py, got, want, probability)
			}
		}
	}
	if read < grid*grid/2 {
		t.Errorf("only %d of %d places could be read", read, grid*grid)
	}
	if wrong > 0 {
		t.Errorf("%d of %d places show another class than the reference predicts", wrong, read)
	}
}
