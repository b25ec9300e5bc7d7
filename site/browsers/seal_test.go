package browsers

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// uncontrolled lists, by engine, the ways that do not arrive from an open page either, and why. That they do not arrive from the sealed
// frame proves nothing.
var uncontrolled = map[string]map[string]string{
	"Chromium": {
		"speculation": "a browser that is driven prefetches nothing",
	},
	"Firefox": {
		"fetch-later": "not in this engine",
		"speculation": "not in this engine",
		"manifest":    "read by nobody in this engine",
		"prefetch":    "waits until the browser is idle",
	},
	"WebKit": {
		"fetch-later": "not in this engine",
		"speculation": "not in this engine",
		"navigate":    "not in this engine",
		"stun":        "this build has no WebRTC",
		"turn":        "this build has no WebRTC",
		"manifest":    "read by nobody in this browser",
		"icon":        "not shown by this browser",
		"prefetch":    "off in this engine",
	},
}

// Whatever is tried from inside the frame stops at the seal; the same tries from a page without one arrive.
func TestTheSealHolds(t *testing.T) {
	inEach(t, func(p *tab) {
		took := p.control()
		outside := newCollector(p.T)
		p.visit("")
		p.trained()
		p.try(app, outside, slices.Concat(requests, fromWorkers, calls))
		outside.quiet(2 * took)
		for _, w := range departures {
			p.try(app, outside, []way{w})
			outside.quiet(300 * time.Millisecond)
		}
		outside.quiet(2 * took)
		for _, w := range slices.Concat(requests, fromWorkers, calls, departures) {
			if outside.arrived(w.name) {
				p.Errorf("%s got out of the frame", w.name)
			}
		}
		p.asks(shut)
		if address := js[string](p, page, "location.pathname"); address != "/" {
			p.Errorf("the page has gone to %s", address)
		}
	})
}

// The content policy stops the same ways without the help of Trusted Types, which would not let some of them begin; workers made of
// blobs have the frame's policy.
func TestThePolicyAlone(t *testing.T) {
	inEach(t, func(p *tab) {
		p.served.add("/app.html", "<!doctype html>"+policyOf(p.T, "app.html", "require-trusted-types-for 'script'; trusted-types default")+"<p>probe</p>")
		outside := newCollector(p.T)
		p.must(p.open(p.served.URL))
		p.until("the probe", func() bool {
			text, err := ask[string](p, app, "document.body.innerText")
			return err == nil && text == "probe"
		})
		ways := slices.Concat(requests, fromWorkers)
		p.try(app, outside, ways)
		outside.quiet(5 * time.Second)
		for _, w := range ways {
			if outside.arrived(w.name) {
				p.Errorf("%s got out of the frame", w.name)
			}
		}
	})
}

// The host that served the page learns nothing either, nor anybody else from the page for embedding, which holds tables of any address:
// the frame cannot show another one.
func TestTheFrameStays(t *testing.T) {
	inEach(t, func(p *tab) {
		outside := newCollector(p.T)
		for _, path := range []string{"", "embed.html?example=iris"} {
			for _, w := range []way{
				{"query", `location = "app.html?told"`},
				{"page", `location.replace("index.html?told")`},
				{"link", `add("a", { href: "?told" }).click()`},
				{"meta", `add("meta", { httpEquiv: "refresh", content: "0; url=app.html?told" }, document.head)`},
				{"away", `location = "$/told"`},
			} {
				p.visit(path)
				p.holds("iris.csv")
				ask[any](p, app, "(() => { "+strings.ReplaceAll(link+w.code, "$", outside.URL)+" })()") // the frame may be gone before it answers
				time.Sleep(time.Second)
			}
		}
		for _, address := range p.served.asked() {
			if strings.Contains(address, "told") {
				p.Errorf("the host was asked for %s", address)
			}
		}
		if outside.arrived("told") {
			p.Error("the frame has gone elsewhere")
		}
	})
}

