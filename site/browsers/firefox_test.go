package browsers

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// firefox is driven by WebDriver BiDi, which it speaks itself.
type firefox struct {
	*bidi
	command *exec.Cmd
	top     string // the tab's browsing context
	mu      sync.Mutex
	ended   sync.Once
	lines   []string
}

// preferences make Firefox quiet, let it reach loopback alone, and leave open whatever a page could leave by.
const preferences = `
user_pref("network.dns.disabled", true);
user_pref("network.proxy.type", 0);
user_pref("network.http.speculative-parallel-limit", 20);
user_pref("network.preload", true);
user_pref("network.prefetch-next", true);
user_pref("dom.disable_open_during_load", false);
user_pref("dom.popup_maximum", 100);
user_pref("browser.send_pings", true);
user_pref("media.peerconnection.ice.loopback", true);
user_pref("browser.cache.disk.enable", true);
user_pref("browser.sessionstore.resume_from_crash", true);
user_pref("browser.sessionstore.interval", 1000);
user_pref("browser.download.folderList", 2);
user_pref("browser.download.useDownloadDir", true);
user_pref("browser.download.always_ask_before_handling_new_types", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.disabledForTesting", true);
`

func startFirefox(home string) (engine, error) {
	profile := filepath.Join(home, "profile")
	if err := os.MkdirAll(profile, 0o700); err != nil {
		return nil, err
	}
	prefs := preferences + fmt.Sprintf("user_pref(\"browser.download.dir\", %q);\n", downloads(home))
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(prefs), 0o600); err != nil {
		return nil, err
	}
	f := &firefox{command: exec.Command("firefox-esr", "--headless", "--no-remote", "--width=1440", "--height=900",
		"--remote-debugging-port=0", "--profile", profile)}
	f.command.Env = append(os.Environ(), "HOME="+home)
	output, err := f.command.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := f.command.Start(); err != nil {
		return nil, err
	}
	if err := f.connect(bufio.NewScanner(output)); err != nil {
		f.end()
		return nil, err
	}
	return f, nil
}

// connect reads the address that Firefox prints and begins a session there.
func (f *firefox) connect(output *bufio.Scanner) (err error) {
	address := ""
	for address == "" && output.Scan() {
		if _, after, found := strings.Cut(output.Text(), "WebDriver BiDi listening on "); found {
			address = after
		}
	}
	go func() {
		for output.Scan() {
		}
	}()
	if f.bidi, err = dialBidi(address+"/session", f.note); err != nil {
		return err
	}
	if err := f.do("session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		return err
	}
	if err := f.do("session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil); err != nil {
		return err
	}
	tree, err := f.tree("")
	if err == nil {
		f.top = tree[0].Context
	}
	return err
}

// context is a document's place in the tree of frames.
type browsingContext struct {
	Context  string
	URL      string
	Children []browsingContext
}

func (f *firefox) tree(root string) ([]browsingContext, error) {
	params := map[string]any{}
	if root != "" {
		params["root"] = root
	}
	var result struct{ Contexts []browsingContext }
	err := f.do("browsingContext.getTree", params, &result)
	return result.Contexts, err
}

func (f *firefox) open(address string) error {
	for _, url := range []string{"about:blank", address} {
		if err := f.do("browsingContext.navigate", map[string]any{"context": f.top, "url": url, "wait": "complete"}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (f *firefox) in(where place) (string, error) {
	if where == page {
		return f.top, nil
	}
	tree, err := f.tree(f.top)
	if err != nil {
		return "", err
	}
	for frames := tree[0].Children; len(frames) > 0; frames = frames[0].Children {
		if !strings.Contains(frames[0].URL, "/seal.htm") {
			return frames[0].Context, nil
		}
	}
	return "", fmt.Errorf("the page has no frame")
}

// evaluation is what script.evaluate answers.
type evaluation struct {
	Type   string
	Result struct {
		Value    json.RawMessage
		SharedID string
	}
	ExceptionDetails struct{ Text string }
}

func (f *firefox) evaluate(where place, expression string) (result evaluation, err error) {
	there, err := f.in(where)
	if err != nil {
		return result, err
	}
	err = f.do("script.evaluate", map[string]any{"expression": expression, "awaitPromise": true,
		"target": map[string]any{"context": there}}, &result)
	if err == nil && result.Type == "exception" {
		err = fmt.Errorf("%s", result.ExceptionDetails.Text)
	}
	return result, err
}

func (f *firefox) run(where place, expression string) (text string, err error) {
	result, err := f.evaluate(where, expression)
	if err != nil {
		return "", err
	}
	err = json.Unmarshal(result.Result.Value, &text)
	return text, err
}

func (f *firefox) click(where place, element string) error {
	there, err := f.in(where)
	if err != nil {
		return err
	}
	at, err := f.run(where, middle(element))
	if err != nil {
		return err
	}
	var x, y float64
	if _, err := fmt.Sscan(at, &x, &y); err != nil {
		return err
	}
	mouse := []map[string]any{
		{"type": "pointerMove", "x": int(x), "y": int(y)},
		{"type": "pointerDown", "button": 0},
		{"type": "pointerUp", "button": 0},
	}
	return f.do("input.performActions", map[string]any{"context": there,
		"actions": []map[string]any{{"type": "pointer", "id": "mouse", "actions": mouse}}}, nil)
}

func (f *firefox) choose(selector, file string) error {
	there, err := f.in(app)
	if err != nil {
		return err
	}
	field, err := f.evaluate(app, fmt.Sprintf("document.querySelector(%q)", selector))
	if err != nil {
		return err
	}
	return f.do("input.setFiles", map[string]any{"context": there, "files": []string{file},
		"element": map[string]any{"sharedId": field.Result.SharedID}}, nil)
}

func (f *firefox) note(event string, params json.RawMessage) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lines = append(f.lines, string(params))
}

func (f *firefox) said() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.lines...)
}

func (f *firefox) end() { f.ended.Do(f.close) }

func (f *firefox) close() {
	if f.bidi != nil {
		f.do("browser.close", map[string]any{}, nil)
	}
	finish(f.command)
}
