package browsers

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// downloads is the folder below a browser's home that it saves to.
func downloads(home string) string {
	folder := filepath.Join(home, "Downloads")
	os.MkdirAll(folder, 0o700)
	return folder
}

// finish ends a process that was started, gently first.
func finish(command *exec.Cmd) {
	if command == nil || command.Process == nil {
		return
	}
	command.Process.Signal(syscall.SIGTERM)
	late := time.AfterFunc(10*time.Second, func() { command.Process.Kill() })
	defer late.Stop()
	command.Wait()
}

// middle is an expression that brings an element into sight and, once it stands still with nothing over it, yields its middle in
// CSS pixels.
func middle(element string) string {
	return fmt.Sprintf(`(async () => {
		const place = () => {
			const e = %s;
			e.scrollIntoView({ block: "center", behavior: "instant" });
			const r = e.getBoundingClientRect();
			const x = r.x + r.width / 2, y = r.y + r.height / 2;
			if (!e.contains(document.elementFromPoint(x, y))) throw new Error("something is over it");
			return x + " " + y;
		};
		const before = place();
		await new Promise(done => setTimeout(done, 50));
		if (place() !== before) throw new Error("it moves");
		return before;
	})()`, element)
}
