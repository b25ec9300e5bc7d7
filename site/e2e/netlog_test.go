package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// netlog returns the addresses that a browser requested, as its own network log has them: those of every process,
// workers and the browser's own services included, and none that was stopped before the network.
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
				URL string `json:"url"`
			} `json:"params"`
		}
		if json.Unmarshal([]byte(line), &event) == nil && event.Type == start && event.Params.URL != "" {
			urls = append(urls, event.Params.URL)
		}
	}
	if start < 0 {
		t.Fatalf("%s holds no network log", path)
	}
	return urls
}
