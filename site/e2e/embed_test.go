package e2e

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// inner evaluates an expression in a frame within the entered one that shares its process, in a world of its own.
func inner[T any](p *post, address, expression string) T {
	p.Helper()
	var id cdp.FrameID
	var search func(tree *page.FrameTree)
	search = func(tree *page.FrameTree) {
		if strings.HasSuffix(tree.Frame.URL, address) {
			id = tree.Frame.ID
		}
		for _, child := range tree.ChildFrames {
			search(child)
		}
	}
	search(call(p.tab, p.frame, page.GetFrameTree, cdp.Empty{}).FrameTree)
	if id == "" {
		p.Fatalf("no frame shows %s", address)
	}
	world := call(p.tab, p.frame, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: id}).ExecutionContextID
	answer := call(p.tab, p.frame, runtime.Evaluate, runtime.EvaluateParams{Expression: expression, ContextID: world, ReturnByValue: new(true)})
	var value T
	if answer.Result.Value != nil {
		p.must(json.Unmarshal(answer.Result.Value, &value))
	}
	return value
}

// embed.html does what its parameters say and tells its height in both protocols.
func TestEmbedPage(t *testing.T) {
	parameters := url.Values{"src": {"../admissions.csv"}, "target": {"admit"}, "features": {"gre", "gpa"}, "view": {"boundary"}, "controls": {"play"}}
	p := newPost(t, `<iframe id=f width=700 height=300 src="/descent/embed.html?`+parameters.Encode()+`#speed=0"></iframe>`, 900, 900)
	p.enter()
	p.until("the end of the training", func() bool {
		return ask[bool](p, `heard.some(m => m?.type === "event" && m.name === "done" && m.detail.code === "converged")`)
	})
	if got := visible(p.tab, p.frame); got != "train,play (disabled)" {
		t.Errorf("the reader has %s", got)
	}
	content := js[float64](p.tab, p.frame, `Math.ceil(document.querySelector(".page").getBoundingClientRect().height)`)
	p.until("the height by our protocol", func() bool {
		return ask[float64](p, `heard.findLast(m => m?.descent === 1 && m.type === "height")?.height ?? 0`) == content
	})
	var told struct {
		Src, Context string
		Height       float64
	}
	text := ask[string](p, `heard.findLast(m => typeof m === "string" && m.includes("iframe.resize"))`)
	if err := json.Unmarshal([]byte(text), &told); err != nil || told.Height != content || told.Src != ask[string](p, "f.src") {
		t.Errorf("to Embedly is said %s, %v", text, err)
	}
	got := ask[string](p, `new Promise(resolve => {
		addEventListener("message", ({ data }) => data?.type === "answer" && resolve(data.id + data.value.labels[0]));
		f.contentWindow.postMessage({ descent: 1, type: "call", id: 7, method: "predict", argument: "gre,gpa\n800,4\n" }, "*");
	})`)
	if got != "7yes" && got != "7no" {
		t.Errorf("the page's call is answered by %q", got)
	}
	// A page that is not the one around it is not listened to.
	n := ask[int](p, `heard.filter(m => m?.type === "answer").length`)
	ask[any](p, `(() => { const other = document.createElement("iframe"); document.body.append(other);
		const script = other.contentDocument.createElement("script");
		script.textContent = 'parent.f.contentWindow.postMessage({ descent: 1, type: "call", id: 8, method: "reset" }, "*")';
		other.contentDocument.body.append(script) })()`)
	ask[any](p, `new Promise(resolve => setTimeout(resolve, 500))`)
	if ask[int](p, `heard.filter(m => m?.type === "answer").length`) != n {
		t.Error("embed.html did what another window asked for")
	}
	p.quiet()
}

// Within a platform's own sandbox everything works but what a sandbox bars: files are offered to be copied.
func TestEmbedPageInASandbox(t *testing.T) {
	p := newPost(t, `<iframe id=f width=700 height=900 sandbox="allow-scripts" src="/descent/embed.html?example=blobs&speed=0"></iframe>`, 900, 900)
	p.until("the end of the training", func() bool {
		return ask[bool](p, `heard.some(m => m?.type === "event" && m.name === "done" && m.detail.code === "converged")`)
	})
	p.enterInto("embed.html")
	p.until("the button to save", func() bool {
		return inner[bool](p, "/app.htm", `document.querySelector("#save-coefficients").checkVisibility()`)
	})
	inner[any](p, "/app.htm", `document.querySelector("#save-coefficients").click()`)
	p.until("the text to copy", func() bool {
		return inner[bool](p, "/app.htm", `document.querySelector('[data-testid="kept-text"]').value.startsWith("term,class,estimate")
			&& document.querySelector('[data-testid="kept"]').checkVisibility()`)
	})
	p.quiet()
}
