//go:build js

package page

import (
	"strconv"
)

// explained is what a person looks at in Explain; the permalink holds it.
type explained struct {
	on      bool
	chapter string
	lesson  string // "" for the whole chapter, from its beginning
	single  bool   // one lesson at a time
	alone   bool   // nothing but one lesson is shown, as in a post
	row     int    // its number in the table, 0 for one that is chosen here
	focus   int    // the class that is the event, where there are more than two; −1 for the last
	source  string // of the coefficients: trained, hand, or descent
	hand    []float64
	iterate int
	// arriving is whether a link named the lesson, which is revealed once it is written.
	arriving bool
}

// courseChapter is how a chapter is made, when it is first opened.
type courseChapter struct {
	id, title string
	make      func(a *App) *chapter
}

// course lists the chapters of Explain in their order.
func course() []courseChapter {
	return []courseChapter{
		{"odds", "From odds to the sigmoid", newOddsChapter},
		{"cost", "From likelihood to cost", newCostChapter},
		{"derivative", "The derivative, step by step", newDerivativeChapter},
		{"convex", "Convexity", newConvexChapter},
		{"race", "The race", newRaceChapter},
		{"penalty", "Regularisation", newPenaltyChapter},
		{"softmax", "Softmax: several classes", newSoftmaxChapter},
		{"relatives", "Relatives", newRelativesChapter},
		{"pixels", "Pixels", newPixelsChapter},
	}
}

// explainView is the view beside the results that explains the model on the person's own numbers.
type explainView struct {
	app                    *App
	root, list, body, side node
	chapters               node // the list of chapters on a narrow page
	back, next, single     node
	place, waiting         node
	rail                   *explainRail
	tip                    *symbolTip
	pixels                 *pixelsView // once its chapter was opened
	made                   map[string]*chapter
	shown                  *chapter
	subject                *subject
	asked                  int
	drawn, playing         bool
	telling                frame
	key                    string // of the subject's making
}

func newExplainView(a *App) *explainView {
	v := &explainView{app: a, made: map[string]*chapter{}}
	v.root = into(`
		div.explain id=explain tabindex=-1 hidden
			aside.rail.contents aria-label=Contents
				* nav.chapter-links aria-label=Chapters
				* choice.chapter-choice #explain-chapter | Chapter
				* div
			div.reading id=reading role=main tabindex=-1
				nav.stepper aria-label="Step through the lessons"
					* button #lesson-back | ‹ Back
					* button #lesson-next | Next ›
					* span.quiet ~lesson-place
					* tick #lesson-single title="Shows one lesson at a time, as for a class" | One at a time
				* p.note ~explain-waiting
				* div.chapters`,
		&v.list, &v.chapters, &v.side, &v.back, &v.next, &v.place, &v.single, &v.waiting, &v.body)
	return v
}

// open makes what nobody saw before.
func (v *explainView) open() {
	if v.drawn {
		return
	}
	v.drawn = true
	v.rail = newExplainRail()
	add(v.side, v.rail.root)
	v.tip = newSymbolTip(parentOf(v.body))
	for i, c := range course() {
		title := strconv.Itoa(i+1) + "  " + c.title
		put(v.list, "button.chapter-link #$ | $", "chapter-"+c.id, title)
		put(v.chapters, "option value=$ | $", c.id, title)
	}
}

// update shows the chapter that the state names.
func (v *explainView) update(s *state) {
	show(v.root, s.explained.on)
	if !s.explained.on {
		return
	}
	v.open()
	v.choose(s)
	waiting := ""
	switch {
	case v.shown.seen != nil:
		v.shown.seen(s)
	case s.table == nil:
		waiting = "Open a table, or choose an example, to read this on its numbers."
	case s.predictor == nil:
		waiting = "The lessons begin with the first step of training."
	case len(s.predictor.terms) > explainedTerms:
		waiting = "This model has " + count(len(s.predictor.terms)) + " terms; sums of more than " + count(explainedTerms) +
			" do not fit on a page. Choose fewer features to read this chapter on them."
	}
	setText(v.waiting, waiting)
	show(v.waiting, waiting != "")
	show(v.body, waiting == "")
	show(v.side, waiting == "" && v.shown.seen == nil)
	if waiting == "" && v.shown.seen == nil {
		v.remake(s)
	}
}

// choose shows a chapter, and of it one lesson or all.
func (v *explainView) choose(s *state) {
	x := &s.explained
	c := v.made[x.chapter]
	if c == nil {
		for _, known := range course() {
			if known.id == x.chapter {
				c = known.make(v.app)
				v.made[x.chapter] = c
				add(v.body, c.root)
			}
		}
	}
	for _, other := range v.made {
		show(other.root, other == c)
	}
	for _, link := range find(v.list, "button") {
		current(link, attr(link, "id") == "chapter-"+x.chapter)
	}
	setValue(v.chapters, x.chapter)
	v.shown = c
	v.steps(x)
}
