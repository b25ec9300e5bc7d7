package main

import "encoding/binary"

// instruction is one of a function's body. What is not decoded stands in raw.
type instruction struct {
	op  opcode
	raw []byte // with opcode and all; nil once the rest has changed
	// Of a load or store: its alignment and offset, and the lane behind them, if any.
	align, offset uint64
	lane          []byte
	value         int   // of i32.const, i64.const, local.get and the like, call, br, br_if, and the type of a block
	targets       []int // of br_table, the default last
	id            int   // see link
	ids           []int // the same of br_table
}

// opcode is the first byte, or the prefix in the high bits and the number behind it.
type opcode uint32

const (
	opBlock   opcode = 0x02
	opLoop    opcode = 0x03
	opIf      opcode = 0x04
	opElse    opcode = 0x05
	opEnd     opcode = 0x0b
	opBr      opcode = 0x0c
	opBrIf    opcode = 0x0d
	opBrTable opcode = 0x0e
	opReturn  opcode = 0x0f
	opCall    opcode = 0x10
	opGet     opcode = 0x20
	opSet     opcode = 0x21
	opTee     opcode = 0x22
	opLoad32  opcode = 0x28
	opLoad8   opcode = 0x2d
	opStore32 opcode = 0x36
	opStore64 opcode = 0x37
	opAdd32   opcode = 0x6a
	opSub32   opcode = 0x6b
	opAnd32   opcode = 0x71
	opShift32 opcode = 0x74
	opOr64    opcode = 0x84
	opConst32 opcode = 0x41
	opConst64 opcode = 0x42
	opAdd64   opcode = 0x7c
	opWrap    opcode = 0xa7
	opExtend  opcode = 0xad // i64.extend_i32_u
	opNop     opcode = 0x01

	opUnreachable  opcode = 0x00
	opGlobalGet    opcode = 0x23
	opGlobalSet    opcode = 0x24
	opNotEqual32   opcode = 0x47
	opShiftRight32 opcode = 0x76

	bulk   = 0xfc << 16
	vector = 0xfd << 16
)

// reader takes a body apart.
type reader struct {
	b  []byte
	at int
	ok bool
}

func (r *reader) unsigned() uint64 {
	v, n := binary.Uvarint(r.b[min(r.at, len(r.b)):])
	r.skip(max(n, 0))
	r.ok = r.ok && n > 0
	return v
}

func (r *reader) signed() int {
	v, n := signed(r.b[min(r.at, len(r.b)):])
	r.skip(n)
	r.ok = r.ok && n > 0
	return v
}

func (r *reader) skip(n int) {
	r.at += n
	r.ok = r.ok && r.at <= len(r.b)
}

// decode reads the instructions of a function, its locals left out. It knows all that Go emits, and refuses the rest.
func decode(body []byte) ([]instruction, error) {
	r := reader{b: body, ok: true}
	var list []instruction
	for r.at < len(body) {
		from := r.at
		i := instruction{op: opcode(body[from])}
		r.skip(1)
		if i.op == 0xfc || i.op == 0xfd {
			i.op = i.op<<16 | opcode(r.unsigned())
		}
		if r.immediates(&i); !r.ok {
			return nil, errFormat
		}
		i.raw = body[from:r.at]
		list = append(list, i)
	}
	return list, nil
}

// immediates reads what follows an opcode.
func (r *reader) immediates(i *instruction) {
	switch op := i.op; {
	case op.memory():
		i.align, i.offset = r.unsigned(), r.unsigned()
		if op >= vector+84 && op <= vector+91 {
			i.lane = r.b[min(r.at, len(r.b)):min(r.at+1, len(r.b))]
			r.skip(1)
		}
	case op == opBlock || op == opLoop || op == opIf, op == opConst32, op == opConst64:
		i.value = r.signed()
	case op == opBr || op == opBrIf || op == opCall, op >= opGet && op <= opGlobalSet:
		i.value = int(r.unsigned())
	case op == opBrTable:
		for range r.unsigned() + 1 {
			if !r.ok {
				return
			}
			i.targets = append(i.targets, int(r.unsigned()))
		}
	case op == 0x11, op == bulk+8 || op == bulk+10:
		r.unsigned()
		r.unsigned()
	case op == 0x3f || op == 0x40 || op == bulk+11, op >= vector+21 && op <= vector+34:
		r.skip(1)
	case op == 0x43:
		r.skip(4)
	case op == 0x44:
		r.skip(8)
	case op == vector+12 || op == vector+13:
		r.skip(16)
	default:
		_, _, known := op.effect()
		r.ok = r.ok && known
	}
}

// memory reports whether the instruction loads or stores.
func (op opcode) memory() bool {
	return op >= 0x28 && op <= 0x3e || op >= vector && op <= vector+11 || op >= vector+84 && op <= vector+93
}

// encode is the inverse of decode.
func encode(list []instruction) []byte {
	var out []byte
	for _, i := range list {
		if i.raw != nil {
			out = append(out, i.raw...)
			continue
		}
		if i.op < bulk {
			out = append(out, byte(i.op))
		} else {
			out = binary.AppendUvarint(append(out, byte(i.op>>16)), uint64(i.op&0xffff))
		}
		switch {
		case i.op.memory():
			out = binary.AppendUvarint(binary.AppendUvarint(out, i.align), i.offset)
			out = append(out, i.lane...)
		case i.op == opBrTable:
			out = binary.AppendUvarint(out, uint64(len(i.targets)-1))
			for _, t := range i.targets {
				out = binary.AppendUvarint(out, uint64(t))
			}
		case i.op == opBr || i.op == opBrIf || i.op == opCall || i.op >= opGet && i.op <= opGlobalSet:
			out = binary.AppendUvarint(out, uint64(i.value))
		case i.op >= opBlock && i.op <= opIf || i.op == opConst32 || i.op == opConst64:
			out = appendSigned(out, i.value)
		}
	}
	return out
}
