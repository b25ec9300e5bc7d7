package main

// effect returns how many values an instruction takes off the stack and how many it puts there, and whether this is
// known. Of control it is not: what is under an instruction that may jump is nobody's business here. (WebAssembly core
// specification 2.0, section 5.4.)
func (op opcode) effect() (takes, puts int, known bool) {
	switch {
	case op >= vector:
		return (op - vector).vectorEffect()
	case op >= bulk:
		if op <= bulk+7 {
			return 1, 1, true // saturating conversions
		}
		return 3, 0, op == bulk+8 || op == bulk+10 || op == bulk+11
	case op == opNop:
		return 0, 0, true
	case op == 0x1a || op == opSet || op == 0x24: // drop
		return 1, 0, true
	case op == 0x1b: // select
		return 3, 1, true
	case op == opGet || op == 0x23 || op == 0x3f || op >= 0x41 && op <= 0x44:
		return 0, 1, true
	case op >= 0x36 && op <= 0x3e: // stores
		return 2, 0, true
	case op == opTee || op >= 0x28 && op <= 0x35 || op == 0x40, op.unary():
		return 1, 1, true
	case op >= 0x46 && op <= 0xa6:
		return 2, 1, true
	}
	return 0, 0, op <= opCall+1
}

// unary reports whether a numeric instruction has one operand.
func (op opcode) unary() bool {
	return op == 0x45 || op == 0x50 || op >= 0x67 && op <= 0x69 || op >= 0x79 && op <= 0x7b ||
		op >= 0x8b && op <= 0x91 || op >= 0x99 && op <= 0x9f || op >= 0xa7 && op <= 0xc4
}

// unaryVector lists the vector instructions with one operand from 94 on, as first and last of runs.
var unaryVector = [][2]opcode{
	{94, 100}, {103, 106}, {116, 117}, {122, 122}, {124, 129}, {131, 132}, {135, 138}, {148, 148}, {160, 161},
	{163, 164}, {167, 170}, {192, 193}, {195, 196}, {199, 202}, {224, 225}, {227, 227}, {236, 237}, {239, 239},
	{248, 255},
}

// vectorEffect is effect for an instruction behind the prefix 0xfd.
func (op opcode) vectorEffect() (takes, puts int, known bool) {
	switch {
	case op == 12: // v128.const
		return 0, 1, true
	case op == 11 || op >= 88 && op <= 91: // stores
		return 2, 0, true
	case op <= 10 || op == 92 || op == 93 || op >= 15 && op <= 20 || op == 77 || op == 83:
		return 1, 1, true
	case op >= 21 && op <= 34:
		if op == 23 || op == 26 || op == 28 || op == 30 || op == 32 || op == 34 {
			return 2, 1, true // replace a lane
		}
		return 1, 1, true
	case op == 82: // v128.bitselect
		return 3, 1, true
	case op > 255:
		return 0, 0, false // relaxed
	}
	for _, run := range unaryVector {
		if op >= run[0] && op <= run[1] {
			return 1, 1, true
		}
	}
	return 2, 1, true
}
