package page

import (
	"strconv"
	"strings"
)

// posting is what an author chose for a post.
type posting struct {
	platform string   // a value of the Share panel's list
	frame    bool     // an iframe in place of the element
	base     string   // the address of this copy, with a slash at its end
	keys     []string // the trainer's settings: names, as in a permalink, and values in turn
	state    string   // the same as the text of an address
	height   string   // in CSS pixels, "" for that of the content
	label    string   // what it is, in words
	picture  string   // the address of a picture of it
}

// A site that writes its own tags has one file that makes the element of the tag's parameters.
const (
	hugoFile   = "layouts/shortcodes/descent.html"
	hugoList   = `{{ range $name, $text := .Params }} {{ printf "%s=\"%s\"" $name (htmlEscape (htmlUnescape $text)) | safeHTMLAttr }}{{ end }}`
	jekyllFile = "_includes/descent.html"
	jekyllList = `{% for pair in include %} {{ pair[0] }}="{{ pair[1] }}"{% endfor %}`
)

// snippet returns what goes into the post and, where the platform needs one, the file that the site needs once. words
// stand for a still picture.
func (e *posting) snippet(words string) (path, file, post string) {
	e.frame = e.frame || e.platform == "observable"
	list := e.attributes()
	switch e.platform {
	case "hugo":
		return hugoFile, e.markup(hugoList), "{{< descent" + list + " >}}"
	case "jekyll":
		return jekyllFile, e.markup(jekyllList), "{% include descent.html" + list + " %}"
	case "wordpress":
		post = "<!-- wp:html -->\n" + e.markup(list) + "\n<!-- /wp:html -->"
	case "quarto":
		post = "```{=html}\n" + e.markup(list) + "\n```"
	case "observable":
		post = "html`" + e.markup(list) + "`"
	case "picture":
		post = e.still(words)
	default:
		post = e.markup(list)
	}
	return "", "", post
}

// markup is the element, or the iframe, with a list of attributes.
func (e *posting) markup(list string) string {
	if !e.frame {
		base := entities(e.base)
		return `<script async type="module" src="` + base + "descent-trainer.js\"></script>\n<descent-trainer" + list +
			`><a href="` + base + `">Train it in a page of its own</a></descent-trainer>`
	}
	style := `"border:0"`
	if e.platform == "mdx" {
		style = `{{border: 0}}`
	}
	return "<iframe" + list + ` width="100%" loading="lazy" allow="clipboard-write" style=` + style + "></iframe>"
}

// attributes are those of the element, or of the iframe.
func (e *posting) attributes() string {
	list := e.keys
	if e.frame {
		list = []string{"src", e.base + "embed.html#" + e.state, "title", e.label}
		if e.height == "" {
			e.height = "620"
		}
	}
	if e.height != "" {
		list = append(list, "height", e.height)
	}
	text := ""
	for i := 0; i < len(list); i += 2 {
		text += " " + kebab(list[i]) + `="` + entities(list[i+1]) + `"`
	}
	return text
}

// still is a picture that leads to the trainer, as Markdown and as HTML.
func (e *posting) still(words string) string {
	link := e.base
	if strings.HasPrefix(e.state, "example=") {
		link += "#" + e.state
	}
	src, alt := entities(e.picture), entities(words)
	return "[![" + alt + "](" + src + ")](" + link + ")\n\n" + `<a href="` + entities(link) + `"><img src="` + src + `" alt="` + alt + `"></a>`
}

// entities writes what has a meaning in HTML, in JSX, in Markdown, in a template, in a shortcode or in a template
// literal as character references, which all of them hand on to the browser.
func entities(text string) string {
	var out []byte
	for i := range len(text) {
		switch c := text[i]; {
		case c == '&':
			out = append(out, "&amp;"...)
		case c == '"':
			out = append(out, "&quot;"...)
		case c < ' ' || strings.IndexByte("<>'\\`{}[]|*", c) >= 0:
			out = append(out, "&#"+strconv.Itoa(int(c))+";"...)
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// kebab is the attribute of a setting: max-iterations of maxIterations.
func kebab(key string) string {
	var out []byte
	for i := range len(key) {
		c := key[i]
		if c >= 'A' && c <= 'Z' {
			out = append(out, '-')
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return string(out)
}
