package plot

import (
	"math"
	"strings"
)

// note is a title and lines of name and value.
type note struct {
	title string
	lines [][2]string
}

func (t *note) add(name, value string) { t.lines = append(t.lines, [2]string{name, value}) }

// words returns the note as a sentence for a screen reader.
func (t *note) words() string {
	parts := make([]string, 0, len(t.lines)+1)
	if t.title != "" {
		parts = append(parts, t.title)
	}
	for _, l := range t.lines {
		parts = append(parts, strings.TrimSpace(l[0]+" "+l[1]))
	}
	return strings.Join(parts, ", ")
}

// tipPlace returns the corner of a box of w × h beside (x, y) and inside the canvas.
func tipPlace(x, y, w, h, width, height float64) (left, top float64) {
	const gap = 14
	left = x + gap
	if left+w > width-4 {
		left = x - gap - w
	}
	return min(max(left, 4), max(width-w-4, 4)), min(max(y-h-gap/2, 4), max(height-h-4, 4))
}

// closest returns the index of the point nearest to (x, y) within radius, −1 for none; of several in one place it
// takes prefer, then the last, which is drawn on top.
func closest(px, py []float64, x, y, radius float64, prefer int) int {
	best, at := radius*radius, -1
	for i := range px {
		dx, dy := px[i]-x, py[i]-y
		if d := dx*dx + dy*dy; d < best || d == best && at != prefer {
			best, at = d, i
		}
	}
	return at
}

// half rounds to the middle of a pixel, so that thin lines are sharp.
func half(v float64) float64 { return math.Floor(v) + 0.5 }
