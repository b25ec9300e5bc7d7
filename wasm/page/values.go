//go:build js

package page

import (
	"math"
	"strconv"
	"strings"
	"syscall/js"

	"descent/wasm/bridge"
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

// word takes the next word off a list.
func word(list *string) string {
	first, rest, _ := strings.Cut(*list, " ")
	*list = rest
	return first
}

// readTexts reads fields that are texts, "" where one is missing.
func readTexts(v js.Value, keys string, to ...*string) {
	for _, p := range to {
		*p = asText(v.Get(word(&keys)))
	}
}

// readNumbers reads fields that are numbers, NaN where one is missing.
func readNumbers(v js.Value, keys string, to ...*float64) {
	for _, p := range to {
		*p = asNumber(v.Get(word(&keys)), math.NaN())
	}
}

// readCounts reads fields that are whole numbers, 0 where one is missing.
func readCounts(v js.Value, keys string, to ...*int) {
	for _, p := range to {
		*p = int(asNumber(v.Get(word(&keys)), 0))
	}
}

func newObject() js.Value { return js.Global().Get("Object").New() }

func texts(v js.Value) []string {
	list := make([]string, length(v))
	for i := range list {
		list[i] = asText(v.Index(i))
	}
	return list
}

// floats copies a Float64Array, or the numbers of a plain array.
func floats(v js.Value) []float64 {
	if v.InstanceOf(js.Global().Get("Float64Array")) {
		return bridge.Floats(v)
	}
	list := make([]float64, length(v))
	for i := range list {
		list[i] = asNumber(v.Index(i), math.NaN())
	}
	return list
}

// parse reads a decimal number, NaN where the text is none.
func parse(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}
