//go:build js

package page

import (
	"strings"
	"syscall/js"

	"descent/core/export"
	tables "descent/core/table"
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
	a.saveBlob(a.stem()+"model.json", blob, failed)
}

// saveBlob takes what await or answer returns.
func (a *App) saveBlob(name string, blob js.Value, failed *failure) {
	if failed != nil {
		a.fail(failed)
		return
	}
	a.keep(name, asText(blob.Get("type")), blob)
}

func (a *App) saveText(name, mediaType, text string) {
	a.keep(name, mediaType, bridge.ByteArray([]byte(text)).Get("buffer"))
}

// saveTable writes the coefficients as CSV, with all their digits.
func (a *App) saveTable(f *fit) {
	w := export.NewWriter(tables.Dialect{Delimiter: ',', Quote: '"', Decimal: '.'})
	for _, name := range strings.Fields("term class estimate standard_error z p low high odds_ratio odds_low odds_high") {
		w.Cell(name)
	}
	w.End()
	for _, c := range f.coefficients {
		w.Cell(c.term)
		w.Cell(c.class)
		for _, v := range c.figures {
			w.Number(v)
		}
		w.End()
	}
	a.keep(a.stem()+"coefficients.csv", "text/csv", bridge.ByteArray(w.Text).Get("buffer"))
}
