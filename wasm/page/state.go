//go:build js

package page

import "descent/core/boundary"

// state is all that the page knows, in one place; only App writes it.
type state struct {
	examples  []example
	source    source
	table     *table
	set       settings
	phase     phase
	wanted    bool // a change retrains
	loading   *progress
	failure   *failure
	kept      *kept // what could not be saved as a file
	fit       *fit  // the last finished training
	stale     bool  // fit is of earlier settings
	predictor *predictor
	last      step
	look      look
	theme     string // auto, light, dark
	explained explained
	embed     embedding
	offline   string // whether the page is kept for use without a network: a word of site/keeper.js, or ""
	dead      bool   // the engine did not start
}

type phase int

const (
	empty phase = iota // no table
	ready              // a table, no training
	training
	pausing // until the worker says that it waits
	paused
	done
)

func (p phase) String() string {
	return [...]string{"empty", "ready", "training", "pausing", "paused", "done"}[p]
}

// source is where the table came from.
type source struct {
	name    string // as shown
	example string // its name where it is a bundled one
	note    string
	preset  string // the settings that a bundled table comes with, as in a permalink
	link    string // the address that opened it, until it is open
	shared  string // its text, where the address holds it
	content any    // what load takes: it is read again with other options
	how     read
	// pictures are what the table was made of, nil where it was read as it is.
	pictures *pictures
}

// progress is a load under way.
type progress struct {
	name        string
	done, total float64 // bytes, or what noun says
	rows        int
	noun        string
	answering   bool // a model answers for the rows
	missing     int  // rows without an answer
}

// step is what the last iteration said.
type step struct {
	iteration              int
	passes, loss, gradient float64
	objective              float64
}

// look is how the person looks at it.
type look struct {
	kind      string // plane, sigmoid, score, or "" for what suits the features
	x, y      string
	placed    bool          // a person chose x or y
	held      boundary.Held // what a person moved; the rest stands at its typical value
	logCost   bool
	passes    bool
	threshold float64
	focus     int // the class whose score is shown
}

// busy reports whether a training is under way, paused or not.
func (s *state) busy() bool { return s.phase == training || s.held() }

// held reports whether the training under way is paused, or about to be.
func (s *state) held() bool { return s.phase == pausing || s.phase == paused }

// stableRate is the rate to offer after a training that diverged, 0 where there is none to offer.
func (s *state) stableRate() float64 {
	if s.phase != done || s.fit == nil || !(s.fit.status.stable > 0) {
		return 0
	}
	return below(s.fit.status.stable)
}

// linear reports whether the model predicts a number.
func (s *state) linear() bool {
	return s.predictor != nil && len(s.predictor.classes) == 0
}
