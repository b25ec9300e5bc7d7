// Package browsers drives the built product in every engine that it promises to work in: Chromium, Firefox and WebKit. It holds the
// main job from the file to the saved model, and the proof of the seal: what leaves, what stays behind, and which doors
// are open in a page without one. DESCENT_DIST names the built folder; `make test-browsers` sets it.
package browsers

import (
	"fmt"
	"os"
	"testing"
)

// dist is the built folder.
var dist = os.Getenv("DESCENT_DIST")

func TestMain(m *testing.M) {
	if dist == "" {
		fmt.Println("skipped: DESCENT_DIST names no built folder; `make test-browsers` builds one and sets it")
		return
	}
	os.Exit(m.Run())
}

// engines are the browsers, by the name of a test. Each is started anew with a home folder of its own.
var engines = []struct {
	name  string
	start func(home string) (engine, error)
}{
	{"Chromium", startChromium},
	{"Firefox", startFirefox},
	{"WebKit", startWebKit},
}

// inEach runs a test in each engine, with a host that serves the product.
func inEach(t *testing.T, test func(*tab)) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			home := t.TempDir()
			browser, err := e.start(home)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(browser.end) // a test may have ended it
			test(&tab{T: t, engine: browser, home: home, served: serve(t, dist)})
		})
	}
}
