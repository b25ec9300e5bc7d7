package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// permitted lists what core may use of packages that also hold a clock, global randomness, files or a printer.
// A package that is not named is not restricted; one with an empty list may not be imported.
var permitted = map[string][]string{
	"math/rand":    {},
	"math/rand/v2": {"New", "NewPCG", "NewChaCha8", "Rand", "PCG", "ChaCha8", "Source"},
	"crypto/rand":  {},
	"fmt":          {"Errorf", "Sprintf", "Sprint", "Appendf", "Stringer"},
	"log":          {},
	"os":           {},
	"time":         {},
	"unsafe":       {},
	"syscall/js":   {},
	"reflect":      {},
}

// In core nothing prints, reads a clock or draws from a global source.
func TestCoreUsesNoSurroundings(t *testing.T) {
	walk(t, "../../core", func(path string, file *ast.File) {
		names := map[string]string{} // local name of an import to its path
		for _, spec := range file.Imports {
			from, _ := strconv.Unquote(spec.Path.Value)
			allowed, restricted := permitted[from]
			if restricted && len(allowed) == 0 {
				t.Errorf("%s imports %s", path, from)
			}
			name := strings.TrimSuffix(from, "/v2")
			name = name[strings.LastIndexByte(name, '/')+1:]
			if spec.Name != nil {
				name = spec.Name.Name
			}
			names[name] = from
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if name, ok := call.Fun.(*ast.Ident); ok && (name.Name == "print" || name.Name == "println") {
					t.Errorf("%s prints", path)
				}
			}
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := selector.X.(*ast.Ident)
			if !ok || from.Obj != nil {
				return true
			}
			allowed, restricted := permitted[names[from.Name]]
			if restricted && !slices.Contains(allowed, selector.Sel.Name) {
				t.Errorf("%s uses %s.%s", path, from.Name, selector.Sel.Name)
			}
			return true
		})
	})
}

// unsafe reinterprets numbers as bytes where they cross to JavaScript, and nowhere else.
func TestOnlyTheBridgeIsUnsafe(t *testing.T) {
	walk(t, "../../wasm", func(path string, file *ast.File) {
		for _, spec := range file.Imports {
			if spec.Path.Value == `"unsafe"` && filepath.Base(filepath.Dir(path)) != "bridge" {
				t.Errorf("%s imports unsafe", path)
			}
		}
	})
}

// walk parses every Go file below dir that is no test and no test helper.
func walk(t *testing.T, dir string, see func(path string, file *ast.File)) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.Contains(path, filepath.FromSlash("internal/check/")) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, 0)
		if err != nil {
			return err
		}
		seen++
		see(path, file)
		return nil
	})
	if err != nil || seen == 0 {
		t.Fatalf("%s: %d files, %v", dir, seen, err)
	}
}
