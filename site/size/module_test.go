package main

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	section := func(id byte, body string) string { return string([]byte{id, byte(len(body))}) + body }
	module := "\x00asm\x01\x00\x00\x00" +
		section(2, "\x01\x02goexit"[0:1]+"\x02go\x04exit\x00\x00") +
		section(10, "\x02\x02\x00\x0b\x03\x00\x01\x0b") +
		section(0, "\x04name\x01\x0d\x02\x01\x03f.A\x02\x05g/h.B")
	got, err := parse([]byte(module))
	if err != nil || len(got) != 2 {
		t.Fatalf("got %v, %v, want two functions", got, err)
	}
	if got[0].name != "f.A" || len(got[0].code) != 2 || got[1].name != "g/h.B" || len(got[1].code) != 3 {
		t.Errorf("got %q, want f.A of 2 bytes and g/h.B of 3", got)
	}
	for n := 9; n < len(module); n++ {
		if _, err := parse([]byte(module[:n])); err == nil {
			t.Errorf("cut to %d bytes: no error", n)
		}
	}
	for _, bad := range []string{"", "not wasm at all", "\x00asm\x01\x00\x00\x00"} {
		if _, err := parse([]byte(bad)); err == nil {
			t.Errorf("parse(%q): no error", bad)
		}
	}
}

func TestDependency(t *testing.T) {
	for name, want := range map[string]string{
		"descent_core_solve.__LBFGS_.Minimize":               "descent/core",
		"descent_wasm_page.Run.func1":                        "descent/wasm",
		"main.main":                                          "descent/wasm",
		"gonum.org_v1_gonum_mat.__Dense_.Mul":                "gonum.org/v1/gonum/mat",
		"gonum.org_v1_gonum_blas_gonum.Implementation.Dgemm": "gonum.org/v1/gonum/blas",
		"honnef.co_go_js_dom_v2.Wrap":                        "honnef.co/go/js/dom/v2",
		"runtime.mallocgc":                                   "Go runtime and the rest",
		"strconv.AppendFloat":                                "Go strconv",
		"memeqbody":                                          "Go runtime and the rest",
	} {
		if got := dependency(name); got != want {
			t.Errorf("dependency(%q): got %q, want %q", name, got, want)
		}
	}
}

func TestFirstVisitNamesEachFileOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range strings.Fields(firstVisit) {
		if seen[name] {
			t.Errorf("%s is listed twice", name)
		}
		seen[name] = true
	}
	if !seen["descent.wasm"] {
		t.Error("descent.wasm is not listed")
	}
}
