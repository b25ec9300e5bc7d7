//go:build js

package page

import (
	"math"
	"strconv"
	"strings"

	"descent/wasm/plot"
)

// pixelsView shows a table of pictures: a picture as a row, the weights as a picture, and their product.
type pixelsView struct {
	app                   *App
	seed, zip, side       node
	hint, facts, first    node
	shown                 []node // what is there only with pictures
	class                 choice
	one, weights, product *pixelCanvas
	sum, remark, tally    node
	sure, unsure          node
	penalty               node
	twin                  *twinView
	pictures              *pictures
	chosen, focus         int
	model                 pixelModel
	straight              bool // model is there to be shown
	predictor             *predictor
	judgements            []judgement
	judging               bool
	latest                *state
}

// newPixelsChapter speaks of the table itself, which has more columns than a sum on a page could.
func newPixelsChapter(a *App) *chapter {
	c := newChapter("pixels", "Pixels", "To a model a picture is a row of numbers: one column for each pixel, its grey from 0, black, to 255, white. "+
		"The model has one weight for each pixel, so the weights make a picture too.")
	v := &pixelsView{app: a}
	a.views.explain.pixels = v
	set(c.root, "class", "chapter pixels")
	v.row(c)
	v.certain(c)
	v.penalised(c)
	c.press, c.enter, c.seen, c.moved = v.press, v.enter, v.update, v.step
	return c
}

func (v *pixelsView) row(c *chapter) {
	var trio, shown node
	c.lesson("row", "A picture is a row, the weights are a picture", `
		div.row.intake
			button #use-shapes title="Draws 200 discs and squares; the same seed draws the same ones" | Use the shapes
			* entry #shapes-seed value=1 step=1 | Seed
			button #choose-folder | Choose a folder…
			button #choose-zip | Choose a zip…
			* input id=zip-file hidden ~zip-input type=file accept=.zip,application/zip
			* choice #picture-side title="Each picture is cut to a square and made this many pixels wide" | Pixels a side
				option value=16 | 16
				option value=32 | 32
				option value=48 | 48
				option value=64 | 64
		* p | Bring pictures of two kinds and a classifier learns to tell them apart. Drop a folder that holds a folder for each class, or a zip of it, anywhere on this page. The folder’s name is the label. The pictures stay in this tab.
		* div
			* p.facts ~pixel-facts
			* choice #pixel-class | Weights of
			* div.trio
			* p.sum ~pixel-sum-line aria-live=off
			* div.scroll.first tabindex=0 role=region aria-label="First numbers of the row"
			* p.quiet ~pixel-remark`,
		&v.seed, &v.zip, &v.side, &v.hint, &shown, &v.facts, &v.class.input, &trio, &v.sum, &v.first, &v.remark)
	setValue(v.side, strconv.Itoa(usualSide))
	v.shown = append(v.shown, shown)
	v.one = newPixelCanvas(trio, "pixel-picture", "The picture, x")
	v.weights = newPixelCanvas(trio, "pixel-weights", "The weights, w")
	set(v.weights.canvas, "aria-label", "The weight of each pixel, around 0")
	v.product = newPixelCanvas(trio, "pixel-product", "Weight × grey, w·x")
	set(v.product.canvas, "aria-label", "The weight of each pixel times its grey, around 0")
	set(v.one.frame, "class", "pixelframe lined")
	v.twin = newTwin("pixels", "The pictures in words", v)
	shown.Call("insertBefore", v.twin.root.Value, v.remark.Value)
}

func (v *pixelsView) certain(c *chapter) {
	var shown, lists node
	c.lesson("sure", "What the model is most sure of, and least", `
		* div
			* p.method ~pixel-tally
			* div.lists`, &shown, &v.tally, &lists)
	v.shown = append(v.shown, shown)
	v.sure, v.unsure = put(lists, "div.thumbs role=group aria-label=\"Most sure\""), put(lists, "div.thumbs role=group aria-label=\"Least sure\"")
}

func (v *pixelsView) penalised(c *chapter) {
	var shown node
	c.lesson("penalty", "Why a penalty", `
		say | With more columns than rows there are in general weights that put every row on its side. Larger ones do so with more certainty, so the cost has no least point. The penalty ½'λ_2'|'w'|² gives it one; its strength 'λ_2' is the setting l2. A small l2 lets each weight follow the noise of its pixel; a large one leaves only what many pictures share.
		* div
			* slider #pixel-l2 step=0.05 | Penalty l2
		say.cite | Hastie, Tibshirani & Friedman 2009, sections 18.1 and 18.3.2`, &shown, &v.penalty)
	v.shown = append(v.shown, shown)
}

// usualSide is how many pixels wide a picture is made unless a person chooses.
const usualSide = 48

// side returns the pixels a side that are chosen.
func (a *App) side() int {
	if v := a.views.explain.pixels; v != nil {
		return int(parse(value(v.side)))
	}
	return usualSide
}

