//go:build js

package worker

import (
	"context"

	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// pieceBytes is how much of a source a member answers for at a time.
const pieceBytes = 1 << 20

// survey is what makes a source one to be answered for piece by piece.
type survey struct {
	model  *wire.Model
	state  wire.Object // of the model, for the members
	pieces []piece
	rows   int // answered for so far
	barred int // of those, how many have no answer
}

// piece is a run of bytes that holds whole rows.
type piece struct{ from, to int64 }

// survey reads a source of any length once, to settle how it is read and where its rows are. The client gets the line of
// names, and an id by which to ask for the rows.
func (l *leader) survey(ctx context.Context, c *call, request wire.Object) (any, error) {
	m, blob, err := modelled(request)
	if err != nil {
		return nil, err
	}
	s, err := begin(ctx, l.id(), blob, m.Source, l.members)
	if err != nil {
		return nil, err
	}
	s.survey = &survey{model: m, state: request.Object("state")}
	err = s.settle(ctx, progress(c, blob.Size()))
	s.forget()
	if err != nil {
		return nil, err
	}
	if _, err := m.Fit.Layout.Bind(s.verdict.Columns); err != nil {
		return nil, err
	}
	s.survey.pieces = pieces(s.verdict.Extents, blob.Size())
	l.tables[s.id] = s
	return wire.New("table", s.id, "header", m.Fit.NewAppender(s.plan).Header()), nil
}

// pieces cuts a file of that size into runs of about pieceBytes.
func pieces(extents []table.Extent, size int64) (list []piece) {
	for _, e := range extents {
		if e.Rows > 0 && (len(list) == 0 || e.Offset-list[len(list)-1].from >= pieceBytes) {
			if n := len(list); n > 0 {
				list[n-1].to = e.Offset
			}
			list = append(list, piece{e.Offset, size})
		}
	}
	return list
}

// append answers for the rows of some pieces, one for each member. The answer says where to go on, and how far it is.
func (l *leader) append(ctx context.Context, s *source, from int) (any, error) {
	v := s.survey
	batch := v.pieces[from:min(from+len(l.members), len(v.pieces))]
	plan, team := s.plan.Marshal(), &cluster{members: l.members[:len(batch)]}
	answers, err := team.ask(ctx, wire.Rows, func(k int) wire.Object {
		return wire.New("blob", s.blob.Value, "plan", plan, "state", v.state,
			"from", float64(batch[k].from), "to", float64(batch[k].to))
	}, nil)
	if err != nil {
		return nil, err
	}
	texts := make([]any, len(answers))
	for k, a := range answers {
		o, _ := a.(wire.Object)
		texts[k] = o.Bytes("text")
		v.rows += o.Int("rows")
		v.barred += o.Int("missing")
	}
	from += len(batch)
	return wire.New("texts", texts, "next", from, "done", from == len(v.pieces), "bytes", float64(batch[len(batch)-1].to),
		"rows", v.rows, "missing", v.barred), nil
}

// answered is the part of append that a member does.
func answered(ctx context.Context, request wire.Object) (any, error) {
	plan, err := table.ParsePlan(request.Bytes("plan"))
	if err != nil {
		return nil, err
	}
	m, blob, err := modelled(request)
	if err != nil {
		return nil, err
	}
	from := int64(request.Number("from"))
	data, err := blob.Read(from, int64(request.Number("to"))).Bytes(ctx, nil)
	if err != nil {
		return nil, readFailed(err)
	}
	if err := bridge.Yield(ctx); err != nil {
		return nil, err
	}
	a, err := m.Fit.NewAppender(plan).Rows(ctx, data, from)
	if err != nil {
		return nil, err
	}
	return wire.New("text", a.Text, "rows", a.Rows, "missing", a.Missing), nil
}
