package record

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// A case that is measured again takes the old rows' place, whoever they were of; other cases stay.
func TestPut(t *testing.T) {
	r := Results{Runs: map[string]map[string]string{"1": {}, "2": {}}}
	r.Put(Row{Job: "fit", Case: "a", Who: "x", Run: "1"}, Row{Job: "fit", Case: "a", Who: "y", Run: "1"})
	r.Put(Row{Job: "fit", Case: "b", Who: "x", Run: "2"}, Row{Job: "scan", Case: "a", Who: "x", Run: "2"})
	r.Put(Row{Job: "fit", Case: "a", Who: "x", Run: "2"})
	if len(r.Rows) != 3 || len(r.Of("fit", "")) != 2 || len(r.Of("fit", "a")) != 1 {
		t.Errorf("got %+v", r.Rows)
	}
	if _, there := r.Runs["1"]; there {
		t.Error("a run without rows is kept")
	}
	if row, found := r.Find("fit", "a", "x"); !found || row.Run != "2" {
		t.Errorf("got %+v", row)
	}
	if _, found := r.Find("fit", "a", "y"); found {
		t.Error("a row of before is still there")
	}
}

// Rows of one who alone leave those of the others of their case.
func TestOthers(t *testing.T) {
	var r Results
	r.Put(Row{Job: "fit", Case: "a", Who: "x"}, Row{Job: "fit", Case: "a", Who: "y"})
	r.Put(Row{Job: "fit", Case: "b", Who: "z"})
	rows := []Row{{Job: "fit", Case: "a", Who: "x"}}
	if got := r.Others(rows); len(got) != 1 || got[0].Who != "y" {
		t.Errorf("got %+v", got)
	}
}

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "results.json")
	empty, err := Load(path)
	if err != nil || len(empty.Rows) != 0 {
		t.Fatalf("got %+v, %v", empty, err)
	}
	row := Row{Job: "fit", Case: "a", Who: "x", Run: "r", At: time.Unix(1, 0).UTC(), Accuracy: &Accuracy{1, 2, 3}}
	row.Add(map[string]float64{"load": 1, "train": 2})
	row.Add(map[string]float64{"load": 3})
	want := Results{Runs: map[string]map[string]string{"r": {"cores": "2"}}, Rows: []Row{row}}
	if err := want.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}
