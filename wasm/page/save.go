//go:build js

package page

import (
	"strings"
	"syscall/js"

	"descent/wasm/bridge"
)

// save gives the person what the fit can be kept as.
func (a *App) save(what string) {
	switch {
	case a.state.fit == nil:
	case what == "save-model":
		spawn(func() { a.saveModel(a.state.fit) })
	default:
		a.saveTable(a.state.fit)
	}
}

func (a *App) saveModel(f *fit) {
	blob, failed := await(f.value.Call("export", "json"))
	a.saveBlob("model.json", blob, failed)
}

// saveBlob takes what await or answer returns. It must not be called from an event handler.
func (a *App) saveBlob(name string, blob js.Value, failed *failure) {
	content := js.Undefined()
	if failed == nil {
		content, failed = await(blob.Call("arrayBuffer"))
	}
	if failed != nil {
		a.fail(failed)
		return
	}
	a.keep(name, asText(blob.Get("type")), content)
}

func (a *App) saveText(name, mediaType, text string) {
	a.keep(name, mediaType, bridge.ByteArray([]byte(text)).Get("buffer"))
}

// saveTable writes the coefficients as CSV, with all their digits.
func (a *App) saveTable(f *fit) {
	text := []byte("term,class,estimate,standard_error,z,p,low,high,odds_ratio,odds_low,odds_high\n")
	for _, c := range f.coefficients {
		text = append(text, quoted(c.term)+","+quoted(c.class)...)
		for _, v := range c.figures {
			text = append(text, ',')
			if v == v {
				text = append(text, plain(v)...)
			}
		}
		text = append(text, '\n')
	}
	a.saveText("coefficients.csv", "text/csv", string(text))
}

// quoted writes a CSV cell. A spreadsheet would run a cell that begins like a formula, so that gets an apostrophe.
func quoted(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		text = "'" + text
	}
	if strings.ContainsAny(text, ",\"\n\r") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}
