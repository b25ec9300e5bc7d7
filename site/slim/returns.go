package main

import "slices"

// Before each call a function of Go's stores where it goes on: its own number in the high bits, that of the place in the low 16. The
// number takes most of the bytes, and differs from function to function.
const placeBits = 16

// returns has a function keep its number in a local, to which each place is added. An engine that optimizes sees a constant; what
// stays in the code is the same in every function.
func returns(f function) function {
	number := (firstFunction + f.place) << placeBits
	own := func(i instruction) bool { return i.op == opConst64 && i.value&^(1<<placeBits-1) == number }
	if len(f.locals) == 0 || f.locals[0] != (group{1, kind32}) || !matches(f.list, stackPointer) || !slices.ContainsFunc(f.list, own) {
		return f
	}
	f = insertLocal(f)
	list := []instruction{{op: opConst64, value: number}, {op: opSet, value: numberLocal}}
	for _, i := range f.list {
		if !own(i) {
			list = append(list, i)
			continue
		}
		list = append(list, instruction{op: opGet, value: numberLocal})
		if i.value != number {
			list = append(list, instruction{op: opConst64, value: i.value - number}, instruction{op: opOr64})
		}
	}
	f.list = list
	return f
}

// stackPointer is how functions begin that have one parameter, and in the local behind it the stack pointer.
var stackPointer = []instruction{{op: opGlobalGet}, {op: opSet, value: 1}}

// numberLocal is the local behind the stack pointer.
const numberLocal = 2

// insertLocal makes room for a 64-bit local at numberLocal.
func insertLocal(f function) function {
	locals := slices.Insert(slices.Clone(f.locals), 1, group{1, kind64})
	if len(locals) > 2 && locals[2].kind == kind64 {
		locals[1].count += locals[2].count
		locals = slices.Delete(locals, 2, 3)
	}
	list := slices.Clone(f.list)
	for at := range list {
		if i := &list[at]; i.op >= opGet && i.op <= opTee && i.value >= numberLocal {
			i.value, i.raw = i.value+1, nil
		}
	}
	return function{f.place, locals, list}
}
