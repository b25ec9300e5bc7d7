package main

import (
	"errors"
	"strings"
	"testing"
)

func TestInline(t *testing.T) {
	files := map[string]string{
		"style.css":    "p { margin: 0 }\n",
		"wasm_exec.js": "globalThis.Go = 1;\n",
		"worker.js":    "go();\n",
		"app-module":   "boot();\n",
		"bad.js":       "const s = '</SCRIPT>';\n",
		"comment.js":   "const s = '<!-- x';\n",
		"return.js":    "a();\rb();\n",
		"escaped.js":   `const s = '<\/script>';` + "\n",
		"data.bin":     "x",
	}
	source := func(name string) (string, error) {
		if text, ok := files[name]; ok {
			return text, nil
		}
		return "", errors.New("no such file")
	}
	for _, test := range []struct{ page, want, err string }{
		{page: "<p>$1</p>", want: "<p>$1</p>"},
		{page: "<!-- inline:style.css -->", want: "<style>\np { margin: 0 }\n</style>"},
		{page: "<!-- inline:wasm_exec.js -->", want: "<script>\nglobalThis.Go = 1;\n</script>"},
		{page: "<!-- inline:worker.js -->", want: "<script type=\"text/plain\" id=\"worker.js\">\ngo();\n</script>"},
		{page: "<!-- inline:app-module -->", want: "<script type=\"module\">\nboot();\n</script>"},
		{page: "<!-- inline:escaped.js -->", want: "<script>\nconst s = '<\\/script>';\n</script>"},
		{page: "<!-- inline:bad.js -->", err: `bad.js: "</script" cannot stand in inlined text`},
		{page: "<!-- inline:comment.js -->", err: `comment.js: "<!--" cannot stand`},
		{page: "<!-- inline:return.js -->", err: `return.js: "\r" cannot stand`},
		{page: "<!-- inline:data.bin -->", err: "data.bin: no element"},
		{page: "<!-- inline:absent.js -->", err: "absent.js: no such file"},
	} {
		got, err := inline(test.page, source)
		if test.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), test.err) {
				t.Errorf("inline(%q): got error %v, want %q…", test.page, err, test.err)
			}
		} else if err != nil || got != test.want {
			t.Errorf("inline(%q): got %q, %v, want %q", test.page, got, err, test.want)
		}
	}
}

// The expected hash is that of the example in CSP level 3: echo -n "alert('Hello, world.');" | openssl sha256 -binary | openssl base64
func TestHashes(t *testing.T) {
	const want = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
	page := `<meta content="script-src <!-- csp-hashes -->; style-src <!-- csp-style-hashes -->">` +
		`<style>alert('Hello, world.');</style>` +
		`<script src="a.js"></script><script type="text/plain">text</script><script type="module">alert('Hello, world.');</script>`
	got, err := inline(page, nil)
	if err != nil {
		t.Fatal(err)
	}
	if meta := `<meta content="script-src ` + want + `; style-src ` + want + `">`; !strings.HasPrefix(got, meta) {
		t.Errorf("got %q, want %q first", got, meta)
	}
}
