//go:build js

package plot

// legend is the key above the box.
type legend struct {
	entries []entry
	line    []int
	lines   int
	beside  bool // on one line with the y axis's title
	width   float64
}

type entry struct {
	text  string
	kind  entryKind
	class int   // of a mark
	color Color // of a line or an area
	width float64
}

type entryKind uint8

const (
	title entryKind = iota
	mark
	ring
	rule
	broken // a dashed rule
	patch
)

const keyWidth, keyGap, barWidth = 16.0, 16.0, 128.0

// lineKey is the entry of a line.
func lineKey(text string, dashed bool, c Color) entry {
	e := entry{text: text, kind: rule, color: c}
	if dashed {
		e.kind = broken
	}
	return e
}

// lay arranges the entries beside a title of that width, or on lines of their own where they, and what follows them,
// do not fit. It returns the height above the box that both need.
func (l *legend) lay(ctx *brush, titleWidth, tail, room float64) float64 {
	ctx.font(titleFont)
	widths := make([]float64, len(l.entries))
	l.width = tail - keyGap
	for i := range l.entries {
		e := &l.entries[i]
		e.text = ctx.fit(e.text, min(200, room*0.5))
		e.width = ctx.measure(e.text)
		if e.kind != title {
			e.width += keyWidth
		}
		widths[i] = e.width
		l.width += e.width + keyGap
	}
	if len(widths) == 0 {
		l.lines = 0
		return titleHeight
	}
	l.beside = l.width+titleWidth+40 <= room
	if l.beside {
		l.line, l.lines = make([]int, len(widths)), 1
		return titleHeight + 2
	}
	l.line, l.lines = wrap(widths, keyGap, room-8, 3)
	return float64(l.lines)*lineStep + titleHeight + 2
}

// titleRoom returns how wide the y title may be on a canvas of that width.
func (l *legend) titleRoom(width float64) float64 {
	if l.beside && l.lines > 0 {
		return width - l.width - 24
	}
	return width - 4
}

// draw draws the entries: at the right end of the title's line, or on lines of their own from the left. It returns
// where the last ends.
func (l *legend) draw(ctx *brush, b *box) (x, y float64) {
	x0 := 2.0
	if l.beside {
		x0 = b.x + b.w - l.width
	}
	height := func(line int) float64 {
		if l.beside {
			return b.y - titleGap - 5
		}
		return 11 + float64(line)*lineStep
	}
	x, line, hidden := x0, 0, 0
	for i := range l.entries {
		switch {
		case l.line[i] < 0:
			hidden++
			continue
		case l.line[i] != line:
			x, line = x0, l.line[i]
		}
		l.entries[i].draw(ctx, x, height(line))
		x += l.entries[i].width + keyGap
	}
	if hidden > 0 {
		ctx.text("+ "+Count(hidden), x, height(line), left, middle, ctx.theme.Muted)
	}
	return x, height(line)
}

func (e *entry) draw(ctx *brush, x, y float64) {
	ctx.font(titleFont)
	t := ctx.theme
	color, at := t.Ink, x+keyWidth
	switch e.kind {
	case title:
		at, color = x, t.Muted
	case mark:
		ctx.fill(marked(stamp(e.class, 4.6), x+5, y).js(), t.Class(e.class))
	case ring:
		ctx.stroke(marked(circle(4), x+5, y).js(), t.Muted, 1.75)
	case patch:
		frame := rounded(x, y-5, 11, 10, 2).js()
		ctx.fill(frame, e.color.Alpha(0.2))
		ctx.stroke(frame, e.color, 1.25)
	case broken:
		ctx.stroke(segment(x-1, y, x+4, y).js(), e.color, 2.25)
		ctx.stroke(segment(x+7, y, x+12, y).js(), e.color, 2.25)
	case rule:
		ctx.stroke(segment(x-1, y, x+12, y).js(), e.color, 2.25)
	}
	ctx.text(e.text, at, y+0.5, left, middle, color)
}

// keys returns what the legend names.
func (s *scatter) keys(lines []entry) []entry {
	list := []entry{{text: s.data.Target, kind: title}}
	for k, c := range s.data.Classes {
		list = append(list, entry{text: c, kind: mark, class: k})
	}
	if s.hollow {
		list = append(list, entry{text: "held out", kind: ring})
	}
	if s.rows() > crowd {
		list = append(list, entry{text: "(size: number of rows)", kind: title})
	}
	return append(list, lines...)
}

// arrangeLegend lays the legend out and returns the height above the box that it and the y title need.
func (s *scatter) arrangeLegend(yTitle string, lines []entry) float64 {
	l := &s.legend
	ctx := &s.frame.ctx
	l.entries = nil
	tail := 0.0
	if s.rows() > 0 || len(lines) > 0 {
		l.entries = s.keys(lines)
		if s.data.Value != nil {
			ctx.font(tickFont)
			tail = keyGap + barWidth + 12 + ctx.measure(Number(s.lo)) + ctx.measure(Number(s.hi))
		}
	}
	ctx.font(titleFont)
	return l.lay(ctx, ctx.measure(yTitle), tail, s.width)
}

// drawLegend draws the key.
func (s *scatter) drawLegend(ctx *brush) {
	if s.legend.lines == 0 {
		return
	}
	x, y := s.legend.draw(ctx, &s.box)
	if s.data.Value != nil {
		s.drawBar(ctx, x, y)
	}
}

// drawBar draws the ramp of a regression between its ends.
func (s *scatter) drawBar(ctx *brush, x, y float64) {
	ctx.font(tickFont)
	lo, hi := Number(s.lo), Number(s.hi)
	ctx.text(lo, x, y+0.5, left, middle, s.theme.Muted)
	x += ctx.measure(lo) + 6
	g := ctx.Call("createLinearGradient", x, 0, x+barWidth, 0)
	for i, c := range s.theme.Ramp {
		g.Call("addColorStop", float64(i)/float64(len(s.theme.Ramp)-1), c.CSS())
	}
	ctx.Set("fillStyle", g)
	ctx.call("fillRect", x, y-5, barWidth, 10)
	ctx.strokeRect(x, y-5, barWidth, 10, s.theme.Ink.Alpha(0.25))
	ctx.text(hi, x+barWidth+6, y+0.5, left, middle, s.theme.Muted)
}
