// Package record holds what was measured, and keeps it between runs.
package record

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Row is one who doing one thing: the times of every round and how good the answer was.
type Row struct {
	Job  string    `json:"job"`  // fit, kernels, …
	Case string    `json:"case"` // which data and which model
	Who  string    `json:"who"`
	Run  string    `json:"run"` // the same for all that one command measured
	At   time.Time `json:"at"`
	// Times are seconds by phase, one a round: load, train, total, …
	Times map[string][]float64 `json:"times,omitempty"`
	// Facts are numbers that are no times: iterations, bytes, ratios.
	Facts map[string]float64 `json:"facts,omitempty"`
	// Words are versions, settings, a status.
	Words    map[string]string `json:"words,omitempty"`
	Accuracy *Accuracy         `json:"accuracy,omitempty"`
	// Failure says why there are no times, or no more of them.
	Failure string `json:"failure,omitempty"`
}

// Accuracy is a judge's verdict on the last round's coefficients.
type Accuracy struct {
	LogLoss  float64 `json:"logLoss"`
	Excess   float64 `json:"excess"`   // of the objective over the least there is, relatively
	Gradient float64 `json:"gradient"` // largest entry, of the mean loss and penalty, in the columns' own units
}

// Add appends a round's times.
func (r *Row) Add(times map[string]float64) {
	if r.Times == nil {
		r.Times = map[string][]float64{}
	}
	for key, v := range times {
		r.Times[key] = append(r.Times[key], v)
	}
}

// Results are the last rows of every job and case, and where and with what each run took them.
type Results struct {
	Runs map[string]map[string]string `json:"runs"` // by run: machine, versions, settings
	Rows []Row                        `json:"rows"`
}

// Load reads results; a file that is not there holds none.
func Load(path string) (Results, error) {
	r := Results{Runs: map[string]map[string]string{}}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	err = json.Unmarshal(raw, &r)
	return r, err
}

// Save writes results, whole or not at all.
func (r Results) Save(path string) error {
	raw, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", append(raw, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}

// Put adds the rows of a job and a case in place of those that were there; runs that left no row are forgotten.
func (r *Results) Put(rows ...Row) {
	r.Rows = slices.DeleteFunc(r.Rows, func(old Row) bool {
		return slices.ContainsFunc(rows, func(n Row) bool { return n.Job == old.Job && n.Case == old.Case })
	})
	r.Rows = append(r.Rows, rows...)
	for run := range r.Runs {
		if !slices.ContainsFunc(r.Rows, func(row Row) bool { return row.Run == run }) {
			delete(r.Runs, run)
		}
	}
}

// Others returns the rows of the same job and case as some, of those who are not among them.
func (r Results) Others(rows []Row) []Row {
	var list []Row
	for _, old := range r.Of(rows[0].Job, rows[0].Case) {
		if !slices.ContainsFunc(rows, func(n Row) bool { return n.Who == old.Who }) {
			list = append(list, old)
		}
	}
	return list
}

// Find returns the row of a job, case and who.
func (r Results) Find(job, name, who string) (Row, bool) {
	for _, row := range r.Rows {
		if row.Job == job && row.Case == name && row.Who == who {
			return row, true
		}
	}
	return Row{}, false
}

// Of returns the rows of a job and a case, or of all cases where it is "".
func (r Results) Of(job, name string) []Row {
	var list []Row
	for _, row := range r.Rows {
		if row.Job == job && (name == "" || row.Case == name) {
			list = append(list, row)
		}
	}
	return list
}
