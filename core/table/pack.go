package table

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// packer writes plain data for another worker of the same build.
type packer struct{ b []byte }

func (p *packer) int(v int)    { p.b = binary.AppendVarint(p.b, int64(v)) }
func (p *packer) long(v int64) { p.b = binary.AppendVarint(p.b, v) }
func (p *packer) bool(v bool) {
	if v {
		p.b = append(p.b, 1)
		return
	}
	p.b = append(p.b, 0)
}

func (p *packer) text(s string) {
	p.int(len(s))
	p.b = append(p.b, s...)
}

func packList[T any](p *packer, list []T, each func(T)) {
	p.int(len(list))
	for _, v := range list {
		each(v)
	}
}

func (p *packer) ints(list []int)     { packList(p, list, p.int) }
func (p *packer) texts(list []string) { packList(p, list, p.text) }

func (p *packer) floats(list []float64) {
	p.int(len(list))
	p.b = slices.Grow(p.b, 8*len(list))
	for block := range slices.Chunk(list, 512) {
		p.b = appendFloats(p.b, block)
	}
}

// appendFloats takes few values at a time, because the engine puts better code in place only where a function is called.
//
//go:noinline
func appendFloats(b []byte, list []float64) []byte {
	for _, v := range list {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

// unpacker reads what a packer wrote. After a mistake it reads zeros and keeps err.
type unpacker struct {
	b   []byte
	err error
}

var errShort = errors.New("table: packed data is damaged")

func (u *unpacker) fail() { u.b, u.err = nil, errShort }

func (u *unpacker) long() int64 {
	v, n := binary.Varint(u.b)
	if n <= 0 {
		u.fail()
		return 0
	}
	u.b = u.b[n:]
	return v
}

func (u *unpacker) int() int { return int(u.long()) }

func (u *unpacker) take(n int) []byte {
	if n < 0 || n > len(u.b) {
		u.fail()
		return nil
	}
	b := u.b[:n]
	u.b = u.b[n:]
	return b
}

func (u *unpacker) bool() bool {
	b := u.take(1)
	return len(b) == 1 && b[0] != 0
}

func (u *unpacker) text() string { return string(u.take(u.int())) }

func unpackList[T any](u *unpacker, each func() T) []T {
	n := u.int()
	if n < 0 || n > len(u.b) {
		u.fail()
		return nil
	}
	list := make([]T, 0, n)
	for range n {
		list = append(list, each())
	}
	return list
}

func (u *unpacker) ints() []int     { return unpackList(u, u.int) }
func (u *unpacker) texts() []string { return unpackList(u, u.text) }

func (u *unpacker) floats() []float64 {
	n := u.int()
	if n < 0 || n > len(u.b)/8 {
		u.fail()
		return nil
	}
	b, list := u.take(8*n), make([]float64, n)
	for at := 0; at < n; at += 512 {
		readFloats(list[at:min(at+512, n)], b[8*at:])
	}
	return list
}

//go:noinline
func readFloats(list []float64, b []byte) {
	for i := range list {
		list[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
}

// end returns the error met, also when something is left over.
func (u *unpacker) end() error {
	if u.err == nil && len(u.b) > 0 {
		return errShort
	}
	return u.err
}
