package browsers

import "testing"

// The page counts what is asked for on its behalf, and what was tried and barred.
func TestRequestsAreCounted(t *testing.T) {
	inEach(t, func(p *tab) {
		p.visit("")
		p.trained()
		says := func(want string) {
			p.Helper()
			defer func() {
				if p.Failed() {
					p.Logf("the page says %q, and the host was asked for %v", p.text("requests"), p.served.asked())
				}
			}()
			p.until(want, func() bool { return p.text("requests") == want })
		}
		says("Requests since load: 0")
		p.enter(`[data-testid="example"]`, "penguins")
		p.holds("penguins.csv")
		says("Requests since load: 1")
		js[any](p, app, `fetch("/x").catch(() => {})`)
		js[any](p, app, `void (new Image().src = "http://127.0.0.1:1/x")`)
		says("Requests since load: 1, tries barred by the seal: 2")
		p.enter(`[data-testid="example"]`, "iris")
		p.holds("iris.csv")
		says("Requests since load: 1, tries barred by the seal: 2") // it had come with the page
	})
}
