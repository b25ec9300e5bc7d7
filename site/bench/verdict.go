package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"descent/site/bench/data"
	"descent/site/bench/judge"
	"descent/site/bench/record"
)

// judge sets the accuracy of every row whose contender gave coefficients.
func (b *bench) judge(k task, f data.Files, rows []record.Row, last []outcome) error {
	if k.Rows > large.Rows {
		return nil // a judge holds the table in memory, and nothing is learnt that a million rows do not show
	}
	matrix, err := f.Read()
	if err != nil {
		return err
	}
	p := judge.Problem{Matrix: matrix, L1: k.l1, L2: k.l2}
	best, err := b.optimum(k, p)
	if err != nil {
		return err
	}
	for i := range rows {
		c := last[i].coefficients
		if rows[i].Failure != "" || c == nil {
			continue
		}
		if !shaped(c, k) {
			rows[i].Failure = fmt.Sprintf("it gave %d rows of coefficients", len(c))
			continue
		}
		v := p.Judge(c)
		if math.IsNaN(v.Objective) || math.IsInf(v.Objective, 0) {
			rows[i].Failure = "its coefficients are no numbers"
			continue
		}
		rows[i].Accuracy = &record.Accuracy{LogLoss: v.LogLoss, Gradient: v.Gradient, Excess: (v.Objective - best) / best}
	}
	return nil
}

// shaped reports whether coefficients are as many as the task asks for.
func shaped(c judge.Coefficients, k task) bool {
	margins := 1
	if k.Classes > 2 {
		margins = k.Classes
	}
	for _, row := range c {
		if len(row) != k.Columns+1 {
			return false
		}
	}
	return len(c) == margins
}

// optimum returns the least objective there is, which is found once and kept.
func (b *bench) optimum(k task, p judge.Problem) (float64, error) {
	path := filepath.Join(b.cache, "data", fmt.Sprintf("%s-%g-%g.optimum.json", k.File(), k.l1, k.l2))
	var v judge.Verdict
	if raw, err := os.ReadFile(path); err == nil {
		err = json.Unmarshal(raw, &v)
		return v.Objective, err
	}
	_, v, err := p.Optimum()
	if err != nil {
		return 0, err
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return 0, err
	}
	return v.Objective, os.WriteFile(path, raw, 0o644)
}
