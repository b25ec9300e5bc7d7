package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The bundle must do what the modules do: both run in Node and must print the same.
func TestBundleRunsAsModulesDo(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node to run the modules")
	}
	dir := write(t, map[string]string{
		"package.json": `{"type": "module"}`,
		"app.js": `import { twice as double, Box } from "./lib/a.js";
import * as b from './b.js';
import './effect.js';
import {
  many,
  named,
} from "./b.js";
const hidden = 5;
console.log(double(4), new Box(3).held, b.base, many(), named, hidden);
`,
		"lib/a.js": `import { base } from "../b.js";
const hidden = 7;
export function twice(x) {
  return 2 * x + base + hidden;
}
export class Box {
  constructor(held) {
    this.held = held;
  }
}
`,
		"b.js": `console.log('b runs once');
export const base = 100;
export async function later() {}
export function* many() {}
const inner = 'inner';
export { inner as named };
export { bottom } from "./effect.js";
`,
		"effect.js": "/** @type {import('./b.js').Box} */\nconsole.log('effect');\nexport const bottom = 1;\n",
	})
	run := func(file string) string {
		out, err := exec.Command(node, filepath.Join(dir, file)).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", file, err, out)
		}
		return string(out)
	}
	bundled, err := bundle(dir, "app.js")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bundled.js"), []byte(bundled), 0o644); err != nil {
		t.Fatal(err)
	}
	got, want := run("bundled.js"), run("app.js")
	if got != want || !strings.Contains(want, "115 3 100") {
		t.Errorf("bundle printed %q, modules %q", got, want)
	}
}

func TestBundleRefuses(t *testing.T) {
	for _, test := range []struct{ text, err string }{
		{"import x from './b.js';", `app.js: cannot resolve "import x from './b.js';"`},
		{"import { x } from 'lodash';", `app.js: "lodash" is no relative path`},
		{"import { x } from './gone.js';", "app.js: open "},
		{"import { x } from './app.js';", "app.js: app.js imports itself"},
		{"export default 3;", `app.js: cannot resolve "export default 3;"`},
		{"export let x = 3;", `app.js: cannot resolve "export let x = 3;"`},
		{"export * from './b.js';", "app.js: cannot resolve"},
		{"const x = await import('./b.js');", "app.js: cannot resolve"},
	} {
		dir := write(t, map[string]string{"app.js": test.text + "\n", "b.js": "export const x = 1;\n"})
		if _, err := bundle(dir, "app.js"); err == nil || !strings.HasPrefix(err.Error(), test.err) {
			t.Errorf("%s: got error %v, want %q…", test.text, err, test.err)
		}
	}
}
