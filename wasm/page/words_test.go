package page

import (
	"os"
	"strings"
	"testing"
)

// codes are the keys of a list of phrases.
func codes(list string) []string {
	var keys []string
	for _, line := range strings.Split(strings.TrimSpace(list), "\n") {
		key, _, _ := strings.Cut(line, ": ")
		keys = append(keys, key)
	}
	return keys
}

func TestEveryCodeHasHeadingAndAdvice(t *testing.T) {
	for _, code := range codes(advice) {
		if phrase(heading, code) == "" {
			t.Errorf("no heading for %s", code)
		}
	}
	for _, code := range codes(heading) {
		if phrase(advice, code) == "" {
			t.Errorf("no advice for %s", code)
		}
	}
	if got := phrase(advice, "no such code"); got != "" {
		t.Errorf("an unknown code has the advice %q", got)
	}
}

// The codes that load and train reject with, as the types of the client document them.
func TestDocumentedCodesHaveAdvice(t *testing.T) {
	text, err := os.ReadFile("../../site/descent.d.ts")
	if err != nil {
		t.Skip("the client's types are not here")
	}
	for _, part := range strings.Split(string(text), "Rejects with ")[1:] {
		list, _, _ := strings.Cut(part, "*/")
		for i, code := range strings.Split(list, "`") {
			if i%2 == 1 && phrase(advice, code) == "" {
				t.Errorf("no advice for %s", code)
			}
		}
	}
}

func TestEveryEndHasWords(t *testing.T) {
	for _, code := range []string{"converged", "iteration-limit", "separated", "diverged", "stalled", "stopped"} {
		if phrase(ends, code) == "" {
			t.Errorf("no words for %s", code)
		}
	}
}
