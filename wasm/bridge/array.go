//go:build js

package bridge

import (
	"syscall/js"
	"unsafe"
)

// Floats copies a Float64Array.
func Floats(a js.Value) []float64 {
	out := make([]float64, a.Length())
	copyOut(asBytes(out), a)
	return out
}

// Ints copies an Int32Array.
func Ints(a js.Value) []int32 {
	out := make([]int32, a.Length())
	copyOut(asBytes(out), a)
	return out
}

// Bytes copies a Uint8Array.
func Bytes(a js.Value) []byte {
	out := make([]byte, a.Length())
	js.CopyBytesToGo(out, a)
	return out
}

// FloatArray returns a new Float64Array with a copy of s.
func FloatArray(s []float64) js.Value { return fill(floatsClass.New(len(s)), asBytes(s)) }

// IntArray returns a new Int32Array with a copy of s.
func IntArray(s []int32) js.Value { return fill(int32Class.New(len(s)), asBytes(s)) }

// ByteArray returns a new Uint8Array with a copy of s.
func ByteArray(s []byte) js.Value { return fill(bytesClass.New(len(s)), s) }

// SetPixels overwrites the Uint8ClampedArray of an ImageData with pixels, red in the lowest byte of each.
func SetPixels(a js.Value, pixels []uint32) { js.CopyBytesToJS(a, asBytes(pixels)) }

func fill(a js.Value, s []byte) js.Value {
	if len(s) > 0 {
		js.CopyBytesToJS(view(a), s)
	}
	return a
}

func copyOut(dst []byte, a js.Value) {
	if len(dst) > 0 {
		js.CopyBytesToGo(dst, view(a))
	}
}

// view returns the bytes under a typed array.
func view(a js.Value) js.Value {
	return bytesClass.New(a.Get("buffer"), a.Get("byteOffset"), a.Get("byteLength"))
}

// asBytes returns the memory of s. Go's wasm and every JavaScript engine there is store numbers with the lowest byte
// first.
func asBytes[T float64 | int32 | uint32](s []T) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&s[0])), len(s)*int(unsafe.Sizeof(s[0])))
}
