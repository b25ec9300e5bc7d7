package main

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// A module that has nothing but the data and the function that writes the derived tables has the memory that the program was linked with.
func TestDerivedTablesAreWritten(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not there")
	}
	linked, err := os.ReadFile(compiled(t, program))
	if err != nil {
		t.Fatal(err)
	}
	sections, err := split(linked)
	if err != nil {
		t.Fatal(err)
	}
	segments, err := readSegments(*body(sections, dataSection))
	if err != nil {
		t.Fatal(err)
	}
	image := merge(segments)
	last := image[len(image)-1]
	want := make([]byte, last.end())
	for _, s := range image {
		copy(want[s.address:], s.data)
	}
	table, record, err := findTable(image)
	if err != nil {
		t.Fatal(err)
	}
	d, ok := derivedOf(image, table, record)
	if !ok || d.functions < 1000 {
		t.Fatalf("the tables are not as expected: %v", d)
	}
	d.clear(image)
	parts := part(image)
	if len(parts) <= len(image) {
		t.Errorf("got %d segments of %d", len(parts), len(image))
	}
	pages := binary.AppendUvarint([]byte{1, 0}, uint64(len(want)>>16+1))
	small, err := d.starts([]section{{1, []byte{0}}, {2, []byte{0}}, {3, []byte{0}}, {5, pages}, {7, []byte{1, 1, 'm', 2, 0}}, {10, []byte{0}}, {11, writeSegments(parts)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := memory(t, join(small)); !slices.Equal(got[:len(want)], want) {
		t.Error("the memory is another")
	}
}

// memory returns what a module has in the memory that it exports as m.
func memory(t *testing.T, module []byte) []byte {
	dir := t.TempDir()
	wasm, dump := filepath.Join(dir, "a.wasm"), filepath.Join(dir, "memory")
	if err := os.WriteFile(wasm, module, 0o600); err != nil {
		t.Fatal(err)
	}
	const script = `const fs = require("fs"), [wasm, dump] = process.argv.slice(1);
WebAssembly.instantiate(fs.readFileSync(wasm)).then(r => fs.writeFileSync(dump, Buffer.from(r.instance.exports.m.buffer)));`
	if out, err := exec.Command("node", "-e", script, wasm, dump).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(dump)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Tables that are not as expected stay.
func TestDerivedRefuses(t *testing.T) {
	for name, spoil := range map[string]func(list, index []byte){
		"another number":       func(list, _ []byte) { put(list, 8, 5) },
		"another record":       func(list, _ []byte) { put(list, 12, 80) },
		"a record's number":    func(list, _ []byte) { put(list, 24, 7) },
		"a step in the index":  func(_, index []byte) { index[5] = 1 },
		"an index of another":  func(_, index []byte) { put(index, 20, 1) },
		"records out of sight": func(list, _ []byte) { put(list, 24+recordCount, 1<<20) },
		"":                     func(_, _ []byte) {},
	} {
		image, table, record := tiny()
		at := memoryFrom(image, table)
		spoil(at[72:], at[400:])
		if _, ok := derivedOf(image, table, record); ok != (name == "") {
			t.Errorf("%q: got %t", name, ok)
		}
	}
}

// tiny returns a table of two functions and its index of 17 entries.
func tiny() (image []segment, table int, record []byte) {
	const address, list, index = 4096, 72, 400
	data := make([]byte, 800)
	binary.LittleEndian.PutUint64(data[8:], 2)
	binary.LittleEndian.PutUint64(data[64:], list)
	for i, at := range []uint32{24, 72} {
		put(data, list+8*i, uint32(firstFunction+i))
		put(data, list+8*i+4, at)
		put(data, list+int(at), uint32(firstFunction+i))
	}
	put(data, index+20*16, 1)
	record = make([]byte, 8*(lastPlaceWord+1))
	binary.LittleEndian.PutUint64(record[8*indexWord:], address+index)
	binary.LittleEndian.PutUint64(record[8*firstPlaceWord:], firstFunction<<16)
	binary.LittleEndian.PutUint64(record[8*lastPlaceWord:], firstFunction<<16+1<<16+9)
	return []segment{{address, data}}, address, record
}

func TestPart(t *testing.T) {
	hole := make([]byte, empty+3)
	got := part([]segment{{8, slices.Concat([]byte{1, 0, 2}, hole, []byte{3}, make([]byte, empty-1), []byte{4})}})
	want := []segment{{8, []byte{1, 0, 2}}, {8 + 3 + empty + 3, slices.Concat([]byte{3}, make([]byte, empty-1), []byte{4})}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %d segments, the first %v", len(got), got[0])
	}
}
