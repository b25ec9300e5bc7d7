package plot

import "math"

// Tick is a round value on an axis and its label.
type Tick struct {
	Value float64
	Label string
}

// Ticks returns about n round values, steps of 1, 2 or 5 times a power of ten, within lo…hi.
func Ticks(lo, hi float64, n int) []Tick {
	step := Step(lo, hi, n)
	if !(step > 0) || math.IsInf(step, 0) {
		return nil
	}
	var list []Tick
	first, last := math.Ceil(lo/step-1e-9), math.Floor(hi/step+1e-9)
	for i := first; i <= last && len(list) < 100; i++ {
		list = append(list, Tick{Value: i * step})
	}
	for i := range list {
		list[i].Label = label(list[i].Value, step, max(math.Abs(lo), math.Abs(hi)))
	}
	return list
}

// WholeTicks returns about n whole values as Ticks does, at least two where lo…hi holds them.
func WholeTicks(lo, hi float64, n int) []Tick {
	most := max(1, int(hi-lo))
	n = min(n, most)
	list := Ticks(lo, hi, n)
	for len(list) < 2 && n < most {
		n = min(2*n, most)
		list = Ticks(lo, hi, n)
	}
	return list
}

// Step returns the step of Ticks: the one of 1, 2 and 5 times a power of ten that is nearest, in ratio, to giving n
// steps.
func Step(lo, hi float64, n int) float64 {
	raw := (hi - lo) / float64(max(n, 1))
	base := math.Pow(10, math.Floor(math.Log10(raw)))
	switch r := raw / base; {
	case r < math.Sqrt2:
		return base
	case r < math.Sqrt(10):
		return 2 * base
	case r < math.Sqrt(50):
		return 5 * base
	}
	return 10 * base
}

// LogTicks returns the powers of ten within lo…hi (both positive), every second or third where there are more than n,
// with 2 and 5 between them where there are fewer than three, and those of Ticks where that gives fewer than two.
func LogTicks(lo, hi float64, n int) []Tick {
	a, b := math.Ceil(math.Log10(lo)-1e-9), math.Floor(math.Log10(hi)+1e-9)
	count := int(b-a) + 1
	var list []Tick
	if count < 3 {
		for e := a - 1; e <= b; e++ {
			for _, m := range []float64{1, 2, 5} {
				if v := m * math.Pow(10, e); v >= lo*(1-1e-9) && v <= hi*(1+1e-9) {
					list = append(list, Tick{v, Number(v)})
				}
			}
		}
		if len(list) < 2 {
			return Ticks(lo, hi, n)
		}
		return list
	}
	every := float64((count + n - 1) / max(n, 1))
	for e := math.Ceil(a/every) * every; e <= b; e += every {
		v := math.Pow(10, e)
		list = append(list, Tick{v, Number(v)})
	}
	return list
}
