//go:build js

package plot

// mostValues is how many curves have their value beside the cursor; of more only those with a name do.
const mostValues = 12

// drawCursor draws the vertical line and, beside it, the curves' values.
func (l *Lines) drawCursor(ctx *brush) {
	px := l.sx.px(l.mx.of(l.cursor))
	if !(px >= l.box.x-0.5 && px <= l.box.x+l.box.w+0.5) {
		return
	}
	ctx.stroke(segment(half(px), l.box.y, half(px), l.box.y+l.box.h).js(), l.theme.Ink.Alpha(0.75), 1.25)
	var at []float64
	var which []int
	for i := range l.list {
		if len(l.list) > mostValues && l.list[i].Name == "" {
			continue
		}
		p := l.place(l.cursor, l.list[i].at(l.cursor, l.mx, l.my))
		if p.y >= l.box.y && p.y <= l.box.y+l.box.h {
			l.dot(ctx, px, p.y, 4.5, l.theme.line(l.list[i].Color))
			at, which = append(at, p.y), append(which, i)
		}
	}
	apart(at, 19, l.box.y+11, l.box.y+l.box.h-11)
	ctx.font(boldFont)
	side := 1.0
	if px > l.box.x+0.75*l.box.w {
		side = -1
	}
	for k, i := range which {
		s := Number(l.list[i].at(l.cursor, l.mx, l.my))
		w := ctx.measure(s) + 10
		x := px + side*(10+w/2)
		ctx.fill(rounded(x-w/2, at[k]-9, w, 18, 4).js(), l.theme.Surface.Alpha(0.85))
		ctx.text(s, x, at[k]+0.5, center, middle, l.theme.line(l.list[i].Color))
	}
}

func (l *Lines) take(px, py float64) bool { return l.onPick != nil && l.box.contains(px, py) }

func (l *Lines) drag(px, _, _, _ float64) {
	l.leave()
	px = min(max(px, l.box.x), l.box.x+l.box.w)
	l.cursor = l.mx.value(l.sx.data(px))
	l.soon()
	l.onPick(l.cursor)
}

func (l *Lines) tap(px, py float64) {
	if l.onPick != nil {
		l.drag(px, py, 0, 0)
	}
}

func (l *Lines) double() {}

func (l *Lines) press(key string, shift bool) bool {
	dx, _, ok := arrow(key)
	if !ok || l.onPick == nil {
		return false
	}
	l.ready()
	step, at := l.box.w/50, l.box.x+l.box.w/2
	if shift {
		step = l.box.w / 10
	}
	if px := l.sx.px(l.mx.of(l.cursor)); px == px {
		at = px
	}
	l.drag(at+step*dx, 0, 0, 0)
	var t tip
	l.values(&t, l.cursor)
	l.say(t.words())
	return true
}
