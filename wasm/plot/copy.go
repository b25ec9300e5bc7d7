//go:build js

package plot

import "syscall/js"

// Size returns the width and the height in CSS pixels, 0 before the first Resize.
func (p *picture) Size() (width, height float64) { return p.width, p.height }

// Ripen goes on with what takes longer than a frame, and reports whether something is left: of a picture that is not ripe
// a copy shows a part of the points.
func (p *picture) Ripen() bool {
	p.Draw()
	return p.width > 0 && p.self.work(now()+share)
}

// Copy draws the picture into another context whose unit is a CSS pixel, a canvas's or one that writes a file: as it is at
// rest, on the theme's surface, without what the pointer shows.
func (p *picture) Copy(context js.Value) {
	p.ready()
	ctx, still := brush{context, &p.theme}, p.still
	p.still, p.atOnce = true, true
	ctx.fillRect(0, 0, p.width, p.height, p.theme.Surface)
	loose := p.box.grown(p.loose)
	ctx.inside(&loose, func() {
		p.self.back(&ctx)
		ctx.inside(&p.box, func() { p.self.marks(&ctx) })
		p.self.front(&ctx)
	})
	p.self.chrome(&ctx)
	p.still, p.atOnce = still, false
}
