package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// The package as its users have it: installed from the packed file into directories of their own.

var program = regexp.MustCompile("(?s)```(?:js|ts|html) ([\\w.]+)\n(.*?)```")

// documented returns the programs of docs/javascript.md by the file names they are given there.
func documented(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/javascript.md")
	if err != nil {
		t.Fatal(err)
	}
	programs := map[string]string{}
	for _, match := range program.FindAllStringSubmatch(string(text), -1) {
		programs[match[1]] = match[2]
	}
	return programs
}

// packed returns the path of the package.
func packed(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(os.Getenv("DESCENT_DIST"), "npm", "descent-*.tgz"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d packages, %v; `make npm` packs one", len(found), err)
	}
	return found[0]
}

// project makes a directory with these programs of docs/javascript.md and installs the package into it.
func project(t *testing.T, programs ...string) string {
	t.Helper()
	dir := t.TempDir()
	place(t, dir, "package.json", `{"private": true, "type": "module"}`)
	copyInto(t, dir, "iris.csv", "../examples/iris.csv")
	for _, name := range programs {
		code, ok := documented(t)[name]
		if !ok {
			t.Fatalf("docs/javascript.md has no %s", name)
		}
		place(t, dir, name, code)
	}
	command(t, dir, "npm", "install", "--ignore-scripts", "--loglevel=error", packed(t))
	return dir
}

// toolshed is a directory with Vite, TypeScript and the types of Node at their pinned versions, made once.
var toolshed = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(scratch, "toolshed")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	for _, name := range []string{"package.json", "package-lock.json", ".npmrc"} {
		text, err := os.ReadFile(filepath.Join("testdata/npm", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o644)
		}
		if err != nil {
			return dir, err
		}
	}
	install := exec.Command("npm", "ci", "--ignore-scripts", "--loglevel=error")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		return dir, fmt.Errorf("npm ci: %v\n%s", err, out)
	}
	return dir, nil
})

// tool runs one of the toolshed's programs in a project, and returns what it says.
func tool(t *testing.T, dir, name string, arguments ...string) string {
	t.Helper()
	return command(t, dir, toolPath(t, name), arguments...)
}

func toolPath(t *testing.T, name string) string {
	t.Helper()
	shed, err := toolshed()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(shed, "node_modules", ".bin", name)
}

// command runs a program to its end and returns what it prints. One that has not ended after two minutes never will.
func command(t *testing.T, dir, name string, arguments ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, arguments...)
	c.Dir = dir
	var complaints strings.Builder
	c.Stderr = &complaints
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s%s", name, arguments, err, out, complaints.String())
	}
	return string(out)
}

func place(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func copyInto(t *testing.T, dir, name, from string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	place(t, dir, name, string(text))
}

// static serves a directory as a plain host does, which compresses nothing, and returns its address.
func static(t *testing.T, dir string) string {
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// whole is what testdata/npm/whole.mjs says.
type whole struct {
	Rows, Refused, Died map[string]any
	Progress            []any
	Cell, Status        string
	LastStep            bool
	Coefficients        []estimated
	Predicted           [2]int
	Evaluated           [2]float64
	Exported            []string
	Aborted             string
	Closed              [2]string
}

// estimated is [class, term, estimate].
type estimated struct {
	class, term string
	estimate    float64
}

func (c *estimated) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&c.class, &c.term, &c.estimate})
}

// nodeSaid is what whole.mjs printed, once it has run.
var nodeSaid string

// node returns what Node finds, in a project of its own.
func node(t *testing.T) *whole {
	t.Helper()
	if nodeSaid == "" {
		dir := project(t)
		copyInto(t, dir, "whole.mjs", "testdata/npm/whole.mjs")
		nodeSaid = command(t, dir, "node", "whole.mjs")
	}
	w := &whole{}
	if err := json.Unmarshal([]byte(nodeSaid), w); err != nil {
		t.Fatalf("%v in %s", err, nodeSaid)
	}
	return w
}

