//go:build js

package plot

import (
	"strconv"
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// ThemeOf reads the theme off the custom properties of el: --surface, --ink, --muted, --rule, --accent, --font and
// --class-1 … --class-10, colours as #rgb, #rrggbb or rgb(). What is not set, or cannot be read, keeps its default, of
// the dark theme where dark says so.
func ThemeOf(el dom.Element, dark bool) Theme {
	t := Light()
	if dark {
		t = Dark()
	}
	style := js.Global().Call("getComputedStyle", el.Underlying())
	property := func(name string) string { return style.Call("getPropertyValue", name).String() }
	read := func(name string, c *Color) {
		if v, ok := ParseColor(property(name)); ok {
			*c = v
		}
	}
	read("--surface", &t.Surface)
	read("--ink", &t.Ink)
	read("--muted", &t.Muted)
	read("--rule", &t.Rule)
	read("--accent", &t.Accent)
	for k := range t.Classes {
		read("--class-"+strconv.Itoa(k+1), &t.Classes[k])
	}
	if f := strings.TrimSpace(property("--font")); f != "" {
		t.Font = f
	}
	return t
}
