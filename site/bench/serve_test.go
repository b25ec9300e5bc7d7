package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

// The product stands at the root with its brotli twins, everything else below; only one of the two servers isolates.
func TestServe(t *testing.T) {
	dist, web, cache := t.TempDir(), t.TempDir(), t.TempDir()
	for path, text := range map[string]string{
		filepath.Join(dist, "descent.wasm"):         "plain",
		filepath.Join(dist, "descent.wasm.br"):      "brotlied",
		filepath.Join(dist, "descent.js"):           "client",
		filepath.Join(web, "page.html"):             "page",
		filepath.Join(cache, "data", "a.csv"):       "table",
		filepath.Join(cache, "built", "limit.wasm"): "limit",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := serve(dist, web, cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ url, accept, want, encoding, isolated string }{
		{s.plain + "/descent.wasm", "gzip, br", "brotlied", "br", ""},
		{s.plain + "/descent.wasm", "gzip", "plain", "", ""},
		{s.isolated + "/descent.js", "br", "client", "", "require-corp"},
		{s.plain + "/bench/page.html", "br", "page", "", ""},
		{s.plain + "/data/a.csv", "br", "table", "", ""},
		{s.isolated + "/built/limit.wasm", "br", "limit", "", "require-corp"},
	} {
		request, err := http.NewRequest("GET", test.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Accept-Encoding", test.accept)
		reply, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(reply.Body)
		reply.Body.Close()
		if err != nil || string(body) != test.want || reply.Header.Get("Content-Encoding") != test.encoding ||
			reply.Header.Get("Cross-Origin-Embedder-Policy") != test.isolated {
			t.Errorf("%s: got %q %v, %v", test.url, body, reply.Header, err)
		}
	}
}