func TestPackageInNode(t *testing.T) {
	w := node(t)
	for name, rows := range w.Rows {
		if rows != 150.0 {
			t.Errorf("a %s gives %v rows", name, rows)
		}
	}
	for what, got := range map[string][2]any{
		"sources":      {len(w.Rows), 8},
		"refusals":     {w.Refused, map[string]any{"absent": "not-found", "folder": "read-failed", "empty": "empty-file", "unknown": "bad-option"}},
		"progress":     {w.Progress, []any{"scan", true, 150}},
		"a cell":       {w.Cell, "virginica"},
		"status":       {w.Status, "converged"},
		"last step":    {w.LastStep, true},
		"coefficients": {len(w.Coefficients), 15},
		"prediction":   {w.Predicted, [2]int{150, 450}},
		"rows scored":  {w.Evaluated[1], 150.0},
		"export":       {w.Exported, []string{"setosa", "versicolor", "virginica"}},
		"abort":        {w.Aborted, "AbortError"},
		"deaths":       {w.Died, map[string]any{"0": "worker-died", "0, then": "converged", "1": "worker-died", "1, then": "converged"}},
		"close":        {w.Closed, [2]string{"closed", "closed"}},
	} {
		if fmt.Sprint(got[0]) != fmt.Sprint(got[1]) {
			t.Errorf("%s: got %v, want %v", what, got[0], got[1])
		}
	}
	if w.Evaluated[0] < 0.95 || w.Evaluated[0] == 1 {
		t.Errorf("accuracy %v on iris", w.Evaluated[0])
	}
}

func TestPackageSnippetsInNode(t *testing.T) {
	dir := project(t, "fit.js", "fit.cjs")
	lines := strings.Split(strings.TrimSpace(command(t, dir, "node", "fit.js")), "\n")
	if len(lines) != 16 || lines[15] != "converged [ 'setosa' ]" {
		t.Errorf("fit.js says %q", lines)
	}
	agree(t, lines[:15], node(t).Coefficients)
	var model struct{ Target string }
	text, err := os.ReadFile(filepath.Join(dir, "model.json"))
	if err == nil {
		err = json.Unmarshal(text, &model)
	}
	if err != nil || model.Target != "species" {
		t.Errorf("the model in model.json has target %q, %v", model.Target, err)
	}
	command(t, dir, "node", "--input-type=module", "--eval", "import 'descent/element'") // as a server that renders pages does
	if got := command(t, dir, "node", "fit.cjs"); got != "converged [ 'no', 'yes' ]\n" {
		t.Errorf("fit.cjs says %q", got)
	}
}

// agree compares lines of a class, a term and an estimate with coefficients, to 1e-9.
func agree(t *testing.T, lines []string, want []estimated) {
	t.Helper()
	if len(lines) != len(want) {
		t.Fatalf("got %d coefficients in %q, want %d", len(lines), lines, len(want))
	}
	for i, line := range lines {
		var estimate float64
		name := want[i].class + " " + want[i].term + " "
		if _, err := fmt.Sscan(strings.TrimPrefix(line, name), &estimate); err != nil || !strings.HasPrefix(line, name) {
			t.Errorf("got %q, want %s…", line, name)
		}
		if !(math.Abs(estimate-want[i].estimate) <= 1e-9*max(1, math.Abs(estimate))) {
			t.Errorf("%s: got %v, Node has %v", name, estimate, want[i].estimate)
		}
	}
}

// What package.json promises is in the package, and nothing that only the build needs.
func TestPackageIsWhole(t *testing.T) {
	dir := filepath.Join(project(t), "node_modules")
	installed, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range installed {
		if name := entry.Name(); name != "descent" && !strings.HasPrefix(name, ".") {
			t.Errorf("%s was installed too", name)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "descent", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	targets := regexp.MustCompile(`"(\./[\w-]+\.[\w.-]+)"`).FindAllStringSubmatch(string(text), -1)
	for _, target := range targets {
		if _, err := os.Stat(filepath.Join(dir, "descent", target[1])); err != nil {
			t.Errorf("package.json names %s: %v", target[1], err)
		}
	}
	if len(targets) < 10 {
		t.Errorf("package.json names %d files", len(targets))
	}
	for _, name := range []string{"app.js", "shell.js", "index.html", "descent.wasm.br", "style.css"} {
		if _, err := os.Stat(filepath.Join(dir, "descent", name)); err == nil {
			t.Errorf("%s is in the package", name)
		}
	}
	changes, err := os.ReadFile("../../CHANGELOG.md")
	var about struct{ Version string }
	if err == nil {
		err = json.Unmarshal(text, &about)
	}
	if first := regexp.MustCompile(`(?m)^## ([\d.]+)`).FindSubmatch(changes); err != nil || first == nil || string(first[1]) != about.Version {
		t.Errorf("the latest heading of CHANGELOG.md is %q, %v; the package has version %s", first, err, about.Version)
	}
}
