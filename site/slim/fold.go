package main

// lowest is an address below which no program reads or writes: Go keeps the first page free, so that a nil pointer is
// seen to be one (ssa.minZeroPage and wasmMinDataAddr of Go 1.27), and on wasm checks pointers before it uses them.
const lowest = 4096

// fold moves the constants that are added to an address into the load or store that uses it, and takes out what that
// leaves idle. Go's compiler does it for plain loads and stores, but neither for those of vectors nor for arguments on
// the stack.
//
// It is sound where the sum does not pass 2³², for an instruction's offset is added without wrapping and Go's addition
// wraps. Let a be the address that the program uses, and c the constant, at most lowest. The address without it is
// a−c mod 2³². Since a ≥ lowest ≥ c this is a−c itself, and a−c+c does not pass.
func fold(list []instruction) []instruction {
	dead := make([]bool, len(list))
	var stack []int // the places of the instructions that made the values on it
	for at := range list {
		i := &list[at]
		takes, puts, _ := i.op.effect()
		if i.op <= opCall+1 && i.op != opNop {
			stack = stack[:0] // control
			continue
		}
		below := len(stack) - takes
		if i.op.memory() && below >= 0 {
			foldInto(i, list, dead, stack[below])
		}
		stack = stack[:max(below, 0)]
		for range puts {
			stack = append(stack, at)
		}
	}
	kept := list[:0]
	for at, i := range list {
		if !dead[at] && i.op != opNop {
			kept = append(kept, i)
		}
	}
	return kept
}

// foldInto moves the constant of the address made at the place given into its load or store.
func foldInto(i *instruction, list []instruction, dead []bool, address int) {
	if address < 3 || list[address].op != opWrap || list[address-1].op != opAdd64 || list[address-2].op != opConst64 {
		return
	}
	c := list[address-2].value
	if c < 0 || uint64(c)+i.offset > lowest {
		return
	}
	i.offset += uint64(c)
	i.raw = nil
	dead[address-2], dead[address-1] = true, true
	if list[address-3].op == opExtend {
		dead[address-3], dead[address] = true, true
	}
}
