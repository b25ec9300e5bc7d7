package e2e

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// reported opens a page on an example, waits for the fit and its evaluation, and opens the report.
func reported(t *testing.T, address string) *tab {
	t.Helper()
	p := open(t, address, 1440, 900)
	p.trained()
	p.until("the evaluation", func() bool { return p.text("accuracy") != "–" })
	return p
}

func (p *tab) openReport() {
	p.Helper()
	p.click("tab", "Coefficients")
	p.click("button", "Report")
	p.until("the report", func() bool { return len(p.all(".report")) > 0 })
}

// figures reads the rows of a table of coefficients: what is shown, and all digits.
func (p *tab) figures(selector string) []string {
	p.Helper()
	return js[[]string](p, p.frame, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(tr => [...tr.children].map(c => c.textContent + " " + (c.dataset.value ?? "")).join("|"))`, selector))
}

// The report holds the numbers of the page, says how it was fitted, and goes again.
func TestReportHoldsThePage(t *testing.T) {
	p := reported(t, "#example=breast-cancer&solver=newton&l2=0.01&holdout=0.2&seed=7&missing=mean")
	want := p.figures(`[data-testid="coefficients"] tbody tr`)
	p.click("tab", "Evaluation")
	metrics := map[string]string{}
	for _, name := range []string{"score-accuracy", "score-log-loss", "score-auc", "score-brier", "score-deviance", "score-aic"} {
		metrics[name] = p.text(name)
	}
	confusion := js[string](p, p.frame, `document.querySelector(".confusion").innerText`)
	p.openReport()
	if got := p.figures(".report .coefficients tbody tr"); strings.Join(got, "\n") != strings.Join(want, "\n") || len(got) < 3 {
		t.Errorf("the report's coefficients are %q, the page's %q", got, want)
	}
	told := js[string](p, p.frame, `document.querySelector(".report").innerText`)
	for name, v := range metrics {
		if v == "" || !strings.Contains(told, v) {
			t.Errorf("the report does not say %s, %q", name, v)
		}
	}
	if got := js[string](p, p.frame, `document.querySelector(".report .confusion").innerText`); got != confusion || got == "" {
		t.Errorf("the confusion is %q, on the page %q", got, confusion)
	}
	facts := js[map[string]string](p, p.frame, `Object.fromEntries([...document.querySelectorAll(".report .facts tr")].map(tr => [...tr.children].map(c => c.textContent)))`)
	for name, v := range map[string]string{"l2": "0.01", "seed": "7", "holdout": "0.2", "solver": "newton", "missing": "mean", "Target": "diagnosis",
		"Event": "malignant", "Rows": "569", "Status": "converged", "level": "0.95", "tolerance": "1e-8", "standardize": "true"} {
		if facts[name] != v {
			t.Errorf("the report says %s is %q, want %q; all: %v", name, facts[name], v, facts)
		}
	}
	for _, words := range []string{"GMT", "Chrome/", "index.html#", "example=breast-cancer", "l2=0.01", "held out", "Descent " + version(t) + ",", "Nothing in the file was odd", "mean radius"} {
		if !strings.Contains(told, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	if n := len(p.all(".report svg")); n != 3 {
		t.Errorf("the report holds %d pictures, want the boundary, the cost and the ROC curve", n)
	}
	if len(p.find("button", "Train")) > 0 {
		t.Error("the page is seen beside the report")
	}
	p.click("button", "Back")
	p.until("the page", func() bool { return len(p.find("button", "Train")) > 0 && len(p.all(".report")) == 0 })
	p.click("tab", "Evaluation")
	p.collect()
	p.faithful("roc")
	p.quiet()
}

// version is that of the package.
func version(t *testing.T) string {
	text, err := os.ReadFile("../npm/package.json")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), `"version": "`)
	number, _, _ := strings.Cut(rest, `"`)
	return number
}

// A list of columns that is too long for the report says how many are left out.
func TestReportOfAWideTable(t *testing.T) {
	var text strings.Builder
	for row := range 41 {
		for column := range 204 {
			if row == 0 {
				fmt.Fprintf(&text, "x%d,", column+1)
			} else {
				fmt.Fprintf(&text, "%d,", row*(column+3)%17)
			}
		}
		fmt.Fprintln(&text, []string{"no", "yes"}[row%2])
	}
	path := save(t, "wide.csv", []byte(strings.Replace(text.String(), ",no", ",answer", 1)))
	p := open(t, "", 1440, 900)
	p.trained()
	p.drop(700, 400, path)
	p.holds("wide.csv")
	p.click("button", "Train")
	p.trained()
	p.openReport()
	told := js[string](p, p.frame, `document.querySelector(".report").innerText`)
	for _, words := range []string{"x199", "And 5 more."} {
		if !strings.Contains(told, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	p.quiet()
}

// What the report prints of the program trains the same model, to the last bit.
func TestReportFitsTheSame(t *testing.T) {
	for _, address := range []string{
		"#example=iris&solver=adam&maxIterations=40&holdout=0.25&seed=11&degree=2",
		"#example=penguins&target=sex&features=species&features=body_mass_g&features=bill_depth_mm&missing=indicator",
	} {
		t.Run(address, func(t *testing.T) { again(t, address) })
	}
}

func again(t *testing.T, address string) {
	p := reported(t, address)
	p.openReport()
	program := js[string](p, p.frame, `document.querySelector(".report pre").textContent`)
	want := js[[]string](p, p.frame, `[...document.querySelectorAll(".report .coefficients tbody tr")].map(tr => tr.querySelector("td[data-value]")?.dataset.value).filter(v => v)`)
	first, body, _ := strings.Cut(program, "\n")
	if first != `import { open } from "./descent.js";` || len(want) < 5 {
		t.Fatalf("the program is %q, the estimates %q", program, want)
	}
	example, _, _ := strings.Cut(strings.TrimPrefix(address, "#example="), "&")
	other := bare(t)
	got := js[[]string](other, other.shell, fmt.Sprintf(`(async () => {
		const { open } = await import("%sdescent.js");
		const file = await (await fetch("%s.csv")).blob();
		%s
		descent.close();
		return fit.coefficients.map(c => c.estimate).filter(v => v !== null).map(String);
	})()`, served.url, example, body))
	if !slices.EqualFunc(got, want, func(a, b string) bool { return digits(t, a) == digits(t, b) }) {
		t.Errorf("the program makes %q, the report says %q", got, want)
	}
}

func digits(t *testing.T, text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The file that is kept opens from disk, asks for nothing, runs nothing and looks like the report; printing makes pages with text.
func TestReportKeptAndPrinted(t *testing.T) {
	p := reported(t, "#example=penguins")
	p.choose("theme", "dark", "change")
	p.collect()
	p.openReport()
	js[any](p, p.frame, `document.getElementById("report-save").click()`)
	name, kind, content := p.take()
	if name != "report-penguins.html" || kind != "text/html" || bytes.Contains(content, []byte("<script")) || bytes.Contains(content, []byte("<button")) {
		t.Errorf("the file is %q, %q, of %d bytes", name, kind, len(content))
	}
	path := save(t, name, content)
	told := js[string](p, p.frame, `document.querySelector(".report").innerText`)
	disk, closeDisk := chromedp.NewContext(browser)
	defer closeDisk()
	q := &tab{T: t, shell: disk, frame: disk}
	var asked []string
	p.must(chromedp.Do(disk))
	p.must(chromedp.Listen(disk, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(e.Request.URL, "data:") {
			asked = append(asked, e.Request.URL)
		}
		q.hear(event)
	}))
	call(q, disk, network.Enable, network.EnableParams{})
	p.must(chromedp.Do(disk, chromedp.EmulateViewport(900, 900), chromedp.Navigate("file://"+path)))
	if got := js[string](q, disk, `document.querySelector(".report").innerText`); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(told), " ") {
		t.Errorf("the file reads %q, the report %q", got, told)
	}
	if len(asked) != 1 {
		t.Errorf("the file asks for %v", asked)
	}
	for _, size := range [][2]float64{{8.27, 11.69}, {8.5, 11}} {
		pdf := call(q, disk, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: size[0], PaperHeight: size[1]}).Data
		if !bytes.HasPrefix(pdf, []byte("%PDF")) || bytes.Count(pdf, []byte("/Type /Page\n")) < 2 || !bytes.Contains(pdf, []byte("/Font")) {
			t.Errorf("no pages with text, %d bytes", len(pdf))
		}
	}
	q.quiet()
	p.quiet()
}
