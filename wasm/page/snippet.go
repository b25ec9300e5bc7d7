package page

import (
	"strconv"
	"strings"
)

// posting is what an author chose for a post.
type posting struct {
	platform string      // a value of the Share panel's list
	frame    bool        // an iframe in place of the element
	base     string      // the address of this copy, with a slash at its end
	keys     [][2]string // the settings by their names in a permalink
	state    string      // the same as the text of an address
	height   string      // in CSS pixels, "" for that of the content
	label    string      // what it is, in words
}

// A site that writes its own tags has one file that makes the element of the tag's parameters.
const (
	hugoFile   = "layouts/shortcodes/descent.html"
	hugoList   = `{{ range $name, $text := .Params }} {{ printf "%s=\"%s\"" $name (htmlEscape (htmlUnescape $text)) | safeHTMLAttr }}{{ end }}`
	jekyllFile = "_includes/descent.html"
	jekyllList = `{% for pair in include %} {{ pair[0] }}="{{ pair[1] }}"{% endfor %}`
)

// snippet returns what goes into the post and, where the platform needs one, the file that the site needs once.
func (e *posting) snippet() (path, file, post string) {
	list := e.attributes()
	switch e.platform {
	case "hugo":
		return hugoFile, e.markup(hugoList), "{{< descent" + list + " >}}"
	case "jekyll":
		return jekyllFile, e.markup(jekyllList), "{% include descent.html" + list + " %}"
	case "wordpress":
		return "", "", "<!-- wp:html -->\n" + e.markup(list) + "\n<!-- /wp:html -->"
	case "quarto":
		return "", "", "```{=html}\n" + e.markup(list) + "\n```"
	case "observable":
		return "", "", "html`" + e.markup(list) + "`"
	}
	return "", "", e.markup(list)
}

// markup is the element, or the iframe, with a list of attributes.
func (e *posting) markup(list string) string {
	if !e.frame {
		return `<script async type="module" src="` + entities(e.base) + "descent-trainer.js\"></script>\n<descent-trainer" + list +
			`><a href="` + entities(e.base) + `">Train it in a page of its own</a></descent-trainer>`
	}
	style := `"border:0"`
	if e.platform == "mdx" {
		style = `{{border: 0}}`
	}
	return "<iframe" + list + ` width="100%" loading="lazy" allow="clipboard-write" style=` + style + "></iframe>"
}

// attributes are those of the element, or of the iframe.
func (e *posting) attributes() string {
	if e.frame {
		return attributeText("src", e.base+"embed.html#"+e.state) + attributeText("height", e.height) + attributeText("title", e.label)
	}
	text := ""
	for _, k := range e.keys {
		text += attributeText(kebab(k[0]), k[1])
	}
	if e.height != "" {
		text += attributeText("height", e.height)
	}
	return text
}

// picture is a still picture that leads to the trainer, as Markdown and as HTML. src is its address.
func (e *posting) picture(src, words string) string {
	link := e.base
	if strings.Contains("&"+e.state, "&example=") {
		link += "#" + e.state
	}
	return "[![" + entities(words) + "](" + entities(src) + ")](" + link + ")\n\n" +
		"<a" + attributeText("href", link) + "><img" + attributeText("src", src) + attributeText("alt", words) + "></a>"
}

func attributeText(name, value string) string { return " " + name + `="` + entities(value) + `"` }

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
		if c := key[i]; c >= 'A' && c <= 'Z' {
			out = append(out, '-', c+'a'-'A')
		} else {
			out = append(out, c)
		}
	}
	return string(out)
}

// plainList reports whether a list can stand between commas, without being read as another one.
func plainList(list []string) bool {
	for _, item := range list {
		if item != strings.TrimSpace(item) || item == "" || strings.ContainsAny(item, ",[") {
			return false
		}
	}
	return true
}
