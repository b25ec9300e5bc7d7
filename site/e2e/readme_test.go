package e2e

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var snippet = regexp.MustCompile("(?s)```js\n(.*?)```")

// The README's snippet runs as it stands there: a page of no policy imports the served descent.js.
func TestReadmeSnippet(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	code := snippet.FindStringSubmatch(string(readme))
	if code == nil {
		t.Fatal("README.md has no js snippet")
	}
	page, closePage := chromedp.NewContext(browser)
	defer closePage()
	p := &tab{T: t, shell: page}
	p.must(chromedp.Do(page, chromedp.Navigate(served.url+"examples/examples.json")))
	body := strings.Replace(code[1], "import { open } from './descent.js';", "const { open } = await import('/descent.js');", 1)
	said := js[[]string](p, page, `(async () => {
		const said = [];
		const console = { log: (...words) => said.push(words.join(' ')) };
		`+body+`
		return said;
	})()`)
	if len(said) != 3 || !strings.HasPrefix(said[0], "(Intercept) -") || !strings.HasPrefix(said[1], "hours ") ||
		!strings.HasPrefix(said[2], "converged no,yes ") {
		t.Errorf("the snippet says %q", said)
	}
}
