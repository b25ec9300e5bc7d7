//go:build js

package bridge

import (
	"context"
	"syscall/js"
)

// Stream is a Blob, or a part of it, being read from front to back. Unlike single reads it fills one buffer again and
// again: fresh memory costs more than reading into it.
type Stream struct {
	reader js.Value
	lends  bool     // the reader fills buffers that it is given
	buffer js.Value // ArrayBuffer lent to the reader when it lends
	rest   js.Value // Uint8Array of what was read and not yet taken, or undefined
	ended  bool
}

// Stream begins to read the bytes [from, to). Close ends it.
func (b Blob) Stream(from, to int64) *Stream {
	stream := b.Value.Call("slice", float64(from), float64(to)).Call("stream")
	s := &Stream{lends: true}
	if s.reader = lender(stream); s.reader.IsUndefined() {
		s.reader, s.lends = stream.Call("getReader"), false
	}
	return s
}

// lender returns a reader that fills the buffers it is given, or undefined where streams of Blobs have none.
func lender(stream js.Value) (reader js.Value) {
	defer func() { _ = recover() }()
	options := objectClass.New()
	options.Set("mode", "byob")
	return stream.Call("getReader", options)
}

// Read fills dst, as far as the stream goes, and returns how many bytes it has put there.
func (s *Stream) Read(ctx context.Context, dst []byte) (int, error) {
	for n := 0; ; {
		n += s.take(dst[n:])
		if n == len(dst) || s.ended {
			return n, nil
		}
		result, err := Watch(s.ask(len(dst) - n)).Wait(ctx)
		if err != nil {
			return n, err
		}
		// The last bytes may come with the word that there are no more.
		s.rest, s.ended = result.Get("value"), result.Get("done").Bool()
	}
}

// ask asks for up to n more bytes, all of them at once where the browser knows how.
func (s *Stream) ask(n int) js.Value {
	if !s.lends {
		return s.reader.Call("read")
	}
	if s.buffer.IsUndefined() || s.buffer.Get("byteLength").Int() < n {
		s.buffer = global.Get("ArrayBuffer").New(n)
	}
	options := objectClass.New()
	options.Set("min", n)
	return s.reader.Call("read", bytesClass.New(s.buffer, 0, n), options)
}

// take moves what was read to dst.
func (s *Stream) take(dst []byte) int {
	if s.rest.IsUndefined() {
		return 0
	}
	if s.lends {
		s.buffer = s.rest.Get("buffer")
	}
	n := js.CopyBytesToGo(dst, s.rest)
	s.rest = s.rest.Call("subarray", n)
	return n
}

// Close lets go of the source. What is still to be read is dropped.
func (s *Stream) Close() { s.reader.Call("cancel").Call("catch", ignore) }

var ignore = js.FuncOf(func(js.Value, []js.Value) any { return nil })
