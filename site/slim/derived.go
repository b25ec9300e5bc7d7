package main

import (
	"encoding/binary"
	"slices"
)

// Two tables follow from what else there is: the list of functions, whose numbers go up by one and whose records lie one behind another,
// and the index of that list by address, in which each function has as many entries. They are cleared, and a function of ours, which
// runs when the module is made, writes them (cmd/link/internal/ld/pcln.go and findfunc in runtime/symtab.go of Go 1.27).
type derived struct {
	list, functions int // the list's address and length: words of a function's number and of where its record begins, from the list on
	first           int // where the first record begins
	index, entries  int
	indexSize       int // in bytes: the last entry has only as many parts as there are addresses for
}

// derive takes the tables out of the memory where they are as expected.
func derive(sections []section, image []segment) ([]section, error) {
	table, record, err := findTable(image)
	if err != nil {
		return nil, err
	}
	d, ok := derivedOf(image, table, record)
	if !ok {
		return sections, nil
	}
	d.clear(image)
	return d.starts(sections)
}

const (
	listEntry  = 8
	indexEntry = 20
	// An entry of the index is for 4096 addresses, each of its parts, a byte, for 256.
	indexParts = 16
	indexBits  = placeBits - 12
	// The words of the module's record.
	indexWord      = 19
	firstPlaceWord = 20
	lastPlaceWord  = 21
)

// derivedOf returns the tables, and whether they are as the function writes them.
func derivedOf(segments []segment, table int, record []byte) (d derived, ok bool) {
	header := memoryFrom(segments, table)
	d.list, d.functions = table+word(header, 64), word(header, 8)
	d.index = word(record, 8*indexWord)
	places := word(record, 8*lastPlaceWord) - word(record, 8*firstPlaceWord)
	d.entries = (places + 1<<12 - 1) >> 12
	d.indexSize = (indexEntry-indexParts)*d.entries + (places+1<<8-1)>>8
	list, index := memoryFrom(segments, d.list), memoryFrom(segments, d.index)
	if len(list) < listEntry*d.functions || len(index) < d.indexSize {
		return d, false
	}
	d.first = int(number(list, 4))
	was := slices.Concat(list[:listEntry*d.functions], index[:d.indexSize])
	now := slices.Concat(make([]byte, listEntry*d.functions), make([]byte, d.indexSize))
	ok = d.write(list, now)
	return d, ok && slices.Equal(was, now)
}

// write writes into tables, the list and behind it the index, what the function of ours does; list is the memory from the list on. It
// reports whether the records have their functions' numbers.
func (d derived) write(list, tables []byte) bool {
	at := d.first
	for i := range d.functions {
		if at+recordRest > len(list) || int(number(list, at)) != firstFunction+i {
			return false
		}
		put(tables, listEntry*i, uint32(firstFunction+i))
		put(tables, listEntry*i+4, uint32(at))
		at = (at + recordRest + 4*int(number(list, at+recordCount)) + 4*int(list[at+recordData]) + 7) &^ 7
	}
	for k := range d.entries {
		put(tables, listEntry*d.functions+indexEntry*k, uint32(k>>indexBits))
	}
	return d.list%8 == 0
}

// clear takes the tables and the numbers in the records out of the memory.
func (d derived) clear(segments []segment) {
	list := memoryFrom(segments, d.list)
	for i := range d.functions {
		put(list, int(number(list, listEntry*i+4)), 0)
	}
	clear(list[:listEntry*d.functions])
	clear(memoryFrom(segments, d.index)[:d.indexSize])
}

// The locals of the function that writes the tables.
const (
	entryLocal = iota
	recordLocal
	numberLocal32
)

// code returns the body of that function.
func (d derived) code() []byte {
	get := func(local int) instruction { return instruction{op: opGet, value: local} }
	set := func(local int) instruction { return instruction{op: opSet, value: local} }
	constant := func(v int) instruction { return instruction{op: opConst32, value: v} }
	plus := instruction{op: opAdd32}
	store := func(offset uint64) instruction { return instruction{op: opStore32, align: 2, offset: offset} }
	again := func(last int) []instruction {
		return []instruction{
			get(numberLocal32), constant(1), plus, {op: opTee, value: numberLocal32}, constant(last), {op: opNotEqual32}, {op: opBrIf}, {op: opEnd},
		}
	}
	return function{locals: []group{{3, kind32}}, list: slices.Concat([]instruction{
		constant(d.list), set(entryLocal), constant(d.list + d.first), set(recordLocal), constant(firstFunction), set(numberLocal32),
		{op: opLoop, value: void},
		get(entryLocal), get(numberLocal32), store(0),
		get(entryLocal), get(recordLocal), constant(d.list), {op: opSub32}, store(4),
		get(recordLocal), get(numberLocal32), store(0),
		get(recordLocal), {op: opLoad32, align: 2, offset: recordCount}, get(recordLocal), {op: opLoad8, offset: recordData}, plus,
		constant(2), {op: opShift32}, get(recordLocal), plus, constant(recordRest + 7), plus, constant(-8), {op: opAnd32}, set(recordLocal),
		get(entryLocal), constant(listEntry), plus, set(entryLocal),
	}, again(firstFunction+d.functions), []instruction{
		constant(d.index), set(entryLocal), constant(0), set(numberLocal32),
		{op: opLoop, value: void},
		get(entryLocal), get(numberLocal32), constant(indexBits), {op: opShiftRight32}, store(0),
		get(entryLocal), constant(indexEntry), plus, set(entryLocal),
	}, again(d.entries), []instruction{{op: opEnd}})}.encode()
}

// starts adds the function to the module and has it run when the module is made.
func (d derived) starts(sections []section) ([]section, error) {
	types, functions, code := body(sections, typeSection), body(sections, functionSection), body(sections, codeSection)
	imports, err := importedFunctions(*body(sections, importSection))
	if err != nil {
		return nil, err
	}
	kind, _ := binary.Uvarint(*types)
	count, _ := binary.Uvarint(*functions)
	if !appendEntries(types, 1, []byte{0x60, 0, 0}) || !appendEntries(functions, 1, binary.AppendUvarint(nil, kind)) ||
		!appendEntries(code, 1, appendSized(nil, d.code())) {
		return nil, errFormat
	}
	at := slices.IndexFunc(sections, func(s section) bool { return s.id >= startSection })
	return slices.Insert(sections, at, section{startSection, binary.AppendUvarint(nil, uint64(imports)+count)}), nil
}
