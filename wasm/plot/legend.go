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
	class int
	width float64
}

type entryKind uint8

const (
	title entryKind = iota
	mark
	ring
	rule
)

const keyWidth, keyGap, barWidth = 16.0, 16.0, 128.0

// keys returns what the legend names.
func (s *scatter) keys(line string) []entry {
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
	if line != "" {
		list = append(list, entry{text: line, kind: rule})
	}
	return list
}

// arrangeLegend lays the legend out and returns the height above the box that it and the y title need.
func (s *scatter) arrangeLegend(yTitle, line string) float64 {
	l := &s.legend
	ctx := &s.frame.ctx
	ctx.font(titleFont)
	titleWidth := ctx.measure(yTitle)
	if s.rows() == 0 {
		l.entries, l.lines = nil, 0
		return 28
	}
	l.entries = s.keys(line)
	widths := make([]float64, len(l.entries))
	l.width = -keyGap
	for i := range l.entries {
		e := &l.entries[i]
		e.text = ctx.fit(e.text, min(200, s.width*0.5))
		e.width = ctx.measure(e.text)
		if e.kind != title {
			e.width += keyWidth
		}
		widths[i] = e.width
		l.width += e.width + keyGap
	}
	if s.data.Value != nil {
		ctx.font(tickFont)
		l.width += keyGap + barWidth + 12 + ctx.measure(Number(s.lo)) + ctx.measure(Number(s.hi))
	}
	l.beside = l.width+titleWidth+40 <= s.width
	if l.beside {
		l.line, l.lines = make([]int, len(widths)), 1
		return 30
	}
	l.line, l.lines = wrap(widths, keyGap, s.width-8, 3)
	return float64(l.lines)*lineStep + 30
}

// drawLegend draws the key: at the right end of the title's line, or on lines of its own from the left.
func (s *scatter) drawLegend(ctx *brush) {
	l := &s.legend
	if l.lines == 0 {
		return
	}
	x0 := 2.0
	if l.beside {
		x0 = s.box.x + s.box.w - l.width
	}
	x, line, last := x0, 0, 0
	hidden := 0
	for i, e := range l.entries {
		if l.line[i] < 0 {
			hidden++
			continue
		}
		if l.line[i] != line {
			x, line = x0, l.line[i]
		}
		y := 11 + float64(line)*lineStep
		if l.beside {
			y = s.box.y - 13
		}
		s.drawKey(ctx, e, x, y)
		x += e.width + keyGap
		last = line
	}
	y := 11 + float64(last)*lineStep
	if l.beside {
		y = s.box.y - 13
	}
	if hidden > 0 {
		ctx.text("+ "+Count(hidden), x, y, left, middle, s.theme.Muted)
	}
	if s.data.Value != nil {
		s.drawBar(ctx, x, y)
	}
}

func (s *scatter) drawKey(ctx *brush, e entry, x, y float64) {
	ctx.font(titleFont)
	color := s.theme.Ink
	at := x + keyWidth
	switch e.kind {
	case title:
		at, color = x, s.theme.Muted
	case mark:
		ctx.fill(marked(stamp(e.class, 4.6), x+5, y).js(), s.theme.Class(e.class))
	case ring:
		ctx.stroke(marked(circle(4), x+5, y).js(), s.theme.Muted, 1.75)
	case rule:
		ctx.stroke(segment(x, y, x+11, y).js(), s.theme.Ink, 2)
	}
	ctx.text(e.text, at, y+0.5, left, middle, color)
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
