//go:build js

package page

import (
	"strings"
	"syscall/js"

	"descent/wasm/bridge"
)

// client is descent.js. Its methods wait for promises: call them from a goroutine of their own.
type client struct{ api js.Value }

// failure is what a rejected promise carries.
type failure struct {
	code, message, name string
	line, column        int
	aborted             bool
}

func connect() (*client, *failure) {
	api, failed := await(js.Global().Get("descent").Call("open"))
	return &client{api}, failed
}

// read are the options of load that a person can set; empty means guess.
type read struct {
	delimiter, decimal, encoding, header string
	types                                map[string]string
	filled                               bool // no text stands for a missing cell
}

// option returns the place of an option that is a text.
func (r *read) option(key string) *string {
	switch key {
	case "delimiter":
		return &r.delimiter
	case "decimal":
		return &r.decimal
	case "encoding":
		return &r.encoding
	}
	return &r.header
}

func (r *read) options() js.Value {
	options, types := newObject(), newObject()
	for _, key := range []string{"delimiter", "decimal", "encoding"} {
		if v := *r.option(key); v != "" {
			options.Set(key, v)
		}
	}
	if r.filled {
		options.Set("missing", []any{})
	}
	if r.header != "" {
		options.Set("header", r.header == "yes")
	}
	for name, kind := range r.types {
		types.Set(name, kind)
	}
	if len(r.types) > 0 {
		options.Set("types", types)
	}
	return options
}

const (
	previewRows    = 20
	previewColumns = 40
)

// load reads a File, a Blob or CSV text. progress hears the parts done, as far as the source tells.
func (c *client) load(source any, how read, progress func(js.Value), signal js.Value) (*table, *failure) {
	hear := callback(progress)
	defer hear.Release()
	options := how.options()
	options.Set("onProgress", hear)
	options.Set("signal", signal)
	value, failed := await(c.api.Call("load", source, options))
	if failed != nil {
		return nil, failed
	}
	t := readTable(value)
	rows, failed := await(value.Call("slice", 0, previewRows))
	if failed != nil {
		return nil, failed
	}
	for i := range length(rows) {
		row := rows.Index(i)
		line := make([]string, min(length(row), previewColumns))
		for j := range line {
			line[j] = asText(row.Index(j))
		}
		t.preview = append(t.preview, line)
		breathe()
	}
	return t, nil
}

// column fetches a whole column, once.
func (t *table) fetch(name string) (*cells, *failure) {
	if v := t.cells[name]; v != nil {
		return v, nil
	}
	got, failed := await(t.value.Call("column", name))
	if failed != nil {
		return nil, failed
	}
	v := &cells{}
	if codes := got.Get("codes"); codes.Type() == js.TypeObject && asText(got.Get("type")) != "number" {
		v.codes = bridge.Ints(codes)
		v.levels = texts(got.Get("levels"))
	} else {
		v.numbers = floats(got.Get("values"))
	}
	for _, key := range []string{"values", "codes"} {
		if a := got.Get(key); a.Type() == js.TypeObject && a.Get("buffer").Type() == js.TypeObject {
			bridge.Discard(a.Get("buffer"))
		}
	}
	t.cells[name] = v
	return v, nil
}

// run is a training under way.
type run struct{ promise, controller js.Value }

// train starts a training. hear gets each step, held is called at each pause; both must outlive it.
func (c *client) train(t *table, spec js.Value, hear, held js.Func, pace float64, paused bool) *run {
	controller := js.Global().Get("AbortController").New()
	options := newObject()
	options.Set("onStep", hear)
	options.Set("onPause", held)
	options.Set("signal", controller.Get("signal"))
	options.Set("pace", pace)
	if paused {
		options.Set("paused", true)
	}
	return &run{c.api.Call("train", t.value, spec, options), controller}
}

func (r *run) wait() (*fit, *failure) {
	value, failed := await(r.promise)
	if failed != nil {
		return nil, failed
	}
	return readFit(value), nil
}

func (r *run) pause()  { r.promise.Call("pause") }
func (r *run) resume() { r.promise.Call("resume") }
func (r *run) step()   { r.promise.Call("step") }
func (r *run) stop()   { r.controller.Call("abort") }

// pace bounds the iterations a second; 0 lifts the bound.
func (r *run) pace(perSecond float64) { r.promise.Call("pace", perSecond) }

// await waits for a promise. It must not be called from an event handler.
func await(promise js.Value) (js.Value, *failure) {
	return answer(func(yes, no js.Func) { promise.Call("then", yes, no) })
}

// answer waits until one of two callbacks is called that ask hands over. It must not be called from an event handler.
func answer(ask func(yes, no js.Func)) (js.Value, *failure) {
	type outcome struct {
		value js.Value
		ok    bool
	}
	done := make(chan outcome, 1)
	settle := func(ok bool) js.Func { return callback(func(v js.Value) { done <- outcome{v, ok} }) }
	yes, no := settle(true), settle(false)
	defer yes.Release()
	defer no.Release()
	ask(yes, no)
	if got := <-done; !got.ok {
		return js.Undefined(), readFailure(got.value)
	} else {
		return got.value, nil
	}
}

func readFailure(v js.Value) *failure {
	if v.Type() != js.TypeObject {
		return &failure{code: "internal", message: asText(v)}
	}
	f := &failure{}
	readTexts(v, "code message name", &f.code, &f.message, &f.name)
	readCounts(v, "line column", &f.line, &f.column)
	f.aborted = f.name == "AbortError"
	if f.name == "Error" || strings.HasSuffix(f.name, "Error") && f.code != "" && !f.aborted {
		f.name = ""
	}
	return f
}
