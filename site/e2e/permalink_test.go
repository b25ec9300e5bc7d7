package e2e

import (
	"net/url"
	"strings"
	"testing"
)

// address returns what the shell's address holds, once it holds a text.
func (p *tab) address(holds string) url.Values {
	p.Helper()
	hash := ""
	p.until("an address with "+holds, func() bool {
		hash = js[string](p, p.shell, "location.hash")
		return strings.Contains(hash, holds)
	})
	values, err := url.ParseQuery(strings.TrimPrefix(hash, "#"))
	p.must(err)
	return values
}

// seen is what a person sees of the state, in words.
const seen = `[...document.querySelectorAll("#target,#solver,#rate,#l2,#degree,#view,#axis-x,#axis-y,#threshold,#held-0,#speed")]
	.map(n => n.id + "=" + n.value).concat(document.querySelector("#cost-log").checked,
		document.querySelector('[role="tab"][aria-selected="true"]').textContent,
		[...document.querySelectorAll(".features input:checked")].map(n => n.dataset.column).join("+")).join()`

// An address holds the whole state: another page that opens it shows the same.
func TestAddressHoldsTheState(t *testing.T) {
	p := open(t, "#example=breast-cancer&speed=0&features=mean+radius&features=mean+texture&features=mean+smoothness", 1440, 900)
	p.holds("breast-cancer.csv")
	p.trained()
	p.change("#solver", "lbfgs")
	p.change("#l2", "0.25")
	p.change("#axis-y", "mean smoothness")
	p.js(`document.querySelector("#held").open = true`)
	p.until("a held value", func() bool { return js[bool](p, p.frame, `!!document.querySelector("#held-0")`) })
	p.change("#held-0", "20")
	p.click("checkbox", "Log scale")
	p.click("tab", "Evaluation")
	p.until("the evaluation", func() bool { return p.text("score-auc") != "" })
	p.change("#threshold", "0.3")
	p.trained()
	want := js[string](p, p.frame, seen)
	hash := "#" + p.address("threshold=0.3").Encode()

	again := open(t, hash, 1440, 900)
	again.holds("breast-cancer.csv")
	again.trained()
	again.js(`document.querySelector("#held").open = true`)
	again.until("the same state", func() bool { return js[string](again, again.frame, seen) == want })
	if got := again.address("v=1"); got.Encode() != hash[1:] {
		t.Errorf("the address became %s, it was %s", got.Encode(), hash[1:])
	}
	again.quiet()
}

// Values that make no sense are left out; what does make sense counts.
func TestBrokenAddress(t *testing.T) {
	p := open(t, "#v=99&example=iris&solver=warp&model=%00&rate=-1&l2=banana&degree=1e9&holdout=7&threshold=12&focus=99&x=nowhere&held.nobody=3"+
		"&held.petal+length+(cm)=tall&target=species&features=nothing&features=petal+width+(cm)&explain=&tab=zzz&row=-4&speed=0&seed=5&%E0%A4%A=1", 1440, 900)
	p.holds("iris.csv")
	if code := p.trained(); code != "converged" {
		t.Errorf("the training ends as %q", code)
	}
	a := p.address("v=1")
	for key, want := range map[string]string{"solver": "", "model": "softmax", "l2": "0.001", "holdout": "", "threshold": "", "x": "", "tab": "",
		"seed": "5", "features": "petal width (cm)", "held.nobody": ""} {
		if got := a.Get(key); got != want && !(key == "solver" && got == "batch") {
			t.Errorf("%s is %q in the address, want %q", key, got, want)
		}
	}
	p.quiet()
}

// A small table of one's own goes into the address only by one's own wish; opened, it is there with its settings.
func TestAddressWithATable(t *testing.T) {
	const table = "hours,passed\n1,no\n2,no\n3,yes\n4,no\n5,yes\n6,yes\n"
	p := open(t, "#v=1&target=passed&features=hours&l2=0.125&speed=0&data="+url.QueryEscape(table), 1440, 900)
	p.holds("table from the address")
	p.trained()
	if got := js[string](p, p.frame, `document.querySelector("#l2").value`); got != "0.125" {
		t.Errorf("l2 is %q", got)
	}
	if got := p.address("data=").Get("data"); got != table {
		t.Errorf("the address holds the table %q", got)
	}
	p.drop(700, 400, absolute(t, "one-variable.csv"))
	p.holds("one-variable.csv")
	p.until("an address without it", func() bool { return !strings.Contains(js[string](p, p.shell, "location.hash"), "data=") })
	if hash := js[string](p, p.shell, "location.hash"); strings.Contains(hash, "hours") {
		t.Errorf("the address names columns of a person's own table: %s", hash)
	}
	p.quiet()
}

// Going back and forward in the history goes through what addresses were visited, without reading the table again.
func TestBackAndForward(t *testing.T) {
	p := open(t, "#example=one-variable&speed=0", 1440, 900)
	p.trained()
	for _, l2 := range []string{"0.5", "2"} {
		js[any](p, p.shell, `void (location.hash = "#v=1&example=one-variable&speed=0&l2=`+l2+`")`)
		p.until("the penalty "+l2, func() bool { return js[string](p, p.frame, `document.querySelector("#l2").value`) == l2 })
	}
	before := len(served.requests())
	js[any](p, p.shell, `history.back()`)
	p.until("the penalty before", func() bool { return js[string](p, p.frame, `document.querySelector("#l2").value`) == "0.5" })
	js[any](p, p.shell, `history.forward()`)
	p.until("the penalty after", func() bool { return js[string](p, p.frame, `document.querySelector("#l2").value`) == "2" })
	p.trained()
	if asked := served.requests()[before:]; len(asked) > 0 {
		t.Errorf("going back and forward asked for %v", asked)
	}
	p.quiet()
}

// change sets a control as a person would who chooses or types.
func (p *tab) change(selector, value string) {
	p.Helper()
	p.js(`(() => { const n = document.querySelector('` + selector + `'); n.value = '` + value + `';
		for (const type of ["input", "change"]) n.dispatchEvent(new Event(type, { bubbles: true })) })()`)
}

// A setting that an example comes with and that was put back to what is usual stays so in the address and in a snippet.
func TestAddressOfWhatIsUsual(t *testing.T) {
	p := open(t, "#example=iris", 1440, 900)
	p.holds("iris.csv")
	if got := js[string](p, p.frame, `document.querySelector("#solver").value`); got != "batch" {
		t.Fatalf("the example comes with the solver %q, and this test needs one that is not usual", got)
	}
	p.set("solver", "auto")
	snippet := p.share([2]string{"embed-platform", "html"}).Post
	if !strings.Contains(snippet, ` solver="auto"`) || !strings.Contains(snippet, ` l2="0.001"`) {
		t.Errorf("the snippet is %s", snippet)
	}
	link := js[string](p, p.frame, `document.querySelector("#share-link").value`)
	again := open(t, strings.TrimPrefix(link, served.url), 1440, 900)
	again.holds("iris.csv")
	again.until("the solver of the link", func() bool {
		return js[string](again, again.frame, `document.querySelector("#solver").value`) == "auto"
	})
}
