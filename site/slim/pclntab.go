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
	for _, s := range segments {
		if at := bytes.Index(s.data, []byte(magic)); at >= 0 {
			record, err := moduleRecord(segments, s.address+at)
			if err != nil {
				return err
			}
			blankTypes(segments, record, names)
			t := &trees{data: memoryFrom(segments, word(record, 8*funcDataWord)), kept: map[int]bool{}, size: map[int]int{}}
			if err := forgetIn(s.data[at:], t); err != nil {
				return err
			}
			return t.clear()
		}
	}
	return errTable
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
	if names >= units || units > tables || tables >= records || records+8*functions > len(table) {
		return errTable
	}
	kept, idle := map[int]bool{}, map[int]bool{}
	nameless := blankNames(table[names:units])
	for i := range functions {
		at := records + int(number(table, records+8*i+4))
		if at+recordRest > len(table) || !inlined.read(table[at:], table[tables:records]) || !forgetRecord(table[at:], kept, idle) {
			return errTable
		}
		if place := int(number(table, at+recordName)); names+place >= units {
			return errTable
		} else if table[names+place] == 0 {
			put(table, at+recordName, nameless)
		}
	}
	for at := range idle {
		// Equal tables are stored once.
		if !kept[at] && !blankTable(table[tables:records], at) {
			return errTable
		}
	}
	clear(table[units:tables])
	return nil
}

// forgetRecord takes the idle tables and data out of a function's record and notes the places of the tables.
func forgetRecord(record []byte, kept, idle map[int]bool) bool {
	count := int(number(record, recordCount))
	data := recordRest + 4*count
	if data+4*int(record[recordData]) > len(record) {
		return false
	}
	drop := func(at int) {
		idle[int(number(record, at))] = true
		put(record, at, 0)
	}
	drop(recordFile)
	drop(recordLine)
	put(record, recordUnit, 0)
	put(record, recordStart, 0)
	for _, k := range idleTables {
		if k < count {
			drop(recordRest + 4*k)
		}
	}
	for _, k := range idleData {
		if k < int(record[recordData]) {
			put(record, data+4*k, noData)
		}
	}
	kept[int(number(record, recordDepth))] = true
	for k := range count {
		kept[int(number(record, recordRest+4*k))] = true
	}
	return true
}

func number(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

func put(b []byte, at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }

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

// blankNames clears the names of all functions but the runtime's, which tells its own goroutines by them, and returns
// the place of an empty one.
func blankNames(names []byte) (nameless uint32) {
	for at := 0; at < len(names); {
		n := max(0, bytes.IndexByte(names[at:], 0))
		name := names[at : at+n]
		if !bytes.HasPrefix(name, []byte("runtime.")) && !bytes.HasPrefix(name, []byte("internal/runtime/")) {
			clear(name)
			nameless = uint32(at)
		}
		at += n + 1
	}
	return nameless
}
