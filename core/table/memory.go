package table

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
)

// memory remembers what short cells of a column were read as, by their bytes up to the delimiter: where these are the same, and
// a delimiter or line end follows, the cell is. A place holds the cell that came last.
type memory [1 << memoryBits]remembered

type remembered struct {
	lo, hi uint64 // the cell's bytes, the first lowest, and zeros
	code   int32  // 2 more than the code; 0 where the place is free
	length int32  // in bytes: a zero byte may be the cell's
}

const (
	memoryBits = 9
	// shortCell is the length up to which cells are remembered.
	shortCell = 16
)

func slotOf(lo, hi uint64) uint64 {
	return (lo ^ hi*0xff51afd7ed558ccd) * 0x9e3779b97f4a7c15 >> (64 - memoryBits)
}

// remember notes what the cell of row r was read as, a text or a missing number.
func (k *sink) remember(raw []byte, r int) {
	code := int32(-1)
	if k.kind == sinkText {
		code = k.code[r]
	} else if k.kind != sinkNumber || k.num[r] == k.num[r] {
		return
	}
	if k.recent == nil {
		k.recent = new(memory)
	}
	var b [shortCell]byte
	copy(b[:], raw)
	lo, hi := binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint64(b[8:])
	k.recent[slotOf(lo, hi)] = remembered{lo, hi, code + 2, int32(len(raw))}
}

// odd reads a cell that rowsFrom does not, and remembers it where there is nothing to say about it.
func (s *Scanner) odd(k *sink, c int, text []byte, i int, pos int64) int {
	events, inside := len(s.events), s.inside
	j := s.cell(k, c, text, i, pos)
	if k.quick && j >= 0 && j-i <= shortCell && len(s.events) == events && s.inside == inside &&
		!(s.plan.Unquoted && bytes.IndexByte(text[i:j], s.f.quote) >= 0) {
		k.remember(text[i:j], s.rows)
	}
	return j
}

// quote returns the byte that opens a cell wherever it stands at its start, and 0 where none does.
func (s *Scanner) quote() byte {
	if s.f.quoted && !s.plan.Unquoted {
		return s.f.quote
	}
	return 0
}

// oneNumber reads the cell of row r at w[off] where it is a number, or is remembered for missing, and returns the index of the
// delimiter or line end after it; -1 where it is neither.
func (w *window) oneNumber(k *sink, off, r int, delimiter byte) int {
	if k.kind != sinkNumber || !k.quick {
		return -1
	}
	v, at := w.number(off, k.fast, delimiter)
	if at < 0 && k.recent != nil {
		v = math.NaN()
		lo := w.word(off)
		n := cellEnd(lo, delimiter)
		if t := byte(w.word(off + n)); k.recent.code(lo&keep(n), 0, n) != 0 && (t == delimiter || t == '\n' || t == '\r') {
			at = off + n
		}
	}
	if at >= 0 {
		k.num[r] = v
	}
	return at
}

// texts reads neighbouring cells from w[off] on, of row r and the columns from c on, as long as they are texts and remembered.
// It returns the index after the delimiter of the last and how many it has read. Where the last ends a line, end is lineEnds
// plus the index of the line end.
func (w *window) texts(sinks []sink, c, off, r int, delimiter, quote byte) (end, cells int) {
	for off < windowBytes && c+cells < len(sinks) {
		k := &sinks[c+cells]
		if k.kind != sinkText || k.recent == nil || uint(r) >= uint(len(k.code)) {
			break
		}
		lo, hi := w.word(off), w.word(off+8)
		quoted, stop := 0, delimiter
		if byte(lo) == quote {
			quoted, stop = 1, quote
		}
		// A bit of the opening quote is turned over, so that it does not end the cell.
		n := cellEnd(lo^uint64(quoted), stop)
		if n == 8 {
			n += cellEnd(hi, stop)
		}
		n += quoted
		code := k.recent.code(lo&keep(n), hi&keep(n-8), n)
		t := byte(w.word(off + n))
		if code == 0 || t != delimiter && t != '\n' && t != '\r' {
			break
		}
		k.code[r] = code - 2
		cells++
		off += n
		if t != delimiter {
			return off | lineEnds, cells
		}
		off++
	}
	return off, cells
}

// code returns what is remembered of a cell, 0 for nothing.
func (m *memory) code(lo, hi uint64, length int) int32 {
	e := &m[slotOf(lo, hi)&(1<<memoryBits-1)]
	if e.lo != lo || e.hi != hi || int(e.length) != length {
		return 0
	}
	return e.code
}

// keep is the mask of the first n bytes of a word.
func keep(n int) uint64 { return 1<<(8*uint(max(0, min(n, 8)))) - 1 }

const ones = 0x0101010101010101

// cellEnd returns the number of bytes in front of the first that is the delimiter or below 16, as line ends are.
func cellEnd(x uint64, delimiter byte) int {
	y := x ^ uint64(delimiter)*ones
	return bits.TrailingZeros64(((y-ones)&^y|(x-0x10*ones)&^x)&topBits) >> 3
}
