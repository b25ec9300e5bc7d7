// Command slim rewrites a wasm that Go has linked so that it is smaller and runs faster. It changes nothing that the
// program does; a panic still says what happened, but not in which functions.
//
// Two things weigh that nobody needs. Go's linker cuts the memory image at every few zero bytes into tens of thousands
// of segments, whose addresses hardly compress, while zeros do. And the table that says which function, file and line
// an address belongs to serves tracebacks only.
//
// Nor need be said what follows from something else: tables that a few instructions can write, and the number of a function in each of
// its calls.
//
// And Go's code says much that need not be said: it adds constants to addresses that a load or store could add by itself,
// sets before a jump the number of its place that only a jump backward needs, and jumps backward by way of a table. A loop
// that is one takes the engine half the time; less code is compiled sooner, too.
package main

import (
	"encoding/binary"
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("slim: ")
	flag.Parse()
	for _, name := range flag.Args() {
		if err := slimFile(name); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
	}
}

func slimFile(name string) error {
	module, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if module, err = slim(module); err != nil {
		return err
	}
	return os.WriteFile(name, module, 0o755)
}

// slim returns the module with its data in few segments, without the names and lines of functions, and with better
// code.
func slim(module []byte) ([]byte, error) {
	sections, err := split(module)
	if err != nil {
		return nil, err
	}
	segments, err := readSegments(*body(sections, dataSection))
	if err != nil {
		return nil, err
	}
	image := merge(segments)
	known, err := readSymbols(image)
	if err != nil {
		return nil, err
	}
	if err = improve(sections, &known); err != nil {
		return nil, err
	}
	if err := forget(image, known.names); err != nil {
		return nil, err
	}
	if sections, err = derive(sections, image); err != nil {
		return nil, err
	}
	*body(sections, dataSection) = writeSegments(part(image))
	return join(sections), nil
}

// improve makes the code better.
func improve(sections []section, known *symbols) error {
	code, functions := body(sections, codeSection), body(sections, functionSection)
	imports, err := importedFunctions(*body(sections, importSection))
	if err != nil {
		return err
	}
	count, _ := binary.Uvarint(*functions)
	p := &panics{known: known, imports: imports, next: imports + int(count), helpers: map[int]int{}}
	*code, err = rewrite(*code, known.names, func(f function) function {
		f.list = better(f.list)
		return returns(p.change(f))
	})
	if err != nil {
		return err
	}
	return p.add(body(sections, typeSection), functions, code)
}

// body returns the body of the section of that id, an empty one where there is none.
func body(sections []section, id byte) *[]byte {
	for i := range sections {
		if sections[i].id == id {
			return &sections[i].body
		}
	}
	return new([]byte)
}
