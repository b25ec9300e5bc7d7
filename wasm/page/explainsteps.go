//go:build js

package page

import "strconv"

// steps shows one lesson of the chapter or all, and where in the course it is.
func (v *explainView) steps(x *explained) {
	if v.shown == nil {
		return
	}
	at := v.lessonAt(x)
	for i, l := range v.shown.lessons {
		show(l.root, !x.single && !x.alone || i == at)
	}
	setText(v.place, strconv.Itoa(at+1)+" of "+strconv.Itoa(len(v.shown.lessons))+": "+v.shown.lessons[at].title)
	enable(v.back, at > 0 || chapterAt(x.chapter) > 0)
	enable(v.next, at < len(v.shown.lessons)-1 || chapterAt(x.chapter) < len(course())-1)
	check(v.single, x.single)
}

// lessonAt is the place of the current lesson in its chapter; of an unknown one the first.
func (v *explainView) lessonAt(x *explained) int {
	for i, l := range v.shown.lessons {
		if l.id == x.lesson {
			return i
		}
	}
	return 0
}

// chapterAt is the place of a chapter in the course; of an unknown one the first.
func chapterAt(id string) int {
	for i, c := range course() {
		if c.id == id {
			return i
		}
	}
	return 0
}

// move goes to the lesson before or after the current one, over the ends of chapters.
func (v *explainView) move(by int) {
	x := v.app.state.explained
	chapter, at := chapterAt(x.chapter), v.lessonAt(&x)+by
	switch {
	case at < 0 && chapter == 0:
		return
	case at < 0:
		x.chapter, x.lesson = course()[chapter-1].id, "last"
	case at < len(v.shown.lessons):
		x.lesson = v.shown.lessons[at].id
	case chapter == len(course())-1:
		return
	default:
		x.chapter, x.lesson = course()[chapter+1].id, ""
	}
	v.visit(x)
}

// visit goes to a chapter and lesson and leaves an entry in the history.
func (v *explainView) visit(x explained) {
	a := v.app
	x.on = true
	a.state.explained = x
	a.learn()
	a.update()
	if v.shown != nil && x.lesson == "last" {
		a.state.explained.lesson = v.shown.lessons[len(v.shown.lessons)-1].id
		a.update()
	}
	a.visit()
	v.reveal()
}

// reveal brings the current lesson into sight and gives it the focus, as following a link would.
func (v *explainView) reveal() {
	if v.shown == nil {
		return
	}
	target := v.shown.root
	if x := &v.app.state.explained; x.lesson != "" {
		target = v.shown.lessons[v.lessonAt(x)].root
	} else {
		set(target, "tabindex", "-1")
	}
	target.Call("focus", map[string]any{"preventScroll": true})
	target.Call("scrollIntoView", map[string]any{"block": "start"})
}
