package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"descent/site/bench/data"
	"descent/site/bench/judge"
	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// outcome is what one turn at a task gave.
type outcome struct {
	times        map[string]float64
	coefficients judge.Coefficients
	facts        map[string]float64
	words        map[string]string
}

// contender is somebody who takes turns.
type contender struct {
	who  string
	can  func(task) bool
	turn func(*bench, task, data.Files) (outcome, error)
}

// fits has everybody do every task, in turns: round by round, one after the other.
func (b *bench) fits() ([]record.Row, error) {
	all := tasks()
	if b.huge {
		all = append(all, task{Spec: huge})
	}
	var rows []record.Row
	for _, k := range all {
		if !b.wants(k.name()) {
			continue
		}
		done, err := b.compete("fit", k, b.contenders())
		if err != nil {
			return nil, err
		}
		rows = append(rows, done...)
	}
	return rows, nil
}

// contenders are Descent with two workers and with one, and with -peers the others.
func (b *bench) contenders() []contender {
	var list []contender
	for _, workers := range []int{2, 1} {
		list = append(list, contender{
			who:  fmt.Sprintf("descent, %d worker%s", workers, strings.Repeat("s", workers-1)),
			can:  func(k task) bool { return workers == 2 || k.Rows < huge.Rows },
			turn: func(b *bench, k task, f data.Files) (outcome, error) { return b.descent(k, f, workers) },
		})
	}
	return list
}

// compete has every contender who can take a task take it in every round, and judges them.
func (b *bench) compete(job string, k task, all []contender) ([]record.Row, error) {
	f, err := b.table(k.Spec)
	if err != nil {
		return nil, err
	}
	able := slices.DeleteFunc(slices.Clone(all), func(c contender) bool { return c.can != nil && !c.can(k) })
	rows := make([]record.Row, len(able))
	last := make([]outcome, len(able))
	for round := range b.rounds {
		for i, c := range able {
			rows[i].Job, rows[i].Case, rows[i].Who = job, k.name(), c.who
			if rows[i].Failure != "" || round > 0 && slow(rows[i]) {
				continue
			}
			err := b.alone(func() (err error) { last[i], err = c.turn(b, k, f); return err })
			if err != nil {
				rows[i].Failure = err.Error()
				continue
			}
			rows[i].Add(last[i].times)
			rows[i].Facts, rows[i].Words = last[i].facts, last[i].words
		}
	}
	if err := b.judge(k, f, rows, last); err != nil {
		return nil, err
	}
	for _, row := range rows {
		show(row)
	}
	return rows, nil
}

// slow reports whether a contender took so long that one round has to do.
func slow(r record.Row) bool {
	total := 0.0
	for _, times := range r.Times {
		total += stat.Best(times)
	}
	return total > 60
}

// show prints a row.
func show(r record.Row) {
	line := fmt.Sprintf("  %-28s %-28s", r.Case, r.Who)
	for _, key := range slices.Sorted(maps.Keys(r.Times)) {
		line += fmt.Sprintf(" %s %.4g s", key, stat.Median(r.Times[key]))
	}
	for _, key := range slices.Sorted(maps.Keys(r.Facts)) {
		line += fmt.Sprintf(" %s %.4g", key, r.Facts[key])
	}
	if r.Accuracy != nil {
		line += fmt.Sprintf(" |gradient| %.1e excess %.1e", r.Accuracy.Gradient, r.Accuracy.Excess)
	}
	fmt.Println(line, r.Words["status"], r.Failure)
}
