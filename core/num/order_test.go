package num_test

import (
	"slices"
	"testing"

	"descent/core/num"
)

func TestOrder(t *testing.T) {
	keys := []int{3, 1, 3, 0, 1}
	got := num.Order(len(keys), func(a, b int32) int { return keys[a] - keys[b] })
	if want := []int32{3, 1, 4, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	many := num.Order(1000, func(a, b int32) int { return int(b%7) - int(a%7) })
	for i, at := range many[1:] {
		if before := many[i]; before%7 < at%7 || before%7 == at%7 && before > at {
			t.Fatalf("%d stands before %d", before, at)
		}
	}
	if len(num.Order(0, nil)) != 0 {
		t.Error("an order of nothing")
	}
}
