package e2e

import (
	"math"
	"strings"
	"testing"
)

// A trainer in a post reads the author's table, shows what it was told to show, tells its events, follows its attributes and does what
// a script asks of it.
func TestElement(t *testing.T) {
	p := newPost(t, `<p>Prose</p><descent-trainer id=a src=admissions.csv target=admit features=gre,gpa view=boundary
		controls="play rate threshold solver:locked" speed=0>fallback</descent-trainer><p id=after>More</p>`, 900, 900)
	p.enter()
	p.ends("a", 1)
	p.until("the controls that were named, and no others", func() bool {
		return visible(p.tab, p.frame) == "train,play (disabled),threshold,solver (disabled)"
	})
	if got := ask[string](p, `[a.features.join("+"), a.target, a.rate, a.interactions, a.view].join()`); got != "gre+gpa,admit,,false,boundary" {
		t.Errorf("the properties are %s", got)
	}
	p.until("a frame as high as its content", func() bool {
		frame := ask[float64](p, `a.shadowRoot.querySelector("iframe").getBoundingClientRect().height`)
		content := js[float64](p.tab, p.frame, `document.querySelector(".page").getBoundingClientRect().height`)
		return frame == math.Ceil(content) && content > 300 &&
			js[bool](p.tab, p.frame, "document.scrollingElement.scrollHeight <= innerHeight")
	})
	if got := ask[bool](p, `a.getBoundingClientRect().bottom <= after.getBoundingClientRect().top`); !got {
		t.Error("the trainer lies over the text below it")
	}

	rows := columns(t, save(t, "admissions.csv", []byte(admissions)))
	y := make([]bool, 20)
	for i, text := range rows["admit"] {
		y[i] = text == "yes"
	}
	r := fitReference(t, y, numbers(t, rows["gre"]), numbers(t, rows["gpa"]))
	got := ask[float64](p, `a.predict({ gre: 600, gpa: 3.5 }).then(r => r.probabilities[1])`)
	if want := r.probability(600, 3.5); !near(got, want, 1e-6) {
		t.Errorf("predict says %v, want %v", got, want)
	}
	if got := ask[string](p, `a.predict("gre\n1\n").then(() => "", e => e.code)`); got == "" {
		t.Error("a row without a column is predicted")
	}
	if code := ask[string](p, `a.train({ solver: "newton", features: ["gre"] }).then(r => r.code)`); code != "converged" {
		t.Errorf("train says %q", code)
	}
	if got := js[string](p.tab, p.frame, `document.querySelector("#solver").value`); got != "newton" {
		t.Errorf("after train({solver}) the solver is %s", got)
	}
	if got := ask[string](p, `(() => { const end = a.train({ solver: "batch", rate: 1e-3, speed: "1" }).then(() => "", e => e.code); a.reset(); return end })()`); got != "stopped" {
		t.Errorf("a training that a reset ended is answered by %q", got)
	}
	ask[string](p, `a.train({ solver: "newton", speed: "0" }).then(r => r.code)`)
	ends := ask[int](p, `told.filter(t => t.name === "done").length`)
	ask[any](p, `void (a.maxIterations = 2)`)
	p.ends("a", ends+1)
	if got := ask[string](p, `told.at(-1).detail.code`); got != "iteration-limit" {
		t.Errorf("with two iterations at most the training ends as %q", got)
	}
	if got := ask[string](p, `a.reset().then(() => a.predict("gre,gpa\n1,2\n")).catch(e => e.code)`); got != "not-trained" {
		t.Errorf("after reset predict says %q", got)
	}
	for _, name := range []string{"ready", "step", "done"} {
		if ask[int](p, `told.filter(t => t.id === "a" && t.name === "`+name+`").length`) == 0 {
			t.Errorf("no event %s came to the document", name)
		}
	}
	p.quiet()
}

// Nothing is loaded of a trainer that is far below, or waits for its button.
func TestElementWaits(t *testing.T) {
	p := newPost(t, `<descent-trainer id=far example=blobs style="margin-top:5000px">far</descent-trainer>
		<descent-trainer id=asked example=blobs start=click poster="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'/%3E"
		 style="position:absolute;top:0;width:600px">fallback</descent-trainer>`, 900, 900)
	p.until("the poster", func() bool {
		return ask[bool](p, `asked.shadowRoot?.querySelector("img").getBoundingClientRect().height === 300`)
	})
	if n := ask[int](p, `performance.getEntriesByType("resource").filter(r => /wasm|app.html?|examples/.test(r.name)).length`); n > 0 {
		t.Errorf("%d things were loaded for trainers that nobody has seen", n)
	}
	ask[any](p, `asked.shadowRoot.querySelector("button").click()`)
	p.enter()
	p.ends("asked", 1)
	if ask[bool](p, `asked.shadowRoot.querySelector("img").checkVisibility()`) {
		t.Error("the poster is still there")
	}
	ask[any](p, `far.scrollIntoView()`)
	p.ends("far", 1)
	if n := ask[int](p, `performance.getEntriesByType("resource").filter(r => r.name.includes("descent.wasm")).length`); n > 2 {
		t.Errorf("the engine was fetched %d times for two trainers", n)
	}
}

