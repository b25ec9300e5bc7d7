package main

import (
	"math"

	"github.com/andybalholm/brotli/flate"
	"github.com/andybalholm/brotli/matchfinder"
)

// Bounds of DEFLATE (RFC 1951, section 2) and of the work.
const (
	shortest  = 3
	longest   = 258
	window    = 1 << 15
	blockSize = 1 << 16
	chain     = 300 // places that are tried for a match
	rounds    = 3   // parses of a block
)

// squeeze returns data as a gzip file, smaller than compress/gzip makes it: each block is parsed at the least cost in bits,
// the costs being those of the parse before, as zopfli does.
func squeeze(data []byte) []byte {
	encoder := flate.NewGZIPEncoder()
	found := newFinder(data)
	var out []byte
	for at := 0; at < len(data) || at == 0; at += blockSize {
		end := min(at+blockSize, len(data))
		found.block(at, end)
		prices := firstPrices()
		var matches []matchfinder.Match
		for range rounds {
			matches = found.parse(at, end, &prices)
			prices = countSymbols(data[at:end], matches).prices()
		}
		out = encoder.Encode(out, data[at:end], matches, end == len(data))
	}
	copy(out[4:8], "\x00\x00\x00\x00") // the time, so that the same data make the same file
	return out
}

// reach is a match of some length at the shortest distance at which one of that length is.
type reach struct{ length, distance int }

// finder finds matches in data.
type finder struct {
	data     []byte
	head     []int     // by hash, the last place + 1
	previous []int     // by place, the place + 1 before it with the same hash
	matches  [][]reach // by place in the block, from short to long
	cost     []float64
	step     []reach // the cheapest last step to each place of the block; length 1 is a literal
}

func newFinder(data []byte) *finder {
	return &finder{data: data, head: make([]int, 1<<16), previous: make([]int, len(data)),
		matches: make([][]reach, blockSize), cost: make([]float64, blockSize+1), step: make([]reach, blockSize+1)}
}

// block finds the matches of the places from at to end, which follow those of the call before.
func (f *finder) block(at, end int) {
	for i := at; i < end; i++ {
		list := f.matches[i-at][:0]
		if i+shortest <= len(f.data) {
			hash := (uint32(f.data[i]) | uint32(f.data[i+1])<<8 | uint32(f.data[i+2])<<16) * 0x9e3779b1 >> 16
			list = f.reaches(list, i, f.head[hash]-1, min(longest, end-i))
			f.previous[i], f.head[hash] = f.head[hash], i+1
		}
		f.matches[i-at] = list
	}
}

// reaches appends the matches at place i with candidate and the places before it, none longer than limit.
func (f *finder) reaches(list []reach, i, candidate, limit int) []reach {
	length := shortest - 1
	for range chain {
		if candidate < 0 || i-candidate > window || length >= limit {
			break
		}
		if f.data[candidate+length] == f.data[i+length] {
			n := 0
			for n < limit && f.data[candidate+n] == f.data[i+n] {
				n++
			}
			if n > length {
				length = n
				list = append(list, reach{n, i - candidate})
			}
		}
		candidate = f.previous[candidate] - 1
	}
	return list
}

// parse returns the cheapest way through the block: Dijkstra's algorithm on places in their order.
func (f *finder) parse(at, end int, p *prices) []matchfinder.Match {
	n := end - at
	for i := range n {
		f.cost[i+1] = math.Inf(1)
	}
	f.cost[0] = 0
	for i := range n {
		here := f.cost[i]
		f.reach(i, here+p.literal[f.data[at+i]], reach{1, 0})
		length := shortest
		for _, m := range f.matches[i] {
			for far := here + p.distance[distanceSymbol(m.distance)]; length <= m.length; length++ {
				f.reach(i, far+p.length[length], reach{length, m.distance})
			}
		}
	}
	return f.way(n)
}

// reach takes a step from place i of the block where it is cheaper than what led there.
func (f *finder) reach(i int, cost float64, step reach) {
	if to := i + step.length; cost < f.cost[to] {
		f.cost[to], f.step[to] = cost, step
	}
}

// way follows the cheapest steps back and returns them from the first on.
func (f *finder) way(n int) []matchfinder.Match {
	var steps []reach
	for i := n; i > 0; i -= f.step[i].length {
		steps = append(steps, f.step[i])
	}
	var matches []matchfinder.Match
	next := matchfinder.Match{}
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].length == 1 {
			next.Unmatched++
			continue
		}
		next.Length, next.Distance = steps[i].length, steps[i].distance
		matches = append(matches, next)
		next = matchfinder.Match{}
	}
	if next.Unmatched > 0 {
		matches = append(matches, next)
	}
	return matches
}
