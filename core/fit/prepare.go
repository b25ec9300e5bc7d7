package fit

import (
	"context"
	"math"
	"slices"
	"strconv"

	"descent/core/design"
	"descent/core/objective"
	"descent/core/table"
)

// maxFactored bounds the design columns up to which Gram matrices and QR factors of them are made without being asked
// for: beyond it they take longer than a fit.
const maxFactored = 1500

// prepare makes the passes over the table that end in a layout, and has the rows encoded.
func (f *fitter) prepare(ctx context.Context) error {
	at := find(f.columns, f.spec.Target)
	if f.spec.Target == "" {
		return refuse("target-missing", "target", "no target is given: name the column to be predicted")
	}
	if at < 0 {
		return refuse("unknown-column", f.spec.Target, "there is no column named "+f.spec.Target)
	}
	classes, err := f.spec.classes(&f.columns[at], f.rows)
	if err != nil {
		return err
	}
	f.layout, err = design.New(f.columns, design.Spec{
		Target: f.spec.Target, Features: f.spec.Features, FeaturesGiven: f.spec.FeaturesGiven, Classes: classes,
		Degree: f.spec.Degree, Interactions: f.spec.Interactions, Weight: f.spec.Weight, Missing: f.spec.Missing,
		Holdout: f.spec.Holdout, Seed: f.spec.Seed,
	})
	if err != nil {
		return err
	}
	if len(f.layout.Inputs) == 0 {
		return refuse("no-features", "features", "no column can serve as a feature: choose some")
	}
	f.layout.See(f.columns, f.rows)
	for _, step := range []func(context.Context) error{f.hold, f.count, f.standardise} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	f.choose()
	return f.encode(ctx)
}

// hold draws the rows that are kept from training.
func (f *fitter) hold(ctx context.Context) error {
	if f.spec.Holdout == 0 {
		return nil
	}
	parts, err := f.cluster.Run(ctx, send(kindCount, f.spec.Slot, f.layout, nil))
	if err != nil {
		return err
	}
	used := make([]int32, len(parts))
	for _, p := range parts {
		used[p.Index] = p.Ints[0]
	}
	f.layout.Hold = design.NewHold(used, f.spec.Holdout, f.spec.Seed)
	return nil
}

// count makes the first pass: levels, classes, and the rows that can be used. A whole table knows them.
func (f *fitter) count(ctx context.Context) error {
	if f.layout.Whole {
		f.tally = f.layout.WholeTally(f.columns, f.rows)
		return f.settle()
	}
	parts, err := f.cluster.Run(ctx, send(kindTally, f.spec.Slot, f.layout, nil))
	if err != nil {
		return err
	}
	for i := range parts {
		p := &parts[i]
		for k, n := range p.Ints {
			f.tally.Rows[k] += n
		}
		p.Ints = nil
	}
	f.tally.Sums = objective.Sum(parts, len(parts))
	return f.settle()
}

// settle has the layout and the specification settled by the tally, or refuses what it shows.
func (f *fitter) settle() error {
	n := f.tally.Rows
	switch {
	case n[3] > 0:
		return refuse("bad-option", "weight", "the weights column "+f.spec.Weight+" has "+strconv.Itoa(int(n[3]))+" negative values")
	case n[0] == 0 && n[1] > 0:
		return refuse("too-few-rows", "", "every row has a missing value in a used column: leave out columns that are often missing, or impute (missing: mean)")
	case n[0] == 0:
		return refuse("too-few-rows", "", "there is no row to train on")
	}
	if err := f.layout.Settle(f.tally); err != nil {
		return err
	}
	return f.spec.settle(f.layout)
}

// standardise makes the second pass, again where the first look was from too far off.
func (f *fitter) standardise(ctx context.Context) error {
	frame := f.layout.NewFrame(f.columns)
	if f.layout.Whole {
		var known bool
		if f.moments, known = f.layout.WholeMoments(f.columns, f.rows); known {
			if _, good, err := f.layout.Standardise(f.moments, frame); good || err != nil {
				if err != nil {
					return err
				}
				return f.fits()
			}
		}
	}
	for range 4 {
		parts, err := f.cluster.Run(ctx, send(kindMoments, f.spec.Slot, f.layout, append(append([]float64(nil), frame.Centre...), frame.Unit...)))
		if err != nil {
			return err
		}
		each := make([]design.Moments, len(parts))
		for _, p := range parts {
			each[p.Index] = unflatten(p.Floats)
		}
		f.moments = each[0]
		for _, m := range each[1:] {
			f.moments.Merge(m)
		}
		var good bool
		if frame, good, err = f.layout.Standardise(f.moments, frame); err != nil {
			return err
		}
		if good {
			break
		}
	}
	return f.fits()
}

// fits refuses what would not fit into memory, or into so few rows, before it is made.
func (f *fitter) fits() error {
	n, p := float64(f.tally.Rows[0]), f.layout.Width()
	if bytes := 8 * n * float64(p); bytes > f.spec.MaxBytes {
		return refuse("memory", "", "the design matrix of "+strconv.Itoa(int(n))+" rows and "+strconv.Itoa(p)+
			" columns takes "+strconv.Itoa(int(math.Ceil(bytes/(1<<20))))+" MB, more than a tab can hold: leave out features with many levels, or powers and interactions")
	}
	if p > maxFactored && p >= int(n) && !f.spec.penalised() {
		return f.tooFew(p)
	}
	return nil
}

func (f *fitter) tooFew(p int) error {
	return refuse("too-few-rows", "", strconv.Itoa(int(f.tally.Rows[0]))+" rows cannot determine "+strconv.Itoa(p)+
		" coefficients: use fewer features, or a penalty (l2)")
}

// encode has every shard encode its rows by the layout. Methods that sweep the rows a few times may have the columns made
// at every sweep.
func (f *fitter) encode(ctx context.Context) error {
	keep := 1.0
	if f.fewSweeps() {
		keep = 0
	}
	parts, err := f.cluster.Run(ctx, send(kindEncode, f.spec.Slot, f.layout, []float64{keep}))
	if err != nil {
		return err
	}
	f.counts, f.fetched = make([]int32, len(parts)), map[int]*objective.Gathered{}
	for _, p := range parts {
		f.counts[p.Index] = p.Ints[0]
	}
	return nil
}

func find(columns []table.Column, name string) int {
	return slices.IndexFunc(columns, func(c table.Column) bool { return c.Name == name })
}
