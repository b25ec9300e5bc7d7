package main

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// types maps the suffixes that the product holds to their media types; the machine's own table may lack some.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".gz":          "application/gzip",
	".htm":         "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".svg":         "image/svg+xml",
	".ts":          "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".png":         "image/png",
	".webmanifest": "application/manifest+json",
}

// handler serves the files of root, index.html for a folder, and the brotli or gzip twin of a file where there is one
// and the client takes it. Nothing is cached, so a rebuilt page is seen at the next reload.
func handler(root fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if name == "" || strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		header := w.Header()
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		if kind, known := types[path.Ext(name)]; known {
			header.Set("Content-Type", kind)
		} else {
			header.Set("Content-Type", "application/octet-stream")
		}
		twin, encoding := negotiate(root, name, r.Header.Get("Accept-Encoding"))
		if encoding != "" {
			header.Set("Content-Encoding", encoding)
		}
		body, err := fs.ReadFile(root, twin)
		if err != nil {
			header.Del("Content-Encoding")
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		w.Write(body)
	})
}

// negotiate returns the file to send for name and its content encoding, "" for the file as it is.
func negotiate(root fs.FS, name, accepted string) (twin, encoding string) {
	for _, way := range []struct{ suffix, encoding string }{{".br", "br"}, {".gz", "gzip"}} {
		if !accepts(accepted, way.encoding) {
			continue
		}
		if _, err := fs.Stat(root, name+way.suffix); err == nil {
			return name + way.suffix, way.encoding
		}
	}
	return name, ""
}

// accepts reports whether an Accept-Encoding header lists the encoding and does not rule it out with q=0.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == encoding {
			return strings.TrimRight(strings.ReplaceAll(quality, " ", ""), "0.") != "q="
		}
	}
	return false
}
