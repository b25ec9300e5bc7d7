package main

import (
	"bytes"
	"testing"
)

func TestTablesAreKeptOnce(t *testing.T) {
	// Three tables that differ in the length of their last run alone, one of two runs, and one whose first difference is 0.
	old := []byte{0, 2, 5, 0, 2, 6, 0, 2, 0x85, 1, 0, 2, 5, 48, 7, 0, 0, 3, 0}
	kept := newTables(old)
	record := make([]byte, 4)
	var got []uint32
	for _, from := range []uint32{1, 4, 7, 11, 16, 0, 11} {
		put(record, 0, from)
		if !kept.move(record, 0) {
			t.Fatalf("the table at %d: refused", from)
		}
		got = append(got, number(record, 0))
	}
	long := []byte{0x80, 0x80, 4, 0}
	want := bytes.Join([][]byte{{0, 2}, long, {2, 5, 48}, long, {0}, long}, nil)
	if !bytes.Equal(kept.packed, want) {
		t.Errorf("got % x, want % x", kept.packed, want)
	}
	for k, place := range []uint32{1, 1, 1, 6, 13, 0, 6} {
		if got[k] != place {
			t.Errorf("%d: got place %d, want %d", k, got[k], place)
		}
	}
}

func TestTablesWithoutEndAreRefused(t *testing.T) {
	for _, old := range [][]byte{{0}, {0, 2}, {0, 2, 5}, {0, 2, 5, 0x80}} {
		record := []byte{1, 0, 0, 0}
		if newTables(old).move(record, 0) {
			t.Errorf("% x: not refused", old)
		}
	}
}

// A depth is the same before and after the tables are packed.
func TestDepth(t *testing.T) {
	old := []byte{0, 2, 3, 48, 7, 0}
	kept := newTables(old)
	record := []byte{1, 0, 0, 0}
	kept.move(record, 0)
	for place, want := range []int{0, 0, 0, 24, 24, 24} {
		before := symbols{depths: map[int]int{5: 1}, tables: old}
		after := symbols{depths: map[int]int{5: int(number(record, 0))}, tables: kept.packed}
		if a, b := before.depth(5, place), after.depth(5, place); a != want || b != want {
			t.Errorf("place %d: got %d and %d, want %d", place, a, b, want)
		}
	}
}

func TestNames(t *testing.T) {
	names := []byte("\x00main.main\x00runtime.main\x00runtime/debug.f\x00runtime.gc\x00")
	were := blankNames(names)
	if want := "\x00runtime.\x00"; string(names[:len(want)]) != want || len(bytes.Trim(names[len(want):], "\x00")) > 0 {
		t.Errorf("got %q", names)
	}
	if len(were) != 2 || !were[11] || !were[40] {
		t.Errorf("got the runtime's at %v, want at 11 and 40", were)
	}
}
