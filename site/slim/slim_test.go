package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestSigned(t *testing.T) {
	for _, v := range []int{0, 1, 63, 64, 127, 128, 8191, 8192, 1 << 30, -1, -64, -65, -1 << 31} {
		b := appendSigned(nil, v)
		if got, used := signed(b); got != v || used != len(b) {
			t.Errorf("got %d in %d bytes, want %d in %d", got, used, v, len(b))
		}
	}
}

func TestMerge(t *testing.T) {
	got := merge([]segment{{5000, []byte{9}}, {10, []byte{1, 2}}, {14, []byte{3}}})
	want := []segment{{8, []byte{0, 0, 1, 2, 0, 0, 3}}, {5000, []byte{9}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	back, err := readSegments(writeSegments(got))
	if err != nil || !reflect.DeepEqual(back, want) {
		t.Errorf("read back: got %v, %v, want %v", back, err, want)
	}
}

func TestRefusesOther(t *testing.T) {
	for _, text := range []string{"", "text", header + "\x0b\xff\x01", header + "\x0b\x05\x01\x00\x41\x00\x0b"} {
		if _, err := slim([]byte(text)); err == nil {
			t.Errorf("%q: got no error", text)
		}
	}
}

// program computes, collects garbage under deep stacks, recovers from a panic and at last panics for good.
const program = `package main

import ("fmt"; "runtime"; "strings")

func deep(n int) string {
	if n == 0 { runtime.GC(); return "" }
	defer func() { _ = recover() }()
	return deep(n-1) + strings.Repeat("x", n%3)
}

func main() {
	done := make(chan int)
	for i := range 10 { go func() { done <- len(deep(200 + i)) }() }
	sum := 0
	for range 10 { sum += <-done }
	func() { defer func() { fmt.Println("recovered", recover()) }(); panic("soft") }()
	fmt.Println(sum)
	panic("hard")
}
`

// A slimmed program does what it did, says what it panicked with, and compresses to less.
func TestSlimmedProgramRuns(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not there")
	}
	module := compiled(t, program)
	before, heavy := run(t, module), zipped(t, module)
	if err := slimFile(module); err != nil {
		t.Fatal(err)
	}
	after, light := run(t, module), zipped(t, module)
	if before != after || !strings.HasPrefix(after, "recovered soft\n2049\n") || !strings.Contains(after, "panic: hard") {
		t.Errorf("got %q, want %q", after, before)
	}
	if light*100 > heavy*93 {
		t.Errorf("got %d bytes compressed of %d, want 7 %% less", light, heavy)
	}
}

// run returns what the program writes, up to its traceback.
func run(t *testing.T, module string) string {
	out, err := node(t, module).CombinedOutput()
	if err == nil {
		t.Fatalf("the program did not panic: %s", out)
	}
	said, _, _ := strings.Cut(string(out), "\ngoroutine ")
	return strings.TrimRight(said, "\n")
}

func zipped(t *testing.T, name string) int {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(text)
	w.Close()
	return out.Len()
}

// node returns the command that runs a module.
func node(t *testing.T, module string) *exec.Cmd {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "go_js_wasm_exec"), module)
	command.Env = []string{"PATH=" + os.Getenv("PATH")}
	return command
}
