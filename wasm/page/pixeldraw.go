//go:build js

package page

import (
	"math"
	"strconv"
	"syscall/js"

	"descent/core/num"
	"descent/wasm/bridge"
	"descent/wasm/plot"
)

// pixelCanvas is a picture of as many canvas pixels as it has pixels; the style sheet makes it large.
type pixelCanvas struct {
	frame, canvas, legend node
	context, image        js.Value
	pixels                []uint32
	title                 string
}

func newPixelCanvas(to node, id, title string) *pixelCanvas {
	c := &pixelCanvas{title: title}
	root := into(`
		figure
			h4
			* div.pixelframe
				* canvas role=img
			* p.legend`, &c.frame, &c.canvas, &c.legend)
	setText(wrap(root.Get("firstChild")), title)
	set(c.canvas, "data-testid", id)
	set(c.legend, "data-testid", id+"-legend")
	add(to, root)
	return c
}

func (c *pixelCanvas) size(side int) {
	c.pixels = make([]uint32, side*side)
	c.canvas.Set("width", side)
	c.canvas.Set("height", side)
	c.context = c.canvas.Call("getContext", "2d")
	c.image = c.context.Call("createImageData", side, side)
}

func (c *pixelCanvas) paint() {
	bridge.SetPixels(c.image.Get("data"), c.pixels)
	c.context.Call("putImageData", c.image, 0, 0)
}

// greys shows grey values.
func (c *pixelCanvas) greys(grey []byte) {
	for k, v := range grey {
		c.pixels[k] = uint32(v)*0x010101 | 0xff<<24
	}
	c.paint()
}

// poles are the colours and the names of what speaks against a class, and for it.
type poles struct {
	surface, against, favour plot.Color
	other, class             string
}

// diverging shows numbers around 0: the surface at 0, full colour at the one farthest from it.
func (c *pixelCanvas) diverging(values []float64, p *poles) {
	far := num.MaxAbs(values)
	for k, w := range values {
		colour := p.favour
		if w < 0 {
			colour = p.against
		}
		m := p.surface
		if w != 0 {
			m = m.Mix(colour, math.Abs(w)/far)
		}
		c.pixels[k] = uint32(m.R()) | uint32(m.G())<<8 | uint32(m.B())<<16 | 0xff<<24
	}
	c.paint()
	style := c.legend.Get("style")
	style.Call("setProperty", "--against", p.against.CSS())
	style.Call("setProperty", "--for", p.favour.CSS())
	refill(c.legend, `span data-value=$ | $
span.ramp aria-hidden=true
span data-value=$ | $
span.pole | $
span.pole | $`, plain(-far), number(-far, 2), plain(far), "+"+number(far, 2), p.other, p.class)
}

// shownWeights are those of the class in focus, all 0 before there is a model.
func (v *pixelsView) shownWeights() []float64 {
	if v.straight {
		if r := v.model.shown(v.focus); r >= 0 {
			return v.model.weights[r]
		}
	}
	return make([]float64, v.pictures.pixels())
}

// poles are those of the class in focus: of two classes each has its own colour.
func (v *pixelsView) poles() *poles {
	t, m := &v.app.views.picture.theme, &v.model
	p := &poles{surface: t.Surface, against: t.Class(0), favour: t.Class(1)}
	if !v.straight {
		return p
	}
	p.other, p.class = "against", "for "+short(v.predictor.classes[v.focus])
	if m.Rows() == 1 {
		p.against, p.favour = t.Class(1-m.Event), t.Class(m.Event)
		p.other = "for " + short(v.predictor.classes[1-m.Event])
	}
	return p
}

// draw shows the chosen picture, and what the model makes of it.
func (v *pixelsView) draw() {
	p := v.pictures
	grey := p.of(v.chosen)
	v.one.greys(grey)
	setText(v.one.legend, short(p.names[v.chosen]))
	set(v.one.canvas, "aria-label", p.names[v.chosen]+", labelled "+p.labels[v.chosen])
	v.numbers(grey)
	v.weigh()
}

// weigh shows the weights, their product with the picture and its sum.
func (v *pixelsView) weigh() {
	grey, w, poles := v.pictures.of(v.chosen), v.shownWeights(), v.poles()
	product := make([]float64, len(w))
	for k, x := range grey {
		product[k] = w[k] * float64(x)
	}
	v.weights.diverging(w, poles)
	v.product.diverging(product, poles)
	v.score(grey, product)
	v.classes()
	v.twin.refresh()
}

// numbers shows the first of the row, and its label.
func (v *pixelsView) numbers(grey []byte) {
	const first = 10
	head, row := make([]string, first+3), make([]string, first+3)
	show := func(at, k int) { head[at], row[at] = pixelName(k, v.pictures.side), strconv.Itoa(int(grey[k])) }
	for k := range first {
		show(k, k)
	}
	head[first], row[first] = "…", "…"
	show(first+1, len(grey)-1)
	head[first+2], row[first+2] = labelColumn, v.pictures.labels[v.chosen]
	clear(v.first)
	smallTable(v.first, head, [][]string{row})
}

// score writes the sum that decides.
func (v *pixelsView) score(grey []byte, product []float64) {
	remark := ""
	switch {
	case v.predictor == nil:
		remark = "The weights appear with the first step of training."
	case !v.straight:
		remark = "The weights make a picture where the label is predicted and each pixel has one weight: degree 1, no products."
	}
	setText(v.remark, remark)
	show(v.sum, v.straight)
	r := -1
	if v.straight {
		r = v.model.shown(v.focus)
	}
	if r < 0 {
		clear(v.sum)
		return
	}
	q := make([]float64, v.model.Classes)
	v.model.probabilities(q, grey)
	b, z, total, k := v.model.intercepts[r], v.model.score(r, grey), sum(product), v.focus
	so := ", and so the probability of "
	if v.model.Rows() == 1 {
		k = v.model.Event
	} else {
		so = ", and with the other classes’ scores the probability of "
	}
	refill(v.sum, `| Score 
b ~pixel-score data-value=$ | $
|  = intercept 
span ~pixel-intercept data-value=$ | $
|  + sum of w·x 
span ~pixel-sum data-value=$ | $
| $
name | $
|  is 
b ~pixel-probability data-value=$ | $
| .`, plain(z), number(z, 4), plain(b), number(b, 4), plain(total), number(total, 4), so, v.latest.predictor.classes[k], plain(q[k]), percent(q[k]))
}

// classes offers the class whose weights are shown, where there are several.
func (v *pixelsView) classes() {
	several := v.straight && v.model.Rows() > 1
	showField(v.class.input, several)
	if !several {
		return
	}
	var list []option
	for k, class := range v.latest.predictor.classes {
		list = append(list, option{strconv.Itoa(k), short(class)})
	}
	v.class.fill(list)
	v.class.show(strconv.Itoa(v.focus))
}

// said puts the weights and the product into words.
func (v *pixelsView) said() string {
	if v.pictures == nil || !v.straight {
		return ""
	}
	w := v.shownWeights()
	least, most := 0, 0
	for k := range w {
		if w[k] < w[least] {
			least = k
		}
		if w[k] > w[most] {
			most = k
		}
	}
	side := v.pictures.side
	return "The weights for " + short(v.latest.predictor.classes[v.focus]) + " go from " + number(w[least], 3) + " at " + pixelName(least, side) +
		" to " + number(w[most], 3) + " at " + pixelName(most, side) + "."
}
