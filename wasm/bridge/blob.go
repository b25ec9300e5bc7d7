//go:build js

package bridge

import (
	"context"
	"syscall/js"
)

// Blob is a JavaScript Blob or File.
type Blob struct {
	Value js.Value
}

// Size returns the length in bytes.
func (b Blob) Size() int64 { return int64(b.Value.Get("size").Float()) }

// Reading is a read under way.
type Reading struct {
	promise *Promise
}

// Read begins to read the bytes [from, to).
func (b Blob) Read(from, to int64) *Reading {
	piece := b.Value.Call("slice", float64(from), float64(to))
	return &Reading{Watch(piece.Call("arrayBuffer"))}
}

// Bytes waits for the read and appends its bytes to dst.
func (r *Reading) Bytes(ctx context.Context, dst []byte) ([]byte, error) {
	buffer, err := r.promise.Wait(ctx)
	if err != nil {
		return dst, err
	}
	source := bytesClass.New(buffer)
	n := source.Length()
	at := len(dst)
	dst = grow(dst, n)
	js.CopyBytesToGo(dst[at:], source)
	Discard(buffer)
	return dst, nil
}

// Discard frees a buffer at once. Go's collector, which does not see its size, would let many of them live on.
func Discard(buffer js.Value) {
	options := objectClass.New()
	options.Set("transfer", []any{buffer})
	global.Call("structuredClone", js.Null(), options)
}

func grow(dst []byte, n int) []byte {
	if cap(dst)-len(dst) < n {
		dst = append(make([]byte, 0, len(dst)+n), dst...)
	}
	return dst[:len(dst)+n]
}
