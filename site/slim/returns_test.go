package main

import (
	"bytes"
	"testing"
)

// body9 is the body of the function at place 9, which has the stack pointer and another local.
func body9(locals []byte, parts ...[]byte) []byte { return append(locals, code(parts...)...) }

func TestReturns(t *testing.T) {
	const own = (firstFunction + 9) << 16
	plain, grown := []byte{1, 1, kind32}, []byte{2, 1, kind32, 1, kind64}
	head := code(constant64(own), set2)
	or := []byte{0x84}
	get3, sp := []byte{0x20, 3}, []byte{0x23, 0, 0x21, 1}
	for name, test := range map[string]struct{ body, want []byte }{
		"a place":          {body9(plain, sp, get1, constant64(own|5), stop), body9(grown, head, sp, get1, get2, constant64(5), or, stop)},
		"the start":        {body9(plain, sp, constant64(own), stop), body9(grown, head, sp, get2, stop)},
		"locals move":      {body9(grown, sp, get1, get2, constant64(own), stop), body9([]byte{2, 1, kind32, 2, kind64}, head, sp, get1, get3, get2, stop)},
		"another function": {body9(plain, sp, constant64(own+1<<16), stop), nil},
		"a number below":   {body9(plain, sp, constant64(9), stop), nil},
		"no stack pointer": {body9([]byte{1, 2, kind32}, sp, constant64(own), stop), nil},
		"two parameters":   {body9(plain, []byte{0x23, 0, 0x21, 2}, constant64(own), stop), nil},
		"no locals":        {body9([]byte{0}, constant64(own), stop), nil},
	} {
		f, err := readFunction(test.body)
		if err != nil {
			t.Fatal(err)
		}
		f.place = 9
		want := test.want
		if want == nil {
			want = test.body
		}
		if got := returns(f).encode(); !bytes.Equal(got, want) {
			t.Errorf("%s: got % x, want % x", name, got, want)
		}
	}
}

func TestReadFunctionRefuses(t *testing.T) {
	for _, body := range [][]byte{{}, {1}, {1, 1}, {2, 1, kind32}} {
		if _, err := readFunction(body); err == nil {
			t.Errorf("% x: got no error", body)
		}
	}
}
