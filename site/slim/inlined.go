package main

import "encoding/binary"

// The trees of inlined calls, which tracebacks alone look at, lie among the other data of functions. The module's own record, which
// begins with the address of the table of functions, says in its word funcDataWord where those data begin (runtime/symtab.go of Go
// 1.27).
const (
	rodataWord   = 42
	funcDataWord = 43
	treeIndex    = 2  // the table from addresses to places in the tree
	treeData     = 3  // the tree
	treeEntry    = 16 // bytes of an inlined call
)

// moduleRecord returns the module's own record, which begins with the address of the table of functions and that of its names.
func moduleRecord(segments []segment, table int) ([]byte, error) {
	for _, s := range segments {
		for at := (8 - s.address%8) % 8; at+8*(funcDataWord+1) <= len(s.data); at += 8 {
			if word(s.data, at) != table || word(s.data, at+8) != table+word(memoryFrom(segments, table), 32) {
				continue
			}
			if record := s.data[at:]; word(record, 8*funcDataWord) > word(record, 8*rodataWord) && word(record, 8*typesWord) > table {
				return record, nil
			}
		}
	}
	return nil, errTable
}

func word(b []byte, at int) int { return int(binary.LittleEndian.Uint64(b[at:])) }

// memoryFrom returns the data from an address to the end of its segment, nil where there is none.
func memoryFrom(segments []segment, address int) []byte {
	for _, s := range segments {
		if address >= s.address && address < s.end() {
			return s.data[address-s.address:]
		}
	}
	return nil
}

// trees collects the places of the trees of inlined calls, and those of other data, with which they may share bytes.
type trees struct {
	data []byte
	kept map[int]bool
	size map[int]int // in bytes, by place
}

// read takes in a function's record.
func (t *trees) read(record, tables []byte) bool {
	count, data := int(number(record, recordCount)), int(record[recordData])
	rest := recordRest + 4*count
	if rest+4*data > len(record) {
		return false
	}
	for k := range data {
		place := number(record, rest+4*k)
		switch {
		case place == noData:
		case k != treeData || count <= treeIndex:
			t.kept[int(place)] = true
		default:
			last, ok := largest(tables, int(number(record, recordRest+4*treeIndex)))
			if !ok {
				return false
			}
			t.size[int(place)] = treeEntry * (last + 1)
		}
	}
	return true
}

// clear blanks the trees.
func (t *trees) clear() error {
	for at, size := range t.size {
		if t.kept[at] {
			continue
		}
		if at+size > len(t.data) {
			return errTable
		}
		clear(t.data[at : at+size])
	}
	return nil
}

// largest returns the largest value of a table of addresses, which begins at -1.
func largest(tables []byte, at int) (int, bool) {
	value, top := -1, -1
	for first := true; ; first = false {
		step, n := binary.Uvarint(tables[min(at, len(tables)):])
		if n <= 0 {
			return 0, false
		}
		at += n
		if step == 0 && !first {
			return top, true
		}
		value += int(step>>1) ^ -int(step&1) // zigzag
		top = max(top, value)
		if _, n = binary.Uvarint(tables[at:]); n <= 0 {
			return 0, false
		}
		at += n
	}
}
