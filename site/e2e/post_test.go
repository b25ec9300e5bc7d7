package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// post is somebody's page with trainers in it, served with Descent in a folder beside it.
type post struct {
	*tab
	server *httptest.Server
	id     target.ID
	taken  atomic.Int32 // how often /taken was asked for
}

// admissions is a table of the author's.
const admissions = "admit,gre,gpa\nno,380,3.61\nyes,660,3.67\nyes,800,4\nyes,640,3.19\nno,520,2.93\nyes,760,3\nno,560,2.98\nno,400,3.08\n" +
	"yes,540,3.39\nno,700,3.92\nno,800,4\nno,440,3.22\nyes,760,4\nno,700,3.08\nyes,700,4\nno,480,3.44\nno,780,3.87\nno,360,2.56\nno,800,3.75\nyes,540,3.81\n"

// newPost opens a page of that body. Its script keeps all events of trainers in `told` and all messages in `heard`.
func newPost(t *testing.T, body string, width, height int64) *post {
	t.Helper()
	files := http.NewServeMux()
	files.Handle("/descent/", http.StripPrefix("/descent/", http.FileServer(http.Dir(os.Getenv("DESCENT_DIST")))))
	give := func(path, kind, text string) {
		files.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			fmt.Fprint(w, text)
		})
	}
	give("/admissions.csv", "text/csv", admissions)
	p := &post{}
	files.HandleFunc("/taken", func(http.ResponseWriter, *http.Request) { p.taken.Add(1) })
	give("/post.html", "text/html; charset=utf-8", `<!doctype html><html lang="en"><title>post</title>
		<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
		<script>
			const told = [], heard = [];
			for (const name of ["ready", "step", "done", "error"])
				document.addEventListener("descent-" + name, (e) => told.push({ id: e.target.id, name, detail: e.detail }));
			addEventListener("message", ({ data }) => heard.push(data));
		</script>
		<script type="module" src="/descent/descent-trainer.js"></script><body>`+body)
	p.server = httptest.NewServer(files)
	t.Cleanup(p.server.Close)
	shell, closeTab := chromedp.NewContext(browser, chromedp.WithListener(func(event any) { p.hear(event) }))
	t.Cleanup(closeTab)
	p.tab = &tab{T: t, shell: shell}
	p.must(chromedp.Do(shell, chromedp.EmulateViewport(width, height), chromedp.Navigate(p.server.URL+"/post.html")))
	return p
}

func (p *post) hear(event any) {
	// Steps are told by the console too in some tests; only complaints count.
	if _, thrown := event.(*runtime.EventExceptionThrown); thrown && p.tab != nil {
		p.tab.hear(event)
	}
}

// frames returns the targets of the page's frames that show a document of Descent's.
func (p *post) frames(document string) []target.ID {
	p.Helper()
	targets, err := chromedp.Targets(p.shell)
	p.must(err)
	var ids []target.ID
	for _, info := range targets {
		if info.Type == "iframe" && strings.HasPrefix(info.URL, p.server.URL+"/descent/"+document) {
			ids = append(ids, info.TargetID)
		}
	}
	return ids
}

// enter makes the only app in the page the frame that the tab speaks of.
func (p *post) enter() { p.Helper(); p.enterInto("app.htm") }

// enterInto makes the only frame of that document the one that the tab speaks of.
func (p *post) enterInto(document string) {
	p.Helper()
	p.until("a frame with "+document, func() bool { ids := p.frames(document); return len(ids) > 0 && ids[0] != p.id })
	p.id = p.frames(document)[0]
	frame, leave := chromedp.NewContext(p.shell, chromedp.WithTargetID(p.id), chromedp.WithListener(p.tab.hear))
	p.Cleanup(leave)
	p.frame = frame
	p.must(chromedp.Do(frame))
}

// ends waits until trainers have told so many ends of trainings.
func (p *post) ends(id string, n int) {
	p.Helper()
	p.until(fmt.Sprintf("%d ends of trainings of %s", n, id), func() bool {
		return js[int](p.tab, p.shell, fmt.Sprintf(`told.filter(t => t.id === %q && t.name === "done").length`, id)) >= n
	})
}

// ask evaluates an expression in the page.
func ask[T any](p *post, expression string) T {
	p.Helper()
	return js[T](p.tab, p.shell, expression)
}

// visible lists the ids of the controls that a reader of the frame has.
func visible(p *tab, where context.Context) string {
	return js[string](p, where, `[...document.querySelectorAll("button,select,input,textarea")]
		.filter(n => n.id && n.checkVisibility({ visibilityProperty: true })).map(n => n.id + (n.disabled ? " (disabled)" : "")).join()`)
}
