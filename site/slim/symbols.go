package main

import (
	"bytes"
	"encoding/binary"
)

// firstFunction is the number that the linker gives to the first function of the code section (cmd/link/internal/wasm/asm.go); the
// table of functions has numbers in place of addresses.
const firstFunction = 0x1000

// symbols is what the table of functions says of them, by their place in the code section.
type symbols struct {
	names  map[int]string
	depths map[int]int // where a function's table of depths begins in tables
	tables []byte
}

func readSymbols(segments []segment) (symbols, error) {
	for _, s := range segments {
		at := bytes.Index(s.data, []byte(magic))
		if at < 0 {
			continue
		}
		table := s.data[at:]
		functions, names, tables, records := word(table, 8), word(table, 32), word(table, 56), word(table, 64)
		out := symbols{make(map[int]string, functions), make(map[int]int, functions), table[tables:records]}
		for i := range functions {
			record := records + int(number(table, records+8*i+4))
			name := table[names+int(number(table, record+recordName)):]
			place := int(number(table, records+8*i)) - firstFunction
			out.names[place] = string(name[:bytes.IndexByte(name, 0)])
			out.depths[place] = int(number(table, record+recordDepth))
		}
		return out, nil
	}
	return symbols{}, errTable
}

// depth returns how many bytes below its start a function has the stack pointer at a place of its code, -1 where that is not known.
func (s *symbols) depth(function, place int) int {
	at := s.depths[function]
	depth, end := -1, 0
	for first := true; at > 0; first = false {
		step, n := binary.Uvarint(s.tables[min(at, len(s.tables)):])
		if n <= 0 || step == 0 && !first {
			break
		}
		at += n
		run, n := binary.Uvarint(s.tables[at:])
		at += n
		depth += int(step>>1) ^ -int(step&1) // zigzag
		if end += int(run); place < end {
			return depth
		}
	}
	return -1
}
