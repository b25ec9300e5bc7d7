package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// The table from addresses to functions (cmd/link/internal/ld/pcln.go, runtime/symtab.go and internal/abi/symtab.go of
// Go 1.27). Its header gives the number of functions and where its parts begin: names, compilation units, files, address
// tables, functions. A function's record begins with eleven 32-bit words, the last of which are bytes, and ends with the
// places of its further address tables and of its data.
const (
	magic       = "\xf1\xff\xff\xff\x00\x00\x01\x08"
	headerWords = 8
	recordName  = 4
	recordDepth = 16
	recordFile  = 20
	recordLine  = 24
	recordCount = 28 // of further tables
	recordUnit  = 32
	recordStart = 36 // line
	recordData  = 43 // a byte: the number of data
	recordRest  = 44 // the places of the further tables, then of the data
	noData      = math.MaxUint32
)

// What only tracebacks and preemption by signals ask for, which wasm does not have.
var (
	idleTables = []int{0, 2, 3} // points unsafe to preempt at, inlined calls, live arguments
	idleData   = []int{3, 5, 6} // the tree of inlined calls, arguments, live arguments
)

var errTable = errors.New("the table of functions is not as Go 1.27 writes it")

// forget blanks the files, lines and inlined calls of all functions, the names of those that the runtime does not know itself by, and
// those of types.
func forget(segments []segment, names map[int]string) error {
	table, record, err := findTable(segments)
	if err != nil {
		return err
	}
	blankTypes(segments, record, names)
	t := &trees{data: memoryFrom(segments, word(record, 8*funcDataWord)), kept: map[int]bool{}, size: map[int]int{}}
	if err := forgetIn(memoryFrom(segments, table), t); err != nil {
		return err
	}
	return t.clear()
}

// findTable returns the address of the table of functions, and the module's own record.
func findTable(segments []segment) (table int, record []byte, err error) {
	for _, s := range segments {
		if at := bytes.Index(s.data, []byte(magic)); at >= 0 {
			record, err = moduleRecord(segments, s.address+at)
			return s.address + at, record, err
		}
	}
	return 0, nil, errTable
}

func forgetIn(table []byte, inlined *trees) error {
	if len(table) < 8+8*headerWords {
		return errTable
	}
	var word [headerWords]int
	for i := range word {
		word[i] = int(binary.LittleEndian.Uint64(table[8+8*i:]))
	}
	functions, names, units, tables, records := word[0], word[3], word[4], word[6], word[7]
	if names+runtimePlace+len(runtimeName) >= units || units > tables || tables >= records || records+8*functions > len(table) {
		return errTable
	}
	kept := newTables(table[tables:records])
	runtimes := blankNames(table[names:units])
	for i := range functions {
		at := records + int(number(table, records+8*i+4))
		if at+recordRest > len(table) || !inlined.read(table[at:], kept.old) || !forgetRecord(table[at:], kept) {
			return errTable
		}
		name := uint32(0)
		if runtimes[number(table, at+recordName)] {
			name = runtimePlace
		}
		put(table, at+recordName, name)
	}
	if len(kept.packed) > len(kept.old) {
		return errTable
	}
	clear(table[units:records])
	copy(kept.old, kept.packed)
	return nil
}

// forgetRecord takes the idle tables and data out of a function's record and has it name the new places of the others.
func forgetRecord(record []byte, tables *tables) bool {
	count := int(number(record, recordCount))
	data := recordRest + 4*count
	if data+4*int(record[recordData]) > len(record) {
		return false
	}
	for _, at := range []int{recordFile, recordLine, recordUnit, recordStart} {
		put(record, at, 0)
	}
	for _, k := range idleTables {
		if k < count {
			put(record, recordRest+4*k, 0)
		}
	}
	for _, k := range idleData {
		if k < int(record[recordData]) {
			put(record, data+4*k, noData)
		}
	}
	ok := tables.move(record, recordDepth)
	for k := range count {
		ok = ok && tables.move(record, recordRest+4*k)
	}
	return ok
}

func number(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

func put(b []byte, at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }

// runtimeName is the name that functions of the runtime get, which tells its own goroutines by how it begins.
const runtimeName = "runtime."

// runtimePlace is where that name is put. A place 0 says that there is no name.
const runtimePlace = 1

// blankNames replaces the names of all functions by that of the runtime's, and returns the places where those were.
func blankNames(names []byte) (were map[uint32]bool) {
	were = map[uint32]bool{}
	for at := 0; at < len(names); {
		if bytes.HasPrefix(names[at:], []byte(runtimeName)) {
			were[uint32(at)] = true
		}
		at += max(0, bytes.IndexByte(names[at:], 0)) + 1
	}
	clear(names)
	copy(names[runtimePlace:], runtimeName)
	return were
}
