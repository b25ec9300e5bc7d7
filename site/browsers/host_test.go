package browsers

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"slices"
	"sync"
	"testing"
)

// host is a static host of the product that keeps every request whole: line, headers and body.
type host struct {
	*httptest.Server
	mu    sync.Mutex
	dumps []string
	paths []string
	more  map[string]string
}

func serve(t *testing.T, folder string) *host {
	t.Helper()
	h := &host{more: map[string]string{}}
	files := http.FileServer(http.Dir(folder))
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if text, found := h.keep(r); found {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, text)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

// keep notes a request and returns the page that a test added at its address.
func (h *host) keep(r *http.Request) (text string, found bool) {
	dump, err := httputil.DumpRequest(r, true)
	if err != nil {
		dump = []byte(err.Error())
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.dumps = append(h.dumps, string(dump))
	h.paths = append(h.paths, r.URL.RequestURI())
	text, found = h.more[r.URL.Path]
	return text, found
}

// asked returns the addresses of the requests so far, in order.
func (h *host) asked() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.paths)
}

// received returns the requests so far, whole.
func (h *host) received() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.dumps)
}

// add serves a page of a test's own.
func (h *host) add(path, text string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.more[path] = text
}
