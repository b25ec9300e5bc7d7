//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// sharePanel gives the address of what is shown, and what an author puts into a post to show it there. The names of its
// controls are those of a permalink.
type sharePanel struct {
	root, link, withData, form node
	lesson, table              node
	path, file, note, post     node
	says                       node
	app                        *App
	state                      *state
}

func newSharePanel(a *App) *sharePanel {
	v := &sharePanel{app: a}
	v.root = into(`
		div.panel.share
			h3 | Link
			div.row
				* input #share-link readonly aria-label="Link to what is shown"
				button #copy-link | Copy the link
				* tick #share-data | Include the table
			h3 | In a post
			p.method | The trainer runs in your reader’s browser, sealed as it is here. A table of your own you publish yourself; the trainer reads it from its address.
			* form
				div.row
					choice #embed-platform name=platform | Platform
						option value=html | HTML
						option value=hugo | Hugo
						option value=jekyll | Jekyll
						option value=wordpress | WordPress
						option value=ghost | Ghost
						option value=quarto | Quarto
						option value=observable | Observable
						option value=mdx | MDX
						option value=picture | Neither script nor iframe
					choice #embed-form name=form | As
						option value=element | Element
						option value=iframe | Iframe
					choice #embed-view name=view | Show
						option value= | All
						option value=boundary | Boundary
						option value=cost | Cost curve
						option value=coefficients | Coefficients
						* option value=explain | Lesson
					choice #embed-theme name=theme | Theme
						option value= | The post’s
						option value=light | Light
						option value=dark | Dark
					entry #embed-height name=height placeholder=auto | Height, pixels
					div.field
						label for=embed-src | Address of the CSV
						* input #embed-src name=src
					tick #embed-start name=start value=click | Start on a click
					div.field
						label for=embed-poster | Address of a picture
						input #embed-poster name=poster value=picture.svg
				fieldset.row
					legend | The reader may change
					tick #may-play name=controls value=play checked | play
					tick #may-step name=controls value=step checked | step
					tick #may-reset name=controls value=reset checked | reset
					tick #may-speed name=controls value=speed checked | speed
					tick #may-rate name=controls value=rate checked | rate
					tick #may-solver name=controls value=solver checked | solver
					tick #may-threshold name=controls value=threshold checked | threshold
					tick #may-target name=controls value=target checked | target
					tick #may-features name=controls value=features checked | features
					tick #may-model name=controls value=model checked | model
					tick #may-penalty name=controls value=penalty checked | penalty
					tick #may-view name=controls value=view checked | view
					tick #may-data name=controls value=data checked | data
					tick #may-download name=controls value=download checked | download
				div.once
					h3
						| Once, in the site: 
						* code ~embed-path
					* textarea #embed-file readonly rows=4 aria-label="File for the site"
					button #copy-file | Copy the file
			h3 | In the post
			* p.method ~embed-note
			* textarea #embed-post readonly rows=5 aria-label="Snippet for the post"
			div.row
				button #copy-post | Copy the snippet
				button #embed-preview | Preview
				* span.quiet role=status ~share-says`,
		&v.link, &v.withData, &v.form, &v.lesson, &v.table, &v.path, &v.file, &v.note, &v.post, &v.says)
	return v
}

func (v *sharePanel) element() node { return v.root }

func (v *sharePanel) update(s *state) {
	v.state = s
	if s.table == nil {
		return
	}
	setValue(v.link, s.embed.home+"#"+v.app.address())
	showField(v.withData, s.source.sharable().Truthy())
	check(v.withData, s.source.shared != "")
	show(v.lesson, s.explained.lesson != "")
	showField(v.table, s.source.own())
	if attr(v.table, "placeholder") != s.source.name {
		set(v.table, "placeholder", s.source.name)
		v.table.Set("value", s.source.name)
	}
	v.write()
}

