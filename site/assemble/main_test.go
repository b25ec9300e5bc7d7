package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestLayOut(t *testing.T) {
	site := write(t, map[string]string{
		"index.html":             "<!-- inline:shell-module -->",
		"shell.js":               "import { open } from './descent.js';\nopen();\n",
		"app.html":               "<!-- inline:app-module -->",
		"app.js":                 "import { open } from './descent.js';\nopen();\n",
		"descent.js":             "export function open() {}\n",
		"descent.d.ts":           "export {};\n",
		"biome.json":             "{}",
		"examples/examples.json": "[]",
		"examples/iris.csv":      "a,b\n",
		"examples/README.md":     "words",
	})
	exec := filepath.Join(write(t, map[string]string{"wasm_exec.js": "Go\n"}), "wasm_exec.js")
	out := filepath.Join(t.TempDir(), "dist")
	if err := layOut(site, exec, out); err != nil {
		t.Fatal(err)
	}
	var got []string
	filepath.WalkDir(out, func(path string, entry os.DirEntry, err error) error {
		if !entry.IsDir() {
			got = append(got, strings.TrimPrefix(path, out+"/"))
		}
		return err
	})
	want := "app.htm app.html descent.d.ts descent.js examples/examples.json examples/iris.csv icon-192.png icon-512.png icon-maskable.png icon.svg index.html wasm_exec.js"
	if strings.Join(got, " ") != want {
		t.Errorf("got files %q, want %q", got, want)
	}
	for _, name := range []string{"app.htm", "app.html", "index.html"} {
		if page, _ := read(filepath.Join(out, name)); !strings.Contains(page, "const $descent = (() => {") {
			t.Errorf("%s holds no client: %s", name, page)
		}
	}
}

func TestCompress(t *testing.T) {
	text := bytes.Repeat([]byte("coefficients "), 1000)
	path := filepath.Join(t.TempDir(), "x.wasm")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := compress(path); err != nil {
		t.Fatal(err)
	}
	for suffix, open := range map[string]func(io.Reader) (io.Reader, error){
		".gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		".br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	} {
		file, err := os.Open(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		reader, err := open(file)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(reader); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s: got %d bytes, %v, want the %d written", suffix, len(got), err, len(text))
		}
	}
}
