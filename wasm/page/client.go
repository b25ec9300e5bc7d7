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
}

func (r read) options() map[string]any {
	options := map[string]any{}
	for key, v := range map[string]string{"delimiter": r.delimiter, "decimal": r.decimal, "encoding": r.encoding} {
		if v != "" {
			options[key] = v
		}
	}
	if r.header != "" {
		options["header"] = r.header == "yes"
	}
	if len(r.types) > 0 {
		types := map[string]any{}
		for name, kind := range r.types {
			types[name] = kind
		}
		options["types"] = types
	}
	return options
}

const (
	previewRows    = 20
	previewColumns = 40
)

// load reads a File, a Blob or CSV text. progress hears the parts done, as far as the source tells.
func (c *client) load(source any, how read, progress func(js.Value), signal js.Value) (*table, *failure) {
	hear := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		if len(args) > 0 {
			progress(args[0])
		}
		return nil
	})
	defer hear.Release()
	options := how.options()
	options["onProgress"], options["signal"] = hear, signal
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
	if codes := got.Get("codes"); codes.Type() == js.TypeObject && got.Get("type").String() != "number" {
		v.codes = bridge.Ints(codes)
		list := got.Get("levels")
		for i := range length(list) {
			v.levels = append(v.levels, asText(list.Index(i)))
		}
	} else {
		v.numbers = floats(got.Get("values"))
	}
	t.cells[name] = v
	return v, nil
}

// run is a training under way.
type run struct{ promise, controller js.Value }

// train starts a training. hear gets each step and must outlive it.
func (c *client) train(t *table, spec map[string]any, hear js.Func, pace float64, paused bool) *run {
	controller := js.Global().Get("AbortController").New()
	options := map[string]any{"onStep": hear, "signal": controller.Get("signal"), "pace": pace}
	if paused {
		options["paused"] = true
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
	type outcome struct {
		value js.Value
		ok    bool
	}
	done := make(chan outcome, 1)
	settle := func(ok bool) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any {
			done <- outcome{args[0], ok}
			return nil
		})
	}
	yes, no := settle(true), settle(false)
	defer yes.Release()
	defer no.Release()
	promise.Call("then", yes, no)
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
	f := &failure{
		code: asText(v.Get("code")), message: asText(v.Get("message")), name: asText(v.Get("name")),
		line: int(asNumber(v.Get("line"), 0)), column: int(asNumber(v.Get("column"), 0)),
	}
	f.aborted = f.name == "AbortError"
	if f.name == "Error" || strings.HasSuffix(f.name, "Error") && f.code != "" && !f.aborted {
		f.name = ""
	}
	return f
}
