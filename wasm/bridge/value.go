//go:build js

// Package bridge is the one place where bytes, typed arrays, promises and errors cross to JavaScript.
package bridge

import (
	"syscall/js"

	"descent/wasm/wire"
)

var (
	global       = js.Global()
	objectClass  = global.Get("Object")
	arrayClass   = global.Get("Array")
	bytesClass   = global.Get("Uint8Array")
	floatsClass  = global.Get("Float64Array")
	int32Class   = global.Get("Int32Array")
	plainObject  = objectClass.Get("prototype")
	keysFunction = objectClass.Get("keys")
)

// From turns a JavaScript value into a tree of package wire: undefined and null become nil, arrays, plain objects and
// the three kinds of typed array that are used become Go values, and everything else stays the js.Value it is.
func From(v js.Value) any {
	switch v.Type() {
	case js.TypeUndefined, js.TypeNull:
		return nil
	case js.TypeBoolean:
		return v.Bool()
	case js.TypeNumber:
		return v.Float()
	case js.TypeString:
		return v.String()
	case js.TypeObject:
		return fromObject(v)
	}
	return v
}

func fromObject(v js.Value) any {
	switch {
	case arrayClass.Call("isArray", v).Bool():
		list := make([]any, v.Length())
		for i := range list {
			list[i] = From(v.Index(i))
		}
		return list
	case v.InstanceOf(floatsClass):
		return Floats(v)
	case v.InstanceOf(int32Class):
		return Ints(v)
	case v.InstanceOf(bytesClass):
		return Bytes(v)
	case objectClass.Call("getPrototypeOf", v).Equal(plainObject):
		keys := keysFunction.Invoke(v)
		object := make(wire.Object, keys.Length())
		for i := range object {
			key := keys.Index(i).String()
			object[i] = wire.Field{Key: key, Value: From(v.Get(key))}
		}
		return object
	}
	return v
}

// message is a JavaScript value on its way out, with the buffers that it may give away.
type message struct {
	transfer []any
}

// To turns a tree of package wire into a JavaScript value. Slices are copied.
func To(tree any) js.Value {
	return (&message{}).value(tree)
}

func (m *message) value(tree any) js.Value {
	switch v := tree.(type) {
	case nil:
		return js.Null()
	case wire.Object:
		object := objectClass.New()
		for _, f := range v {
			object.Set(f.Key, m.value(f.Value))
		}
		return object
	case []any:
		list := arrayClass.New(len(v))
		for i, item := range v {
			list.SetIndex(i, m.value(item))
		}
		return list
	case []float64:
		return m.array(FloatArray(v))
	case []int32:
		return m.array(IntArray(v))
	case []byte:
		return m.array(ByteArray(v))
	}
	return js.ValueOf(tree)
}

func (m *message) array(a js.Value) js.Value {
	m.transfer = append(m.transfer, a.Get("buffer"))
	return a
}
