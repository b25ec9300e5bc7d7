package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The table from addresses to functions (cmd/link/internal/ld/pcln.go and runtime/symtab.go of Go 1.27). Its header
// gives the number of functions and where its parts begin: names, compilation units, files, address tables, functions.
// A function's record begins with ten 32-bit numbers, among them the places of its name and of its tables of stack
// depth, file and line; the places of further tables, which the collector needs, follow.
const (
	magic       = "\xf1\xff\xff\xff\x00\x00\x01\x08"
	headerWords = 8
	recordName  = 4
	recordDepth = 16
	recordFile  = 20
	recordLine  = 24
	recordCount = 28 // of further tables
	recordRest  = 44 // their places
)

var errTable = errors.New("the table of functions is not as Go 1.27 writes it")

// forget blanks the files and lines of all functions, and the names of those that the runtime does not know itself by.
func forget(segments []segment) error {
	for _, s := range segments {
		if at := bytes.Index(s.data, []byte(magic)); at >= 0 {
			return forgetIn(s.data[at:])
		}
	}
	return errTable
}

func forgetIn(table []byte) error {
	if len(table) < 8+8*headerWords {
		return errTable
	}
	var word [headerWords]int
	for i := range word {
		word[i] = int(binary.LittleEndian.Uint64(table[8+8*i:]))
	}
	functions, names, units, tables, records := word[0], word[3], word[4], word[6], word[7]
	if names >= units || units > tables || tables >= records || records+8*functions > len(table) {
		return errTable
	}
	kept, lines := map[int]bool{}, map[int]bool{}
	for i := range functions {
		at := records + int(number(table, records+8*i+4))
		if at+recordRest > len(table) {
			return errTable
		}
		kept[int(number(table, at+recordDepth))] = true
		for k := range int(number(table, at+recordCount)) {
			kept[int(number(table, at+recordRest+4*k))] = true
		}
		lines[int(number(table, at+recordFile))] = true
		lines[int(number(table, at+recordLine))] = true
	}
	for at := range lines {
		// Equal tables are stored once.
		if !kept[at] && !blankTable(table[tables:records], at) {
			return errTable
		}
	}
	clear(table[units:tables])
	blankNames(table[names:units])
	return nil
}

func number(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

// blankTable clears a table of addresses: pairs of differences, as varints, up to a value difference of 0 that is not
// the first.
func blankTable(tables []byte, at int) bool {
	end := at
	for first := true; ; first = false {
		value, n := binary.Uvarint(tables[min(end, len(tables)):])
		if n <= 0 {
			return false
		}
		end += n
		if value == 0 && !first {
			break
		}
		if _, n = binary.Uvarint(tables[end:]); n <= 0 {
			return false
		}
		end += n
	}
	clear(tables[at:end])
	return true
}

// blankNames clears the names of all functions but the runtime's: it tells its own goroutines by them.
func blankNames(names []byte) {
	for len(names) > 0 {
		n := max(0, bytes.IndexByte(names, 0))
		if !bytes.HasPrefix(names[:n], []byte("runtime.")) && !bytes.HasPrefix(names[:n], []byte("internal/runtime/")) {
			clear(names[:n])
		}
		names = names[n+1:]
	}
}
