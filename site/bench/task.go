package main

import (
	"descent/site/bench/data"
)

// task is a table and a model to fit to it.
type task struct {
	data.Spec
	l1, l2 float64
	again  int // how often a fit is repeated on the loaded table
}

// name returns what a report calls it.
func (k task) name() string {
	switch {
	case k.l1 > 0:
		return k.Spec.String() + ", L1"
	case k.l2 > 0:
		return k.Spec.String() + ", L2"
	}
	return k.Spec.String()
}

// specification is the task in the words of Descent's API. The penalty acts on the columns as they are, as everybody
// else's does.
func (k task) specification() map[string]any {
	spec := map[string]any{"target": "y", "model": "logistic"}
	if k.Classes > 2 {
		spec["model"] = "softmax"
	}
	if k.l1 > 0 || k.l2 > 0 {
		spec["l1"], spec["l2"], spec["standardize"] = k.l1, k.l2, false
	}
	return spec
}

// The tables of the table of goals.
var (
	small  = data.Spec{Rows: 1000, Columns: 4, Classes: 2}
	medium = data.Spec{Rows: 100_000, Columns: 20, Classes: 2}
	large  = data.Spec{Rows: 1_000_000, Columns: 20, Classes: 2}
	huge   = data.Spec{Rows: 10_000_000, Columns: 20, Classes: 2}
	many   = data.Spec{Rows: 100_000, Columns: 20, Classes: 10}
	wide   = data.Spec{Rows: 20_000, Columns: 1000, Classes: 2}
)

// tasks are all that is fitted. A penalty of 0.01 takes the coefficients some way to 0, and with L1 a few of them all the way.
func tasks() []task {
	return []task{
		{Spec: small, again: 5},
		{Spec: medium, again: 3},
		{Spec: large, again: 2},
		{Spec: many, again: 1},
		{Spec: medium, l2: 0.01, again: 3},
		{Spec: large, l2: 0.01, again: 1},
		{Spec: medium, l1: 0.01, again: 3},
		{Spec: large, l1: 0.01, again: 1},
		{Spec: wide, again: 0},
		{Spec: wide, l2: 0.01, again: 0},
	}
}
