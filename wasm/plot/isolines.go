//go:build js

package plot

// marks draws bands and lines on their layer.
func (l *Landscape) marks(ctx *brush) {
	if l.ground.nx == 0 {
		return
	}
	if l.rings == nil {
		for _, level := range l.levels {
			l.rings = append(l.rings, l.ground.rings(&l.tracer, level))
		}
	}
	v := l.ground.view
	sheet := l.box.shared(l.place(v.X0, v.Y1), l.place(v.X1, v.Y0))
	ctx.fillRect(sheet.x, sheet.y, sheet.w, sheet.h, l.theme.height(0))
	inner := sheet.grown(-0.75) // the rings follow the edge, where no line belongs
	ctx.inside(&inner, func() { l.bands(ctx) })
	l.name(ctx, &sheet)
}

func (l *Landscape) bands(ctx *brush) {
	n := float64(max(len(l.levels), 1))
	ctx.Set("lineJoin", "round")
	for k, rings := range l.rings {
		var d path
		for _, r := range rings {
			d.polyline(r, &l.sx, &l.sy)
			d.put('Z')
		}
		p := d.js()
		ctx.Set("fillStyle", l.theme.height(float64(k+1)/n).CSS())
		ctx.Call("fill", p, "evenodd")
		ctx.stroke(p, l.theme.Ink.Alpha(0.28), 1)
	}
}

// name writes the cost on some of the lines.
func (l *Landscape) name(ctx *brush, frame *box) {
	ctx.font(tickFont)
	seen := crossing(l.rings, &l.view)
	every := max(1, (len(seen)+4)/5)
	var taken []corner
	for i := every / 2; i < len(seen); i += every {
		k := seen[i]
		s := Number(l.levels[k])
		w := ctx.measure(s)
		at, angle, ok := spotOn(l.rings[k], &l.sx, &l.sy, w, frame, taken)
		if !ok {
			continue
		}
		taken = append(taken, at)
		ctx.call("save")
		ctx.call("translate", at.x, at.y)
		ctx.call("rotate", angle)
		ctx.fillRect(-w/2-3, -7, w+6, 14, l.theme.height((float64(k)+0.5)/float64(len(l.levels))))
		ctx.text(s, 0, 0.5, center, middle, l.theme.Ink.Mix(l.theme.Muted, 0.5))
		ctx.call("restore")
	}
}
