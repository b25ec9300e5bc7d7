package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// gunzip returns what a gzip file holds, and fails where it is none.
func gunzip(t *testing.T, file []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSqueeze(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 3*blockSize+17)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	table, err := os.ReadFile("../examples/breast-cancer.csv")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"nothing":     {},
		"a byte":      {7},
		"zeros":       make([]byte, 2*blockSize),
		"noise":       noise,
		"a table":     table,
		"a far match": append(append(bytes.Clone(noise[:window]), noise[:window]...), noise[:window+1]...),
		"words":       []byte(strings.Repeat("the cost falls, the boundary moves; ", 9000)),
	} {
		if got := gunzip(t, squeeze(data)); !bytes.Equal(got, data) {
			t.Errorf("%s: got %d bytes back, want the %d that went in", name, len(got), len(data))
		}
	}
	var zipped bytes.Buffer
	w, err := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(table)
	w.Close()
	if got := len(squeeze(table)); got >= zipped.Len() {
		t.Errorf("got %d bytes, want less than the %d of compress/gzip", got, zipped.Len())
	}
}

// The symbols are those of the table in RFC 1951, section 3.2.5.
func TestSymbols(t *testing.T) {
	for length, want := range map[int][2]int{3: {257, 0}, 10: {264, 0}, 11: {265, 1}, 12: {265, 1}, 13: {266, 1}, 18: {268, 1},
		19: {269, 2}, 34: {272, 2}, 35: {273, 3}, 114: {279, 4}, 115: {280, 4}, 131: {281, 5}, 257: {284, 5}, 258: {285, 0}} {
		if got := [2]int{lengthSymbol(length), lengthExtra(length)}; got != want {
			t.Errorf("length %d: got symbol and extra bits %v, want %v", length, got, want)
		}
	}
	for distance, want := range map[int][2]int{1: {0, 0}, 4: {3, 0}, 5: {4, 1}, 6: {4, 1}, 7: {5, 1}, 9: {6, 2}, 24: {8, 3},
		25: {9, 3}, 257: {16, 7}, 16_385: {28, 13}, 24_577: {29, 13}, 32_768: {29, 13}} {
		symbol := distanceSymbol(distance)
		if got := [2]int{symbol, distanceExtra(symbol)}; got != want {
			t.Errorf("distance %d: got symbol and extra bits %v, want %v", distance, got, want)
		}
	}
}
