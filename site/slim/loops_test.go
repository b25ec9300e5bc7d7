package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var (
	block  = []byte{0x02, 0x40}
	loop   = []byte{0x03, 0x40}
	choose = []byte{0x20, 0, 0x0e, 3} // br_table by local 0, with three targets and a default
	ret    = []byte{0x0f}
	never  = []byte{0x00, 0x0b}
)

// back jumps to a place by the table, if the value on the stack says so.
func back(place, label byte) []byte { return []byte{0x41, place, 0x21, 0, 0x0d, label} }

// A loop that begins with its condition: the table leads to it, and its body comes before.
func TestUnwind(t *testing.T) {
	enter := []byte{0x41, 2, 0x21, 0, 0x0c, 3}
	body := code(get2, []byte{0x21, 1})
	got := changed(t, unwind, code(block, loop, block, block, block, block, choose, []byte{0, 1, 2, 3}, stop,
		enter, stop, body, stop, get1, back(1, 1), stop, ret, stop, never))
	want := code(block, loop, block, block, block, choose, []byte{0, 1, 1, 2}, stop,
		get1, []byte{0x0d, 0, 0x0c, 1}, stop, // the condition once more: into the loop, or past it
		loop, block, body, stop, get1, []byte{0x0d, 0}, stop, stop, ret, stop, never)
	if !bytes.Equal(got, want) {
		t.Errorf("got % x, want % x", got, want)
	}
}

// After a call the function may go on in the middle of the loop, so the table must lead there.
func TestUnwindLeavesCalls(t *testing.T) {
	enter := []byte{0x41, 2, 0x21, 0, 0x0c, 3}
	text := code(block, loop, block, block, block, block, choose, []byte{0, 1, 2, 3}, stop,
		enter, stop, call, stop, get1, back(1, 1), stop, ret, stop, never)
	want := bytes.Replace(text, enter, []byte{0x0c, 1}, 1) // a jump forward needs no table
	if got := changed(t, unwind, text); !bytes.Equal(got, want) {
		t.Errorf("got % x, want % x", got, want)
	}
}

// A loop that is entered at a condition too long to be copied begins with it instead, and ends with what came before.
func TestUnwindRotates(t *testing.T) {
	enter := []byte{0x41, 2, 0x21, 0, 0x0c, 3}
	body, long := code(get2, []byte{0x21, 1}), bytes.Repeat([]byte{0x20, 1, 0x1a}, copied)
	got := changed(t, unwind, code(block, loop, block, block, block, block, choose, []byte{0, 1, 2, 3}, stop,
		enter, stop, body, stop, long, get1, back(1, 1), stop, ret, stop, never))
	want := code(block, loop, block, block, block, choose, []byte{0, 1, 1, 2}, stop, []byte{0x0c, 0}, stop,
		loop, block, long, get1, []byte{0x0d, 0, 0x0c, 2}, stop, body, []byte{0x0c, 0}, stop, stop, ret, stop, never)
	if !bytes.Equal(got, want) {
		t.Errorf("got % x, want % x", got, want)
	}
}

