package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// servers hand out, on loopback, the product at the root, and below it the pages that drive it (bench/), what the
// benchmark builds (built/), its data (data/) and the peers' packages (peers/).
type servers struct {
	plain    string // as any static host serves it
	isolated string // with the headers that threads in the peers' wasm ask for
}

func serve(dist, web, cache string) (servers, error) {
	mux := http.NewServeMux()
	mux.Handle("/bench/", http.StripPrefix("/bench", http.FileServer(http.Dir(web))))
	mux.Handle("/built/", http.StripPrefix("/built", http.FileServer(http.Dir(filepath.Join(cache, "built")))))
	mux.Handle("/data/", http.StripPrefix("/data", http.FileServer(http.Dir(filepath.Join(cache, "data")))))
	mux.Handle("/peers/", http.StripPrefix("/peers", http.FileServer(http.Dir(filepath.Join(cache, "peers")))))
	mux.Handle("/", product(dist))
	fresh := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	})
	isolated := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		fresh.ServeHTTP(w, r)
	})
	var s servers
	var err error
	if s.plain, err = listen(fresh); err != nil {
		return s, err
	}
	s.isolated, err = listen(isolated)
	return s, err
}

func listen(handler http.Handler) (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go http.Serve(listener, handler)
	return "http://" + listener.Addr().String(), nil
}

// product serves the built folder, the brotli twin of a file where there is one.
func product(dist string) http.Handler {
	files := http.FileServer(http.Dir(dist))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		twin := filepath.Join(dist, filepath.FromSlash(r.URL.Path)+".br")
		if info, err := os.Stat(twin); err == nil && strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
			w.Header().Set("Content-Encoding", "br")
			w.Header().Set("Content-Type", "application/wasm")
			if body, err := os.ReadFile(twin); err == nil {
				w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
				w.Write(body)
			}
			return
		}
		files.ServeHTTP(w, r)
	})
}
