//go:build js

package page

import (
	"math"
	"strconv"
	"syscall/js"
	"unsafe"
)

func length(v js.Value) int {
	if v.Type() != js.TypeObject {
		return 0
	}
	return int(asNumber(v.Get("length"), 0))
}

// asText is the text of a string or a number, "" for anything else.
func asText(v js.Value) string {
	switch v.Type() {
	case js.TypeString:
		return v.String()
	case js.TypeNumber:
		return plain(v.Float())
	case js.TypeBoolean:
		return strconv.FormatBool(v.Bool())
	}
	return ""
}

func asNumber(v js.Value, otherwise float64) float64 {
	if v.Type() != js.TypeNumber {
		return otherwise
	}
	return v.Float()
}

func asBool(v js.Value) bool { return v.Type() == js.TypeBoolean && v.Bool() }

func texts(v js.Value) []string {
	list := make([]string, length(v))
	for i := range list {
		list[i] = asText(v.Index(i))
	}
	return list
}

// floats copies a Float64Array, or the numbers of a plain array.
func floats(v js.Value) []float64 {
	list := make([]float64, length(v))
	if len(list) == 0 {
		return list
	}
	if v.InstanceOf(js.Global().Get("Float64Array")) {
		js.CopyBytesToGo(unsafe.Slice((*byte)(unsafe.Pointer(&list[0])), 8*len(list)), raw(v))
		return list
	}
	for i := range list {
		list[i] = asNumber(v.Index(i), math.NaN())
	}
	return list
}

// ints copies an Int32Array.
func ints(v js.Value) []int32 {
	list := make([]int32, length(v))
	if len(list) > 0 {
		js.CopyBytesToGo(unsafe.Slice((*byte)(unsafe.Pointer(&list[0])), 4*len(list)), raw(v))
	}
	return list
}

// raw is the memory of a typed array.
func raw(v js.Value) js.Value {
	return js.Global().Get("Uint8Array").New(v.Get("buffer"), v.Get("byteOffset"), v.Get("byteLength"))
}

// parse reads a decimal number, NaN where the text is none.
func parse(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}
