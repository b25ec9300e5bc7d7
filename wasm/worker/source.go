//go:build js

package worker

import (
	"context"

	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// segmentsEach is the number of segments from which another worker is worth its messages.
const segmentsEach = 2

// source is a table as the leader knows it: what is in its columns, and where its rows are.
type source struct {
	id      int
	blob    bridge.Blob
	plan    *table.Plan
	runs    []span
	cluster *cluster // of the members that hold the rows, in the order of runs
	verdict *table.Verdict
	survey  bool // no member keeps rows of it
}

// span is a run of segments [first, last) that one member holds.
type span struct{ first, last int }

func (s *source) rows() int { return s.verdict.Receipt.Rows }

// read reads a Blob as a table, over the members given. tell, if not nil, hears how much has been read.
func read(ctx context.Context, id int, blob bridge.Blob, opt table.Options, members []member, tell func(bytes, rows int)) (*source, error) {
	s, err := begin(ctx, id, blob, opt, members)
	if err != nil {
		return nil, err
	}
	if err := s.settle(ctx, tell); err != nil {
		s.forget()
		return nil, err
	}
	return s, nil
}

// begin makes a plan from the head of a Blob and deals its segments out.
func begin(ctx context.Context, id int, blob bridge.Blob, opt table.Options, members []member) (*source, error) {
	head, err := blob.Read(0, min(blob.Size(), table.HeadBytes)).Bytes(ctx, nil)
	if err != nil {
		return nil, readFailed(err)
	}
	plan, err := table.Sniff(head, blob.Size(), opt)
	if err != nil {
		return nil, err
	}
	s := &source{id: id, blob: blob, plan: plan}
	s.deal(members)
	return s, nil
}

// deal gives each member a run of segments, as even as can be.
func (s *source) deal(members []member) {
	n := s.plan.Segments()
	k := max(1, min(len(members), n/segmentsEach))
	if s.plan.Sequential {
		k = 1
	}
	s.cluster = &cluster{members: members[:k], table: s.id}
	for i := range k {
		s.runs = append(s.runs, span{i * n / k, (i + 1) * n / k})
	}
}

// settle has the members scan until the plan stays as it is, and hands them the final types and levels.
func (s *source) settle(ctx context.Context, tell func(bytes, rows int)) error {
	summaries, err := s.scan(ctx, tell)
	if err != nil {
		return err
	}
	for {
		if s.verdict, err = table.Merge(s.plan, summaries); err != nil {
			return err
		}
		switch {
		case s.verdict.Plan != nil:
			s.plan = s.verdict.Plan
			summaries, err = s.scan(ctx, tell)
		case s.verdict.Again != nil:
			err = s.rescan(ctx, summaries)
		case s.survey:
			return nil
		default:
			_, err = s.cluster.ask(ctx, wire.Finish, func(k int) wire.Object {
				return wire.New("table", s.id, "part", s.verdict.Parts[k].Marshal())
			}, nil)
			return err
		}
		if err != nil {
			return err
		}
	}
}

// scan has every member scan its run.
func (s *source) scan(ctx context.Context, tell func(bytes, rows int)) ([]*table.Summary, error) {
	rows, bytes := make([]int, len(s.runs)), 0
	hear := func(k int, event wire.Object) {
		rows[k] = event.Int("rows")
		bytes += event.Int("bytes")
		if tell != nil {
			tell(bytes, sum(rows))
		}
	}
	packed := s.plan.Marshal()
	answers, err := s.cluster.ask(ctx, wire.Scan, func(k int) wire.Object { return s.request(packed, s.runs[k]) }, hear)
	if err != nil {
		return nil, err
	}
	summaries := make([]*table.Summary, len(answers))
	for k, a := range answers {
		if summaries[k], err = summary(a); err != nil {
			return nil, err
		}
	}
	return summaries, nil
}

// rescan has the member scan again that was wrong about the quotes before its run.
func (s *source) rescan(ctx context.Context, summaries []*table.Summary) error {
	again := s.verdict.Again
	request := append(s.request(s.plan.Marshal(), s.runs[again.Run]), wire.New("start", int(again.Start))...)
	value, err := s.cluster.members[again.Run].ask(wire.Scan, request, func(wire.Object) {})(ctx)
	if err == nil {
		summaries[again.Run], err = summary(value)
	}
	return err
}

func (s *source) request(plan []byte, r span) wire.Object {
	return wire.New("table", s.id, "blob", s.blob.Value, "plan", plan, "first", r.first, "last", r.last, "survey", s.survey)
}

// forget has the members let go of the rows.
func (s *source) forget() error {
	_, err := s.cluster.ask(context.Background(), wire.Forget, func(int) wire.Object { return wire.New("table", s.id) }, nil)
	return err
}

func summary(answer any) (*table.Summary, error) {
	packed, _ := answer.([]byte)
	return table.ParseSummary(packed)
}

func sum(values []int) (total int) {
	for _, v := range values {
		total += v
	}
	return total
}
