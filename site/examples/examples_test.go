package examples

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"descent/core/synth"
)

// example is one entry of examples.json.
type example struct{ Name, Title, Note, File, Settings, Source, Licence string }

func index(t *testing.T) []example {
	t.Helper()
	text, err := os.ReadFile("examples.json")
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.DisallowUnknownFields()
	var list []example
	if err := decoder.Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list
}

// Each entry is whole, its file is there, and its settings name columns of that file.
func TestIndex(t *testing.T) {
	listed := map[string]bool{}
	for _, e := range index(t) {
		for _, text := range []string{e.Name, e.Title, e.Note, e.File, e.Settings, e.Source, e.Licence} {
			if text == "" {
				t.Errorf("%s lacks an entry: %+v", e.Name, e)
			}
		}
		if listed[e.File] {
			t.Errorf("%s is listed twice", e.File)
		}
		listed[e.File] = true
		file, err := os.Open(e.File)
		if err != nil {
			t.Error(err)
			continue
		}
		defer file.Close()
		names, err := csv.NewReader(file).Read()
		if err != nil {
			t.Errorf("%s: %v", e.File, err)
			continue
		}
		settings, err := url.ParseQuery(e.Settings)
		if err != nil {
			t.Errorf("%s: settings: %v", e.Name, err)
		}
		if len(settings["target"]) != 1 || len(settings["features"]) == 0 {
			t.Errorf("%s: settings name no target or no features: %s", e.Name, e.Settings)
		}
		for _, name := range append(settings["target"], settings["features"]...) {
			if !slices.Contains(names, name) {
				t.Errorf("%s: settings name %q, which %s does not have", e.Name, name, e.File)
			}
		}
	}
	files, err := filepath.Glob("*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !listed[file] {
			t.Errorf("%s is not in examples.json", file)
		}
	}
}

// The made-up tables are what their generator makes.
func TestSyntheticAreGenerated(t *testing.T) {
	for _, table := range synth.Named() {
		text, err := os.ReadFile(table.Name + ".csv")
		if err != nil {
			t.Error(err)
		} else if want := table.Make(table.Rows, 1).CSV(); string(text) != string(want) {
			t.Errorf("%s.csv differs from what core/synth makes; go generate ./site/examples writes it", table.Name)
		}
	}
}

// The real tables hold as many rows as their sources say, of every class as many.
func TestRealTables(t *testing.T) {
	for _, test := range []struct {
		file, target string
		counts       map[string]int
	}{
		{"iris.csv", "species", map[string]int{"setosa": 50, "versicolor": 50, "virginica": 50}},
		{"breast-cancer.csv", "diagnosis", map[string]int{"malignant": 212, "benign": 357}},
		{"wine.csv", "cultivar", map[string]int{"first": 59, "second": 71, "third": 48}},
		{"penguins.csv", "species", map[string]int{"Adelie": 152, "Gentoo": 124, "Chinstrap": 68}},
	} {
		file, err := os.Open(test.file)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		column := slices.Index(rows[0], test.target)
		got := map[string]int{}
		for _, row := range rows[1:] {
			got[row[column]]++
		}
		for class, want := range test.counts {
			if got[class] != want {
				t.Errorf("%s: got %d rows of %s, want %d", test.file, got[class], class, want)
			}
		}
		if len(got) != len(test.counts) {
			t.Errorf("%s: got the classes %v, want those of %v", test.file, got, test.counts)
		}
	}
}