// A connection that asks for nothing is what no policy stops: it tells whoever is asked that somebody is there, and its name.
func TestWhatLeaks(t *testing.T) {
	inEach(t, func(p *tab) {
		outside := newCollector(p.T)
		p.visit("")
		p.trained()
		p.try(app, outside, knocks)
		p.until("the connection", func() bool { return outside.arrived("preconnect") })
	})
}

// control goes every way from a page without a seal, and returns how long the last took to arrive.
func (p *tab) control() time.Duration {
	p.Helper()
	outside := newCollector(p.T)
	p.must(p.open(outside.URL + "/open.html"))
	start := time.Now()
	known := uncontrolled[p.Name()[strings.LastIndexByte(p.Name(), '/')+1:]]
	p.try(page, outside, slices.Concat(requests, fromWorkers, calls))
	for _, w := range slices.Concat(requests, fromWorkers, calls) {
		p.arrives(outside, w, known)
	}
	took := max(2*time.Second, time.Since(start))
	for _, w := range departures {
		p.must(p.open(outside.URL + "/open.html"))
		p.try(page, outside, []way{w})
		p.arrives(outside, w, known)
	}
	return took
}

func (p *tab) arrives(outside *collector, w way, known map[string]string) {
	p.Helper()
	if known[w.name] == "" {
		p.until(w.name+" from the open page", func() bool { return outside.arrived(w.name) })
	}
}

// shut are questions that a sealed frame cannot answer yes to: storage, the page around it, other windows.
var shut = []string{
	`localStorage.setItem("x", "x") === undefined`,
	`sessionStorage.setItem("x", "x") === undefined`,
	`(document.cookie = "x=x", document.cookie !== "")`,
	`new Promise((yes, no) => { const r = indexedDB.open("x"); r.onsuccess = () => yes(true); r.onerror = no })`,
	`caches.open("x").then(() => true)`,
	`cookieStore.set("x", "x").then(() => true)`,
	`navigator.storage.getDirectory().then(() => true)`,
	`navigator.serviceWorker.register("x.js").then(() => true)`,
	`parent.document.title !== ""`,
	`parent.location.href !== ""`,
	`parent.localStorage.length >= 0`,
	`frameElement !== null`,
	`open("about:blank") !== null`,
	`"RTCPeerConnection" in globalThis || "webkitRTCPeerConnection" in globalThis`,
	`"RTCPeerConnection" in document.body.appendChild(document.createElement("iframe")).contentWindow`,
}

func (p *tab) asks(questions []string) {
	p.Helper()
	for _, question := range questions {
		yes, err := ask[bool](p, app, `Promise.race([(async () => `+question+`)(), new Promise(done => setTimeout(done, 3000, false))]).catch(() => false)`)
		if err != nil || yes {
			p.Errorf("%s: got %v %v", question, yes, err)
		}
	}
}

// try goes ways at once while a mouse is pressed, so that what asks for a person's hand has it.
func (p *tab) try(where place, to *collector, ways []way) {
	p.Helper()
	var script strings.Builder
	for _, w := range ways {
		fmt.Fprintf(&script, "(async () => { %s })().catch(() => {});\n", w.code)
	}
	code := strings.NewReplacer("$", to.URL, "%", to.udp.LocalAddr().String()).Replace(link + script.String())
	js[any](p, where, "(() => { addEventListener('pointerdown', () => {"+code+"}, { once: true, capture: true }) })()")
	p.until("a press of the mouse", func() bool { return p.click(where, "document.documentElement") == nil })
}

var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// policyOf returns the policy of a built page without some of its directives.
func policyOf(t *testing.T, name, without string) string {
	t.Helper()
	whole := policy.FindString(read(t, name))
	less := strings.Replace(whole, without, "", 1)
	if less == whole {
		t.Fatalf("%s has another policy than was thought: %s", name, whole)
	}
	return less
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(dist + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
