// Package record holds what was measured, and keeps it between runs.
package record

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Row is one who doing one thing: the times of every round and how good the answer was.
type Row struct {
	Job  string `json:"job"`  // fit, kernels, …
	Case string `json:"case"` // which data and which model
	Who  string `json:"who"`
	// Times are seconds by phase, one a round: load, train, total, …
	Times map[string][]float64 `json:"times,omitempty"`
	// Facts are numbers that are no times: iterations, bytes, ratios.
	Facts map[string]float64 `json:"facts,omitempty"`
	// Words are versions, settings, a status.
	Words    map[string]string `json:"words,omitempty"`
	Accuracy *Accuracy         `json:"accuracy,omitempty"`
	// Failure says why there are no times.
	Failure string `json:"failure,omitempty"`
}

// Accuracy is a judge's verdict on the last round's coefficients.
type Accuracy struct {
	LogLoss  float64 `json:"logLoss"`
	Excess   float64 `json:"excess"`   // of the objective over the best there is, relatively
	Gradient float64 `json:"gradient"` // largest entry, of the mean loss and penalty, in the columns' own units
}

// Part is one job's rows, taken in one run.
type Part struct {
	Run  string    `json:"run"` // the same for all jobs of one command
	At   time.Time `json:"at"`
	Rows []Row     `json:"rows"`
}

// Results are the last part of every job, and where and with what they were taken.
type Results struct {
	Machine map[string]string `json:"machine"`
	Parts   map[string]Part   `json:"parts"`
}

// Load reads results; a file that is not there holds none.
func Load(path string) (Results, error) {
	r := Results{Machine: map[string]string{}, Parts: map[string]Part{}}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(raw, &r)
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

// Find returns the row of a job, case and who.
func (r Results) Find(job, name, who string) (Row, bool) {
	for _, row := range r.Parts[job].Rows {
		if row.Case == name && row.Who == who {
			return row, true
		}
	}
	return Row{}, false
}

// Add appends a round's times to a row.
func (r *Row) Add(times map[string]float64) {
	if r.Times == nil {
		r.Times = map[string][]float64{}
	}
	for key, v := range times {
		r.Times[key] = append(r.Times[key], v)
	}
}
