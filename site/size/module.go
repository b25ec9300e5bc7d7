package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// function is the name and the code of one function of a module.
type function struct {
	name string
	code []byte
}

// report prints the bytes of code that each dependency brings into the wasm at path. Data is not told apart: type
// descriptors and tables belong to no function.
func report(path string) error {
	module, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	functions, err := parse(module)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	code := map[string][]byte{}
	all := 0
	for _, f := range functions {
		owner := dependency(f.name)
		code[owner] = append(code[owner], f.code...)
		all += len(f.code)
	}
	var owners []string
	for owner := range code {
		owners = append(owners, owner)
	}
	slices.SortFunc(owners, func(a, b string) int { return len(code[b]) - len(code[a]) })
	fmt.Printf("\n%-32s %10s %10s %10s\n", "code in the wasm, bytes", "plain", "share", "brotli")
	for _, owner := range owners {
		bytes := code[owner]
		fmt.Printf("%-32s %10d %9.1f%% %10d\n", owner, len(bytes), 100*float64(len(bytes))/float64(all),
			brotlied(bytes, brotli.DefaultCompression))
	}
	fmt.Printf("%-32s %10d\n", "data and tables", len(module)-all)
	return nil
}

// libraries are the dependencies of the wasm, as the linker writes their paths into names: a stroke for a slash.
var libraries = []string{"gonum.org_v1_gonum", "honnef.co_go_js_dom_v2"}

// dependency names what a function came with, from its name such as "descent_core_solve.__LBFGS_.Minimize": a part of
// the project, a part of a library, or a package of Go's own.
func dependency(name string) string {
	for _, library := range libraries {
		if rest, ok := strings.CutPrefix(name, library); ok {
			if inner, ok := strings.CutPrefix(rest, "_"); ok {
				return strings.ReplaceAll(library, "_", "/") + "/" + word(inner)
			}
			return strings.ReplaceAll(library, "_", "/")
		}
	}
	if rest, ok := strings.CutPrefix(name, "descent_"); ok {
		return "descent/" + word(rest)
	}
	switch first := word(name); first {
	case "main":
		return "descent/wasm"
	case "fmt", "reflect", "strconv", "time", "os", "sync", "syscall", "math", "slices", "sort", "strings":
		return "Go " + first
	}
	return "Go runtime and the rest"
}

// word returns the text before the first stroke or dot.
func word(name string) string {
	if cut := strings.IndexAny(name, "_."); cut >= 0 {
		return name[:cut]
	}
	return name
}

var errShort = errors.New("the module ends too early")

// parse returns the functions of a wasm module that has its names (no -s): WebAssembly core specification 2.0,
// sections 5.5 and 7.4.1.
func parse(module []byte) (functions []function, err error) {
	defer func() {
		if recover() != nil { // an index past the end
			err = errShort
		}
	}()
	if len(module) < 8 || string(module[:4]) != "\x00asm" {
		return nil, errors.New("no wasm module")
	}
	imports := 0
	names := map[int]string{}
	var bodies [][]byte
	for r := (reader{module[8:]}); len(r.rest) > 0; {
		id := r.byte()
		section := reader{r.take(r.number())}
		switch id {
		case 0:
			if string(section.take(section.number())) == "name" {
				section.names(names)
			}
		case 2:
			imports = section.imports()
		case 10:
			for range section.number() {
				bodies = append(bodies, section.take(section.number()))
			}
		}
	}
	if len(names) == 0 {
		return nil, errors.New("the module has no names; build it without -s")
	}
	for i, body := range bodies {
		functions = append(functions, function{names[imports+i], body})
	}
	return functions, nil
}

// reader walks over the bytes of a section.
type reader struct{ rest []byte }

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) take(n int) []byte {
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

// number reads an unsigned LEB128 number, which is Go's varint.
func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		panic(io.ErrUnexpectedEOF)
	}
	r.rest = r.rest[n:]
	return int(v)
}

// names adds the function names of a name section: its subsection 1.
func (r *reader) names(names map[int]string) {
	for len(r.rest) > 0 {
		id := r.byte()
		sub := reader{r.take(r.number())}
		if id != 1 {
			continue
		}
		for range sub.number() {
			index := sub.number()
			names[index] = string(sub.take(sub.number()))
		}
	}
}

// imports counts the imported functions, which come first in the numbering. Go imports nothing else.
func (r *reader) imports() int {
	n := r.number()
	for range n {
		r.take(r.number())
		r.take(r.number())
		if kind := r.byte(); kind != 0 {
			panic("an import that is no function")
		}
		r.number()
	}
	return n
}
