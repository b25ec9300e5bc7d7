package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"descent/site/bench/data"
	"descent/site/bench/judge"
	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// outcome is what one turn at a task gave.
type outcome struct {
	who          string
	times        map[string]float64
	coefficients judge.Coefficients
	facts        map[string]float64
	words        map[string]string
}

// contender is somebody who takes turns, in several ways where they share what is dear to set up.
type contender struct {
	who  string
	can  func(task) bool
	turn func(*bench, task, data.Files) ([]outcome, error)
}

// fits has everybody do every task, in turns: round by round, one after the other.
func (b *bench) fits() error {
	all := tasks()
	if b.huge {
		all = append(all, task{Spec: huge})
	}
	contenders := b.contenders()
	for _, k := range all {
		if !b.wants(k.name()) {
			continue
		}
		rows, err := b.compete("fit", k, contenders)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			continue
		}
		if err := b.keep(rows...); err != nil {
			return err
		}
	}
	return nil
}

// contenders are Descent with two workers and with one, and with -peers the others.
func (b *bench) contenders() []contender {
	var list []contender
	for _, workers := range []int{2, 1} {
		list = append(list, contender{
			who:  us(workers),
			can:  func(k task) bool { return workers == 2 || k.Rows < huge.Rows },
			turn: func(b *bench, k task, f data.Files) ([]outcome, error) { return b.descent(k, f, workers) },
		})
	}
	if b.peers {
		list = append(list, b.others()...)
	}
	return slices.DeleteFunc(list, func(c contender) bool { return !strings.Contains(c.who, b.who) })
}

// us is what Descent is called.
func us(workers int) string {
	if workers == 1 {
		return "descent, 1 worker"
	}
	return fmt.Sprintf("descent, %d workers", workers)
}

// compete has every contender who can take a task take it in every round, and judges them.
func (b *bench) compete(job string, k task, all []contender) ([]record.Row, error) {
	f, err := b.table(k.Spec)
	if err != nil {
		return nil, err
	}
	h := &heat{job: job, task: k, failed: map[string]bool{}, slow: map[string]bool{}}
	for range b.rounds {
		for _, c := range all {
			if h.failed[c.who] || h.slow[c.who] || c.can != nil && !c.can(k) {
				continue
			}
			began := time.Now()
			var got []outcome
			err := b.alone(func() (err error) { began = time.Now(); got, err = c.turn(b, k, f); return err })
			fmt.Printf("    %s: %s, %.1f s\n", k.name(), c.who, time.Since(began).Seconds())
			h.take(c.who, got, err, time.Since(began))
		}
	}
	return h.rows, b.judge(k, f, h.rows, h.last)
}

// heat is one task's turns so far.
type heat struct {
	job  string
	task task
	rows []record.Row
	last []outcome // of each row
	// A contender that failed has no more turns, nor one that is slow: one round has to do.
	failed, slow map[string]bool
}

// patience is how long a turn may take if there is to be another.
const patience = time.Minute

// take keeps what a turn gave.
func (h *heat) take(who string, got []outcome, err error, spent time.Duration) {
	if err != nil {
		h.failed[who] = true
		got = append(got, outcome{who: who})
	}
	if spent > patience {
		h.slow[who] = true
	}
	for _, o := range got {
		i := slices.IndexFunc(h.rows, func(r record.Row) bool { return r.Who == o.who })
		if i < 0 {
			i = len(h.rows)
			h.rows = append(h.rows, record.Row{Job: h.job, Case: h.task.name(), Who: o.who})
			h.last = append(h.last, outcome{})
		}
		if err != nil && o.who == who {
			h.rows[i].Failure = err.Error()
			continue
		}
		h.rows[i].Add(o.times)
		h.rows[i].Facts, h.rows[i].Words = o.facts, o.words
		h.last[i] = o
	}
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
