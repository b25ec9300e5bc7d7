package plot

// decimate writes to dst the indices of the points of a line to draw: where many fall into one of columns equal parts
// of x0…x1, only the first, the lowest, the highest and the last of them. x must not decrease.
func decimate(dst []int, x, y []float64, x0, x1 float64, columns int) []int {
	dst = dst[:0]
	if len(x) <= 2*columns {
		for i := range x {
			dst = append(dst, i)
		}
		return dst
	}
	per := float64(columns) / (x1 - x0)
	for i := 0; i < len(x); {
		column := int((x[i] - x0) * per)
		low, high, j := i, i, i
		for ; j < len(x) && int((x[j]-x0)*per) == column; j++ {
			if y[j] < y[low] {
				low = j
			}
			if y[j] > y[high] {
				high = j
			}
		}
		dst = distinct(dst, i, min(low, high), max(low, high), j-1)
		i = j
	}
	return dst
}

// distinct appends ascending indices without repeats.
func distinct(dst []int, list ...int) []int {
	for _, i := range list {
		if n := len(dst); n == 0 || dst[n-1] != i {
			dst = append(dst, i)
		}
	}
	return dst
}

// nearest returns the index of the ascending x that is nearest to v, −1 for none.
func nearest(x []float64, v float64) int {
	lo, hi := 0, len(x)
	for lo < hi {
		mid := (lo + hi) / 2
		if x[mid] < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(x) || lo > 0 && v-x[lo-1] < x[lo]-v {
		lo--
	}
	return lo
}
