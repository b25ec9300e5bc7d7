package main

import "slices"

// cycle is a loop of Go's: the regions from first to last. From outside it is entered at the first, and by the jumps
// noted at regions behind that: many a loop begins with its condition, which comes last.
type cycle struct {
	first, last int
	entries     map[int]int // the regions entered, by the places of the jumps
}

// The way from where a loop is entered to its end is copied to the jump. That may come to so many instructions in all.
const copied = 160

// cycles returns the loops, those of few regions first.
func (r *regions) cycles() []cycle {
	last := map[int]int{}
	for at, again := range r.again {
		if again {
			if t := r.target(at); t >= 0 && t <= r.of[at] {
				last[t] = max(last[t], r.of[at])
			}
		}
	}
	var list []cycle
	for span := range r.blocks {
		for first := range r.blocks {
			if l, is := last[first]; is && l-first == span {
				list = append(list, cycle{first, l, map[int]int{}})
			}
		}
	}
	return list
}

// closed reports whether the loop can be one of wasm: nothing may enter it but the jumps that are noted.
func (r *regions) closed(c *cycle) bool {
	if c.last >= len(r.blocks)-1 || r.resumes(c) {
		return false
	}
	room := copied
	for at, i := range r.list {
		inside := r.of[at] >= c.first && r.of[at] <= c.last
		to := -1
		if r.again[at] {
			to = r.target(at)
		} else if i.op == opBr || i.op == opBrIf {
			to = slices.Index(r.blocks, i.id)
		}
		switch {
		case to <= c.first || to > c.last:
		case inside && r.again[at]:
			return false // a loop within that is none of wasm
		case !inside:
			c.entries[at] = to
			room -= r.ends[c.last+1] - r.ends[to]
		}
	}
	return room >= 0
}

// resumes reports whether the loop may be entered in its middle after a call. A call after which a function may go on
// later has a region of its own behind it, so it stands in no condition.
func (r *regions) resumes(c *cycle) bool {
	depth := 0
	for at := r.ends[c.first] + 1; at < r.ends[c.last+1]; at++ {
		switch r.list[at].op {
		case opIf, opBlock, opLoop:
			depth++
		case opEnd:
			depth--
		case opCall, opCall + 1:
			if depth <= c.first-r.of[at] {
				return true
			}
		}
	}
	return false
}

// weave makes a loop of wasm of the regions, the blocks of the later ones within. Where it was entered behind its first
// region there is a copy of the way from there.
func (r *regions) weave(c *cycle) []instruction {
	inner := r.blocks[c.first+1 : c.last+1]
	for k, id := range r.list[r.table].ids {
		if slices.Contains(inner, id) {
			r.list[r.table].ids[k] = r.blocks[c.first]
		}
	}
	var out []instruction
	for at := 0; at < len(r.list); at++ {
		i := r.list[at]
		to, entry := c.entries[at]
		switch {
		case at == r.ends[c.first]:
			r.last++
			id := r.last
			out = append(out, i, instruction{op: opLoop, value: void, id: id})
			out = r.way(out, c.first, c.first, c, []instruction{{op: opBr, id: id}})
			out = append(out, instruction{op: opEnd, id: id})
			at = r.ends[c.last+1] - 1
		case entry:
			if r.again[at] {
				out = out[:len(out)-2]
			}
			out = r.enter(out, i.op, to, r.of[at], c)
		case i.op != opBlock || !slices.Contains(inner, i.id):
			out = append(out, i)
		}
	}
	return out
}

// enter appends what stands for a branch into a loop from the region at: the way from there to its end.
func (r *regions) enter(out []instruction, op opcode, to, at int, c *cycle) []instruction {
	r.last++
	id := r.last
	if op == opBrIf {
		out = append(out, instruction{op: opIf, value: void, id: id})
	}
	out = r.way(out, to, at, c, r.jump(at, c.first))
	out = append(out, r.jump(at, c.last+1)...)
	if op == opBrIf {
		out = append(out, instruction{op: opEnd, id: id})
	}
	return out
}

// way appends the regions of a loop from one on, their jumps back to the first replaced. It stands in the region at,
// which may be the first itself, and what is within has ids of its own.
func (r *regions) way(out []instruction, from, at int, c *cycle, back []instruction) []instruction {
	ids := map[int]int{}
	open := func(op opcode, id int) instruction {
		r.last++
		ids[id] = r.last
		return instruction{op: op, value: void, id: r.last}
	}
	for k := c.last; k > from; k-- {
		out = append(out, open(opBlock, r.blocks[k]))
	}
	for k := r.ends[from] + 1; k < r.ends[c.last+1]; k++ {
		i := r.list[k]
		switch new, within := ids[i.id]; {
		case r.again[k] && r.target(k) == c.first:
			out = branch(out[:len(out)-2], i.op, back)
			continue
		case i.op == opBlock || i.op == opLoop || i.op == opIf:
			i.id = open(i.op, i.id).id
		case within:
			i.id = new
		case i.op == opBr || i.op == opBrIf:
			if to := slices.Index(r.blocks, i.id); to >= 0 {
				out = branch(out, i.op, r.jump(at, to))
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

// branch appends a jump, under the condition on the stack where op has one.
func branch(out []instruction, op opcode, jump []instruction) []instruction {
	n := len(jump) - 1
	out = append(out, jump[:n]...)
	return append(out, instruction{op: op, id: jump[n].id})
}

// unwind makes the loops of Go's that can be so loops of wasm, the inner ones first.
func unwind(list []instruction) []instruction {
	if r, ok := regionsOf(list); ok {
		list = r.straight()
		relabel(list)
	}
next:
	for {
		r, ok := regionsOf(list)
		if !ok {
			return list
		}
		for _, c := range r.cycles() {
			if r.closed(&c) {
				list = r.weave(&c)
				relabel(list)
				continue next
			}
			if entry, ok := r.rotatable(&c); ok {
				list = r.rotate(&c, entry)
				relabel(list)
				continue next
			}
		}
		return list
	}
}