// A page may move a trainer: by moveBefore it goes on, otherwise it starts again with its settings.
func TestElementMoves(t *testing.T) {
	p := newPost(t, `<div id=one><descent-trainer id=a example=blobs speed=0></descent-trainer></div><div id=two></div><div id=three></div>`, 900, 900)
	p.ends("a", 1)
	kept := ask[bool](p, `"moveBefore" in two && (two.moveBefore(a, null), true)`)
	if kept && ask[string](p, `a.train().then(r => r.code)`) != "converged" {
		t.Error("moved by moveBefore the trainer does not train")
	}
	before := ask[int](p, `told.filter(t => t.name === "ready").length`)
	if before != 1 {
		t.Errorf("%d times ready, though nothing was loaded anew", before)
	}
	ask[any](p, `a.train({ l2: 0.5 }).then(() => { three.append(a) })`)
	p.until("a new frame", func() bool { return ask[int](p, `told.filter(t => t.name === "ready").length`) == 2 })
	p.ends("a", 4)
	p.enter()
	p.until("the settings of before", func() bool { return js[string](p.tab, p.frame, `document.querySelector("#l2")?.value`) == "0.5" })
	p.quiet()
}

// Where the engine cannot be had the fallback stays, and the page is told.
func TestElementFallsBack(t *testing.T) {
	p := newPost(t, `<descent-trainer id=a src=missing.csv><b id=instead>A picture</b></descent-trainer>`, 900, 900)
	p.until("the error", func() bool { return ask[int](p, `told.filter(t => t.name === "error").length`) == 1 })
	if got := ask[string](p, `told.at(-1).detail.code`); got != "not-found" {
		t.Errorf("the error is %q", got)
	}
	if !ask[bool](p, `instead.checkVisibility({ visibilityProperty: true })`) {
		t.Error("the fallback is not seen")
	}
}

// The trainer takes the colours of the page around it.
func TestElementLook(t *testing.T) {
	p := newPost(t, `<style>body { background: #0a0a0c } descent-trainer { --descent-accent: rebeccapurple; --descent-radius: 12px }</style>
		<descent-trainer id=a example=blobs></descent-trainer>`, 900, 900)
	p.enter()
	p.until("the look", func() bool {
		return js[string](p.tab, p.frame, `(() => { const root = document.documentElement, of = getComputedStyle(root);
			return [root.dataset.theme, of.getPropertyValue("--accent"), of.getPropertyValue("--surface"),
				getComputedStyle(document.querySelector("#train") ?? root).borderRadius].join() })()`) == "dark,#663399,#0a0a0c,12px"
	})
	ask[any](p, `void (document.body.style.background = "#fff")`)
	p.until("the light look", func() bool {
		return js[string](p.tab, p.frame, `document.documentElement.dataset.theme`) == "light"
	})
}

// Of a table that a reader brings the page around learns nothing but the height of the frame.
func TestElementIsPrivate(t *testing.T) {
	const marker = "Zq7marker"
	p := newPost(t, `<descent-trainer id=a src=admissions.csv height=700></descent-trainer>`, 900, 900)
	p.enter()
	p.ends("a", 1)
	text := marker + ",b,class\n1,2,u" + marker + "\n2,1,v\n3,5,v\n4,3,u" + marker + "\n5,4,v\n2,2,u" + marker + "\n"
	p.drop(450, 400, save(t, marker+".csv", []byte(text)))
	p.holds(marker)
	from := ask[int](p, `heard.length`)
	p.click("button", "Train")
	p.trained()
	p.click("tab", "Coefficients")
	p.click("checkbox", "Log scale")
	for _, one := range ask[[]string](p, `heard.map(JSON.stringify)`)[from:] {
		if !strings.Contains(one, `"type":"height"`) {
			t.Errorf("the page heard %s", one)
		}
	}
	if all := ask[string](p, `JSON.stringify([heard, told])`); strings.Contains(all, marker) {
		t.Error("the page heard of the reader's table")
	}
	if got := ask[string](p, `a.predict("b\n1\n").then(() => "", e => e.code)`); got != "private" {
		t.Errorf("predict on the reader's table says %q", got)
	}
}

// In a page that has no policy the app's frame still cannot go to another address, which a server would read; the page itself can.
func TestElementStaysWhereItIs(t *testing.T) {
	for name, way := range map[string]string{
		"location": `location = "$"`,
		"link":     `{ const l = document.createElement("a"); l.href = "$"; document.body.append(l); l.click(); }`,
		"refresh":  `{ const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=$"; document.head.append(m); }`,
	} {
		t.Run(name, func(t *testing.T) {
			p := newPost(t, `<descent-trainer id=a example=blobs speed=0></descent-trainer><iframe id=free srcdoc="free"></iframe>`, 900, 900)
			p.enter()
			p.ends("a", 1)
			p.js(`setTimeout(() => ` + strings.ReplaceAll(wrapped(way), "$", p.server.URL+"/taken") + `)`)
			ask[any](p, `new Promise(resolve => setTimeout(resolve, 2000))`)
			if n := p.taken.Load(); n > 0 {
				t.Error("the frame went there")
			}
			ask[any](p, `void (free.contentWindow.location = "/taken")`)
			p.until("a frame without a seal to go there", func() bool { return p.taken.Load() > 0 })
		})
	}
}
