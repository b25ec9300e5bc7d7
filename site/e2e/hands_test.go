package e2e

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Things are found by role and name, as a screen reader finds them: what has no name a person could not find either.

// find returns the visible things of a role whose names begin with the given text; patience is the caller's.
func (p *tab) find(role, name string) []cdp.BackendNodeID {
	p.Helper()
	document := js[*runtime.RemoteObject](p, p.frame, "document")
	nodes := call(p, p.frame, accessibility.QueryAXTree,
		accessibility.QueryAXTreeParams{ObjectID: document.ObjectID, Role: role}).Nodes
	var found []cdp.BackendNodeID
	for _, n := range nodes {
		if !n.Ignored && n.Name != nil && strings.HasPrefix(strings.Trim(string(n.Name.Value), `"`), name) {
			found = append(found, n.BackendDOMNodeID)
		}
	}
	return found
}

// the waits for a thing and returns it.
func (p *tab) the(role, name string) cdp.BackendNodeID {
	p.Helper()
	var found []cdp.BackendNodeID
	p.until("the "+role+" “"+name+"”", func() bool {
		found = p.find(role, name)
		return len(found) > 0
	})
	return found[0]
}

// middle scrolls a thing into view and returns its middle in CSS pixels.
func (p *tab) middle(node cdp.BackendNodeID) (x, y float64, err error) {
	if _, err = chromedp.Call(p.frame, dom.ScrollIntoViewIfNeeded, dom.ScrollIntoViewIfNeededParams{BackendNodeID: node}); err != nil {
		return 0, 0, err
	}
	place, err := chromedp.Call(p.frame, dom.GetContentQuads, dom.GetContentQuadsParams{BackendNodeID: node})
	if err == nil && len(place.Quads) == 0 {
		err = errors.New("the thing has no place on the screen")
	}
	if err != nil {
		return 0, 0, err
	}
	q := place.Quads[0]
	return (q[0] + q[4]) / 2, (q[1] + q[5]) / 2, nil
}

// click clicks a thing with the mouse. The page may draw it anew after it was found; it is looked for again then.
func (p *tab) click(role, name string) {
	p.Helper()
	var x, y float64
	var err error
	defer func() {
		if p.Failed() && err != nil {
			p.Log(err)
		}
	}()
	p.until("a place of the "+role+" “"+name+"”", func() bool {
		x, y, err = p.middle(p.the(role, name))
		return err == nil
	})
	p.must(chromedp.Do(p.shell, chromedp.MouseClickXY(x, y)))
}

// drop drags files from outside over the page and lets them go at a point.
func (p *tab) drop(x, y float64, files ...string) {
	p.Helper()
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1}
	over := input.DispatchDragEventTypeDragOver
	for _, kind := range []input.DispatchDragEventType{
		input.DispatchDragEventTypeDragEnter, over, over, over, input.DispatchDragEventTypeDrop,
	} {
		call(p, p.shell, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: x, Y: y, Data: data})
		// A hand is slower than the page's answer whether it takes the file; without one the drop is none.
		time.Sleep(100 * time.Millisecond)
	}
}

// press presses keys, one after the other.
func (p *tab) press(keys ...string) {
	p.Helper()
	for _, key := range keys {
		p.must(chromedp.Do(p.shell, chromedp.KeyEvent(key)))
	}
}

// focused returns the role and the name of what has the focus in the frame.
func (p *tab) focused() (role, name string) {
	p.Helper()
	active := js[*runtime.RemoteObject](p, p.frame, "document.activeElement")
	nodes := call(p, p.frame, accessibility.GetPartialAXTree,
		accessibility.GetPartialAXTreeParams{ObjectID: active.ObjectID, FetchRelatives: new(bool)}).Nodes
	if len(nodes) == 0 || nodes[0].Role == nil || nodes[0].Name == nil {
		return "", ""
	}
	return strings.Trim(string(nodes[0].Role.Value), `"`), strings.Trim(string(nodes[0].Name.Value), `"`)
}

// tabTo presses Tab until a thing of one of the roles whose name begins so has the focus.
func (p *tab) tabTo(name string, roles ...string) {
	p.Helper()
	var passed []string
	for range 100 {
		p.press("\t")
		role, got := p.focused()
		if slices.Contains(roles, role) && strings.HasPrefix(got, name) {
			return
		}
		passed = append(passed, role+" “"+got+"”")
	}
	p.Fatalf("Tab did not reach the %v “%s”; it passed %q", roles, name, passed)
}
