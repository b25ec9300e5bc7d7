//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// sharePanel gives the address of what is shown, and what an author puts into a post to show it there.
type sharePanel struct {
	root, link, withData, says node
	platform, form, view       node
	theme, height, table       node
	lesson, click, picture     node
	may, path, file, post      node
	filed, still               node
	app                        *App
	state                      *state
}

// mayChange lists what an author may leave to the reader.
const mayChange = "play step reset speed rate solver threshold target features model penalty view data download"

func newSharePanel(a *App) *sharePanel {
	v := &sharePanel{app: a}
	v.root = into(`
		div.panel.share
			h3 | Link
			div.row
				* input.grow #share-link readonly aria-label="Link to what is shown"
				button #copy-link | Copy the link
				* tick #share-data | Include the table
			h3 | In a post
			p.method | The trainer runs in your reader’s browser, sealed as it is here. A table of yours is published by you: the trainer reads it from its address.
			div.row
				* choice #embed-platform | Platform
					option value=html | HTML
					option value=hugo | Hugo
					option value=jekyll | Jekyll
					option value=wordpress | WordPress
					option value=ghost | Ghost
					option value=quarto | Quarto
					option value=observable | Observable
					option value=mdx | MDX
					option value=picture | Neither script nor iframe
				* choice #embed-form | As
					option value=element | Element
					option value=iframe | Iframe
				* choice #embed-view | Show
					option value= | All
					option value=boundary | Boundary
					option value=cost | Cost curve
					option value=coefficients | Coefficients
					* option value=explain | Lesson
				* choice #embed-theme | Theme
					option value= | The post’s
					option value=light | Light
					option value=dark | Dark
				* entry #embed-height placeholder=auto | Height, pixels
				div.field
					label for=embed-src | Address of the CSV
					* input #embed-src
				* tick #embed-click | Start on a click
				div.field
					label for=embed-picture | Address of a picture
					* input #embed-picture value=descent.png
			* fieldset.row
				legend | The reader may change
			* div
				h3
					| Once, in the site: 
					* code ~embed-path
				* textarea #embed-file readonly rows=4 spellcheck=false aria-label="File for the site"
				button #copy-file | Copy the file
			h3 | In the post
			p.method ~embed-note
			* textarea #embed-post readonly rows=5 spellcheck=false aria-label="Snippet for the post"
			div.row
				button #copy-post | Copy the snippet
				button #embed-preview | Preview
				* button #embed-save | Save the picture
				* span.quiet role=status ~share-says`,
		&v.link, &v.withData, &v.platform, &v.form, &v.view, &v.lesson, &v.theme, &v.height, &v.table, &v.click,
		&v.picture, &v.may, &v.filed, &v.path, &v.file, &v.post, &v.still, &v.says)
	for _, name := range strings.Fields(mayChange) {
		check(wrap(put(v.may, "tick #$ | $", "may-"+name, name).Get("firstChild")), true)
	}
	return v
}

func (v *sharePanel) element() node { return v.root }

func (v *sharePanel) update(s *state) {
	v.state = s
	if s.table == nil {
		return
	}
	setText(v.says, "")
	setValue(v.link, s.embed.home+"#"+v.app.address())
	showField(v.withData, s.source.sharable().Truthy())
	check(v.withData, s.source.shared != "")
	show(v.lesson, s.explained.lesson != "")
	if attr(v.table, "placeholder") != s.source.name {
		set(v.table, "placeholder", s.source.name)
		v.table.Set("value", s.source.name)
	}
	v.write()
}

// write makes the snippet anew of what is chosen.
func (v *sharePanel) write() {
	e := v.trainer()
	still := e.platform == "picture"
	choosable := !still && e.platform != "observable"
	showField(v.form, choosable)
	e.frame = e.platform == "observable" || choosable && value(v.form) == "iframe"
	if e.frame && e.height == "" {
		e.height = "620"
	}
	showField(v.table, v.state.source.own() && !still)
	showField(v.click, !still)
	showField(v.picture, still || checked(v.click))
	show(v.still, still)
	path, file, post := e.snippet()
	if still {
		post = e.picture(value(v.picture), v.app.views.picture.words())
	}
	show(v.filed, path != "")
	setText(v.path, path)
	setValue(v.file, file)
	setText(wrap(v.post.Get("previousSibling")), phrase(notes, e.platform))
	setValue(v.post, post)
}

