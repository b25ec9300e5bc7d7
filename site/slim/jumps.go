package main

// A function as Go makes it is one loop around a table of branches: a jump sets local 0 to the number of a place and
// branches to the loop, whose head branches to the place by the table. A jump forward goes straight to its place, and
// sets local 0 for nobody.

// form is what has to be known of a function to change its jumps.
type form struct {
	loop, table int // the places of the loop and of its table of branches
	// again says of each branch whether it goes to the loop.
	again []bool
}

// formOf returns the form of a function, and whether it is as Go makes it: local 0 is read by the table alone, and set
// before each branch to the loop.
func formOf(list []instruction) (f form, ok bool) {
	f = form{loop: -1, table: -1, again: make([]bool, len(list))}
	var open []int // the places of what is open
	for at, i := range list {
		switch i.op {
		case opBlock, opLoop, opIf:
			if i.op == opLoop && f.loop < 0 {
				f.loop = at
			}
			open = append(open, at)
		case opEnd:
			open = open[:max(0, len(open)-1)]
		case opBr, opBrIf:
			if n := len(open) - 1 - i.value; n >= 0 && open[n] == f.loop {
				if !setsPlace(list, at) {
					return f, false
				}
				f.again[at] = true
			}
		case opBrTable:
			if f.table >= 0 || f.loop < 0 || list[at-1].op != opGet || list[at-1].value != 0 {
				return f, false
			}
			f.table = at
		case opGet, opTee:
			if i.value == 0 && list[at+1].op != opBrTable {
				return f, false
			}
		}
	}
	return f, f.table >= 0
}

// setsPlace reports whether local 0 is set to a constant right before an instruction.
func setsPlace(list []instruction, at int) bool {
	return at >= 2 && list[at-2].op == opConst32 && list[at-1].op == opSet && list[at-1].value == 0
}

// shorten takes out what jumps need not do, and makes each that stands alone under a condition one branch.
func shorten(list []instruction) []instruction {
	f, ok := formOf(list)
	if !ok {
		return list
	}
	out := make([]instruction, 0, len(list))
	for at := 0; at < len(list); at++ {
		i := list[at]
		if i.op != opBr || !setsPlace(list, at) {
			out = append(out, i)
			continue
		}
		set := []instruction{list[at-2], list[at-1]}
		out = out[:len(out)-2]
		if !f.again[at] {
			set = nil
		}
		if n := len(out); out[n-1].op == opIf && out[n-1].value == void && list[at+1].op == opEnd && i.value > 0 {
			out = append(append(out[:n-1], set...), instruction{op: opBrIf, value: i.value - 1})
			at++
			continue
		}
		out = append(append(out, set...), i)
	}
	return tidy(out)
}

// void is the type of a block that leaves nothing.
const void = -64

// opposite returns the comparison of whole numbers that says the contrary, 0 where op is none.
func (op opcode) opposite() opcode {
	switch op {
	case 0x46, 0x51: // eq
		return op + 1
	case 0x47, 0x52: // ne
		return op - 1
	case 0x48, 0x49, 0x53, 0x54: // lt
		return op + 6
	case 0x4e, 0x4f, 0x59, 0x5a: // ge
		return op - 6
	case 0x4a, 0x4b, 0x55, 0x56: // gt
		return op + 2
	case 0x4c, 0x4d, 0x57, 0x58: // le
		return op - 2
	}
	return 0
}

// tidy joins a comparison with its negation, and a local's setting with its reading.
func tidy(list []instruction) []instruction {
	out := list[:0]
	for _, i := range list {
		n := len(out)
		switch {
		case n > 0 && i.op == 0x45 && out[n-1].op.opposite() != 0:
			out[n-1] = instruction{op: out[n-1].op.opposite()}
		case n > 0 && i.op == opGet && out[n-1].op == opSet && out[n-1].value == i.value:
			out[n-1] = instruction{op: opTee, value: i.value}
		default:
			out = append(out, i)
		}
	}
	return out
}
