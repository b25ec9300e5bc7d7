package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// server is the development server at work on the built folder.
type server struct {
	url     string // with a slash at its end
	command *exec.Cmd
	mu      sync.Mutex
	paths   []string // of the requests so far
}

// startServer builds and starts site/serve on a free loopback port.
func startServer(dist, scratch string) (*server, error) {
	binary := filepath.Join(scratch, "serve")
	if out, err := exec.Command("go", "build", "-o", binary, "../serve").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build ../serve: %v\n%s", err, out)
	}
	s := &server{command: exec.Command(binary, "-log", "-dir", dist)}
	s.command.Stderr = os.Stderr
	output, err := s.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(output)
	if !lines.Scan() {
		return nil, fmt.Errorf("the server said nothing: %v", s.command.Wait())
	}
	for _, word := range strings.Fields(lines.Text()) {
		if strings.HasPrefix(word, "http://127.0.0.1:") {
			s.url = word
		}
	}
	go func() {
		for lines.Scan() {
			s.mu.Lock()
			s.paths = append(s.paths, lines.Text())
			s.mu.Unlock()
		}
	}()
	return s, nil
}

// requests returns the paths asked for so far, in order.
func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.paths)
}

func (s *server) stop() {
	s.command.Process.Kill()
	s.command.Wait()
}