// write makes the snippet anew of what is chosen.
func (v *sharePanel) write() {
	setText(v.says, "")
	e, words := v.posting(), ""
	if drawn := v.app.views.picture.drawn; drawn != nil && e.platform == "picture" {
		words = drawn.Describe().Text
	}
	set(v.form, "data-platform", e.platform)
	path, file, post := e.snippet(words)
	setText(v.path, path)
	setValue(v.file, file)
	setText(v.note, phrase(notes, e.platform))
	setValue(v.post, post)
}

// posting is what the author chose, on top of what is shown now. A person's own columns are named here: they are what
// the author is about to publish.
func (v *sharePanel) posting() *posting {
	global, s := js.Global(), v.state
	form := parameters{global.Get("URLSearchParams").New(global.Get("FormData").New(v.form.Value))}
	e := &posting{
		platform: form.get("platform"), frame: form.get("form") == "iframe", height: form.get("height"),
		picture: form.get("poster"), base: s.embed.home, label: "A model of " + s.set.target + ", to be trained",
	}
	q := parametersOf("")
	if s.source.own() {
		q.put("src", form.get("src"), "")
	}
	encode(q, &s.set, &s.source, true)
	s.encodeLook(q, "")
	if form.get("view") == "explain" {
		x := s.explained
		x.on, x.alone = true, true
		x.encode(q)
	} else {
		q.put("view", form.get("view"), "")
	}
	q.put("theme", form.get("theme"), "")
	may := texts(form.Call("getAll", "controls"))
	if len(may) < len(find(v.form, "[name=controls]")) {
		q.put("controls", strings.Join(may, " "), "\x00")
	}
	if form.has("start") {
		q.put("start", "click", "")
		q.put("poster", e.picture, "")
	}
	e.state = q.text()
	if list := s.set.features; strings.ContainsAny(strings.Join(list, ""), ",[") {
		q.Call("set", "features", global.Get("JSON").Call("stringify", q.Call("getAll", "features")))
	} else if len(list) > 0 {
		q.Call("set", "features", strings.Join(list, ","))
	}
	rest := parametersOf("")
	for _, key := range q.keys() {
		if strings.HasPrefix(key, heldPrefix) || strings.Contains(unnamed, key) {
			rest.put(key, q.get(key), "")
			q.Call("delete", key)
		}
	}
	q.put("state", rest.text(), "")
	e.keys = texts(global.Get("Array").Call("from", q.Value).Call("flat"))
	return e
}

// unnamed lists what the element takes in its attribute state alone.
const unnamed = "class from iterate focus logcost passes"

// press does what a button of the panel says, and reports whether it is one.
func (v *sharePanel) press(id string) bool {
	switch id {
	case "copy-link":
		copyOut(v.link, v.tell)
	case "copy-file":
		copyOut(v.file, v.tell)
	case "copy-post":
		copyOut(v.post, v.tell)
	case "embed-preview":
		v.app.preview(v.posting().state)
	case "preview-end":
		v.app.preview("")
	default:
		return false
	}
	return true
}

// enter takes what was chosen in the panel, and reports whether it was.
func (v *sharePanel) enter(id string, n node) bool {
	if id == "share-data" {
		v.app.shareData(checked(n))
		return true
	}
	ours := attr(n, "name") != ""
	if ours {
		v.write()
	}
	return ours
}

func (v *sharePanel) tell(text string) { setText(v.says, text) }

// notes say what to do with a snippet, by platform.
const notes = `
html: Paste it where the trainer belongs.
hugo: Paste it into the post.
jekyll: Paste it into the post.
wordpress: Paste it into the code editor. An account that may not post unfiltered HTML loses scripts and iframes: choose neither, then.
ghost: Paste it into an HTML card.
quarto: Paste it into the document, for the format html.
observable: Paste it as a cell of a notebook. For Framework choose HTML.
mdx: Paste it into the post.
picture: Save the picture, as SVG or PNG, and upload it. Markdown first, then HTML.
`
