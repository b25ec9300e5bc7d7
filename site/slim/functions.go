package main

import "encoding/binary"

// function is one of the code section.
type function struct {
	place  int // in the section
	locals []group
	list   []instruction
}

// group is a run of locals of one type.
type group struct {
	count int
	kind  byte
}

// The types of values.
const (
	kind32 = 0x7f // i32
	kind64 = 0x7e // i64
)

// rewrite changes the bodies of all functions of a code section but those that idle knows by their names, which are by place.
func rewrite(section []byte, names map[int]string, change func(function) function) ([]byte, error) {
	count, used := binary.Uvarint(section)
	if used <= 0 {
		return nil, errFormat
	}
	out := binary.AppendUvarint(nil, count)
	rest := section[used:]
	for i := range int(count) {
		n, used := binary.Uvarint(rest)
		if used <= 0 || n > uint64(len(rest)-used) {
			return nil, errFormat
		}
		body := rest[used : used+int(n)]
		rest = rest[used+int(n):]
		if other := idle(names[i]); other != nil {
			out = appendSized(out, other)
			continue
		}
		f, err := readFunction(body)
		if err != nil {
			return nil, err
		}
		f.place = i
		out = appendSized(out, change(f).encode())
	}
	return out, nil
}

// appendSized appends a body behind its length.
func appendSized(b, body []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(body))), body...)
}

func readFunction(body []byte) (f function, err error) {
	r := reader{b: body, ok: true}
	for n := r.unsigned(); n > 0 && r.ok; n-- {
		count := int(r.unsigned())
		if r.skip(1); r.ok {
			f.locals = append(f.locals, group{count, body[r.at-1]})
		}
	}
	if !r.ok {
		return f, errFormat
	}
	f.list, err = decode(body[r.at:])
	return f, err
}

func (f function) encode() []byte {
	out := binary.AppendUvarint(nil, uint64(len(f.locals)))
	for _, g := range f.locals {
		out = append(binary.AppendUvarint(out, uint64(g.count)), g.kind)
	}
	return append(out, encode(f.list)...)
}

// better returns the body of a function that does the same with less.
func better(list []instruction) []instruction { return exits(unwind(shorten(fold(list)))) }
