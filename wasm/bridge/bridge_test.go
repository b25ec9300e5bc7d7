//go:build js

package bridge

import (
	"bytes"
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"descent/wasm/wire"
)

func TestRoundTrip(t *testing.T) {
	want := wire.New(
		"nothing", nil, "yes", true, "number", 1.5, "text", "ü\x00€", "list", []any{1.0, "a", []any{}},
		"floats", []float64{1, math.Inf(-1), 5e-324}, "ints", []int32{-1, 7}, "bytes", []byte{0, 255},
		"__proto__x", wire.New("deep", 2.0),
	)
	if got := From(To(want)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFromUndefined(t *testing.T) {
	if got := From(js.Undefined()); got != nil {
		t.Errorf("got %v, want nil", got)
	}
}

func TestFromOwnProto(t *testing.T) {
	got := From(js.Global().Get("JSON").Call("parse", `{"__proto__": {"x": 1}, "toString": 2}`))
	want := wire.New("__proto__", wire.New("x", 1.0), "toString", 2.0)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFromKeepsWhatIsNoData(t *testing.T) {
	blob := js.Global().Get("Blob").New([]any{"text"})
	got, ok := From(blob).(js.Value)
	if !ok || !got.Equal(blob) {
		t.Errorf("got %v, want the blob itself", got)
	}
}

func TestEmptyArrays(t *testing.T) {
	for _, v := range []any{[]float64{}, []int32{}, []byte{}} {
		if got := From(To(v)); !reflect.DeepEqual(got, v) {
			t.Errorf("got %#v, want %#v", got, v)
		}
	}
}

func TestBlobRead(t *testing.T) {
	blob := Blob{js.Global().Get("Blob").New([]any{"0123456789"})}
	if blob.Size() != 10 {
		t.Fatalf("size: got %d, want 10", blob.Size())
	}
	first, second := blob.Read(2, 5), blob.Read(5, 50)
	buffer, err := first.Bytes(context.Background(), []byte("<"))
	if err == nil {
		buffer, err = second.Bytes(context.Background(), buffer)
	}
	if err != nil || !bytes.Equal(buffer, []byte("<23456789")) {
		t.Errorf("got %q, %v, want %q", buffer, err, "<23456789")
	}
}

func TestWatchRejection(t *testing.T) {
	_, err := Watch(js.Global().Get("Promise").Call("reject", "gone")).Wait(context.Background())
	if err == nil || err.Error() != "gone" {
		t.Errorf("got %v, want gone", err)
	}
}

func TestWaitEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	never := js.Global().Get("Promise").New(js.FuncOf(func(js.Value, []js.Value) any { return nil }))
	cancel()
	if _, err := Watch(never).Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want cancelled", err)
	}
}

func channel(t *testing.T) (*Port, *Port) {
	a, b := Channel()
	t.Cleanup(func() { a.Close() })
	return a, b
}

// A computing goroutine hears a message that cancels it, by yielding alone.
func TestYieldLetsMessagesIn(t *testing.T) {
	a, b := channel(t)
	ctx, cancel := context.WithCancel(context.Background())
	a.Listen(func(m wire.Object) {
		if m.Text("type") == "stop" {
			cancel()
		}
	})
	b.Post(wire.New("type", "stop"))
	for started := time.Now(); time.Since(started) < 5*time.Second; {
		if Yield(ctx) != nil {
			return
		}
	}
	t.Error("the message was not heard within 5 s")
}

// Yield is cheap while its budget lasts: a small fit of many iterations is not slowed down.
func TestYieldIsCheap(t *testing.T) {
	Turn()
	started := time.Now()
	const n = 10_000
	for range n {
		Yield(context.Background())
	}
	if each := time.Since(started) / n; each > 20*time.Microsecond {
		t.Errorf("got %v a call, want 20 µs at most", each)
	}
}

func TestSeveralWaitForOneTurn(t *testing.T) {
	done := make(chan int)
	for i := range 5 {
		go func() {
			Turn()
			done <- i
		}()
	}
	seen := map[int]bool{}
	for range 5 {
		seen[<-done] = true
	}
	if len(seen) != 5 {
		t.Errorf("got %d goroutines woken, want 5", len(seen))
	}
}

// What is posted is given away, not copied twice.
func TestPostTransfers(t *testing.T) {
	a, b := channel(t)
	heard := make(chan wire.Object)
	a.Listen(func(m wire.Object) { go func() { heard <- m }() })
	b.Post(wire.New("floats", []float64{1, 2}, "same", []int32{3}))
	want := wire.New("floats", []float64{1, 2}, "same", []int32{3})
	if got := <-heard; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSetPixels(t *testing.T) {
	a := js.Global().Get("Uint8ClampedArray").New(8)
	SetPixels(a, []uint32{0xff030201, 0x80000000})
	for i, want := range []int{1, 2, 3, 255, 0, 0, 0, 128} {
		if got := a.Index(i).Int(); got != want {
			t.Errorf("byte %d is %d, want %d", i, got, want)
		}
	}
}

func TestBlobStream(t *testing.T) {
	text := strings.Repeat("0123456789", 50_000)
	blob := Blob{js.Global().Get("Blob").New([]any{text})}
	lent := js.Global().Get("ReadableStream").Get("prototype").Get("getReader")
	for _, lends := range []bool{true, false} {
		s := blob.Stream(5, int64(len(text)-3))
		if s.lends && !lends {
			s.Close()
			stream := blob.Value.Call("slice", 5, len(text)-3).Call("stream")
			s = &Stream{reader: lent.Call("call", stream)}
		}
		var got []byte
		for buffer := make([]byte, 77_777); ; {
			n, err := s.Read(t.Context(), buffer)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, buffer[:n]...)
			if n < len(buffer) {
				break
			}
		}
		s.Close()
		if string(got) != text[5:len(text)-3] {
			t.Errorf("lends %v: %d bytes differ from the %d of the Blob", lends, len(got), len(text)-8)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := blob.Stream(0, 10)
	defer s.Close()
	if _, err := s.Read(ctx, make([]byte, 10)); err != context.Canceled {
		t.Errorf("got %v after a cancel", err)
	}
}
