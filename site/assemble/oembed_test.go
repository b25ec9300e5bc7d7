package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// The link and the answer name the folder's address, with one slash, and what has a meaning in HTML or JSON is harmless there.
func TestDiscover(t *testing.T) {
	for _, test := range []struct{ base, want string }{
		{"", ""},
		{"https://example.org/descent", "https://example.org/descent/"},
		{"https://example.org/a'b&c/", "https://example.org/a&#39;b&amp;c/"},
	} {
		out := write(t, map[string]string{"index.html": `<link href="<!-- base -->oembed.json">`})
		if err := discover("..", out, test.base); err != nil {
			t.Fatal(err)
		}
		if got, _ := read(filepath.Join(out, "index.html")); got != `<link href="`+test.want+`oembed.json">` {
			t.Errorf("%q: the page has %s", test.base, got)
		}
		text, err := read(filepath.Join(out, "oembed.json"))
		if err != nil {
			t.Fatal(err)
		}
		var answer struct{ Type, Version, HTML string }
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			t.Fatal(err)
		}
		if answer.Type != "rich" || answer.Version != "1.0" || !strings.Contains(answer.HTML, `src="`+test.want+`embed.html"`) {
			t.Errorf("%q: the answer is %+v", test.base, answer)
		}
	}
	for _, base := range []string{"descent/", "ftp://example.org/", "https://example.org/?a=1", "https://", "https://[/"} {
		if err := discover("..", t.TempDir(), base); err == nil {
			t.Errorf("%q is taken", base)
		}
	}
}