// press does what a button of this view says, and reports whether it is one.
func (v *pixelsView) press(id string) bool {
	kind, number, _ := strings.Cut(id, "-")
	switch {
	case id == "use-shapes":
		seed := parse(value(v.seed))
		if !(seed >= 0 && seed < 1<<53) {
			seed = 1
		}
		v.app.openShapes(int(seed), v.app.side())
	case id == "choose-folder":
		v.app.views.drop.folder.Call("click")
	case id == "choose-zip":
		v.zip.Call("click")
	case kind == "picture" && v.pictures != nil:
		v.choose(int(parse(number)))
	default:
		return false
	}
	return true
}

// enter takes what was chosen in this view, and reports whether it was.
func (v *pixelsView) enter(id string, n node) bool {
	switch id {
	case "zip-file":
		if files := n.Get("files"); length(files) > 0 {
			v.app.openFile(files.Index(0))
			n.Set("value", "")
		}
	case "picture-side":
		if v.pictures != nil && v.pictures.again != nil {
			v.pictures.again(v.app.side())
		}
	case "pixel-class":
		v.focus = int(parse(value(n)))
		v.weigh()
	case "pixel-l2":
		v.app.change(func(s *settings) { s.l2 = parse(rounded(math.Pow(10, parse(value(n))))) })
	case "shapes-seed":
	default:
		return false
	}
	return true
}

// choose selects a picture.
func (v *pixelsView) choose(i int) {
	v.chosen = i
	v.mark()
	v.draw()
}

// pictured returns the pictures of which the table consists, nil where it is another or was read otherwise.
func (s *state) pictured() *pictures {
	if p := s.source.pictures; p != nil && s.table != nil && s.table.rows == p.count() && s.table.column(labelColumn) != nil {
		return p
	}
	return nil
}

func (v *pixelsView) update(s *state) {
	v.latest = s
	p := s.pictured()
	show(v.hint, p == nil)
	for _, n := range v.shown {
		show(n, p != nil)
	}
	fresh := p != v.pictures
	if v.pictures = p; p == nil {
		return
	}
	if fresh {
		v.fresh()
	}
	slide(v.penalty, math.Log10(max(s.set.l2, 1e-9)), number(s.set.l2, 2))
	v.step(s)
	if s.phase != training {
		v.judge()
	}
}

// fresh shows what there is to say of new pictures.
func (v *pixelsView) fresh() {
	p := v.pictures
	v.chosen, v.focus, v.predictor, v.straight, v.judgements = 0, -1, nil, false, nil
	setValue(v.side, strconv.Itoa(p.side))
	text := amount(p.count(), "picture") + ": "
	names, counts := p.classes()
	for k, name := range names[:min(len(names), mostClasses)] {
		if k > 0 {
			text += ", "
		}
		text += count(counts[k]) + " “" + short(name) + "”"
	}
	setText(v.facts, text+". "+strconv.Itoa(p.side)+" × "+strconv.Itoa(p.side)+" pixels make "+count(p.pixels())+" columns for "+amount(p.count(), "row")+". "+p.note)
	centre := math.Log10(v.latest.set.l2)
	set(v.penalty, "min", plain(math.Round(centre-4)))
	set(v.penalty, "max", plain(math.Round(centre+4)))
	for _, c := range []*pixelCanvas{v.one, v.weights, v.product} {
		c.size(p.side)
	}
	v.one.frame.Get("style").Call("setProperty", "--side", p.side)
	clear(v.sure)
	clear(v.unsure)
	v.draw()
}

// step follows the coefficients.
func (v *pixelsView) step(s *state) {
	v.latest = s
	if v.pictures == nil || s.predictor == v.predictor {
		return
	}
	v.predictor, v.straight = s.predictor, false
	if s.predictor != nil && s.set.target == labelColumn {
		v.model, v.straight = newPixelModel(s.predictor.model(), v.pictures.side)
	}
	if v.straight && (v.focus < 0 || v.focus >= v.model.Classes) {
		v.focus = v.model.Event
	}
	v.weigh()
	if s.phase == training {
		v.judgeLater()
	}
}

// Describe is the twin of the three pictures: what each ninth of them comes to.
func (v *pixelsView) Describe() plot.Twin {
	t := plot.Twin{Text: v.said(), Head: []string{"Part", "Mean grey", "Sum of weights", "Sum of weight × grey"}}
	if v.pictures == nil {
		return t
	}
	side, grey, w := v.pictures.side, v.pictures.of(v.chosen), v.shownWeights()
	for part := range 9 {
		n, total, weight, product := 0.0, 0.0, 0.0, 0.0
		for k := range grey {
			if k/side*3/side*3+k%side*3/side == part {
				x := float64(grey[k])
				n, total, weight, product = n+1, total+x, weight+w[k], product+w[k]*x
			}
		}
		name := []string{"top", "middle", "bottom"}[part/3] + " " + []string{"left", "centre", "right"}[part%3]
		t.Rows = append(t.Rows, []string{name, number(total/n, 3), number(weight, 3), number(product, 3)})
	}
	return t
}
