package main

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"descent/site/bench/data"
	"descent/site/bench/judge"
)

// turn is an outcome of one phase.
func turn(who string, seconds float64) outcome {
	return outcome{who: who, times: map[string]float64{"train": seconds}}
}

// Turns of one name add up in its row, a failure keeps what was measured before, and who fails or is slow has no more turns.
func TestHeat(t *testing.T) {
	h := &heat{job: "fit", task: task{Spec: small}, failed: map[string]bool{}, slow: map[string]bool{}}
	h.take("a", []outcome{turn("a, one way", 1), turn("a, another", 2)}, nil, time.Second)
	h.take("b", []outcome{turn("b", 5)}, nil, 2*patience)
	h.take("a", []outcome{turn("a, one way", 3)}, errors.New("it broke"), time.Second)
	got := ""
	for _, row := range h.rows {
		got += fmt.Sprintf("%s %v %s; ", row.Who, row.Times["train"], row.Failure)
	}
	if want := "a, one way [1 3] ; a, another [2] ; b [5] ; a [] it broke; "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !h.failed["a"] || h.failed["b"] || !h.slow["b"] || h.slow["a"] {
		t.Errorf("failed %v, slow %v", h.failed, h.slow)
	}
}

func TestTask(t *testing.T) {
	for want, k := range map[string]task{
		"1,000 × 4":            {Spec: small},
		"100,000 × 20, L2":     {Spec: medium, l2: 0.01},
		"1,000,000 × 20, L1":   {Spec: large, l1: 0.01},
		"100,000 × 20, K = 10": {Spec: many},
	} {
		if k.name() != want {
			t.Errorf("got %q, want %q", k.name(), want)
		}
	}
	if s := (task{Spec: many}).specification(); s["model"] != "softmax" || s["standardize"] != nil {
		t.Errorf("got %v", s)
	}
	if s := (task{Spec: small, l2: 0.5}).specification(); s["model"] != "logistic" || s["standardize"] != false || s["l2"] != 0.5 {
		t.Errorf("got %v", s)
	}
}

func TestShaped(t *testing.T) {
	two, three := task{Spec: data.Spec{Rows: 9, Columns: 1, Classes: 2}}, task{Spec: data.Spec{Rows: 9, Columns: 1, Classes: 3}}
	row := []float64{1, 2}
	for _, test := range []struct {
		c    judge.Coefficients
		k    task
		want bool
	}{
		{judge.Coefficients{row}, two, true},
		{judge.Coefficients{row, row}, two, false},
		{judge.Coefficients{{1}}, two, false},
		{judge.Coefficients{row, row, row}, three, true},
		{judge.Coefficients{row}, three, false},
		{nil, two, false},
	} {
		if got := shaped(test.c, test.k); got != test.want {
			t.Errorf("%v for %v: got %v", test.c, test.k.Spec, got)
		}
	}
}

// The tables that are judged with penalties have two classes, as the judge demands.
func TestTasksCanBeJudged(t *testing.T) {
	for _, k := range tasks() {
		if k.Classes > 2 && (k.l1 > 0 || k.l2 > 0) {
			t.Errorf("%s", k.name())
		}
	}
}

func TestField(t *testing.T) {
	status := "VmPeak:\t 5 kB\nVmHWM:\t  1234 kB\nVmRSS:\t 7 kB\n"
	if got := field(status, "VmHWM:"); got != 1234*1024 {
		t.Errorf("got %v", got)
	}
	if got := field(status, "VmSwap:"); got != 0 {
		t.Errorf("got %v", got)
	}
}
