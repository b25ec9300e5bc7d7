package design

import (
	"strconv"
	"strings"

	"descent/core/num"
)

// Compare orders levels and classes: numbers numerically, then text by code point.
func Compare(a, b string) int {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	switch {
	case errX == nil && errY == nil && x != y:
		if x < y {
			return -1
		}
		return 1
	case errX == nil && errY != nil:
		return -1
	case errX != nil && errY == nil:
		return 1
	}
	return strings.Compare(a, b)
}

// sorted returns the levels in order, and for each of them its place there.
func sorted(levels []string) ([]string, []int32) {
	order := num.Order(len(levels), func(a, b int32) int { return Compare(levels[a], levels[b]) })
	out, place := make([]string, len(levels)), make([]int32, len(levels))
	for at, from := range order {
		out[at], place[from] = levels[from], int32(at)
	}
	return out, place
}
