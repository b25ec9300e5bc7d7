package main

// After each call a function of Go's looks whether the stack is to be unwound, and if so branches to its end, where it says so in
// turn. How many blocks that leaves differs from call to call. exits has it return there and then: the same few instructions after
// every call, which compress to less.
func exits(list []instruction) []instruction {
	n := len(list)
	if n < 3 || list[n-1].op != opEnd || list[n-2].op != opConst32 || list[n-2].value != 1 || list[n-3].op != opEnd || list[0].op == opEnd {
		return list
	}
	out := make([]instruction, 0, n)
	depth := 0
	for at, i := range list {
		switch i.op {
		case opBlock, opLoop, opIf:
			depth++
		case opEnd:
			depth--
		case opBrIf:
			// The outermost block is the one that ends before the last two instructions.
			if i.value == depth-1 && at < n-3 {
				out = append(out, instruction{op: opIf, value: -64}, instruction{op: opConst32, value: 1}, instruction{op: opReturn}, instruction{op: opEnd})
				continue
			}
		}
		out = append(out, i)
	}
	return out
}
