//go:build goexperiment.simd

package table

import (
	"math"
	"simd/archsimd"
)

type pair = [2]float64

// blanked returns the last values, filled up with NaN.
func blanked(values []float64) *[lanes]float64 {
	last := [lanes]float64{math.NaN(), math.NaN(), math.NaN(), math.NaN()}
	copy(last[:], values)
	return &last
}

// shiftedSums is shiftedScalar in vectors. A NaN counts as the shift, which changes no sum and no extreme.
func shiftedSums(values []float64, shift float64) shifted {
	by := archsimd.BroadcastFloat64x2(shift)
	sum0, sum1 := by.Sub(by), by.Sub(by)
	low0, low1, high0, high1 := by, by, by, by
	count := archsimd.BroadcastInt64x2(0)
	parts := count
	step := func(at *[lanes]float64) {
		v, w := archsimd.LoadFloat64x2Array((*pair)(at[0:])), archsimd.LoadFloat64x2Array((*pair)(at[2:]))
		is0, is1 := v.Equal(v), w.Equal(w)
		v, w = v.IfElse(is0, by), w.IfElse(is1, by)
		count = count.Add(is0.ToInt64x2()).Add(is1.ToInt64x2())
		parts = parts.Add(v.NotEqual(v.Floor()).And(is0).ToInt64x2()).Add(w.NotEqual(w.Floor()).And(is1).ToInt64x2())
		sum0, sum1 = sum0.Add(v.Sub(by)), sum1.Add(w.Sub(by))
		low0, low1 = v.IfElse(v.Less(low0), low0), w.IfElse(w.Less(low1), low1)
		high0, high1 = v.IfElse(v.Greater(high0), high0), w.IfElse(w.Greater(high1), high1)
	}
	for len(values) >= lanes {
		step((*[lanes]float64)(values))
		values = values[lanes:]
	}
	if len(values) > 0 {
		step(blanked(values))
	}
	sum := sum0.Add(sum1)
	return shifted{
		n: -int(count.GetElem(0) + count.GetElem(1)), parts: -int(parts.GetElem(0) + parts.GetElem(1)),
		sum: sum.GetElem(0) + sum.GetElem(1), min: least(four(low0, low1)), max: most(four(high0, high1)),
	}
}

func four(a, b archsimd.Float64x2) [lanes]float64 {
	return [lanes]float64{a.GetElem(0), a.GetElem(1), b.GetElem(0), b.GetElem(1)}
}

// centredSums is centredScalar in vectors.
func centredSums(values []float64, mean float64) (rest, squares float64) {
	by := archsimd.BroadcastFloat64x2(mean)
	zero := archsimd.BroadcastFloat64x2(0)
	r0, r1, q0, q1 := zero, zero, zero, zero
	step := func(at *[lanes]float64) {
		v, w := archsimd.LoadFloat64x2Array((*pair)(at[0:])), archsimd.LoadFloat64x2Array((*pair)(at[2:]))
		d, e := v.Sub(by).Masked(v.Equal(v)), w.Sub(by).Masked(w.Equal(w))
		r0, r1 = r0.Add(d), r1.Add(e)
		q0, q1 = q0.Add(d.Mul(d)), q1.Add(e.Mul(e))
	}
	for len(values) >= lanes {
		step((*[lanes]float64)(values))
		values = values[lanes:]
	}
	if len(values) > 0 {
		step(blanked(values))
	}
	r, q := r0.Add(r1), q0.Add(q1)
	return r.GetElem(0) + r.GetElem(1), q.GetElem(0) + q.GetElem(1)
}

// hashAll is hashScalar through vectors, as the bits of a float64 go through memory otherwise.
func hashAll(hashes *[hashBlock]uint32, values []float64) int {
	values = values[:min(hashBlock, len(values))]
	zero := archsimd.BroadcastFloat64x2(0)
	k := 0
	for rest := values; len(rest) >= lanes; k += lanes {
		at := (*[lanes]float64)(rest)
		to := (*[lanes]uint32)(hashes[k&(hashBlock-lanes):])
		v := archsimd.LoadFloat64x2Array((*pair)(at[0:])).Add(zero).ToBits()
		w := archsimd.LoadFloat64x2Array((*pair)(at[2:])).Add(zero).ToBits()
		to[0], to[1] = spreadBits(v.GetElem(0)), spreadBits(v.GetElem(1))
		to[2], to[3] = spreadBits(w.GetElem(0)), spreadBits(w.GetElem(1))
		rest = rest[lanes:]
	}
	for ; k < len(values); k++ {
		hashes[k] = spreadBits(math.Float64bits(values[k] + 0))
	}
	return len(values)
}
