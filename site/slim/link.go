package main

// link gives each block, loop and condition a number of its own, its end the same, and has branches name the number
// that they go to, so that instructions can be moved. The function itself is 0.
func link(list []instruction) (last int) {
	open := []int{0}
	to := func(label int) int { return open[max(0, len(open)-1-label)] }
	for at := range list {
		i := &list[at]
		switch i.op {
		case opBlock, opLoop, opIf:
			last++
			i.id = last
			open = append(open, i.id)
		case opElse:
			i.id = open[len(open)-1]
		case opEnd:
			i.id = open[len(open)-1]
			open = open[:len(open)-1]
		case opBr, opBrIf:
			i.id = to(i.value)
		case opBrTable:
			i.ids = make([]int, len(i.targets))
			for k, label := range i.targets {
				i.ids[k] = to(label)
			}
		}
	}
	return last
}

// relabel has branches count the blocks between again.
func relabel(list []instruction) {
	open := []int{0}
	label := func(id int) int {
		for n := len(open) - 1; n >= 0; n-- {
			if open[n] == id {
				return len(open) - 1 - n
			}
		}
		panic("a branch to what it is not in")
	}
	for at := range list {
		i := &list[at]
		switch i.op {
		case opBlock, opLoop, opIf:
			open = append(open, i.id)
		case opEnd:
			open = open[:len(open)-1]
		case opBr, opBrIf:
			i.value, i.raw = label(i.id), nil
		case opBrTable:
			i.raw, i.targets = nil, make([]int, len(i.ids))
			for k, id := range i.ids {
				i.targets[k] = label(id)
			}
		}
	}
}
