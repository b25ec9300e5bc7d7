package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// The binary format of WebAssembly: a header, then sections of an id, a length and a body; numbers are LEB128.
const (
	header          = "\x00asm\x01\x00\x00\x00"
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	startSection    = 8
	codeSection     = 10
	dataSection     = 11
)

var errFormat = errors.New("no wasm as Go links it")

type section struct {
	id   byte
	body []byte
}

func split(module []byte) ([]section, error) {
	rest, ok := bytes.CutPrefix(module, []byte(header))
	if !ok {
		return nil, errFormat
	}
	var sections []section
	for len(rest) > 0 {
		n, used := binary.Uvarint(rest[1:])
		if used <= 0 || uint64(len(rest)-1-used) < n {
			return nil, errFormat
		}
		end := 1 + used + int(n)
		sections = append(sections, section{rest[0], rest[1+used : end]})
		rest = rest[end:]
	}
	return sections, nil
}

func join(sections []section) []byte {
	module := []byte(header)
	for _, s := range sections {
		module = binary.AppendUvarint(append(module, s.id), uint64(len(s.body)))
		module = append(module, s.body...)
	}
	return module
}

// segment is data that is put at an address of the memory when the program starts.
type segment struct {
	address int
	data    []byte
}

// end returns the address behind the segment.
func (s segment) end() int { return s.address + len(s.data) }

// The instructions of a segment's address.
const (
	constant = 0x41 // i32.const
	end      = 0x0b
)

func readSegments(body []byte) ([]segment, error) {
	count, used := binary.Uvarint(body)
	body = body[used:]
	segments := make([]segment, 0, count)
	for range count {
		// Kind 0: into memory 0, at the address that a constant expression gives.
		if len(body) < 2 || body[0] != 0 || body[1] != constant {
			return nil, errFormat
		}
		address, used := signed(body[2:])
		body = body[2+used:]
		n, used := binary.Uvarint(body[min(1, len(body)):])
		if len(body) == 0 || body[0] != end || used <= 0 || uint64(len(body)-1-used) < n {
			return nil, errFormat
		}
		body = body[1+used:]
		segments = append(segments, segment{address, body[:n:n]})
		body = body[n:]
	}
	return segments, nil
}

func writeSegments(segments []segment) []byte {
	body := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		body = append(appendSigned(append(body, 0, constant), s.address), end)
		body = append(binary.AppendUvarint(body, uint64(len(s.data))), s.data...)
	}
	return body
}

// gap is how many zero bytes between two segments are written out rather than skipped.
const gap = 1024

// merge joins segments that lie close together, and lets each begin with a word.
func merge(segments []segment) []segment {
	slices.SortFunc(segments, func(a, b segment) int { return a.address - b.address })
	var out []segment
	for _, s := range segments {
		if n := len(out); n > 0 && s.address-out[n-1].end() <= gap {
			last := &out[n-1]
			last.data = append(append(last.data, make([]byte, s.address-last.end())...), s.data...)
			continue
		}
		// The linker leaves out zero bytes, also those that a word begins with.
		before := s.address % 8
		out = append(out, segment{s.address - before, append(make([]byte, before), s.data...)})
	}
	return out
}

// empty is how many zero bytes are skipped rather than written out, where a segment has so many in a row. In a new memory all are zero.
const empty = 1 << 16

// part parts segments where they are empty for long.
func part(segments []segment) (out []segment) {
	for _, s := range segments {
		for {
			at := bytes.Index(s.data, make([]byte, empty))
			if at < 0 {
				break
			}
			out = append(out, segment{s.address, s.data[:at]})
			rest := bytes.TrimLeft(s.data[at:], "\x00")
			s = segment{s.end() - len(rest), rest}
		}
		out = append(out, s)
	}
	return out
}

// signed reads a signed LEB128 number and returns how many bytes it took.
func signed(b []byte) (value, used int) {
	for shift := 0; used < len(b); {
		c := b[used]
		used++
		value |= int(c&0x7f) << shift
		shift += 7
		if c < 0x80 {
			if c&0x40 != 0 {
				value -= 1 << shift
			}
			break
		}
	}
	return value, used
}

func appendSigned(b []byte, v int) []byte {
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if v == 0 && c&0x40 == 0 || v == -1 && c&0x40 != 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

// appendEntries appends n entries to the body of a section, which begins with their number.
func appendEntries(body *[]byte, n int, entries []byte) bool {
	count, used := binary.Uvarint(*body)
	if used <= 0 {
		return false
	}
	*body = slices.Concat(binary.AppendUvarint(nil, count+uint64(n)), (*body)[used:], entries)
	return true
}

// importedFunctions returns how many functions a module imports, which is all that Go's do.
func importedFunctions(body []byte) (int, error) {
	r := reader{b: body, ok: true}
	count := int(r.unsigned())
	for range count {
		for range 2 {
			r.skip(int(r.unsigned())) // module and name
		}
		if r.at >= len(body) || body[r.at] != 0 {
			return 0, errFormat
		}
		r.skip(1)
		r.unsigned()
		if !r.ok {
			return 0, errFormat
		}
	}
	return count, nil
}
