package browsers

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// The reference: statsmodels 0.15.0, Logit(y, add_constant(x)).fit(method="newton") on breast-cancer.csv, whether a tumour is
// malignant from two of its measures.
var reference = []struct {
	term                    string
	estimate, standardError float64
}{
	{"(Intercept)", -13.6989209, 1.57380651},
	{"mean radius", 0.6389243, 0.10761791},
	{"mean concave points", 84.22355355, 9.95958646},
}

// The main job: the example trains by itself, a person opens a file, chooses, trains, reads the coefficients, predicts a row and
// saves the model. Nothing of it is asked of the host.
func TestMainJob(t *testing.T) {
	inEach(t, func(p *tab) {
		p.visit("")
		p.holds("iris.csv")
		if code := p.trained(); code != "converged" {
			t.Fatalf("the example's training ended with %q", code)
		}
		before := len(p.served.asked())
		p.opens(tumours(p))
		p.enter(`[data-testid="target"]`, "diagnosis")
		p.touch("button", "None")
		for _, c := range reference[1:] {
			p.tick(c.term)
		}
		p.touch("button", "Train")
		if code := p.trained(); code != "converged" {
			t.Fatalf("got status %q, want converged: %s", code, p.text("status"))
		}
		p.readCoefficients()
		p.predictRow()
		p.saveModel()
		if asked := p.served.asked()[before:]; len(asked) > 0 {
			p.Errorf("from the file to the saved model the host was asked for %v", asked)
		}
		if got := p.text("requests"); got != "Requests since load: 0" {
			p.Errorf("the page says %q", got)
		}
		if said := p.said(); len(said) > 0 {
			p.Errorf("the console says %q", said)
		}
	})
}

// tumours makes a file of the person's own.
func tumours(p *tab) string {
	p.Helper()
	content, err := os.ReadFile("../examples/breast-cancer.csv")
	p.must(err)
	path := filepath.Join(p.home, "tumours.csv")
	p.must(os.WriteFile(path, content, 0o600))
	return path
}

func (p *tab) readCoefficients() {
	p.Helper()
	p.touch("[role=tab]", "Coefficients")
	p.until("the coefficients", func() bool { return js[bool](p, app, `document.querySelector("tr[data-term]") !== null`) })
	for _, want := range reference {
		cells := js[[]string](p, app, fmt.Sprintf(`[...document.querySelectorAll('tr[data-term="%s"] td[data-value]')].map(td => td.title)`, want.term))
		if len(cells) < 2 {
			p.Errorf("the page shows no coefficient of %s", want.term)
			continue
		}
		p.near(want.term, cells[0], want.estimate)
		p.near(want.term+", its error", cells[1], want.standardError)
	}
}

func (p *tab) predictRow() {
	p.Helper()
	p.touch("[role=tab]", "Prediction")
	z := reference[0].estimate
	for i, value := range []float64{15.5, 0.06} {
		p.enter(fmt.Sprintf(`[data-testid="predict-form"] [data-column=%q]`, reference[i+1].term), fmt.Sprint(value))
		z += reference[i+1].estimate * value
	}
	want := 1 / (1 + math.Exp(-z))
	var got string
	p.until("the prediction", func() bool {
		got = js[string](p, app, `document.querySelector('[data-testid="prediction"] li:last-child [data-value]')?.dataset.value ?? ""`)
		v, err := strconv.ParseFloat(got, 64)
		return err == nil && math.Abs(v-want) < 1e-3
	})
	p.near("the prediction", got, want)
}

func (p *tab) saveModel() {
	p.Helper()
	p.touch("[role=tab]", "Coefficients")
	p.touch("button", "Save the model (JSON)")
	var model struct {
		Target string
		Format string
	}
	content := p.saved("tumours-model.json")
	if err := json.Unmarshal(content, &model); err != nil || model.Target != "diagnosis" {
		p.Errorf("the saved model is of %q (%v): %.200s", model.Target, err, content)
	}
}

// near compares a number that is shown with the reference, whose digits end after the seventh.
func (p *tab) near(what, got string, want float64) {
	p.Helper()
	if v, err := strconv.ParseFloat(got, 64); err != nil || math.Abs(v-want) > 1e-7*math.Abs(want) {
		p.Errorf("%s: got %s, want %v", what, got, want)
	}
}
