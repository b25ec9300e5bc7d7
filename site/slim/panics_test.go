package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// calls returns a call as exits leaves it.
func calls(callee byte, place int) []byte {
	return code(get1, []byte{0x41, 8, 0x6b, 0x22, 1, 0x24, 0}, get1, constant64(place), []byte{0x37, 3, 0, 0x41, 0, 0x10, callee, 0x23, 0, 0x21, 1},
		[]byte{0x04, 0x40, 0x41, 1, 0x0f, 0x0b})
}

func TestPanicsHaveAFunctionOfTheirOwn(t *testing.T) {
	const own = (firstFunction + 3) << 16
	names := map[int]string{0: "runtime.sigpanic", 1: "runtime.goPanicIndex", 2: "main.f", 3: "main.g", 4: "runtime.panicdivide"}
	tables := []byte{0, 2, 1, 48, 99, 0} // from place 1 on the stack is 24 bytes deeper
	known := &symbols{names: names, tables: tables, depths: map[int]int{3: 1, 4: 0}}
	after := func(helper byte, place int) []byte { return code(get1, constant64(place), []byte{0x10, helper, 0x0f}) }
	for name, test := range map[string]struct{ body, want []byte }{
		"a nil pointer":     {calls(2, own|7), after(7, own|1)},
		"before the frame":  {calls(2, own), after(7, own)},
		"an index":          {calls(3, own|7), after(7, own|7)},
		"the same twice":    {code(calls(3, own|7), calls(3, own|8)), code(after(7, own|7), after(7, own|8))},
		"two of them":       {code(calls(3, own|7), calls(2, own|8)), code(after(7, own|7), after(8, own|1))},
		"what comes back":   {calls(4, own|7), nil},
		"an import":         {calls(1, own|7), nil},
		"something shorter": {calls(2, own|7)[:20], nil},
	} {
		p := &panics{known: known, imports: 2, next: 7, helpers: map[int]int{}}
		list, err := decode(test.body)
		if err != nil {
			t.Fatal(err)
		}
		want := test.want
		if want == nil {
			want = test.body
		}
		if got := encode(p.change(function{place: 3, list: list}).list); !bytes.Equal(got, want) {
			t.Errorf("%s: got % x, want % x", name, got, want)
		}
	}
}

func TestHelpersAreAdded(t *testing.T) {
	p := &panics{next: 7, helpers: map[int]int{}}
	if a, b, again := p.helper(2), p.helper(3), p.helper(2); a != 7 || b != 8 || again != 7 {
		t.Errorf("got the numbers %d, %d and %d", a, b, again)
	}
	types, functions, bodies := []byte{1, 0x60, 0, 0}, []byte{1, 0}, []byte{1, 2, 0, end}
	if err := p.add(&types, &functions, &bodies); err != nil {
		t.Fatal(err)
	}
	if want := append([]byte{2, 0x60, 0, 0}, helperType...); !bytes.Equal(types, want) {
		t.Errorf("types: got % x, want % x", types, want)
	}
	if want := []byte{3, 0, 1, 1}; !bytes.Equal(functions, want) {
		t.Errorf("functions: got % x, want % x", functions, want)
	}
	one := []byte{0, 0x20, 0, 0x41, 8, 0x6b, 0x22, 0, 0x24, 0, 0x20, 0, 0x20, 1, 0x37, 3, 0, 0x41, 0, 0x10, 2, end}
	if !bytes.HasPrefix(bodies[4:], append([]byte{byte(len(one))}, one...)) || bodies[0] != 3 {
		t.Errorf("code: got % x, want % x in it", bodies, one)
	}
}

// panicky panics in every way that the compiler knows, under frames with and without deferred calls, while the stack grows and garbage
// is collected.
const panicky = `package main

import ("errors"; "fmt"; "runtime"; "strings")

type point struct { x, y int; next *point }

type shape interface { area() int }

func (p *point) area() int { return p.x*p.y + p.next.x }

var wide []*point

func fail(k, n int, p *point, s []int, v any) int {
	local := &point{x: n}
	wide = append(wide[:k%3], local)
	switch k {
	case 0: return p.next.x
	case 1: return s[n]
	case 2: return len(s[n:])
	case 3: return len(s[2:n-n])
	case 4: return n / (len(s) - 3)
	case 5: return v.(int)
	case 6: return v.(shape).area()
	case 7: return len([]int(s)[: n : n+1])
	case 8: return len((*[9]int)(s))
	case 9: return s[uint(n)]
	case 10: return n << (len(s) - 4)
	case 11: p.next.y = 3
	case 12: var m map[string]int; m["a"] = n
	case 13: panic(errors.New("soft"))
	case 14: make_(n - 1000)
	case 15: var f func(); f()
	}
	return local.x
}

func make_(n int) []byte { return make([]byte, n) }

// framed has a frame with a deferred call that reads what was alive.
func framed(k, depth int, log *strings.Builder) (sum int) {
	mine := &point{x: k, next: &point{y: depth}}
	defer func() {
		runtime.GC()
		grow(200)
		e := recover()
		if _, is := e.(*runtime.TypeAssertionError); is { e = "another type" } // names of types are gone
		if e != nil && depth%4 == 0 { fmt.Fprintln(log, k, e); sum = mine.next.y; return } else if e != nil { panic(e) }
	}()
	if depth > 0 { sum = framed(k, depth-1, log) + mine.x }
	if depth == 2 { sum += fail(k, 7, &point{x: 1}, []int{1, 2, 3}, "text") }
	return sum + mine.next.y
}

func grow(n int) int {
	var room [64]int
	if n == 0 { return room[0] }
	room[n%64] = n
	return grow(n-1) + room[n%64]
}

func main() {
	var log strings.Builder
	sum := 0
	for k := range 17 {
		done := make(chan int)
		go func() { done <- framed(k, 5, &log) }()
		sum += <-done
	}
	fmt.Println(log.String(), sum, len(wide))
	panic("the end")
}
`

// A slimmed program panics as it did, and recovers with what was alive.
func TestSlimmedPanics(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not there")
	}
	dir := t.TempDir()
	source, module := filepath.Join(dir, "main.go"), filepath.Join(dir, "main.wasm")
	if err := os.WriteFile(source, []byte(panicky), 0o600); err != nil {
		t.Fatal(err)
	}
	build := func(flags ...string) string {
		command := exec.Command("go", append(append([]string{"build"}, flags...), "-o", module, source)...)
		command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return run(t, module)
	}
	want := build()
	build(still(t)...)
	if err := slimFile(module); err != nil {
		t.Fatal(err)
	}
	got := run(t, module)
	if got != want || strings.Count(got, "\n") < 16 {
		t.Errorf("got %q, want %q", got, want)
	}
}
