package page

import (
	"os"
	"strings"
	"testing"
)

func TestEveryCodeHasHeadingAndAdvice(t *testing.T) {
	for code := range advice {
		if heading[code] == "" {
			t.Errorf("no heading for %s", code)
		}
	}
	for code := range heading {
		if advice[code] == "" {
			t.Errorf("no advice for %s", code)
		}
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
			if i%2 == 1 && advice[code] == "" {
				t.Errorf("no advice for %s", code)
			}
		}
	}
}

func TestEveryEndHasWords(t *testing.T) {
	for _, code := range []string{"converged", "iteration-limit", "separated", "diverged", "stalled", "stopped"} {
		if ends[code] == "" {
			t.Errorf("no words for %s", code)
		}
	}
}
