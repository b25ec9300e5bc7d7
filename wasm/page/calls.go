//go:build js

package page

import "syscall/js"

// call does what the host asks for and answers it.
func (a *App) call(id float64, method, argument string) {
	s := &a.state
	no := func(code, message string) { a.host.refuse(id, &failure{code: code, message: message}) }
	switch {
	case a.private():
		no("private", "a reader's own table is open")
	case s.table == nil:
		no("no-table", "there is no table")
	case method == "train":
		a.edits++ // a change under way is part of it
		decode(&s.set, argument)
		s.set.fit(s.table)
		a.begin(false)
		a.asked = append(a.asked, id)
		a.link()
		a.refresh()
	case method == "pause":
		a.playPause()
		a.host.answer(id, nil)
	case method == "reset":
		a.reset()
		a.host.answer(id, nil)
	case method == "predict" && s.fit != nil:
		spawn(func() {
			value, failed := await(s.fit.value.Call("predict", argument))
			if failed != nil {
				a.host.refuse(id, failed)
				return
			}
			a.host.answer(id, value)
		})
	case method == "predict":
		no("not-trained", "no training has ended")
	default:
		no("bad-option", "there is no such call")
	}
}

// reply answers the calls that wait for the end of a training.
func (a *App) reply(summary map[string]any, failed *failure) {
	for _, id := range a.asked {
		if failed != nil {
			a.host.refuse(id, failed)
		} else {
			a.host.answer(id, js.ValueOf(summary))
		}
	}
	a.asked = nil
}

// tell passes an event on, but for what concerns a reader's own table.
func (a *App) tell(name string, detail map[string]any) {
	if !a.private() {
		a.host.event(name, detail)
	}
}
