//go:build js

package page

import (
	"strconv"
	"strings"
)

// encode writes which lesson is open and on which numbers it speaks.
func (x *explained) encode(q parameters) {
	if !x.on {
		return
	}
	q.put("explain", strings.TrimSuffix(x.chapter+"."+x.lesson, "."), "")
	q.put("row", strconv.Itoa(x.row), "0")
	if x.alone {
		q.put("view", "explain", "")
	}
	q.put("class", strconv.Itoa(x.focus), "-1")
	q.put("from", x.source, "trained")
	switch x.source {
	case "hand":
		for _, w := range x.hand {
			q.put("hand", plain(w), "")
		}
	case "descent":
		q.put("iterate", strconv.Itoa(x.iterate), "0")
	}
}

// follow goes to what an address names; of an unknown chapter to the first.
func (x *explained) follow(q parameters) {
	place := q.get("explain")
	x.on, x.alone, x.row = place != "", q.get("view") == "explain", rowOf(q.get("row"))
	if !x.on {
		return
	}
	x.chapter, x.lesson, _ = strings.Cut(place, ".")
	x.chapter = course()[chapterAt(x.chapter)].id
	x.focus = -1
	if q.has("class") {
		x.focus = rowOf(q.get("class"))
	}
	x.source, x.iterate, x.hand = "trained", rowOf(q.get("iterate")), nil
	if from := q.get("from"); from == "hand" || from == "descent" {
		x.source = from
	}
	for _, w := range texts(q.Call("getAll", "hand")) {
		if v := parse(w); v == v {
			x.hand = append(x.hand, v)
		}
	}
}

// rowOf reads a row's number, or another one that counts; 0 for none.
func rowOf(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
