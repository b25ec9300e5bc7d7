package main

import (
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// The page's own decoder reads what sevenBits writes, after an HTML parser had it.
func TestSevenBits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 1<<19+3)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	cases := [][]byte{{}, {0}, {0xff}, {0, 0, 0, 0, 0, 0, 0}, bytes.Repeat([]byte{0x0d, 0x3c, 0, 0x1a, 0x78}, 100), noise}
	dir := t.TempDir()
	for i, data := range cases {
		text := sevenBits(data)
		if strings.ContainsAny(text, barred) || !utf8.ValidString(text) {
			t.Errorf("case %d: what an HTML parser would change stands in the text", i)
		}
		if len(text) > len(data)*8/7+2 {
			t.Errorf("case %d: %d bytes became %d", i, len(data), len(text))
		}
		for name, content := range map[string][]byte{"text": []byte(text), "data": data} {
			if err := os.WriteFile(filepath.Join(dir, name+string(rune('0'+i))), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node to run the decoder")
	}
	source, err := read("../packed.js")
	if err != nil {
		t.Fatal(err)
	}
	_, decoder, found := strings.Cut(source, "/** The values that cannot stand")
	if !found {
		t.Fatal("packed.js holds no decoder")
	}
	script := "/** " + decoder + `
import { readFileSync } from "node:fs";
for (let i = 0; i < ` + string(rune('0'+len(cases))) + `; i++) {
	const data = readFileSync("data" + i);
	const got = Buffer.concat([...sevenBits(readFileSync("text" + i, "utf8"), data.length)]);
	if (got.compare(data) !== 0) throw new Error("case " + i);
}
let cut = "";
try { [...sevenBits("ab", 9)]; } catch (error) { cut = error.message; }
console.log(cut);`
	if err := os.WriteFile(filepath.Join(dir, "decode.mjs"), []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(node, "decode.mjs")
	run.Dir = dir
	if out, err := run.CombinedOutput(); err != nil || string(out) != "It ends too early.\n" {
		t.Errorf("the decoder: %v\n%s", err, out)
	}
}

// The policy of the single file lets the scripts and styles of both documents run, and no others; its worker names it by its hash.
func TestSingle(t *testing.T) {
	site := write(t, map[string]string{
		"descent.html": `<meta content="script-src <!-- csp-hashes --> <!-- app-hashes -->; style-src <!-- app-style-hashes -->">` +
			"\n<!-- inline:single-module -->\n<!-- packed:papers -->\n<!-- packed:engine -->",
		"single.js": "hold();\n",
		"sw.js":     "const integrity = '<!-- integrity -->';\n",
	})
	const app = `<style>p{}</style><script>go()</script>`
	out := write(t, map[string]string{
		"app.html":               app,
		"descent.wasm.gz":        "the engine",
		"examples/examples.json": `[{"name":"a","file":"a.csv"}]`,
		"examples/a.csv":         "x,y\n1,2\n",
		"examples/b.csv":         "not listed",
	})
	if err := single(site, out); err != nil {
		t.Fatal(err)
	}
	page, _ := read(filepath.Join(out, "descent.html"))
	for _, want := range []string{hash("go()"), hash("p{}"), scriptHashes(page), `id="engine" data-bytes="10">` + sevenBits([]byte("the engine"))} {
		if !strings.Contains(page, want) {
			t.Errorf("the page holds no %s:\n%s", want, page)
		}
	}
	packed, err := papers(app, filepath.Join(out, "examples"))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		App      string
		Examples []map[string]string
		Files    map[string]string
	}
	if err := json.Unmarshal(gunzip(t, packed), &got); err != nil {
		t.Fatal(err)
	}
	if got.App != app || len(got.Examples) != 1 || len(got.Files) != 1 || got.Files["a.csv"] != "x,y\n1,2\n" {
		t.Errorf("got papers %v", got)
	}
	sum := sha512.Sum384([]byte(page))
	worker, _ := read(filepath.Join(out, "sw.js"))
	if want := "const integrity = 'sha384-" + base64.StdEncoding.EncodeToString(sum[:]) + "';\n"; worker != want {
		t.Errorf("got worker %q, want %q", worker, want)
	}
}

// The icons that the manifest names are there, of the sizes that it says; the drawing is that of the page's own icon.
func TestIcons(t *testing.T) {
	dir := t.TempDir()
	if err := writeIcons(dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../manifest.webmanifest")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Icons []struct{ Src, Sizes string }
	}
	if err := json.Unmarshal(text, &manifest); err != nil || len(manifest.Icons) == 0 {
		t.Fatalf("the manifest: %v", err)
	}
	for _, icon := range manifest.Icons {
		file, err := os.Open(filepath.Join(dir, icon.Src))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if icon.Sizes == "any" {
			continue
		}
		picture, err := png.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		size := picture.Bounds().Dx()
		if want := regexp.MustCompile(`^\d+`).FindString(icon.Sizes); want != strconv.Itoa(size) {
			t.Errorf("%s is %d wide, the manifest says %s", icon.Src, size, icon.Sizes)
		}
		middle := bezier(0.5)
		scale := 1.0
		if strings.Contains(icon.Src, "maskable") {
			scale = 0.6
		}
		at := func(v float64) int { return int((0.5 + (v-8)/16*scale) * float64(size)) }
		on, off := picture.At(at(middle.x), at(middle.y)), picture.At(size-size/8, size/8)
		if on == off {
			t.Errorf("%s: the curve has the colour of its ground, %v", icon.Src, on)
		}
	}
	svg, _ := read(filepath.Join(dir, "icon.svg"))
	index, _ := read("../index.html")
	// In index.html the curve is relative and its signs are encoded.
	if !strings.Contains(svg, "M2 2C4 11 7 13 14 13") || !strings.Contains(index, "M2 2c2 9 5 11 12 11") || !strings.Contains(index, "%230b6e75") || !strings.Contains(svg, "#0b6e75") {
		t.Errorf("the icon %s is not that of index.html", svg)
	}
}
