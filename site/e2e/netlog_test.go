package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// netlog returns the addresses that pages and their workers requested, as the browser's own network log has them: of
// every process, and none that was stopped before the network. The browser's services to itself (updates, accounts,
// autofill) have no page for an initiator and are left out; they are the browser's business, page or no page.
func netlog(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	start := -1
	var urls []string
	for lines.Scan() {
		line := strings.TrimSuffix(strings.TrimSpace(lines.Text()), ",")
		if start < 0 {
			// The first line holds the constants, the rest one event each.
			var head struct {
				Constants struct {
					LogEventTypes map[string]int `json:"logEventTypes"`
				} `json:"constants"`
			}
			if json.Unmarshal([]byte(line+"}"), &head) == nil && head.Constants.LogEventTypes != nil {
				start = head.Constants.LogEventTypes["URL_REQUEST_START_JOB"]
			}
			continue
		}
		var event struct {
			Type   int `json:"type"`
			Params struct {
				URL       string `json:"url"`
				Initiator string `json:"initiator"`
				Type      string `json:"request_type"`
			} `json:"params"`
		}
		if json.Unmarshal([]byte(line), &event) != nil || event.Type != start || event.Params.URL == "" {
			continue
		}
		if event.Params.Initiator != "not an origin" || event.Params.Type == "main frame" {
			urls = append(urls, event.Params.URL)
		}
	}
	if start < 0 {
		t.Fatalf("%s holds no network log", path)
	}
	return urls
}
