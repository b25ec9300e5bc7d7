package main

import (
	"encoding/binary"
	"slices"
	"strings"
)

// final lists functions of Go 1.27's runtime that never return to their caller: they panic, or begin the caller anew on a larger stack.
var final = []string{
	"sigpanic", "morestack", "morestack_noctxt", "panicdivide", "panicshift", "gopanic", "throw", "fatal",
	"panicdottypeE", "panicdottypeI", "panicnildottype", "panicwrap",
}

func isFinal(name string) bool {
	name, ok := strings.CutPrefix(name, "runtime.")
	return ok && (slices.Contains(final, name) || strings.HasPrefix(name, "goPanic"))
}

// anything stands for any value in a pattern.
const anything = -1 << 40

// lastCall is a call as exits leaves it: the stack pointer moves down, the place to go on at is stored there, the call, and a return
// where the stack is unwound.
var lastCall = []instruction{
	{op: opGet, value: 1}, {op: opConst32, value: 8}, {op: opSub32}, {op: opTee, value: 1}, {op: opGlobalSet},
	{op: opGet, value: 1}, {op: opConst64, value: anything}, {op: opStore64},
	{op: opConst32}, {op: opCall, value: anything}, {op: opGlobalGet}, {op: opSet, value: 1},
	{op: opIf, value: void}, {op: opConst32, value: 1}, {op: opReturn}, {op: opEnd},
}

const (
	lastPlace  = 6 // where the place stands in lastCall
	lastCallee = 9
)

func matches(list, pattern []instruction) bool {
	return len(list) >= len(pattern) && slices.EqualFunc(list[:len(pattern)], pattern, func(i, p instruction) bool {
		return i.op == p.op && i.offset == p.offset && (i.value == p.value || p.value == anything)
	})
}

// panics replaces calls that never return. What goes before them is the same for all, so a function of its own does it, one for each
// callee, that gets the stack pointer and the place.
type panics struct {
	known   *symbols
	imports int // functions that are imported, which come first in the numbers of functions
	next    int // the number of the next function
	helpers map[int]int
	order   []int // the callees that have one
}

// change replaces the calls of a function.
func (p *panics) change(f function) function {
	out := make([]instruction, 0, len(f.list))
	for at := 0; at < len(f.list); at++ {
		call := f.list[at:]
		if !matches(call, lastCall) || !isFinal(p.known.names[call[lastCallee].value-p.imports]) {
			out = append(out, call[0])
			continue
		}
		callee := call[lastCallee].value
		place := call[lastPlace]
		if p.known.names[callee-p.imports] == "runtime.sigpanic" {
			place = p.anyPlace(f.place, place)
		}
		out = append(out, call[0], place, instruction{op: opCall, value: p.helper(callee)}, instruction{op: opReturn})
		at += len(lastCall) - 1
	}
	f.list = out
	return f
}

// anyPlace returns the place 1 of the function where the stack is as deep there: of a function that has called sigpanic the runtime asks
// nothing else by its place, for its variables are dead, or those that are alive where it runs its deferred calls (continpc in
// runtime/traceback.go).
func (p *panics) anyPlace(function int, place instruction) instruction {
	const mask = 1<<placeBits - 1
	if own := p.known.depth(function, place.value&mask); own > 0 && p.known.depth(function, 1) == own {
		return instruction{op: opConst64, value: place.value&^mask | 1}
	}
	return place
}

func (p *panics) helper(callee int) int {
	number, ok := p.helpers[callee]
	if !ok {
		number = p.next
		p.next++
		p.helpers[callee] = number
		p.order = append(p.order, callee)
	}
	return number
}

// helperType is the type of the helpers: (i32, i64) to i32.
var helperType = []byte{0x60, 2, kind32, kind64, 1, kind32}

// add adds the helpers to the bodies of the sections that list types, functions and code.
func (p *panics) add(types, functions, code *[]byte) error {
	kind, _ := binary.Uvarint(*types)
	var declared, bodies []byte
	for _, callee := range p.order {
		declared = binary.AppendUvarint(declared, kind)
		bodies = appendSized(bodies, function{list: []instruction{
			{op: opGet, value: 0}, {op: opConst32, value: 8}, {op: opSub32}, {op: opTee, value: 0}, {op: opGlobalSet},
			{op: opGet, value: 0}, {op: opGet, value: 1}, {op: opStore64, align: 3},
			{op: opConst32}, {op: opCall, value: callee}, {op: opEnd},
		}}.encode())
	}
	ok := appendEntries(types, 1, helperType) && appendEntries(functions, len(p.order), declared) && appendEntries(code, len(p.order), bodies)
	if !ok {
		return errFormat
	}
	return nil
}
