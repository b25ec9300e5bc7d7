package main

import "encoding/binary"

// A table of addresses is a list of runs: the difference of the value, zigzag, and the number of places, both as varints, up to a
// difference of 0 that is not the first (cmd/internal/obj/pcln.go). The last run ends with the function, so nobody looks behind it;
// made as long in all, many tables are equal.

// lastRun is more than a function has places.
const lastRun = 1 << placeBits

// tables collects the tables that are kept, each once.
type tables struct {
	old    []byte
	packed []byte
	places map[string]uint32 // of the packed
}

func newTables(old []byte) *tables {
	// Place 0 says that there is no table.
	return &tables{old, []byte{0}, map[string]uint32{}}
}

// move takes in the table whose place stands in a record, and puts the new place there.
func (t *tables) move(record []byte, at int) bool {
	from := number(record, at)
	if from == 0 {
		return true
	}
	text, ok := openEnded(t.old[min(int(from), len(t.old)):])
	if !ok {
		return false
	}
	place, known := t.places[string(text)]
	if !known {
		place = uint32(len(t.packed))
		t.places[string(text)] = place
		t.packed = append(t.packed, text...)
	}
	put(record, at, place)
	return true
}

// openEnded returns the table that b begins with, its last run as long as can be.
func openEnded(b []byte) (text []byte, ok bool) {
	last := 0 // where the last run's length begins
	for at := 0; ; {
		step, n := binary.Uvarint(b[at:])
		if n <= 0 {
			return nil, false
		}
		if step == 0 && at > 0 {
			break
		}
		at += n
		last = at
		if _, n = binary.Uvarint(b[at:]); n <= 0 {
			return nil, false
		}
		at += n
	}
	return append(binary.AppendUvarint(b[:last:last], lastRun), 0), true
}
