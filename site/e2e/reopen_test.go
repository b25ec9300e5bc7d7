package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
)

// saves has the browser save what is downloaded into a folder of its own, and returns what reads a file that ends up there.
func (p *tab) saves() (read func(name string) string, folder string) {
	p.Helper()
	folder = p.TempDir()
	call(p, p.shell, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder,
	})
	return func(name string) (text string) {
		p.Helper()
		p.until("the file "+name, func() bool {
			bytes, err := os.ReadFile(filepath.Join(folder, name))
			text = string(bytes)
			return err == nil && len(text) > 0
		})
		return text
	}, folder
}

// clinic is a table of a person's own.
func clinic() string {
	var b strings.Builder
	b.WriteString("age;dose;sex;well\n")
	for i, s := 0, 11; i < 150; i++ {
		s = s * 16807 % 2147483647
		well := "no"
		if (s%50+s%37)%50 > 25 {
			well = "yes"
		}
		fmt.Fprintf(&b, "%d;%d,%d;%c;%s\n", 20+s%50, s%9, s%10, "fm"[i%2], well)
	}
	return b.String()
}

// A person trains on a table of their own, saves the model, has a CSV predicted, and opens the model again: on another
// table it shows coefficients and predicts, and with its own table it is drawn and evaluated as it was.
func TestModelTakenAway(t *testing.T) {
	p := open(t, "", 1440, 900)
	p.holds("iris.csv")
	p.trained()
	read, folder := p.saves()
	table := save(t, "clinic.csv", []byte(clinic()))
	p.drop(700, 400, table)
	p.holds("clinic.csv")
	p.click("button", "Train")
	p.trained()
	p.click("tab", "Coefficients")
	p.until("the coefficients", func() bool { return len(p.coefficients()) > 0 })
	before := p.coefficients()
	p.click("tab", "Evaluation")
	p.until("the deviance", func() bool { return p.text("score-accuracy") != "" })
	accuracy := p.text("score-accuracy")
	p.click("tab", "Coefficients")
	p.click("button", "Save the model (JSON)")
	model := read("clinic-model.json")
	p.click("button", "Save the table (CSV)")
	if csv := read("clinic-coefficients.csv"); !strings.HasPrefix(csv, "term,class,estimate") {
		t.Errorf("the coefficients are %q", csv)
	}

	p.click("tab", "Prediction")
	choose := p.chooseFiles(save(t, "new.csv", []byte("sex;age;dose;name\nf;30;1,5;=1+1\nm;;2;\"a;b\"\nx;40;3;c\n")))
	p.click("button", "Predict a CSV")
	choose()
	lines := strings.Split(read("new-predicted.csv"), "\n")
	if len(lines) != 5 || lines[0] != "sex;age;dose;name;predicted;p(no);p(yes)" || lines[2] != `m;;2;"a;b";;;` || lines[3] != "x;40;3;c;;;" {
		t.Errorf("the predictions are %q", lines)
	}
	if !strings.HasPrefix(lines[1], "f;30;1,5;'=1+1;") {
		t.Errorf("the first row is %q", lines[1])
	}
	if got := p.text("predicted-rows"); got != "Predicted 3 rows, 2 of them without an answer: a cell is missing, or holds a level that the model does not know." {
		t.Errorf("the page says %q", got)
	}

	again := open(t, "", 1440, 900)
	again.holds("iris.csv")
	again.trained()
	again.drop(700, 400, filepath.Join(folder, "clinic-model.json"))
	again.until("the model", func() bool {
		return strings.Contains(again.text("opened"), "lacks age, dose, sex, well.")
	})
	if text := again.text("opened"); !strings.Contains(text, "Model from clinic-model.json: predicts well") || !strings.Contains(text, "Trained on 150 rows.") {
		t.Errorf("the page says %q of the model", text)
	}
	again.holds("iris.csv")
	again.click("tab", "Coefficients")
	again.same(before)
	again.click("tab", "Prediction")
	for name, text := range map[string]string{"age": "30", "dose": "1.5"} {
		again.click("spinbutton", name)
		again.press(text)
	}
	want := strings.Split(lines[1], ";")[6]
	again.until("the prediction", func() bool {
		got := strconv.FormatFloat(again.number(`[data-testid="probability-1"]`), 'f', 6, 64)
		return strings.HasPrefix(strings.Replace(want, ",", ".", 1), got[:7])
	})
	reread, _ := again.saves()
	again.click("tab", "Coefficients")
	again.click("button", "Save the model (JSON)")
	if reread("model.json") != model {
		t.Error("the model that is saved again is another file")
	}

	again.drop(700, 400, table)
	again.holds("clinic.csv")
	if code := again.trained(); code != "converged" {
		t.Errorf("got status %q", code)
	}
	again.until("its table", func() bool { return strings.Contains(again.text("opened"), "Drawn and evaluated on clinic.csv.") })
	again.click("tab", "Coefficients")
	again.same(before)
	again.click("tab", "Evaluation")
	again.until("the evaluation", func() bool { return again.text("score-accuracy") == accuracy })
	again.until("the picture", func() bool { return strings.Contains(again.text("caption"), "age") })
	for _, each := range []*tab{p, again} {
		if got := each.complaints(); len(got) > 0 {
			t.Errorf("the console says %q", got)
		}
	}
}

// same compares the coefficients that the page shows with others, to the last digit.
func (p *tab) same(want map[string]coefficient) {
	p.Helper()
	p.until("the same coefficients", func() bool { return fmt.Sprint(p.coefficients()) == fmt.Sprint(want) })
}

// A file that looks like a model and is none is refused in words, and what was loaded and trained stays.
func TestWrongModelKeepsTheTable(t *testing.T) {
	p := open(t, "#example=breast-cancer&speed=0", 1440, 900)
	p.holds("breast-cancer.csv")
	p.trained()
	p.until("the coefficients", func() bool { return len(p.coefficients()) > 0 })
	before := p.coefficients()
	for _, wrong := range []struct{ name, content, code string }{
		{"other.json", `{"name": "x"}`, "not-a-model"},
		{"rows.json", `[{"a": 1}, {"a": 2}]`, "not-a-model"},
		{"cut.json", `{"format": "descent-model", "version": 1, "model"`, "not-a-model"},
		{"later.json", `{"format": "descent-model", "version": 7}`, "model-version"},
		{"empty.json", `{"format": "descent-model", "version": 1}`, "not-a-model"},
	} {
		p.drop(700, 400, save(t, wrong.name, []byte(wrong.content)))
		p.until("the refusal of "+wrong.name, func() bool {
			return js[string](p, p.frame, `document.querySelector('[role="alert"]:not([hidden])')?.dataset.code ?? ""`) == wrong.code
		})
		p.click("button", "Dismiss")
	}
	p.same(before)
	p.holds("breast-cancer.csv")
}
