package main

import "slices"

// Between the table of branches and the end of a function as Go makes it lie its regions, each behind the end of a block:
// the table leads to all of them, a jump forward leaves the blocks before its region. A loop of Go's is a run of regions,
// the last of which jump to the first by way of the table. The engine makes a poor loop of that: it keeps little in
// registers over an indirect jump that might come from anywhere.

// regions are the parts of a function between which Go jumps.
type regions struct {
	form
	list   []instruction
	blocks []int // the ids of the blocks that end where the regions begin
	ends   []int // the places of these ends, and of that of the loop
	of     []int // the region of each place
	last   int   // the highest id
}

func regionsOf(list []instruction) (r *regions, ok bool) {
	f, ok := formOf(list)
	if !ok {
		return nil, false
	}
	r = &regions{form: f, list: list, last: link(list), of: make([]int, len(list))}
	for at := f.table - 2; at > f.loop; at-- {
		if list[at].op != opBlock {
			return nil, false
		}
		r.blocks = append(r.blocks, list[at].id)
	}
	for at := range r.of {
		r.of[at] = len(r.ends) - 1
		if n := len(r.ends); at > f.table && list[at].op == opEnd && n <= len(r.blocks) &&
			(n == len(r.blocks) && list[at].id == list[f.loop].id || n < len(r.blocks) && list[at].id == r.blocks[n]) {
			r.ends = append(r.ends, at)
		}
	}
	for _, id := range r.blocks {
		ok = ok && slices.Contains(list[f.table].ids, id)
	}
	return r, ok && len(r.ends) == len(r.blocks)+1
}

// target returns the region to which a branch to the loop leads.
func (r *regions) target(at int) int {
	table := r.list[r.table].ids
	k := r.list[at-2].value
	if k < 0 || k >= len(table) {
		k = len(table) - 1
	}
	return slices.Index(r.blocks, table[k])
}

// jump returns what leads from one region to another, at its start.
func (r *regions) jump(from, to int) []instruction {
	if from < to {
		return []instruction{{op: opBr, id: r.blocks[to]}}
	}
	return []instruction{
		{op: opConst32, value: slices.Index(r.list[r.table].ids, r.blocks[to])},
		{op: opSet, value: 0},
		{op: opBr, id: r.list[r.loop].id},
	}
}

// straight has the jumps forward that go by way of the table go to their regions.
func (r *regions) straight() []instruction {
	out := make([]instruction, 0, len(r.list))
	for at, i := range r.list {
		if r.again[at] && r.target(at) > r.of[at] {
			out = branch(out[:len(out)-2], i.op, r.jump(r.of[at], r.target(at)))
			continue
		}
		out = append(out, i)
	}
	return out
}
