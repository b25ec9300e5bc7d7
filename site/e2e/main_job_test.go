package e2e

import (
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// absolute returns the path of an example as a file chooser needs it.
func absolute(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(examples + name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// A person drops a file, picks features, trains, reads the coefficients and asks for a prediction, all by mouse.
func TestDropByMouse(t *testing.T) {
	p := open(t, "", 1440, 900)
	p.holds("iris.csv")
	p.drop(700, 400, absolute(t, "breast-cancer.csv"))
	p.holds("breast-cancer.csv")
	p.click("button", "None")
	r, features := tumours(t)
	for _, name := range features {
		p.click("checkbox", name)
	}
	p.click("button", "Train")
	if code := p.trained(); code != "converged" {
		t.Fatalf("got status %q, want converged: %s", code, p.text("status"))
	}
	p.click("tab", "Coefficients")
	p.until("the coefficients", func() bool { return len(p.coefficients()) > 0 })
	p.agrees(r, features)
	if !js[bool](p, p.frame, `(() => { const [head, row] = ["thead", "tbody"].map(part => document.querySelector(
		'[data-testid="coefficients"] ' + part + " tr").lastElementChild.getBoundingClientRect());
		return head.bottom <= row.top + 1 && Math.abs(head.right - row.right) < 1 })()`) {
		t.Error("the numbers of the table of coefficients do not stand below their headings")
	}

	p.click("tab", "Evaluation")
	p.until("the deviance", func() bool { return p.text("score-deviance") != "" })
	if got := p.text("score-deviance"); got != strconv.FormatFloat(r.deviance, 'g', 6, 64) {
		t.Errorf("got deviance %s, want %.6g", got, r.deviance)
	}

	p.click("tab", "Prediction")
	for i, text := range []string{"15.5", "0.06"} {
		p.click("spinbutton", features[i])
		p.press(kb.End, strings.Repeat(kb.Backspace, 20), text)
	}
	want := r.probability(15.5, 0.06)
	p.until("the prediction", func() bool {
		got := p.number(`[data-testid="prediction"] li:last-child [data-value]`)
		return near(got, want, 1e-6)
	})
	if got := p.complaints(); len(got) > 0 {
		t.Errorf("the console says %q", got)
	}
}

// The same job by keyboard alone: no mouse event is sent.
func TestChooseByKeyboard(t *testing.T) {
	p := open(t, "", 1440, 900)
	p.holds("iris.csv")
	p.trained()
	choose := p.chooseFiles(absolute(t, "penguins.csv"))
	p.tabTo("Open a CSV", "button")
	p.press(" ")
	choose()
	p.holds("penguins.csv")
	p.tabTo("Predict", "combobox")
	p.press("sex")
	p.until("the target sex", func() bool {
		return js[string](p, p.frame, `document.querySelector('[data-testid="target"]').value`) == "sex"
	})
	p.tabTo("None", "button")
	p.press("\r")
	for _, name := range []string{"bill_length_mm", "body_mass_g"} {
		p.tabTo(name, "checkbox")
		p.press(" ")
	}
	p.tabTo("Train", "button")
	p.press("\r")
	if code := p.trained(); code != "converged" {
		t.Fatalf("got status %q, want converged: %s", code, p.text("status"))
	}
	p.tabTo("Data", "tab") // of a table of one's own this is shown first
	p.press(kb.ArrowLeft, kb.ArrowLeft, kb.ArrowLeft)
	p.until("the coefficients", func() bool { return len(p.coefficients()) > 0 })
	table := columns(t, examples+"penguins.csv")
	var y []bool
	var bill, mass []float64
	for i, sex := range table["sex"] {
		if sex == "NA" {
			continue
		}
		y = append(y, sex == "male")
		bill = append(bill, numbers(t, table["bill_length_mm"][i:i+1])...)
		mass = append(mass, numbers(t, table["body_mass_g"][i:i+1])...)
	}
	p.agrees(fitReference(t, y, bill, mass), []string{"bill_length_mm", "body_mass_g"})
	if got := p.text("rows"); got != "333" {
		t.Errorf("got %s rows, want the 333 that have a sex", got)
	}
}

// A file that is no table is refused in words, and the table before it stays and still trains.
func TestWrongFileKeepsTheTable(t *testing.T) {
	p := open(t, "#example=breast-cancer&speed=0", 1440, 900)
	p.holds("breast-cancer.csv")
	p.trained()
	before := p.coefficients()
	for _, wrong := range []struct{ name, content, code string }{
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", "not-text"},
		{"book.xlsx", "PK\x03\x04\x14\x00\x06\x00\x08\x00", "not-text"},
		{"empty.csv", "", "empty-file"},
		{"header.csv", "a,b,c\n", "no-rows"},
	} {
		p.drop(700, 400, save(t, wrong.name, []byte(wrong.content)))
		p.until("the refusal of "+wrong.name, func() bool {
			return js[string](p, p.frame, `document.querySelector('[role="alert"]:not([hidden])')?.dataset.code ?? ""`) == wrong.code
		})
		if !strings.HasPrefix(p.text("source"), "breast-cancer.csv") {
			t.Errorf("after %s the table is %q", wrong.name, p.text("source"))
		}
		p.click("button", "Dismiss")
	}
	p.click("button", "Train again")
	p.until("a new training", func() bool { return p.phase() != "done" || p.trained() != "" })
	p.trained()
	for key, c := range p.coefficients() {
		if math.Abs(c.values[0]-before[key].values[0]) > 0 {
			t.Errorf("%s: got %v after the wrong files, %v before", key, c.values[0], before[key].values[0])
		}
	}
}
