package browsers

import (
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
}

func serve(t *testing.T, folder string) *host {
	t.Helper()
	h := &host{}
	files := http.FileServer(http.Dir(folder))
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.keep(r)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *host) keep(r *http.Request) {
	dump, err := httputil.DumpRequest(r, true)
	if err != nil {
		dump = []byte(err.Error())
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.dumps = append(h.dumps, string(dump))
	h.paths = append(h.paths, r.URL.RequestURI())
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
