package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	fenced  = regexp.MustCompile("(?s)```.*?```")
)

// Every relative link of the documents leads to a file, and its fragment to a heading there.
func TestLinks(t *testing.T) {
	documents := []string{"../../README.md", "../../CHANGELOG.md"}
	for _, pattern := range []string{"../../docs/*.md", "../../docs/*/*.md", "../../site/examples/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, found...)
	}
	links := 0
	for _, document := range documents {
		text := read(t, document)
		for _, match := range link.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
			if strings.Contains(match[1], "://") || strings.HasPrefix(match[1], "mailto:") {
				continue
			}
			links++
			name, fragment, _ := strings.Cut(match[1], "#")
			target := document
			if name != "" {
				target = filepath.Join(filepath.Dir(document), name)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", document, match[1])
			} else if fragment != "" && !anchors(read(t, target))[fragment] {
				t.Errorf("%s links to %s, which has no such heading", document, match[1])
			}
		}
	}
	if links == 0 {
		t.Error("no links found, so none was checked")
	}
}

// anchors returns the fragments of a document's headings, as code hosts make them.
func anchors(text string) map[string]bool {
	set := map[string]bool{}
	for _, match := range heading.FindAllStringSubmatch(text, -1) {
		anchor := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127:
				return r
			}
			return -1
		}, strings.ToLower(match[1]))
		set[anchor] = true
	}
	return set
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
