package page

import (
	"html"
	"strings"
	"testing"
)

// hostile is a name that would break out of a snippet on each of the platforms.
const hostile = "a \"b\" 'c' <d> & {e} ${f} `g` [h] \\ %} }} >}} | * \n --> /i"

// An attribute hands the name on to the browser as it is, and nothing in it means anything to what stands before the browser.
func TestSnippetsHoldAnyName(t *testing.T) {
	for _, platform := range strings.Fields("html hugo jekyll wordpress ghost quarto observable mdx") {
		e := posting{platform: platform, base: "https://example.org/d/", keys: []string{"target", hostile, "maxIterations", "5"}}
		_, _, post := e.snippet("")
		if platform == "observable" {
			continue // an iframe, whose address holds nothing but letters and percent signs
		}
		_, rest, found := strings.Cut(post, ` target="`)
		value, after, closed := strings.Cut(rest, `"`)
		if !found || !closed || html.UnescapeString(value) != hostile {
			t.Errorf("%s: the target is %q", platform, value)
		}
		if i := strings.IndexAny(value, "<>'\\`{}[]|*\n"); i >= 0 {
			t.Errorf("%s: %q is left in %s", platform, value[i], value)
		}
		if !strings.HasPrefix(after, ` max-iterations="5"`) {
			t.Errorf("%s: after the target stands %s", platform, after)
		}
	}
}

func TestSnippetOfAPlatform(t *testing.T) {
	keys := []string{"example", "iris", "view", "boundary"}
	for _, test := range []struct {
		platform         string
		frame            bool
		path, file, post string
	}{
		{"html", false, "", "", `<descent-trainer example="iris" view="boundary"><a href="https://example.org/d/">`},
		{"html", true, "", "", `<iframe src="https://example.org/d/embed.html#example=iris&amp;view=boundary" title="A model" height="620" width="100%"`},
		{"hugo", false, hugoFile, "<descent-trainer{{ range $name, $text := .Params }}", `{{< descent example="iris" view="boundary" >}}`},
		{"hugo", true, hugoFile, "<iframe{{ range", `{{< descent src="https://example.org/d/embed.html#example=iris&amp;view=boundary" title="A model" height="620" >}}`},
		{"jekyll", false, jekyllFile, "<descent-trainer{% for pair in include %}", `{% include descent.html example="iris" view="boundary" %}`},
		{"wordpress", false, "", "", "<!-- wp:html -->\n<script async"},
		{"quarto", true, "", "", "```{=html}\n<iframe src="},
		{"observable", false, "", "", "html`<iframe src="},
		{"mdx", true, "", "", " style={{border: 0}}></iframe>"},
	} {
		e := posting{platform: test.platform, frame: test.frame, base: "https://example.org/d/", keys: keys,
			state: "example=iris&view=boundary", label: "A model"}
		path, file, post := e.snippet("")
		if path != test.path || !strings.Contains(file, test.file) || !strings.Contains(post, test.post) {
			t.Errorf("%s: got %q, %q, %q", test.platform, path, file, post)
		}
	}
}

func TestStillPicture(t *testing.T) {
	e := posting{platform: "picture", base: "https://example.org/d/", state: "example=iris&seed=1", picture: "a b.svg"}
	_, _, post := e.snippet("Two [classes] & a \"line\".")
	want := "[![Two &#91;classes&#93; &amp; a &quot;line&quot;.](a b.svg)](https://example.org/d/#example=iris&seed=1)\n\n" +
		`<a href="https://example.org/d/#example=iris&amp;seed=1"><img src="a b.svg" alt="Two &#91;classes&#93; &amp; a &quot;line&quot;."></a>`
	if post != want {
		t.Errorf("got %s\nwant %s", post, want)
	}
	e.state = "src=own.csv&target=x"
	if _, _, post := e.snippet("words"); strings.Contains(post, "own.csv") || !strings.Contains(post, "](https://example.org/d/)") {
		t.Errorf("the picture of an author's own table leads to %s", post)
	}
}
