package main

import "strings"

// The words of the module's record that say where the descriptions of types begin and end (runtime/symtab.go of Go 1.27).
const (
	typesWord    = 37
	endTypesWord = 39
)

// shortest is the least length of a name that is blanked. In a description no run of printing bytes is as long: an address has zeros
// in its high bytes, and a hash of four bytes stands before small numbers.
const shortest = 6

// blankTypes clears the names of types and of fields, which reflection and messages of the runtime about its own faults read. Names of
// methods stay: a value's are compared with those of an interface. functions holds the names of all functions.
func blankTypes(segments []segment, record []byte, functions map[int]string) {
	methods := make(map[string]bool, len(functions))
	for _, name := range functions {
		methods[strings.TrimSuffix(name[strings.LastIndexByte(name, '.')+1:], "-fm")] = true
	}
	from, to := word(record, 8*typesWord), word(record, 8*endTypesWord)
	data := memoryFrom(segments, from)
	data = data[:min(len(data), to-from)]
	for at := 0; at+2 < len(data); {
		start, n := nameAt(data, at)
		if n < shortest {
			at++
			continue
		}
		if text := data[start : start+n]; !methods[string(text)] {
			clear(text)
		}
		at = start + n
	}
}

// nameAt returns where the text of a name begins and how long it is, 0 where there is none: a byte of flags, the length as a varint,
// and printing characters (internal/abi/type.go).
func nameAt(data []byte, at int) (start, n int) {
	n, start = int(data[at+1]), at+2
	if n >= 0x80 {
		n, start = n&0x7f|int(data[at+2])<<7, at+3
	}
	if data[at] > 0xf || n < shortest || start+n > len(data) {
		return 0, 0
	}
	for _, c := range data[start : start+n] {
		if c < ' ' || c == 0x7f {
			return 0, 0
		}
	}
	return start, n
}
