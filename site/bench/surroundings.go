package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"descent/site/internal/chrome"
)

// surroundings are what a run's figures hold for: the machine, the versions, the settings.
func (b *bench) surroundings() map[string]string {
	told := map[string]string{
		"processor": proc("/proc/cpuinfo", "model name"),
		"cores":     fmt.Sprint(runtime.NumCPU()),
		"memory":    proc("/proc/meminfo", "MemTotal"),
		"system":    firstLine("uname", "-sr"),
		"go":        runtime.Version(),
		"browser":   firstLine(chrome.Path(), "--version"),
		"clang":     firstLine("clang", "--version"),
		"commit":    firstLine("git", "describe", "--always", "--dirty"),
		"rounds":    fmt.Sprint(b.rounds),
		"command":   "go run ./site/bench " + strings.Join(os.Args[1:], " "),
	}
	if b.peers {
		told["R"] = firstLine("Rscript", "--version")
		told["packages"] = packages(filepath.Join(b.cache, "peers", "package.json"))
	}
	return told
}

// proc reads a line of a file of the system's, such as "model name : …".
func proc(path, name string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	_, rest, _ := strings.Cut(string(text), name)
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(strings.TrimLeft(line, "\t :"))
}

// firstLine returns the first line that a program prints, "" where there is no such program.
func firstLine(name string, arguments ...string) string {
	out, err := exec.Command(name, arguments...).Output()
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(line)
}

// packages lists what the peers' package.json pins.
func packages(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	_, pinned, _ := strings.Cut(string(text), `"dependencies": {`)
	pinned, _, _ = strings.Cut(pinned, "}")
	return strings.Join(strings.Fields(strings.NewReplacer(`"`, "", ":", "").Replace(pinned)), " ")
}
