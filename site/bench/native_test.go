package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestLiblinearModel(t *testing.T) {
	body := "nr_feature 2\nbias 1\nw\n0.5 \n-2 \n3 \n"
	for labels, want := range map[string][]float64{"1 0": {3, 0.5, -2}, "0 1": {-3, -0.5, 2}} {
		c, err := liblinearModel("solver_type L2R_LR\nnr_class 2\nlabel " + labels + "\n" + body)
		if err != nil || len(c) != 1 || !slices.Equal(c[0], want) {
			t.Errorf("labels %s: got %v, %v, want %v", labels, c, err, want)
		}
	}
	for _, wrong := range []string{"", "label 1 0\nw\n1\n", "x\nlabel 1 0\ny\nw\nfoo\n"} {
		if c, err := liblinearModel(wrong); err == nil {
			t.Errorf("%q: got %v", wrong, c)
		}
	}
}

func TestSparse(t *testing.T) {
	dir := t.TempDir()
	csv, out := filepath.Join(dir, "a.csv"), filepath.Join(dir, "a.svm")
	if err := os.WriteFile(csv, []byte("x1,x2,y\n0.5,-1,1\n2,3,0\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := sparse(csv, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if want := "1 1:0.5 2:-1\n0 1:2 2:3\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

// What a script printed before it failed is kept beside the failure; a line that is no answer is none.
func TestScript(t *testing.T) {
	line := `{"who":"a","load":1,"train":2,"again":[3,5,4],"coefficients":[[1,2]]}`
	got, err := script("sh", "-c", "echo '"+line+"'; echo oh >&2; exit 3")
	if err == nil || len(got) != 1 || got[0].who != "a" || got[0].times["total"] != 3 || got[0].times["again"] != 4 {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := script("sh", "-c", "echo no answer"); err == nil {
		t.Error("words were taken for an answer")
	}
	t.Setenv("OPENBLAS_CORETYPE", "x")
	if _, err := script("sh", "-c", `test -z "$OPENBLAS_CORETYPE"`); err != nil {
		t.Error("OPENBLAS_CORETYPE was handed on")
	}
}
