// Package chrome finds and sets up the browser that tests and benchmarks drive.
package chrome

import (
	"os"
	"os/exec"
)

// Path returns the path of Chromium: $CHROMIUM, or Debian's.
func Path() string {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	if path, err := exec.LookPath("chromium"); err == nil {
		return path
	}
	return "/usr/bin/chromium"
}