// trainer is what the author chose, on top of what is shown now. A person's own columns are named here, since they
// are what the author is about to publish.
func (v *sharePanel) trainer() *posting {
	s := v.state
	q := parametersOf("")
	if s.source.own() {
		q.put("src", value(v.table), "")
	}
	encode(q, &s.set, s.source.example, true)
	s.encodeLook(q, "")
	if value(v.view) == "explain" {
		x := s.explained
		x.on, x.alone = true, true
		x.encode(q)
	} else {
		q.put("view", value(v.view), "")
	}
	q.put("theme", value(v.theme), "")
	q.put("controls", v.left(), mayChange)
	if checked(v.click) {
		q.put("start", "click", "")
		q.put("poster", value(v.picture), "")
	}
	e := &posting{platform: value(v.platform), base: s.embed.home, height: value(v.height), label: "A model of " + s.set.target + ", to be trained"}
	e.state = q.text()
	if list := s.set.features; len(list) > 0 {
		text := strings.Join(list, ",")
		if !plainList(list) {
			text = asText(js.Global().Get("JSON").Call("stringify", q.Call("getAll", "features")))
		}
		q.Call("set", "features", text)
	}
	for _, key := range q.keys() {
		e.keys = append(e.keys, [2]string{key, q.get(key)})
	}
	return e
}

// left lists what is left to the reader.
func (v *sharePanel) left() string {
	var list []string
	for _, name := range strings.Fields(mayChange) {
		if checked(byID("may-" + name)) {
			list = append(list, name)
		}
	}
	return strings.Join(list, " ")
}

// press does what a button of the panel says, and reports whether it is one.
func (v *sharePanel) press(id string) bool {
	switch id {
	case "copy-link":
		v.copy(v.link)
	case "copy-file":
		v.copy(v.file)
	case "copy-post":
		v.copy(v.post)
	case "embed-preview":
		v.app.preview(v.trainer().state)
	case "preview-end":
		v.app.preview("")
	case "embed-save":
		v.app.savePicture()
	default:
		return false
	}
	return true
}

// enter takes what was chosen in the panel, and reports whether it was.
func (v *sharePanel) enter(id string, n node) bool {
	switch {
	case id == "share-data":
		v.app.shareData(checked(n))
	case strings.HasPrefix(id, "embed-") || strings.HasPrefix(id, "may-"):
		v.write()
	default:
		return false
	}
	return true
}

// copy puts a field's text on the clipboard. The old way comes first: it needs no permission, which a sealed frame may
// not have, but it has to happen while the press is handled. Where both are barred, the text is left selected.
func (v *sharePanel) copy(field node) {
	if copyText(field) {
		setText(v.says, "Copied.")
		return
	}
	spawn(func() {
		said := "The browser bars copying here. The text is selected: press Ctrl+C, or ⌘C."
		if board := js.Global().Get("navigator").Get("clipboard"); board.Truthy() {
			if _, failed := await(board.Call("writeText", value(field))); failed == nil {
				said = "Copied."
			}
		}
		setText(v.says, said)
	})
}

// notes say what to do with a snippet, by platform.
const notes = `
html: Paste it where the trainer belongs.
hugo: Paste it into the post. It is Hugo’s own shortcode, so raw HTML need not be allowed.
jekyll: Paste it into the post.
wordpress: Paste it into the code editor, or what is between the comments into a Custom HTML block. An account that may not post unfiltered HTML loses scripts and iframes; take the picture then.
ghost: Paste it into an HTML card.
quarto: Paste it into the document, for the format html.
observable: Paste it as a cell of a notebook, or into a js block of Framework.
mdx: Paste it into the post.
picture: Save the picture, upload it and write its address above. Markdown first, then HTML.
`
