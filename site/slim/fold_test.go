package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The instructions of the tests, as bytes.
var (
	get1    = []byte{0x20, 1}
	get2    = []byte{0x20, 2}
	set2    = []byte{0x21, 2}
	tee2    = []byte{0x22, 2}
	extend  = []byte{0xad}
	add     = []byte{0x7c}
	wrap    = []byte{0xa7}
	call    = []byte{0x10, 3}
	vload   = []byte{0xfd, 0, 4, 0}     // v128.load align=16 offset=0
	vload24 = []byte{0xfd, 0, 4, 24}    // the same with an offset
	vstore  = []byte{0xfd, 11, 4, 8}    // v128.store offset=8
	lane    = []byte{0xfd, 87, 3, 8, 1} // v128.load64_lane offset=8 lane=1
	mul     = []byte{0xfd, 0xf2, 1}
	nop     = []byte{0x01}
	stop    = []byte{0x0b}
)

func constant64(v int) []byte { return appendSigned([]byte{0x42}, v) }

func code(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func changed(t *testing.T, change func([]instruction) []instruction, body []byte) []byte {
	t.Helper()
	list, err := decode(body)
	if err != nil {
		t.Fatal(err)
	}
	return encode(change(list))
}

func TestFold(t *testing.T) {
	at24 := code(constant64(24), add, wrap)
	for name, test := range map[string]struct{ body, want []byte }{
		"a load":               {code(get1, at24, vload), code(get1, wrap, vload24)},
		"of an argument":       {code(get1, extend, at24, vload), code(get1, vload24)},
		"a store":              {code(get1, at24, get2, vstore), code(get1, wrap, get2, []byte{0xfd, 11, 4, 32})},
		"a lane":               {code(get1, at24, get2, lane), code(get1, wrap, get2, []byte{0xfd, 87, 3, 32, 1})},
		"a store of a product": {code(get1, at24, get1, wrap, vload, get2, mul, nop, vstore), code(get1, wrap, get1, wrap, vload, get2, mul, []byte{0xfd, 11, 4, 32})},
		"an address behind an address": {code(get1, at24, get2, at24, vload, vstore),
			code(get1, wrap, get2, wrap, vload24, []byte{0xfd, 11, 4, 32})},
		"the largest":          {code(get1, constant64(4096), add, wrap, vload), code(get1, wrap, []byte{0xfd, 0, 4, 0x80, 0x20})},
		"too large":            {code(get1, constant64(4097), add, wrap, vload), nil},
		"too far":              {code(get1, constant64(4089), add, wrap, get2, vstore), nil},
		"negative":             {code(get1, constant64(-8), add, wrap, vload), nil},
		"kept":                 {code(get1, constant64(24), add, tee2, wrap, vload), nil},
		"not constant":         {code(get1, get2, add, wrap, vload), nil},
		"over a call":          {code(get1, at24, call, vstore), nil},
		"the value of a store": {code(get1, wrap, get1, constant64(24), add, wrap, []byte{0x36, 2, 0}), nil},
	} {
		want := test.want
		if want == nil {
			want = test.body
		}
		if got := changed(t, fold, test.body); !bytes.Equal(got, want) {
			t.Errorf("%s: got % x, want % x", name, got, want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, body := range [][]byte{{0x20}, {0x44, 1}, {0xfd, 12, 0}, {0x0e, 5, 1}, {0xf0}, {0x28, 2}, {0xfd, 0x80, 2}} {
		if _, err := decode(body); err == nil {
			t.Errorf("% x: got no error", body)
		}
	}
}

// The kernels do what they did: their own tests pass when slimmed.
func TestSlimmedKernels(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not there")
	}
	module := filepath.Join(t.TempDir(), "kernel.wasm")
	build := exec.Command("go", "test", "-c", "-ldflags=-s -w", "-o", module, "descent/core/kernel")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := slimFile(module); err != nil {
		t.Fatal(err)
	}
	if out, err := node(t, module).CombinedOutput(); err != nil || string(out) != "PASS\n" {
		t.Errorf("%v\n%s", err, out)
	}
}
