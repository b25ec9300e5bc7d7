package main

import (
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func TestHandler(t *testing.T) {
	root := fstest.MapFS{
		"index.html":      {Data: []byte("home")},
		"descent.wasm":    {Data: []byte("plain")},
		"descent.wasm.gz": {Data: []byte("gzipped")},
		"descent.wasm.br": {Data: []byte("brotlied")},
		"a/index.html":    {Data: []byte("inner")},
	}
	for _, test := range []struct {
		path, accept             string
		status                   int
		body, kind, wantEncoding string
	}{
		{"/", "", 200, "home", "text/html; charset=utf-8", ""},
		{"/a/", "br", 200, "inner", "text/html; charset=utf-8", ""},
		{"/descent.wasm", "", 200, "plain", "application/wasm", ""},
		{"/descent.wasm", "gzip, deflate", 200, "gzipped", "application/wasm", "gzip"},
		{"/descent.wasm", "gzip, br;q=0.9", 200, "brotlied", "application/wasm", "br"},
		{"/descent.wasm", "br;q=0, gzip", 200, "gzipped", "application/wasm", "gzip"},
		{"/descent.wasm.gz", "gzip, br", 200, "gzipped", "application/gzip", ""},
		{"/absent.js", "br", 404, "not found\n", "text/plain; charset=utf-8", ""},
		{"/../handler.go", "", 404, "not found\n", "text/plain; charset=utf-8", ""},
		{"/a", "", 404, "not found\n", "text/plain; charset=utf-8", ""},
	} {
		request := httptest.NewRequest("GET", test.path, nil)
		request.Header.Set("Accept-Encoding", test.accept)
		reply := httptest.NewRecorder()
		handler(root).ServeHTTP(reply, request)
		if reply.Code != test.status || reply.Body.String() != test.body {
			t.Errorf("GET %s, accepting %q: got %d %q, want %d %q",
				test.path, test.accept, reply.Code, reply.Body, test.status, test.body)
		}
		if got := reply.Header().Get("Content-Type"); got != test.kind {
			t.Errorf("GET %s: got type %q, want %q", test.path, got, test.kind)
		}
		if got := reply.Header().Get("Content-Encoding"); got != test.wantEncoding {
			t.Errorf("GET %s, accepting %q: got encoding %q, want %q", test.path, test.accept, got, test.wantEncoding)
		}
	}
}
