package solve

import (
	"context"
	"math/rand/v2"

	"descent/core/num"
)

// epoch takes a step for each mini-batch of all rows in a new order. The last step is left to accept to count and
// show, after the pass that judges it.
func (d *descent) epoch(ctx context.Context) error {
	d.shuffle()
	rate := d.draw.rate
	if !d.draw.constant {
		rate /= 1 + d.draw.decay*float64(d.epochs)
	}
	d.epochs++
	for rest := d.order; ; {
		part := rest[:min(d.draw.batch, len(rest))]
		rest = rest[len(part):]
		f, err := d.batch(ctx, part, rate)
		if err != nil || len(rest) == 0 || d.iteration+1 >= d.opt.MaxIter {
			return err
		}
		d.iteration++
		step := Step{F: f, Gradient: num.MaxAbs(d.next.grad), X: d.next.x, Grad: d.next.grad, Estimated: true}
		if err := d.show(step); err != nil {
			return err
		}
	}
}

// batch takes one step from the trial point and returns the estimate of f before it.
func (d *descent) batch(ctx context.Context, part []int32, rate float64) (float64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	f, err := d.rows.EvalRows(ctx, d.next.x, d.next.grad, part)
	if err != nil {
		return 0, err
	}
	d.passes += float64(len(part)) / float64(len(d.order))
	d.rule.move(d.next.x, d.next.grad, rate)
	return f, nil
}

// shuffle puts the rows in an order that the seed and the epoch fix (Fisher & Yates, on PCG).
func (d *descent) shuffle() {
	random := rand.New(rand.NewPCG(d.draw.seed, uint64(d.epochs)))
	if d.order == nil {
		d.order = make([]int32, d.rows.Count())
		for i := range d.order {
			d.order[i] = int32(i)
		}
	}
	random.Shuffle(len(d.order), func(i, j int) { d.order[i], d.order[j] = d.order[j], d.order[i] })
}
