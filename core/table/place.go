package table

import (
	"slices"
	"strconv"
	"strings"
)

// place turns a layout into columns and the start of the rows. from is how much of the text was cut off before.
func (p *Plan) place(lay *layout, lines []sampled, opt Options, from int64) error {
	if lay.width > MaxColumns {
		return &Error{
			Code:    "too-large",
			Message: strconv.Itoa(lay.width) + " columns are more than the " + strconv.Itoa(MaxColumns) + " that can be read",
		}
	}
	top := p.Line
	line := func(i int) int { return top + lines[i].line }
	p.above(lay, top)
	at, start := lay.first, 0
	if at < len(lines) {
		start, p.Line = lines[at].start, line(at)
	} else {
		start, p.Line = lines[at-1].end, line(at-1)+1
	}
	p.DataStart = p.base() + from + int64(start)
	names := lay.cells
	if lay.header >= 0 {
		var problems []Problem
		names, problems = nameColumns(lay.cells, line(lay.header))
		p.Problems = append(p.Problems, problems...)
		if lay.extended {
			p.note(raggedRow, line(lay.header), "", 1)
		}
	} else if opt.Header == nil {
		p.note(noHeader, p.Line, strings.Join(lines[at].cells, " "), 1)
	}
	return p.setColumns(names, opt)
}

// above reports what stands above the table.
func (p *Plan) above(lay *layout, top int) {
	comments, notes, firstComment, firstNote := 0, 0, 0, sampled{}
	for _, l := range lay.skipped {
		switch {
		case l.blank:
		case l.comment && p.Dialect.Comment != 0:
			if comments++; comments == 1 {
				firstComment = top + l.line
			}
		default:
			if notes++; notes == 1 {
				firstNote = l
			}
		}
	}
	p.Dialect.Preamble += len(lay.skipped)
	if comments > 0 {
		p.note(commentLine, firstComment, "", comments)
	}
	if notes > 0 {
		p.note(preamble, top+firstNote.line, strings.Join(firstNote.cells, " "), notes)
	}
}

func (p *Plan) note(code string, line int, value string, count int) {
	value = shorten(value)
	p.Problems = append(p.Problems, Problem{
		Code: code, Line: line, Value: value, Count: count, Message: sentence(code, "", value, count),
	})
}

// setColumns makes the plan's columns, numbers at first, and applies the types and levels that were asked for.
func (p *Plan) setColumns(names []string, opt Options) error {
	point := byte('.')
	if opt.Decimal != 0 {
		point = byte(opt.Decimal)
	}
	p.Dialect.Decimal = rune(point)
	for _, n := range names {
		c := PlanColumn{Name: n, Type: Number, Point: point}
		if t, ok := opt.Types[n]; ok {
			c.Type, c.Forced = t, true
		}
		if l, ok := opt.Levels[n]; ok {
			c.Levels, c.Fixed = slices.Clone(l), true
		}
		p.Columns = append(p.Columns, c)
	}
	if opt.Loose {
		return nil
	}
	unknown := slices.Concat(missingNames(opt.Types, names), missingNames(opt.Levels, names))
	if len(unknown) > 0 {
		return &Error{Code: "bad-option", Name: "types", Message: "there is no column named " + shorten(unknown[0])}
	}
	return nil
}

// missingNames returns the keys that are no names, sorted.
func missingNames[V any](m map[string]V, names []string) []string {
	var list []string
	for k := range m {
		if !slices.Contains(names, k) {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return list
}
