package design

import "descent/core/table"

// Tally is what the first pass over the training rows finds. Tallies of chunks add up entry by entry.
type Tally struct {
	// Rows are the rows in each state, those of training among the used first: train, missing, weight 0, negative, held.
	Rows [5]int32
	// Sums are the sums of weights: of all training rows, of each class, and per input of its missing cells, then of
	// its present values and their products with the values (a number), or of each level (a category).
	Sums []float64
}

// Tally makes the first pass over a chunk.
func (l *Layout) Tally(c *table.Chunk) Tally {
	n := l.Count(c)
	rows := l.Train(c)
	t := Tally{Rows: [5]int32{int32(len(rows)), n[missing], n[zero], n[negative], n[used] - int32(len(rows))}}
	t.Sums = make([]float64, 1+len(l.Target.Classes))
	w := l.weights(c, rows)
	for k, i := range rows {
		t.Sums[0] += w[k]
		if l.Spec.Classes {
			t.Sums[1+l.Target.Code[c.Columns[l.Target.Column].Code[i]]] += w[k]
		}
	}
	for i := range l.Inputs {
		t.Sums = append(t.Sums, l.Inputs[i].tally(c, rows, w)...)
	}
	return t
}

func (in *Input) tally(c *table.Chunk, rows []int32, w []float64) []float64 {
	col := c.Columns[in.Column]
	if in.Number {
		sums := make([]float64, 3)
		for k, i := range rows {
			if v := col.Num[i]; v-v != 0 {
				sums[0] += w[k]
			} else {
				sums[1] += w[k]
				sums[2] += w[k] * v
			}
		}
		return sums
	}
	sums := make([]float64, 1+len(in.Levels))
	for k, i := range rows {
		if code := col.Code[i]; code < 0 {
			sums[0] += w[k]
		} else {
			sums[1+in.Code[code]] += w[k]
		}
	}
	return sums
}

// weights returns the weights of these rows.
func (l *Layout) weights(c *table.Chunk, rows []int32) []float64 {
	w := make([]float64, len(rows))
	for k, i := range rows {
		w[k] = 1
		if l.Weight >= 0 {
			w[k] = c.Columns[l.Weight].Num[i]
		}
	}
	return w
}

// Settle narrows the layout to what the training rows hold: levels and classes that occur, values to impute. It
// makes the terms, at most MaxTerms. t is the sum of all chunks' tallies.
func (l *Layout) Settle(t Tally) error {
	at := 1 + len(l.Target.Classes)
	if l.Spec.Classes {
		l.Target.Classes, l.Target.Code = keep(l.Target.Classes, l.Target.Code, t.Sums[1:])
	}
	gaps := make([]bool, len(l.Inputs))
	for i := range l.Inputs {
		in := &l.Inputs[i]
		n := 3
		if !in.Number {
			n = 1 + len(in.Levels)
		}
		gaps[i] = t.Sums[at] > 0
		in.settle(t.Sums[at:at+n], l.Spec.Missing)
		at += n
	}
	return l.multiply(gaps)
}

func (in *Input) settle(sums []float64, policy string) {
	if in.Number {
		if in.Impute && sums[1] > 0 {
			in.Fill = sums[2] / sums[1]
		}
		return
	}
	in.Levels, in.Code = keep(in.Levels, in.Code, sums[1:])
	if policy == "indicator" && sums[0] > 0 {
		in.Levels = append(in.Levels, MissingName)
		in.Fill = float64(len(in.Levels) - 1)
		return
	}
	// The commonest level, the first of equals.
	in.Impute = in.Impute && policy == "mean"
	best, place := 0.0, 0
	for _, w := range sums[1:] {
		if w == 0 {
			continue
		}
		if w > best {
			best, in.Fill = w, float64(place)
		}
		place++
	}
}

// keep drops the levels without weight and renumbers the codes.
func keep(levels []string, code []int32, weight []float64) ([]string, []int32) {
	var left []string
	place := make([]int32, len(levels))
	for i, name := range levels {
		place[i] = -1
		if weight[i] > 0 {
			place[i] = int32(len(left))
			left = append(left, name)
		}
	}
	out := make([]int32, len(code))
	for i, c := range code {
		out[i] = place[c]
	}
	return left, out
}
