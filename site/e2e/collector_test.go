package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
)

// collector stands for anyone outside: a host of its own on loopback that notes what reaches it. It also serves a page
// without any policy, from which the same tries must arrive, so that silence means something.
type collector struct {
	*httptest.Server
	mu   sync.Mutex
	seen map[string]bool
}

func newCollector(t *testing.T) *collector {
	c := &collector{seen: map[string]bool{}}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		c.seen[r.URL.Path] = true
		c.mu.Unlock()
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!doctype html><title>open</title><body></body>")
	}))
	t.Cleanup(c.Close)
	return c
}

// missing returns the names of the tries that have not arrived.
func (c *collector) missing() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var names []string
	for name := range tries {
		if !c.seen["/"+name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// tries are ways by which a page can send something out. Each sends one request to $/name; all fail in silence.
var tries = map[string]string{
	"fetch":       `fetch("$/fetch")`,
	"no-cors":     `fetch("$/no-cors", {mode: "no-cors", method: "POST", body: "x"})`,
	"keepalive":   `fetch("$/keepalive", {keepalive: true})`,
	"xhr":         `{ const x = new XMLHttpRequest(); x.open("GET", "$/xhr"); x.send(); }`,
	"beacon":      `navigator.sendBeacon("$/beacon", "x")`,
	"websocket":   `new WebSocket("$/websocket".replace("http", "ws"))`,
	"eventsource": `new EventSource("$/eventsource")`,
	"image":       `{ new Image().src = "$/image"; }`,
	"stylesheet":  `{ const l = document.createElement("link"); l.rel = "stylesheet"; l.href = "$/stylesheet"; document.head.append(l); }`,
	"prefetch":    `{ const l = document.createElement("link"); l.rel = "prefetch"; l.href = "$/prefetch"; document.head.append(l); }`,
	"script":      `{ const s = document.createElement("script"); s.src = "$/script"; document.head.append(s); }`,
	"import":      `import("$/import")`,
	"frame":       `{ const f = document.createElement("iframe"); f.src = "$/frame"; document.body.append(f); }`,
	"object":      `{ const o = document.createElement("object"); o.data = "$/object"; document.body.append(o); }`,
	"background":  `{ document.body.style.backgroundImage = "url($/background)"; }`,
	"font":        `new FontFace("f", "url($/font)").load()`,
	"form":        `{ const f = document.createElement("form"); f.action = "$/form"; f.target = "_blank"; document.body.append(f); f.submit(); }`,
	"popup":       `open("$/popup")`,
	"worker":      `new Worker(URL.createObjectURL(new Blob(['fetch("$/worker")'])))`,
	"sent-away":   `{ setTimeout(() => { location = "$/sent-away"; }, 500); }`,
}
