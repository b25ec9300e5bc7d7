// Command assemble lays out the folder that a static host serves: it copies what is loaded as it is and makes
// the documents self-contained. With -compress it writes the brotli and gzip twins of a file instead.
//
// It is a concatenation with rules, not a bundler: what it cannot resolve it refuses.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("assemble: ")
	site := flag.String("site", "site", "folder of sources")
	goroot := flag.String("goroot", "", "GOROOT of the toolchain that built the wasm")
	out := flag.String("out", "dist", "folder to write")
	base := flag.String("base", "", "address at which out will be served, where it is known")
	twin := flag.String("compress", "", "file whose .br and .gz to write")
	flag.Parse()
	var err error
	if *twin != "" {
		err = compress(*twin)
	} else {
		err = layOut(*site, filepath.Join(*goroot, "lib", "wasm", "wasm_exec.js"), *out)
		if err == nil {
			err = discover(*site, *out, *base)
		}
		if err == nil {
			err = single(*site, *out)
		}
	}
	if err != nil {
		log.Fatal(err)
	}
}

// layOut writes out: wasmExec, the scripts, types, styles, schema and examples of site as they are, its documents with their
// markers replaced, the icons, and app.html once more as app.htm, for the element: bundlers' servers write scripts of their own
// into what is called .html. Files of out that it does not write stay.
func layOut(site, wasmExec, out string) error {
	paths, err := filepath.Glob(filepath.Join(site, "*.*"))
	if err != nil {
		return err
	}
	examples, err := filepath.Glob(filepath.Join(site, "examples", "*.[cj]s*"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(out, "examples"), 0o755); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(out, "wasm_exec.js"), wasmExec); err != nil {
		return err
	}
	for _, path := range append(paths, examples...) {
		name := strings.TrimPrefix(path, site+string(filepath.Separator))
		to := filepath.Join(out, name)
		switch {
		case name == "descent.html" || name == "sw.js": // made of what the others become
		case strings.HasSuffix(name, ".html"), strings.HasSuffix(name, ".htm"):
			err = assemble(to, path, wasmExec)
		case published(name):
			err = copyFile(to, path)
		}
		if err != nil {
			return err
		}
	}
	if err := copyFile(filepath.Join(out, "app.htm"), filepath.Join(out, "app.html")); err != nil {
		return err
	}
	return writeIcons(out)
}

// parts are the scripts that are of use inside their documents only.
var parts = []string{"app.js", "embed.js", "shell.js", "single.js", "holder.js", "keeper.js", "packed.js", "seal.js", "bar.js"}

// published reports whether a source file is served as it is. Tool settings are not for the public.
func published(name string) bool {
	if filepath.Dir(name) == "examples" || strings.HasSuffix(name, ".schema.json") {
		return true
	}
	switch filepath.Ext(name) {
	case ".js", ".css", ".ts", ".webmanifest":
		return !slices.Contains(parts, name)
	}
	return false
}

func copyFile(to, from string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

// assemble writes the document at path to the file to, with its markers replaced.
func assemble(to, path, wasmExec string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	page, err := inline(string(text), func(name string) (string, error) {
		if name == "wasm_exec.js" {
			return read(wasmExec)
		}
		if module, found := strings.CutSuffix(name, "-module"); found {
			return bundle(filepath.Dir(path), module+".js")
		}
		return read(filepath.Join(filepath.Dir(path), name))
	})
	if err != nil {
		return err
	}
	return os.WriteFile(to, []byte(page), 0o644)
}

func read(path string) (string, error) {
	text, err := os.ReadFile(path)
	return string(text), err
}
