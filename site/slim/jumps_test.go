package main

import (
	"bytes"
	"testing"
)

// place is a function as Go makes it, around what stands at its first place.
func place(first ...[]byte) []byte {
	head := []byte{0x02, 0x40, 0x03, 0x40, 0x02, 0x40, 0x02, 0x40, 0x20, 0, 0x0e, 2, 0, 1, 0, 0x0b} // block loop block block …
	return code(head, code(first...), stop, []byte{0x41, 7, 0x21, 0, 0x0c, 0}, stop, stop, stop)
}

func TestShorten(t *testing.T) {
	less, eqz, yes := []byte{0x53}, []byte{0x45}, []byte{0x04, 0x40}
	goTo := func(k, label byte) []byte { return []byte{0x41, k, 0x21, 0, 0x0c, label} }
	for name, test := range map[string]struct{ body, want []byte }{
		"forward":           {place(goTo(5, 0)), place([]byte{0x0c, 0})},
		"back":              {place(goTo(5, 1)), nil},
		"under a condition": {place(get1, get2, less, eqz, yes, goTo(5, 1), stop), place(get1, get2, []byte{0x59}, []byte{0x0d, 0})},
		"back under one":    {place(get1, yes, goTo(5, 2), stop), place(get1, []byte{0x41, 5, 0x21, 0, 0x0d, 1})},
		"with more to do":   {place(get1, yes, get2, set2, goTo(5, 1), stop), place(get1, yes, get2, set2, []byte{0x0c, 1}, stop)},
		"set and read":      {place(get1, set2, get2, set2), place(get1, tee2, set2)},
		"read elsewhere":    {place(goTo(5, 0), []byte{0x20, 0, 0x1a}), nil},
		"another's form":    {code(goTo(5, 0), stop), nil},
	} {
		want := test.want
		if want == nil {
			want = test.body
		}
		if got := changed(t, shorten, test.body); !bytes.Equal(got, want) {
			t.Errorf("%s: got % x, want % x", name, got, want)
		}
	}
}

// Each opposite of a comparison is its inverse's opposite.
func TestOpposite(t *testing.T) {
	for op := opcode(0x45); op <= 0x5a; op++ {
		if o := op.opposite(); op == 0x45 || op == 0x50 {
			if o != 0 {
				t.Errorf("%#x: got %#x, want none", op, o)
			}
		} else if o == 0 || o == op || o.opposite() != op {
			t.Errorf("%#x: got %#x and back %#x", op, o, o.opposite())
		}
	}
}
