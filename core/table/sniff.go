package table

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Sniff finds out how a file is written. head is the first HeadBytes of it, or all of it; size is its length. The
// error is an *Error.
func Sniff(head []byte, size int64, opt Options) (*Plan, error) {
	p, err := sniff(head, size, opt, SegmentBytes)
	if err == nil {
		p.widen()
	}
	return p, err
}

func sniff(head []byte, size int64, opt Options, segment int) (*Plan, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	if kind := notText(head); kind != "" {
		return nil, &Error{Code: "not-text", Message: "this is " + kind + ", not a table in text form"}
	}
	p := &Plan{Size: size, segment: segment, Line: 1, lockPoint: opt.Decimal != 0}
	p.mark, p.Dialect.Encoding = byteOrderMark(head)
	p.lockText = p.mark > 0 || opt.Encoding != ""
	if opt.Encoding != "" {
		p.Dialect.Encoding = encodingOf(opt.Encoding)
	} else if p.mark == 0 {
		p.Dialect.Encoding = sniffEncoding(head)
	}
	p.Dialect.Missing = DefaultMissing
	if opt.Missing != nil {
		p.Dialect.Missing = slices.Clone(opt.Missing)
	}
	whole := int64(len(head)) >= size
	text, err := p.headText(head[p.mark:], opt, whole)
	if err != nil {
		return nil, err
	}
	return p.sniffText(text, opt, whole)
}

// headText decodes the head. With a delimiter of several bytes that is asked for, or UTF-16, positions are those of
// the normalised text.
func (p *Plan) headText(head []byte, opt Options, whole bool) ([]byte, error) {
	e := p.Dialect.Encoding
	utf16 := e == utf16le || e == utf16be
	p.Sequential = utf16 || opt.Delimiter >= 0x80 && delimiterByte(opt.Delimiter, e) == wideDelimiter
	text := head
	if p.Sequential {
		n := normaliser{encoding: e, delimiter: string(max(opt.Delimiter, ','))}
		text = n.next(head, whole)
	}
	if utf16 && bytes.Count(text, []byte(string(utf8.RuneError)))*10 > len(text) {
		return nil, &Error{Code: "bad-encoding", Message: "the bytes are not " + e, Name: "encoding"}
	}
	if whole {
		text = cutEndMark(text)
	}
	if len(bytes.Trim(text, "\r\n")) == 0 {
		return nil, &Error{Code: "empty-file", Message: "there is nothing in the file"}
	}
	if tooManyControls(text) {
		return nil, &Error{Code: "not-text", Message: "this is not text: it is full of control characters"}
	}
	return text, nil
}

// sniffText finds delimiter, quote, comments, preamble, header and types in the decoded head.
func (p *Plan) sniffText(text []byte, opt Options, whole bool) (*Plan, error) {
	text, from := p.separatorLine(text, &opt)
	p.chooseFormat(text, opt, whole)
	f := p.format()
	lines, runaway := f.sample(text, whole)
	if runaway >= 0 {
		p.headRunaway(text, runaway, from)
		f = p.format()
		f.quoteEnd -= p.base() + from
		lines, _ = f.sample(text, whole)
	}
	lay := p.layOut(lines, opt)
	if lay == nil {
		return nil, &Error{Code: "too-large", Message: "the first row is longer than " + megabytes(HeadBytes), Line: p.Line}
	}
	if err := p.place(lay, lines, opt, from); err != nil {
		return nil, err
	}
	return p.guessTypes(text, from), nil
}

// separatorLine takes Excel's first line "sep=;" off and returns how long it was.
func (p *Plan) separatorLine(text []byte, opt *Options) ([]byte, int64) {
	end := bytes.IndexAny(text, "\r\n")
	if end != 5 || !bytes.EqualFold(text[:4], []byte("sep=")) || opt.Delimiter != 0 && opt.Delimiter != rune(text[4]) {
		return text, 0
	}
	opt.Delimiter = rune(text[4])
	n := lineEnd(text, end)
	p.Line++
	p.Dialect.Preamble++
	return text[n:], int64(n)
}

// headRunaway notes the quote at text[i] that never closes.
func (p *Plan) headRunaway(text []byte, i int, from int64) {
	line := p.Line + countLines(text[:i])
	p.Unquoted, p.QuoteEnd = true, p.base()+from+int64(i)
	p.quoteRaw = p.QuoteEnd
	if p.Sequential {
		n := p.normaliser()
		p.quoteRaw = int64(p.mark) + from + int64(n.rawLength(text[:i]))
	}
	p.Problems = append(p.Problems, Problem{
		Code: unbalancedQuote, Line: line, Count: 1, Message: sentence(unbalancedQuote, "", "", 1),
	})
}

// base is the position of the first byte after the byte order mark.
func (p *Plan) base() int64 {
	if p.Sequential {
		return 0
	}
	return int64(p.mark)
}

// trialBytes bounds what the first guess of the types is made from.
const trialBytes = 1 << 16

// trialText cuts a text that goes on so that it ends with a line end.
func trialText(text []byte, start int) []byte {
	if len(text) <= start+trialBytes {
		return text
	}
	cut := text[:start+trialBytes]
	if n := bytes.LastIndexByte(cut, '\n'); n >= start {
		return cut[:n+1]
	}
	return text
}

// guessTypes scans the head with all columns as numbers and has the merger correct that.
func (p *Plan) guessTypes(text []byte, from int64) *Plan {
	trial := p.clone()
	trial.Size, trial.segment, trial.Sequential, trial.mark = int64(len(text)), max(1, len(text)), false, 0
	offset := p.base() + from
	trial.DataStart -= offset
	trial.QuoteEnd -= offset
	trial.Dialect.Encoding = p.Dialect.Encoding
	if p.Sequential {
		trial.Dialect.Encoding = utf8Label
	}
	s := trial.Scanner(0, nil)
	s.trial = true
	text = trialText(text, int(trial.DataStart))
	trial.Size = int64(len(text))
	if len(text) == 0 || s.Feed(text) != nil {
		return p
	}
	m := newMerger(trial, []*Summary{s.Summary()})
	if m.rows == 0 {
		return p
	}
	if next := m.revise(); next != nil {
		p.Columns, p.Dialect.Decimal, p.Dialect.Comment = next.Columns, next.Dialect.Decimal, next.Dialect.Comment
		p.Problems = next.Problems
	}
	return p
}
