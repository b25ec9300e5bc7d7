//go:build js

package plot

import "math"

// pick moves the start to a place and tells it.
func (l *Landscape) pick(x, y float64) {
	if i := firstRing(l.cast.marks); i >= 0 {
		l.cast.marks[i].X, l.cast.marks[i].Y = x, y
	}
	l.soon()
	l.onPick(x, y)
}

func (l *Landscape) take(px, py float64) bool {
	i := firstRing(l.cast.marks)
	if l.onPick == nil || i < 0 {
		return false
	}
	p := l.place(l.cast.marks[i].X, l.cast.marks[i].Y)
	return math.Hypot(p.x-px, p.y-py) <= 22
}

func (l *Landscape) drag(px, py, _, _ float64) {
	b := &l.box
	px, py = min(max(px, b.x), b.x+b.w), min(max(py, b.y), b.y+b.h)
	l.pick(l.sx.data(px), l.sy.data(py))
	l.aim(px, py, -1)
}

func (l *Landscape) tap(px, py float64) {
	if l.onPick != nil {
		l.drag(px, py, 0, 0)
	}
}

// double resets the view, unless two clicks are two picks.
func (l *Landscape) double() {
	if l.onPick == nil {
		l.ResetView()
	}
}

func (l *Landscape) press(key string, shift bool) bool {
	dx, dy, ok := arrow(key)
	if !ok || l.onPick == nil {
		return false
	}
	l.ready()
	step, v := 1./50, l.view
	if shift {
		step = 1. / 10
	}
	x, y := (v.X0+v.X1)/2, (v.Y0+v.Y1)/2
	if i := firstRing(l.cast.marks); i >= 0 {
		x, y = l.cast.marks[i].X, l.cast.marks[i].Y
	}
	x, y = v.stepped(x, y, step*dx, step*dy)
	l.leave()
	l.pick(x, y)
	t := l.tip(l.sx.px(x), l.sy.px(y))
	l.say(t.words())
	return true
}
