package browsers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// webdriver speaks W3C WebDriver (Recommendation of 2018, section 6): commands are requests, and one session lasts.
type webdriver struct {
	address string // of the driver; once begun, of the session
}

// do sends a command and reads its value into one, if that is not nil.
func (w *webdriver) do(method, path string, params, value any) error {
	body := []byte("{}")
	if params != nil {
		var err error
		if body, err = json.Marshal(params); err != nil {
			return err
		}
	}
	request, err := http.NewRequest(method, w.address+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if method == "POST" {
		request.Header.Set("Content-Type", "application/json")
	} else {
		request.Body, request.ContentLength = nil, 0
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var reply struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&reply); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, reply.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(reply.Value, value)
}

// begin begins a session.
func (w *webdriver) begin(capabilities map[string]any) error {
	var session struct{ SessionID string }
	err := w.do("POST", "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": capabilities}}, &session)
	w.address += "/session/" + session.SessionID
	return err
}

// elementKey is the key of a reference to an element, as the standard fixes it (section 11).
const elementKey = "element-6066-11e4-a52e-4f735466cecf"

// element finds what an expression yields.
func (w *webdriver) element(expression string) (string, error) {
	var e map[string]string
	err := w.do("POST", "/execute/sync", map[string]any{"script": "return " + expression, "args": []any{}}, &e)
	if err == nil && e[elementKey] == "" {
		err = fmt.Errorf("no element is %s", expression)
	}
	return e[elementKey], err
}
