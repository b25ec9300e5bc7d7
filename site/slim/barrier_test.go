package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mover makes garbage in several goroutines while it moves pointers between objects old and new. A collector that ran beside it
// without being told would free what is in use: the sums would be wrong, or the program would hang.
const mover = `package main

import ("fmt"; "runtime")

type node struct { next *node; load *[16]int; v int }

func churn(n int) (sum int) {
	var head *node
	for i := range n {
		head = &node{head, &[16]int{i}, i}
		if b := head.next; b != nil && i%7 == 0 {
			head.load, b.load = b.load, head.load
			runtime.Gosched()
		}
		if i%1000 == 999 {
			for q := head; q.next != nil; q = q.next { q.load, q.next.load = q.next.load, q.load }
		}
	}
	for q := head; q != nil; q = q.next { sum += q.v + q.load[0] }
	return sum
}

func main() {
	done := make(chan int)
	for range 6 { go func() { done <- churn(30000) }() }
	sum := 0
	for range 6 { sum += <-done }
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.NumGC < 3 { panic("nothing was collected") }
	fmt.Println(sum)
	panic("the end")
}
`

// The flags with which the product is built go together: pointers are written without a barrier, and the collector stops the world.
func TestPointersWithoutABarrier(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not there")
	}
	flags := still(t)
	dir := t.TempDir()
	source, module := filepath.Join(dir, "main.go"), filepath.Join(dir, "main.wasm")
	if err := os.WriteFile(source, []byte(mover), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", append(append([]string{"build"}, flags...), "-o", module, source)...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := slimFile(module); err != nil {
		t.Fatal(err)
	}
	if got := run(t, module); !strings.HasPrefix(got, "5399820000\n") {
		t.Errorf("got %q", got)
	}
}

// still reads the flags from the Makefile, and fails where it has one of them without the other.
func still(t *testing.T) []string {
	t.Helper()
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^STILL = -ldflags="([^"]*)" (\S+)$`).FindSubmatch(makefile)
	if line == nil || !strings.Contains(string(line[1]), "gcstoptheworld=1") || string(line[2]) != "-gcflags=all=-wb=0" {
		t.Fatalf("the Makefile's flags are not the two that go together: %q", line)
	}
	return []string{"-ldflags=" + string(line[1]), string(line[2])}
}
