package browsers

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// webkit is WebKitGTK's MiniBrowser, driven by WebKitWebDriver on a display of its own.
type webkit struct {
	webdriver
	display, driver *exec.Cmd
	mu              sync.Mutex
	ended           sync.Once
	lines           []string
}

func startWebKit(home string) (engine, error) {
	w := &webkit{}
	config := filepath.Join(home, "config")
	if err := os.MkdirAll(config, 0o700); err != nil {
		return nil, err
	}
	folders := fmt.Sprintf("XDG_DOWNLOAD_DIR=%q\n", downloads(home))
	if err := os.WriteFile(filepath.Join(config, "user-dirs.dirs"), []byte(folders), 0o600); err != nil {
		return nil, err
	}
	number, err := w.show()
	if err != nil {
		w.end()
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		w.end()
		return nil, err
	}
	w.driver = exec.Command("WebKitWebDriver", fmt.Sprintf("--port=%d", port))
	// What a document says to its console is written to the output, which the driver's browser shares.
	w.driver.Env = append(os.Environ(), "DISPLAY=:"+number, "HOME="+home, "XDG_DATA_HOME="+home+"/data", "XDG_CACHE_HOME="+home+"/cache",
		"XDG_CONFIG_HOME="+config, "GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1")
	w.driver.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	output, err := w.driver.StdoutPipe()
	if err == nil {
		w.driver.Stderr = w.driver.Stdout
		err = w.driver.Start()
	}
	if err != nil {
		w.end()
		return nil, err
	}
	go w.listen(bufio.NewScanner(output))
	if err := w.session(port); err != nil {
		w.end()
		return nil, err
	}
	return w, nil
}

// show starts an X server, which picks a free display and prints its number.
func (w *webkit) show() (string, error) {
	w.display = exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
	output, err := w.display.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := w.display.Start(); err != nil {
		return "", err
	}
	number, err := bufio.NewReader(output).ReadString('\n')
	return strings.TrimSpace(number), err
}

func (w *webkit) session(port int) error {
	w.address = fmt.Sprintf("http://127.0.0.1:%d", port)
	for end := time.Now().Add(patience); w.do("GET", "/status", nil, nil) != nil; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("WebKitWebDriver does not answer")
		}
	}
	paths, _ := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if len(paths) == 0 {
		return fmt.Errorf("there is no MiniBrowser")
	}
	return w.begin(map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": paths[len(paths)-1], "args": []string{"--automation",
			"--enable-write-console-messages-to-stdout=true", "--javascript-can-open-windows-automatically=true"}},
		// Nobody listens at the port of the proxy: names lead nowhere.
		"proxy":    map[string]any{"proxyType": "manual", "httpProxy": "127.0.0.1:9", "sslProxy": "127.0.0.1:9", "noProxy": []string{"127.0.0.1"}},
		"timeouts": map[string]any{"script": patience.Milliseconds(), "pageLoad": patience.Milliseconds(), "implicit": 0},
	})
}

func (w *webkit) open(address string) error {
	if err := w.in(page); err != nil {
		return err
	}
	return w.do("POST", "/url", map[string]any{"url": address}, nil)
}

func (w *webkit) in(where place) (err error) {
	if err = w.do("POST", "/frame", map[string]any{"id": nil}, nil); err != nil || where == page {
		return err
	}
	for sealed := true; sealed; {
		if sealed, err = w.descend(); err != nil {
			return err
		}
	}
	return nil
}

// descend goes on in the frame of the document at hand, and says whether that one only holds another.
func (w *webkit) descend() (sealed bool, err error) {
	frame, err := w.element(`document.querySelector("iframe") ?? document.querySelector("descent-trainer").shadowRoot.querySelector("iframe")`)
	if err != nil {
		return false, err
	}
	if err := w.do("POST", "/frame", map[string]any{"id": map[string]string{elementKey: frame}}, nil); err != nil {
		return false, err
	}
	err = w.do("POST", "/execute/sync", map[string]any{"script": `return location.pathname.endsWith("/seal.htm")`, "args": []any{}}, &sealed)
	return sealed, err
}

// again repeats what failed because the driver was about to learn of a new address: it then knows no frame for a moment.
func (w *webkit) again(act func() error) error {
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		err := act()
		if err == nil || time.Now().After(end) || !strings.Contains(err.Error(), "no such frame") && !strings.Contains(err.Error(), "no such window") {
			return err
		}
	}
}

func (w *webkit) run(where place, expression string) (string, error) {
	var answer []string
	err := w.again(func() error {
		if err := w.in(where); err != nil {
			return err
		}
		return w.do("POST", "/execute/async", map[string]any{"args": []any{}, "script": `const done = arguments[arguments.length - 1];
			(async () => ` + "(" + expression + "\n)" + `)().then(text => done([text]), error => done(["", String(error)]));`}, &answer)
	})
	if err == nil && len(answer) != 1 {
		err = fmt.Errorf("%q", answer)
	}
	if err != nil {
		return "", err
	}
	return answer[0], nil
}

func (w *webkit) click(where place, element string) error {
	return w.act(where, element, "/click", nil)
}

func (w *webkit) choose(selector, file string) error {
	return w.act(app, fmt.Sprintf("document.querySelector(%q)", selector), "/value", map[string]any{"text": file})
}

// act has the driver do something with the element that an expression yields.
func (w *webkit) act(where place, element, what string, params any) error {
	return w.again(func() error {
		if err := w.in(where); err != nil {
			return err
		}
		reference, err := w.element(element)
		if err != nil {
			return err
		}
		return w.do("POST", "/element/"+reference+what, params, nil)
	})
}

func (w *webkit) listen(output *bufio.Scanner) {
	output.Buffer(nil, 1<<20)
	for output.Scan() {
		w.mu.Lock()
		w.lines = append(w.lines, output.Text())
		w.mu.Unlock()
	}
}

func (w *webkit) said() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.lines...)
}

func (w *webkit) end() { w.ended.Do(w.close) }

func (w *webkit) close() {
	if w.driver != nil && w.driver.Process != nil {
		w.do("DELETE", "", nil, nil)
		syscall.Kill(-w.driver.Process.Pid, syscall.SIGTERM)
		w.driver.Wait()
	}
	finish(w.display)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
