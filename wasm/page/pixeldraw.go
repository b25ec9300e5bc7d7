//go:build js

package page

import (
	"math"
	"strconv"
	"syscall/js"

	"descent/wasm/bridge"
	"descent/wasm/plot"
)

// pixelCanvas is a picture of as many canvas pixels as it has pixels; the style sheet makes it large.
type pixelCanvas struct {
	frame, canvas, legend node
	side                  int
	context, image        js.Value
	pixels                []uint32
}

func newPixelCanvas(to node, id, title string) *pixelCanvas {
	c := &pixelCanvas{}
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
	c.context = c.canvas.Call("getContext", "2d")
	return c
}

func (c *pixelCanvas) size(side int) {
	c.side, c.pixels = side, make([]uint32, side*side)
	c.canvas.Set("width", side)
	c.canvas.Set("height", side)
	c.frame.Get("style").Call("setProperty", "--side", side)
	c.image = c.context.Call("createImageData", side, side)
}

func (c *pixelCanvas) paint() {
	bridge.SetPixels(c.image.Get("data"), c.pixels)
	c.context.Call("putImageData", c.image, 0, 0)
}

// greys shows grey values.
func (c *pixelCanvas) greys(grey []byte) {
	for k, v := range grey {
		c.pixels[k] = uint32(v) | uint32(v)<<8 | uint32(v)<<16 | 0xff<<24
	}
	c.paint()
}

// diverging shows numbers around 0: the surface at 0, full colour at the one farthest from it.
func (c *pixelCanvas) diverging(values []float64, surface, against, for_ plot.Color) {
	far := extent(values)
	for k, w := range values {
		colour, share := for_, 0.0
		if w < 0 {
			colour = against
		}
		if far > 0 {
			share = math.Abs(w) / far
		}
		m := surface.Mix(colour, share)
		c.pixels[k] = uint32(m.R()) | uint32(m.G())<<8 | uint32(m.B())<<16 | 0xff<<24
	}
	c.paint()
	style := c.legend.Get("style")
	style.Call("setProperty", "--against", against.CSS())
	style.Call("setProperty", "--for", for_.CSS())
	refill(c.legend, "span data-value=$ | $\nspan.ramp aria-hidden=true\nspan data-value=$ | $",
		plain(-far), number(-far, 2), plain(far), "+"+number(far, 2))
}

// extent is the largest absolute value.
func extent(values []float64) float64 {
	far := 0.0
	for _, w := range values {
		far = max(far, math.Abs(w))
	}
	return far
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

// colours are those for and against the class in focus: of two classes each its own.
func (v *pixelsView) colours(t *plot.Theme) (against, for_ plot.Color) {
	if v.straight && v.model.Rows() == 1 {
		return t.Class(1 - v.model.Event), t.Class(v.model.Event)
	}
	return t.Class(0), t.Class(1)
}

// draw shows the chosen picture, the weights and their product.
func (v *pixelsView) draw() {
	p, t := v.pictures, &v.app.views.picture.theme
	grey, w := p.of(v.chosen), v.shownWeights()
	product := make([]float64, len(w))
	for k, x := range grey {
		product[k] = w[k] * float64(x)
	}
	against, for_ := v.colours(t)
	v.one.greys(grey)
	v.weights.diverging(w, t.Surface, against, for_)
	v.product.diverging(product, t.Surface, against, for_)
	setText(v.one.legend, short(p.names[v.chosen]))
	set(v.one.canvas, "aria-label", p.names[v.chosen]+", labelled "+p.labels[v.chosen])
	set(v.weights.canvas, "aria-label", "The weight of each pixel, around 0")
	set(v.product.canvas, "aria-label", "The weight of each pixel times its grey, around 0")
	v.numbers(grey)
	v.score(grey, product)
	v.classes()
	v.twin.refresh()
}

// numbers shows the first of the row, and its label.
func (v *pixelsView) numbers(grey []byte) {
	const first = 10
	var head, row []string
	for k, x := range grey[:first] {
		head, row = append(head, pixelName(k, v.pictures.side)), append(row, strconv.Itoa(int(x)))
	}
	last := len(grey) - 1
	head = append(head, "…", pixelName(last, v.pictures.side), labelColumn)
	row = append(row, "…", strconv.Itoa(int(grey[last])), v.pictures.labels[v.chosen])
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
	b, z, total, k := v.model.intercepts[r], v.model.score(r, grey), 0.0, v.focus
	for _, x := range product {
		total += x
	}
	if v.model.Rows() == 1 {
		k = v.model.Event
	}
	refill(v.sum, `| Score 
b ~pixel-score data-value=$ | $
|  = intercept 
span ~pixel-intercept data-value=$ | $
|  + sum of w·x 
span ~pixel-sum data-value=$ | $
| , and so the probability of 
name | $
|  is 
b ~pixel-probability data-value=$ | $
| .`, plain(z), number(z, 4), plain(b), number(b, 4), plain(total), number(total, 4), v.latest.predictor.classes[k], plain(q[k]), percent(q[k]))
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
