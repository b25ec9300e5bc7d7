// Package wire holds the shapes of requests and replies and their validation. It knows nothing of JavaScript: package
// bridge turns JavaScript values into trees of these types and back.
//
// A tree is nil, bool, float64, int, string, []any, Object, []float64, []int32, []byte, or a value that only the
// bridge understands, such as a Blob.
package wire

// Field is one property of an Object.
type Field struct {
	Key   string
	Value any
}

// Object is a JavaScript object: its own enumerable properties, in order.
type Object []Field

// Get returns the value of a property, nil where there is none. Written out at every call it would be a tenth of the
// package.
//
//go:noinline
func (o Object) Get(key string) any {
	for _, f := range o {
		if f.Key == key {
			return f.Value
		}
	}
	return nil
}

// Text returns a property that is a string, "" where it is none.
func (o Object) Text(key string) string {
	s, _ := o.Get(key).(string)
	return s
}

// Number returns a property that is a number, 0 where it is none.
func (o Object) Number(key string) float64 {
	x, _ := asNumber(o.Get(key))
	return x
}

// asNumber takes a number as it came from JavaScript or as Go made it.
//
//go:noinline
func asNumber(v any) (x float64, ok bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	}
	return 0, false
}

// Int returns a property that is a whole number, 0 where it is none.
func (o Object) Int(key string) int { return int(o.Number(key)) }

// Bool reports whether a property is true.
func (o Object) Bool(key string) bool {
	b, _ := o.Get(key).(bool)
	return b
}

// Object returns a property that is an object, nil where it is none.
func (o Object) Object(key string) Object {
	v, _ := o.Get(key).(Object)
	return v
}

// List returns a property that is an array, nil where it is none.
func (o Object) List(key string) []any {
	v, _ := o.Get(key).([]any)
	return v
}

// Texts returns the strings of a property that is an array.
func (o Object) Texts(key string) []string { return texts(o.List(key)) }

// Floats returns a property that is a Float64Array, nil where it is none.
func (o Object) Floats(key string) []float64 {
	v, _ := o.Get(key).([]float64)
	return v
}

// Ints returns a property that is an Int32Array, nil where it is none.
func (o Object) Ints(key string) []int32 {
	v, _ := o.Get(key).([]int32)
	return v
}

// Bytes returns a property that is a Uint8Array, nil where it is none.
func (o Object) Bytes(key string) []byte {
	v, _ := o.Get(key).([]byte)
	return v
}

// List turns a slice into an array of a tree.
func List[T any](items []T) []any {
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = item
	}
	return list
}

func texts(list []any) []string {
	var out []string
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// New returns an object of keys and values in turn.
func New(pairs ...any) Object {
	o := make(Object, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		o = append(o, Field{pairs[i].(string), pairs[i+1]})
	}
	return o
}
