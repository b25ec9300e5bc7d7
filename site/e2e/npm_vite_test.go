package e2e

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// visit opens an address in a page of its own.
func visit(t *testing.T, address string) *tab {
	t.Helper()
	page, end := chromedp.NewContext(browser)
	t.Cleanup(end)
	p := &tab{T: t, shell: page}
	p.must(chromedp.Do(page, chromedp.Navigate(address)))
	return p
}

// said waits until the page has come to its coefficients, and returns their lines.
func (p *tab) said() []string {
	p.Helper()
	var text string
	p.until("the coefficients", func() bool {
		text = js[string](p, p.shell, `document.getElementById("said").textContent`)
		return strings.Contains(text, "\n") || strings.Contains(text, ": ") && !strings.HasPrefix(text, "Iteration")
	})
	return strings.Split(text, "\n")
}

func TestPackageInPlainPage(t *testing.T) {
	address := static(t, project(t, "page.html", "apart.html"))
	for _, name := range []string{"page.html", "apart.html"} {
		agree(t, visit(t, address+name).said(), node(t).Coefficients)
	}
}

// viteProject is a project of Vite's without settings.
func viteProject(t *testing.T) string {
	dir := project(t, "index.html", "main.js", "post.html", "post.js")
	copyInto(t, dir, "public/iris.csv", "../examples/iris.csv")
	return dir
}

func TestPackageBuiltByVite(t *testing.T) {
	dir := viteProject(t)
	// A second page is the one thing to be told.
	place(t, dir, "vite.config.js", `export default { build: { rollupOptions: { input: ['index.html', 'post.html'] } } };`)
	if said := tool(t, dir, "vite", "build", "--logLevel=warn"); said != "" {
		t.Errorf("vite build says %q", said)
	}
	// Nothing but what was built is there to be found.
	built := filepath.Join(t.TempDir(), "built")
	if err := os.CopyFS(built, os.DirFS(filepath.Join(dir, "dist"))); err != nil {
		t.Fatal(err)
	}
	address := static(t, built)
	agree(t, visit(t, address).said(), node(t).Coefficients)
	visit(t, address+"post.html").trains()
}

func TestPackageServedByVite(t *testing.T) {
	dir := viteProject(t)
	address := viteServer(t, dir)
	agree(t, visit(t, address).said(), node(t).Coefficients)
	visit(t, address+"post.html").trains()
}

// trains waits until the element says that its fit is done.
func (p *tab) trains() {
	p.Helper()
	var title string
	p.until("the element's fit", func() bool {
		title = js[string](p, p.shell, `document.title`)
		return strings.HasPrefix(title, "Fitted: ")
	})
	if !strings.Contains(title, `"code":"converged"`) {
		p.Errorf("the element says %q", title)
	}
}

// viteServer starts Vite's development server and returns its address.
func viteServer(t *testing.T, dir string) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	ctx, stop := context.WithCancel(context.Background())
	server := exec.CommandContext(ctx, toolPath(t, "vite"), "--host=127.0.0.1", "--strictPort", fmt.Sprintf("--port=%d", port))
	server.Dir = dir
	output, err := server.StdoutPipe()
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		server.Wait()
	})
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "ready in") {
			go func() {
				for lines.Scan() {
				}
			}()
			return fmt.Sprintf("http://127.0.0.1:%d/", port)
		}
	}
	t.Fatal("Vite's server never was ready")
	return ""
}
