// Package house holds no code: its tests prove the layout that DESIGN.md and docs/architecture.md state.
package house

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// order lists the packages of core; each imports only packages before it. core/internal/check serves tests alone, core itself
// holds documentation.
var order = []string{
	"num", "kernel", "table", "design", "loss", "objective", "solve", "fit", "metric", "infer", "boundary", "derive", "landscape", "export", "synth",
}

// listed is one package as go list sees it for the browser.
type listed struct {
	path          string
	imports, deps []string
}

// list returns the packages that the patterns name, built for js/wasm.
func list(t *testing.T, patterns ...string) []listed {
	t.Helper()
	format := `{{.ImportPath}}|{{join .Imports " "}}|{{join .Deps " "}}`
	command := exec.Command("go", append([]string{"list", "-f", format}, patterns...)...)
	command.Dir = "../.."
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list %v: %v", patterns, err)
	}
	var all []listed
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSpace(line), "|")
		all = append(all, listed{fields[0], strings.Fields(fields[1]), strings.Fields(fields[2])})
	}
	if len(all) == 0 {
		t.Fatalf("go list %s: no packages", patterns)
	}
	return all
}

func TestCoreImportsOnlyDownwards(t *testing.T) {
	rank := map[string]int{}
	for i, name := range order {
		rank["descent/core/"+name] = i + 1
	}
	for _, p := range list(t, "./core/...") {
		if p.path == "descent/core/internal/check" || p.path == "descent/core" && len(p.imports) == 0 {
			continue
		}
		if rank[p.path] == 0 {
			t.Errorf("%s has no place in the order", p.path)
		}
		for _, i := range p.imports {
			if strings.HasPrefix(i, "descent/") && (rank[i] == 0 || rank[i] >= rank[p.path]) {
				t.Errorf("%s imports %s, which is not below it", p.path, i)
			}
		}
	}
}

// The standard library's own way to the clock and to files goes through syscall/js in a browser; nobody else in core's
// surroundings may go there.
func TestCoreReachesNoJavaScript(t *testing.T) {
	var reached []string
	for _, p := range list(t, "./core/...") {
		for _, dep := range append(p.deps, p.path) {
			if (strings.Contains(dep, ".") || strings.HasPrefix(dep, "descent/")) && !slices.Contains(reached, dep) {
				reached = append(reached, dep)
			}
		}
	}
	for _, p := range list(t, reached...) {
		if slices.Contains(p.imports, "syscall/js") {
			t.Errorf("core reaches %s, which imports syscall/js", p.path)
		}
	}
}

// What costs more bytes than it brings stays out of the binary; docs/decisions says what each costs.
func TestWasmLeavesOut(t *testing.T) {
	for _, p := range list(t, "./wasm") {
		for _, barred := range []string{
			"encoding/json", "regexp", "net/http", "text/template", "html/template", "testing",
			"gonum.org/v1/gonum/mat", "gonum.org/v1/gonum/optimize",
		} {
			if slices.Contains(p.deps, barred) {
				t.Errorf("the wasm holds %s", barred)
			}
		}
	}
}

// Each of these may be imported by the packages beside it only.
func TestWhoMayImport(t *testing.T) {
	owners := map[string][]string{
		"honnef.co/go/js/dom/v2": {"descent/wasm/page", "descent/wasm/plot"},
		"descent/wasm/page":      {"descent/wasm"},
		"descent/wasm/worker":    {"descent/wasm"},
	}
	for _, p := range append(list(t, "./core/..."), list(t, "./wasm/...")...) {
		for name, allowed := range owners {
			if slices.Contains(p.imports, name) && !slices.Contains(allowed, p.path) {
				t.Errorf("%s imports %s; only %v may", p.path, name, allowed)
			}
		}
		if strings.HasPrefix(p.path, "descent/wasm/wire") && slices.Contains(p.imports, "syscall/js") {
			t.Errorf("%s imports syscall/js", p.path)
		}
	}
}
