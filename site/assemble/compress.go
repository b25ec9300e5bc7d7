package main

import (
	"bytes"
	"os"

	"github.com/andybalholm/brotli"
)

// compress writes path.gz and path.br, the brotli one last: its date tells make that both are there.
func compress(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	zipped := make(chan []byte)
	go func() { zipped <- squeeze(text) }()
	var brotlied bytes.Buffer
	// A window of 16 MiB spans the whole wasm.
	w := brotli.NewWriterOptions(&brotlied, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(path+".gz", <-zipped, 0o644); err != nil {
		return err
	}
	return os.WriteFile(path+".br", brotlied.Bytes(), 0o644)
}
