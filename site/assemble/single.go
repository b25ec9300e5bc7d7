package main

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// single writes out/descent.html, the whole product in one file; out/packed-data.js, the same engine and tables as a classic
// script, which alone a page of opaque origin may load from a host that allows no other origins; and out/sw.js, which keeps
// descent.html for use without a network. It takes the app's document, the examples and the compressed engine from out.
func single(site, out string) error {
	path := filepath.Join(out, "descent.html")
	if err := assemble(path, filepath.Join(site, "descent.html"), ""); err != nil {
		return err
	}
	page, err := read(path)
	if err != nil {
		return err
	}
	app, err := read(filepath.Join(out, "app.html"))
	if err != nil {
		return err
	}
	papers, err := papers(app, filepath.Join(out, "examples"))
	if err != nil {
		return err
	}
	engine, err := os.ReadFile(filepath.Join(out, "descent.wasm.gz"))
	if err != nil {
		return err
	}
	// A document inside another is under the policies of both.
	page = strings.NewReplacer(
		"<!-- app-hashes -->", scriptHashes(app),
		"<!-- app-style-hashes -->", styleHashes(app),
		"<!-- packed:papers -->", packed("papers", papers),
		"<!-- packed:engine -->", packed("engine", engine),
	).Replace(page)
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "packed-data.js"), []byte(packedScript("papers", papers)+packedScript("engine", engine)), 0o644); err != nil {
		return err
	}
	return keeper(filepath.Join(out, "sw.js"), filepath.Join(site, "sw.js"), page)
}

// papers returns, as gzipped JSON, the app's document, the list of the examples and their files, by name.
func papers(app, examples string) ([]byte, error) {
	index, err := os.ReadFile(filepath.Join(examples, "examples.json"))
	if err != nil {
		return nil, err
	}
	var listed []struct{ File string }
	if err := json.Unmarshal(index, &listed); err != nil {
		return nil, fmt.Errorf("examples.json: %w", err)
	}
	files := map[string]string{}
	for _, example := range listed {
		if files[example.File], err = read(filepath.Join(examples, example.File)); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(map[string]any{"app": app, "examples": json.RawMessage(index), "files": files})
	if err != nil {
		return nil, err
	}
	return squeeze(text), nil
}

// packed returns a script element, which does not run, that holds data.
func packed(id string, data []byte) string {
	return fmt.Sprintf(`<script type="text/plain" id="%s" data-bytes="%d">%s</script>`, id, len(data), sevenBits(data))
}

// packedScript returns a script that adds the element of packed to its page.
func packedScript(id string, data []byte) string {
	text := strings.NewReplacer("\\", "\\\\", "`", "\\`", "$", "\\$").Replace(sevenBits(data))
	return fmt.Sprintf("document.head.append(Object.assign(document.createElement('script'), { type: 'text/plain', id: %q, textContent: `%s` }));\n"+
		"document.getElementById(%q).dataset.bytes = %d;\n", id, text, id, len(data))
}

// keeper writes the service worker of a page, which names the page by its hash (Subresource Integrity, section 3.1): a
// changed page makes a changed worker, by which a browser tells that there is a new version.
func keeper(to, from, page string) error {
	text, err := read(from)
	if err != nil {
		return err
	}
	const place = "<!-- integrity -->"
	if strings.Count(text, place) != 1 {
		return fmt.Errorf("%s: want one place for the integrity", from)
	}
	sum := sha512.Sum384([]byte(page))
	text = strings.Replace(text, place, "sha384-"+base64.StdEncoding.EncodeToString(sum[:]), 1)
	return os.WriteFile(to, []byte(text), 0o644)
}
