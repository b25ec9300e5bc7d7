package main

import (
	"math"
	"math/bits"

	"github.com/andybalholm/brotli/matchfinder"
)

// prices are the costs in bits of what a block of DEFLATE is made of, extra bits included.
type prices struct {
	literal  [256]float64
	length   [longest + 1]float64
	distance [30]float64 // by symbol
}

// firstPrices are a guess, for the first parse of a block.
func firstPrices() (p prices) {
	for i := range p.literal {
		p.literal[i] = 8
	}
	for n := shortest; n <= longest; n++ {
		p.length[n] = 6 + float64(lengthExtra(n))
	}
	for s := range p.distance {
		p.distance[s] = 5 + float64(distanceExtra(s))
	}
	return p
}

// symbols counts the symbols of a block: RFC 1951, section 3.2.5.
type symbols struct {
	literal  [286]float64 // and the end of the block, and lengths
	distance [30]float64
}

func countSymbols(data []byte, matches []matchfinder.Match) *symbols {
	s := &symbols{}
	s.literal[256] = 1
	for _, m := range matches {
		for _, b := range data[:m.Unmatched] {
			s.literal[b]++
		}
		data = data[m.Unmatched+m.Length:]
		if m.Length > 0 {
			s.literal[lengthSymbol(m.Length)]++
			s.distance[distanceSymbol(m.Distance)]++
		}
	}
	return s
}

// prices are the entropies of the symbols, in bits.
func (s *symbols) prices() (p prices) {
	literal, distance := entropies(s.literal[:]), entropies(s.distance[:])
	copy(p.literal[:], literal)
	for n := shortest; n <= longest; n++ {
		p.length[n] = literal[lengthSymbol(n)] + float64(lengthExtra(n))
	}
	for i := range p.distance {
		p.distance[i] = distance[i] + float64(distanceExtra(i))
	}
	return p
}

// entropies returns the bits that each of the counted symbols takes; one that was not seen takes as many as the rarest could.
func entropies(counts []float64) []float64 {
	total := 0.0
	for _, n := range counts {
		total += n
	}
	all := make([]float64, len(counts))
	for i, n := range counts {
		all[i] = math.Log2(max(total, 1)) - math.Log2(max(n, 1))
	}
	return all
}

// lengthSymbol returns the symbol of a length of 3 to 258.
func lengthSymbol(n int) int {
	switch {
	case n == longest:
		return 285
	case n < 11:
		return 254 + n
	}
	extra := lengthExtra(n)
	return 257 + 4*extra + (n-shortest)>>extra
}

// lengthExtra returns how many bits follow the symbol of a length.
func lengthExtra(n int) int {
	if n < 11 || n == longest {
		return 0
	}
	return bits.Len(uint(n-shortest)) - 3
}

// distanceSymbol returns the symbol of a distance of 1 to 32,768.
func distanceSymbol(d int) int {
	if d < 5 {
		return d - 1
	}
	extra := bits.Len(uint(d-1)) - 2
	return 2*extra + (d-1)>>extra
}

// distanceExtra returns how many bits follow a symbol of a distance.
func distanceExtra(symbol int) int { return max(0, symbol/2-1) }