// shapes is a program of loops that are entered, left and nested in many ways.
const shapes = `package main

func gcd(a, b int) int { for b != 0 { a, b = b, a%b }; return a }

//go:noinline
func sums(x [][]float64, limit float64) (s float64, rows int) {
outer:
	for i := range x {
		for j, v := range x[i] {
			if v < 0 { continue outer }
			if v > limit { break outer }
			for k := j; k < len(x[i]) && x[i][k] < 9; k += 2 { s += x[i][k] }
		}
		rows++
	}
	return s, rows
}

//go:noinline
func collatz(n int) (steps int) {
again:
	if n == 1 { return }
	if n%2 == 0 { n /= 2 } else { n = 3*n + 1 }
	steps++
	goto again
}

//go:noinline
func search(x []int, v int) int {
	lo, hi := 0, len(x)
	for lo < hi {
		if m := int(uint(lo+hi) >> 1); x[m] < v { lo = m + 1 } else { hi = m }
	}
	return lo
}

//go:noinline
func beyond(x []int, n int) (sum int, caught bool) {
	defer func() { caught = recover() != nil }()
	for i := 0; i < n; i++ { sum += x[i] }
	return
}

//go:noinline
func sieve(n int) (count int) {
	not := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if not[i] { continue }
		count++
		for j := i * i; j <= n; j += i { not[j] = true }
	}
	return count
}

//go:noinline
func parse(s string) (v int, ok bool) {
	i, sign := 0, 1
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') { i++ }
	if i < len(s) && s[i] == '-' { sign = -1; i++ }
	for ; i < len(s); i++ {
		switch c := s[i]; { case c >= '0' && c <= '9': v = v*10 + int(c-'0'); ok = true; case c == '_': default: return v * sign, false }
	}
	return v * sign, ok
}

//go:noinline
func long(x []uint64, a, b, c uint64) (n int) {
	for ; n < len(x) && (a*3+b^c*5+a>>3^b*7+c<<2^a*11+b>>1^c*13+a<<5^b*17+c>>7^a*19+b<<3^c*23+a>>9^b*29+c<<7^a*31+b>>5^c*37+
		a<<9^b*41+c>>11^a*43+b<<7^c*47+a>>13^b*53+c<<11^a*59+b>>9^c*61+a<<13^b*67+c>>15)%97 != 5; n++ {
		a, b, c = b^x[n], c+x[n]*a, a-b
	}
	return n
}

func main() {
	x := make([][]float64, 40)
	for i := range x { for j := range i { x[i] = append(x[i], float64((i*7+j*j)%13-i%17/16)) } }
	s, rows := sums(x, 11.5)
	t, more := sums(x[:20], 100)
	list := make([]int, 100)
	for i := range list { list[i] = i * i }
	sum, caught := beyond(list, 101)
	whole, fine := beyond(list, 100)
	v, ok := parse("  -12_345")
	w, bad := parse("12x")
	wide := make([]uint64, 5000)
	for i := range wide { wide[i] = uint64(i) * 0x9e3779b97f4a7c15 }
	println(gcd(1071, 462), int(s*1000), rows, int(t*1000), more, collatz(27), search(list, 50*50), sum, caught, whole, fine, sieve(1000), v, ok, w, bad, long(wide, 1, 2, 3), long(wide[9:], 4, 2, 3))
	panic("the end")
}
`

func TestUnwoundProgramRuns(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not there")
	}
	module := compiled(t, shapes)
	text, err := os.ReadFile(module)
	if err != nil {
		t.Fatal(err)
	}
	before := run(t, module)
	if err := slimFile(module); err != nil {
		t.Fatal(err)
	}
	if after := run(t, module); after != before || len(before) < 50 {
		t.Errorf("got %q, want %q", after, before)
	}
	slimmed, err := os.ReadFile(module)
	if err != nil {
		t.Fatal(err)
	}
	if was, is := loops(t, text), loops(t, slimmed); is < was+100 {
		t.Errorf("got %d loops of %d, want a hundred more", is, was)
	}
}

// compiled writes a program and its wasm to a folder of their own.
func compiled(t *testing.T, program string) (module string) {
	dir := t.TempDir()
	source, module := filepath.Join(dir, "main.go"), filepath.Join(dir, "main.wasm")
	if err := os.WriteFile(source, []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", module, source)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return module
}

// loops counts the loops of a module.
func loops(t *testing.T, module []byte) (n int) {
	sections, err := split(module)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		if s.id != codeSection {
			continue
		}
		if _, err := rewrite(s.body, nil, func(f function) function {
			for _, i := range f.list {
				if i.op == opLoop {
					n++
				}
			}
			return f
		}); err != nil {
			t.Fatal(err)
		}
	}
	return n
}
