package main

import "slices"

// rotatable reports whether all that enters the loop from outside does so at one region behind its first: then what stands
// before that is on the way back alone. It returns that region.
func (r *regions) rotatable(c *cycle) (entry int, ok bool) {
	if c.last >= len(r.blocks)-1 || c.first > 0 && r.falls(c.first-1) || r.resumes(c) {
		return 0, false
	}
	entry = -1
	for at := range r.list {
		inside, to := r.of[at] >= c.first && r.of[at] <= c.last, r.leads(at)
		switch {
		case to < c.first || to > c.last:
		case inside:
			if r.again[at] && to != c.first {
				return 0, false // a loop within
			}
		case entry >= 0 && to != entry:
			return 0, false
		default:
			entry = to
		}
	}
	return entry, entry > c.first
}

// leads returns the region to which an instruction may jump, -1 for none.
func (r *regions) leads(at int) int {
	switch i := r.list[at]; {
	case r.again[at]:
		return r.target(at)
	case i.op == opBr || i.op == opBrIf:
		return slices.Index(r.blocks, i.id)
	}
	return -1
}

// falls reports whether the end of a region leads to the next one.
func (r *regions) falls(region int) bool {
	op := r.list[r.ends[region+1]-1].op
	return op != opBr && op != opReturn && op != opUnreachable
}

// rotate puts the regions of a loop from its first to before its entry behind the others.
func (r *regions) rotate(c *cycle, entry int) []instruction {
	n := len(r.blocks)
	order, place := make([]int, 0, n), make([]int, n+1)
	for _, span := range [][2]int{{0, c.first}, {entry, c.last + 1}, {c.first, entry}, {c.last + 1, n}} {
		for k := span[0]; k < span[1]; k++ {
			place[k] = len(order)
			order = append(order, k)
		}
	}
	now := *r
	now.blocks = make([]int, n)
	for k, old := range order {
		now.blocks[k] = r.blocks[old]
	}
	out := slices.Clone(r.list[:r.loop+1])
	for _, id := range slices.Backward(now.blocks) {
		out = append(out, instruction{op: opBlock, value: void, id: id})
	}
	out = append(out, r.list[r.table-1:r.table+1]...)
	for k, old := range order {
		out = append(out, r.list[r.ends[old]])
		out = r.moved(out, old, k, place, &now)
		if old+1 < n && place[old+1] != k+1 && r.falls(old) {
			out = append(out, now.jump(k, place[old+1])...)
		}
	}
	return append(out, r.list[r.ends[n]:]...)
}

// moved appends the body of a region that now stands at k, its jumps as they are from there.
func (r *regions) moved(out []instruction, old, k int, place []int, now *regions) []instruction {
	for at := r.ends[old] + 1; at < r.ends[old+1]; at++ {
		i, to := r.list[at], r.leads(at)
		if to < 0 {
			out = append(out, i)
			continue
		}
		if r.again[at] {
			out = out[:len(out)-2]
		}
		out = branch(out, i.op, now.jump(k, place[to]))
	}
	return out
}
