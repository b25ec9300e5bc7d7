package plot

import "math"

// box is the part of the canvas that data are drawn in, in CSS pixels.
type box struct{ x, y, w, h float64 }

func (b *box) contains(x, y float64) bool {
	return x >= b.x && x <= b.x+b.w && y >= b.y && y <= b.y+b.h
}

// ticks returns about as many ticks as fit: one per room pixels. On a category axis they are the levels in view.
func (a *Axis) ticks(s *scale, room float64) []Tick {
	lo, hi := min(s.d0, s.d1), max(s.d0, s.d1)
	if a.Levels == nil {
		return Ticks(lo, hi, max(3, int(math.Abs(s.p1-s.p0)/room)))
	}
	every := max(1, int(math.Ceil(16/s.per())))
	var list []Tick
	for l := max(0, int(math.Ceil(lo))); l < len(a.Levels) && float64(l) <= hi; l++ {
		if l%every == 0 {
			list = append(list, Tick{float64(l), a.Levels[l]})
		}
	}
	return list
}

// title returns the name with its unit: "height (cm)".
func (a *Axis) title() string {
	if a.Unit == "" {
		return a.Name
	}
	return a.Name + " (" + a.Unit + ")"
}

// text returns a value as a reader of the axis expects it: a level's name, or the number.
func (a *Axis) text(v float64) string {
	if a.Levels == nil || v != v {
		return Number(v)
	}
	return a.Levels[min(max(int(math.Round(v)), 0), len(a.Levels)-1)]
}

// wrap distributes items of the given widths, gap apart, over lines of width room, at most limit lines. It returns
// the line of each item, −1 for those left out.
func wrap(widths []float64, gap, room float64, limit int) (lines []int, count int) {
	lines = make([]int, len(widths))
	x, line := 0.0, 0
	for i, w := range widths {
		if x > 0 && x+w > room {
			x, line = 0, line+1
		}
		if line >= limit {
			lines[i] = -1
			continue
		}
		lines[i] = line
		x += w + gap
	}
	return lines, min(line+1, limit)
}
