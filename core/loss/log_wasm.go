//go:build goexperiment.simd

package loss

import (
	"math"
	"simd/archsimd"
)

// run is the number of rows that pass through the stages of logVector while they are in cache.
const run = 256

// step is the number of rows a loop takes at a time; it finds them through a mask, since a bounds check inside would hold a
// call that may panic, around which the engine keeps every vector in memory.
const (
	step = 4
	mask = run - step
)

// vector is two rows; pair is what it is loaded from and stored to in one instruction; line is a run of rows.
type (
	vector = archsimd.Float64x2
	pair   = [2]float64
	line   = [run]float64
)

// logSum is Sum of Log, two rows to a vector.
func logSum(m, y, w, r, d []float64) float64 {
	total := 0.0
	for ; len(m) >= run; m, y, w = m[run:], y[run:], w[run:] {
		total += logVector(m, y, w, r, d, run)
		r, d = after(r, run), after(d, run)
	}
	if len(m) > 0 {
		total += logPart(m, y, w, r, d)
	}
	return total
}

// after returns v from row n on, nil where it is nil.
func after(v []float64, n int) []float64 {
	if v == nil {
		return nil
	}
	return v[n:]
}

// logPart is logSum over less than a run, by way of copies with rows of weight 0 behind.
func logPart(m, y, w, r, d []float64) float64 {
	var rows [5][run]float64
	copy(rows[0][:], m)
	copy(rows[1][:], y)
	copy(rows[2][:], w[:len(m)])
	total := logVector(rows[0][:], rows[1][:], rows[2][:], rows[3][:], rows[4][:], (len(m)+step-1)&^(step-1))
	copy(r, rows[3][:min(len(r), len(m))])
	copy(d, rows[4][:min(len(d), len(m))])
	return total
}

// logVector is Sum of Log over the first n rows of a run, a multiple of step, with no jump that depends on them:
// exponentials, derivatives and logarithms, each over all rows. The derivatives have the bits of logSumScalar. Margins from
// 708 up, infinite ones and NaN leave the whole run to that form.
func logVector(m, y, w, r, d []float64, n int) float64 {
	var e, right, unread line
	first, second := &unread, &unread
	if r != nil {
		first = (*line)(r)
	}
	if d != nil {
		second = (*line)(d)
	}
	margin, label, weight := (*line)(m), (*line)(y), (*line)(w)
	if !exponentials(&e, margin, n) {
		return logSumScalar(m[:n], y, w, first[:], second[:])
	}
	wrong := derivatives(&e, &right, margin, label, weight, first, second, n)
	return wrong + logarithms(&e, &right, weight, n)
}

// exponent holds the constants of num.ExpNeg in both lanes: to load a vector is cheaper than to broadcast a constant.
var exponent = [...]pair{
	{-math.Log2E, -math.Log2E},
	{0x1.8p52, 0x1.8p52},
	{6.93147180369123816490e-01, 6.93147180369123816490e-01},
	{1.90821492927058770002e-10, 1.90821492927058770002e-10},
	{1, 1},
	{1. / 2, 1. / 2},
	{1. / 6, 1. / 6},
	{1. / 24, 1. / 24},
	{1. / 120, 1. / 120},
	{1. / 720, 1. / 720},
	{1. / 5040, 1. / 5040},
	{1. / 40320, 1. / 40320},
	{1. / 362880, 1. / 362880},
	{1. / 3628800, 1. / 3628800},
	{1. / 39916800, 1. / 39916800},
	{1. / 479001600, 1. / 479001600},
	{1. / 6227020800, 1. / 6227020800},
}

// toExponent makes the power of two of an integer k from the bits of k + 0x1.8p52, before their shift by 52.
const toExponent = 1023 - 0x4338000000000000

// exponentials sets e to exp(-|m|) as num.ExpNeg does, and reports whether that holds: every |m| is below 708.
func exponentials(e, m *line, n int) bool {
	_, _ = e[0], m[0]
	c, bias := &exponent, archsimd.BroadcastInt64x2(toExponent)
	limit := archsimd.BroadcastFloat64x2(708)
	within := limit.Equal(limit).ToInt64x2()
	for k := 0; k < n; k += step {
		i := k & mask
		from, to := (*[step]float64)(m[i:]), (*[step]float64)(e[i:])
		za := archsimd.LoadFloat64x2Array((*pair)(from[0:])).Abs()
		zb := archsimd.LoadFloat64x2Array((*pair)(from[2:])).Abs()
		within = within.And(za.Less(limit).ToInt64x2())
		within = within.And(zb.Less(limit).ToInt64x2())
		shifteda := za.Mul(archsimd.LoadFloat64x2Array(&c[0])).Add(archsimd.LoadFloat64x2Array(&c[1]))
		shiftedb := zb.Mul(archsimd.LoadFloat64x2Array(&c[0])).Add(archsimd.LoadFloat64x2Array(&c[1]))
		ka := shifteda.Sub(archsimd.LoadFloat64x2Array(&c[1]))
		kb := shiftedb.Sub(archsimd.LoadFloat64x2Array(&c[1]))
		ta := za.Neg().Sub(ka.Mul(archsimd.LoadFloat64x2Array(&c[2]))).Sub(ka.Mul(archsimd.LoadFloat64x2Array(&c[3])))
		tb := zb.Neg().Sub(kb.Mul(archsimd.LoadFloat64x2Array(&c[2]))).Sub(kb.Mul(archsimd.LoadFloat64x2Array(&c[3])))
		ta2 := ta.Mul(ta)
		tb2 := tb.Mul(tb)
		ta4 := ta2.Mul(ta2)
		tb4 := tb2.Mul(tb2)
		lowa := archsimd.LoadFloat64x2Array(&c[4]).Add(ta).Add(ta2.Mul(archsimd.LoadFloat64x2Array(&c[5]).Add(ta.Mul(archsimd.LoadFloat64x2Array(&c[6])))))
		lowb := archsimd.LoadFloat64x2Array(&c[4]).Add(tb).Add(tb2.Mul(archsimd.LoadFloat64x2Array(&c[5]).Add(tb.Mul(archsimd.LoadFloat64x2Array(&c[6])))))
		middlea := archsimd.LoadFloat64x2Array(&c[7]).Add(ta.Mul(archsimd.LoadFloat64x2Array(&c[8]))).Add(ta2.Mul(archsimd.LoadFloat64x2Array(&c[9]).Add(ta.Mul(archsimd.LoadFloat64x2Array(&c[10])))))
		middleb := archsimd.LoadFloat64x2Array(&c[7]).Add(tb.Mul(archsimd.LoadFloat64x2Array(&c[8]))).Add(tb2.Mul(archsimd.LoadFloat64x2Array(&c[9]).Add(tb.Mul(archsimd.LoadFloat64x2Array(&c[10])))))
		higha := archsimd.LoadFloat64x2Array(&c[11]).Add(ta.Mul(archsimd.LoadFloat64x2Array(&c[12]))).Add(ta2.Mul(archsimd.LoadFloat64x2Array(&c[13]).Add(ta.Mul(archsimd.LoadFloat64x2Array(&c[14]))))).Add(ta4.Mul(archsimd.LoadFloat64x2Array(&c[15]).Add(ta.Mul(archsimd.LoadFloat64x2Array(&c[16])))))
		highb := archsimd.LoadFloat64x2Array(&c[11]).Add(tb.Mul(archsimd.LoadFloat64x2Array(&c[12]))).Add(tb2.Mul(archsimd.LoadFloat64x2Array(&c[13]).Add(tb.Mul(archsimd.LoadFloat64x2Array(&c[14]))))).Add(tb4.Mul(archsimd.LoadFloat64x2Array(&c[15]).Add(tb.Mul(archsimd.LoadFloat64x2Array(&c[16])))))
		scalea := shifteda.ToBits().BitsToInt64().Add(bias).ShiftAllLeft(52).ToBits().BitsToFloat64()
		scaleb := shiftedb.ToBits().BitsToInt64().Add(bias).ShiftAllLeft(52).ToBits().BitsToFloat64()
		scalea.Mul(lowa.Add(ta4.Mul(middlea.Add(ta4.Mul(higha))))).StoreArray((*pair)(to[0:]))
		scaleb.Mul(lowb.Add(tb4.Mul(middleb.Add(tb4.Mul(highb))))).StoreArray((*pair)(to[2:]))
	}
	return within.GetElem(0)&within.GetElem(1) != 0
}

// derivatives overwrites r and d with those of the weighted losses and right with 1/(1+e), and returns what the rows on
// the wrong side lose beside log(1+e).
func derivatives(e, right, m, y, w, r, d *line, n int) float64 {
	_, _, _, _, _, _, _ = e[0], right[0], m[0], y[0], w[0], r[0], d[0]
	one, zero := archsimd.BroadcastFloat64x2(1), archsimd.BroadcastFloat64x2(0)
	var totalA, totalB vector
	for k := 0; k < n; k += step {
		i := k & mask
		from, label, weight := (*[step]float64)(m[i:]), (*[step]float64)(y[i:]), (*[step]float64)(w[i:])
		power, quotient := (*[step]float64)(e[i:]), (*[step]float64)(right[i:])
		first, second := (*[step]float64)(r[i:]), (*[step]float64)(d[i:])
		ea := archsimd.LoadFloat64x2Array((*pair)(power[0:]))
		eb := archsimd.LoadFloat64x2Array((*pair)(power[2:]))
		qa := one.Div(one.Add(ea))
		qb := one.Div(one.Add(eb))
		qa.StoreArray((*pair)(quotient[0:]))
		qb.StoreArray((*pair)(quotient[2:]))
		pa := ea.Mul(qa) // the smaller of both probabilities
		pb := eb.Mul(qb) // the smaller of both probabilities
		wa := archsimd.LoadFloat64x2Array((*pair)(weight[0:]))
		wb := archsimd.LoadFloat64x2Array((*pair)(weight[2:]))
		wa.Mul(pa).Mul(qa).StoreArray((*pair)(second[0:]))
		wb.Mul(pb).Mul(qb).StoreArray((*pair)(second[2:]))
		za := archsimd.LoadFloat64x2Array((*pair)(from[0:]))
		zb := archsimd.LoadFloat64x2Array((*pair)(from[2:]))
		ya := archsimd.LoadFloat64x2Array((*pair)(label[0:]))
		yb := archsimd.LoadFloat64x2Array((*pair)(label[2:]))
		sa := ya.Add(ya).Sub(one)
		sb := yb.Add(yb).Sub(one)
		wronga := sa.Mul(za).Less(zero)
		wrongb := sb.Mul(zb).Less(zero)
		wa.Mul(sa).Mul(qa.IfElse(wronga, pa)).Neg().StoreArray((*pair)(first[0:]))
		wb.Mul(sb).Mul(qb.IfElse(wrongb, pb)).Neg().StoreArray((*pair)(first[2:]))
		totalA = totalA.Add(wa.Mul(za.Abs().Masked(wronga)))
		totalB = totalB.Add(wb.Mul(zb.Abs().Masked(wrongb)))
	}
	total := totalA.Add(totalB)
	return total.GetElem(0) + total.GetElem(1)
}

// logarithm holds √2-1, 1, ½, 2, the high and the low part of log 2, and the coefficients of the polynomial of
// FreeBSD's s_log1p.c (Sun Microsystems 1993).
var logarithm = [...]pair{
	{math.Sqrt2 - 1, math.Sqrt2 - 1},
	{1, 1},
	{0.5, 0.5},
	{2, 2},
	{6.93147180369123816490e-01, 6.93147180369123816490e-01},
	{1.90821492927058770002e-10, 1.90821492927058770002e-10},
	{6.666666666666735130e-01, 6.666666666666735130e-01},
	{3.999999999940941908e-01, 3.999999999940941908e-01},
	{2.857142874366239149e-01, 2.857142874366239149e-01},
	{2.222219843214978396e-01, 2.222219843214978396e-01},
	{1.818357216161805012e-01, 1.818357216161805012e-01},
	{1.531383769920937332e-01, 1.531383769920937332e-01},
	{1.479819860511658591e-01, 1.479819860511658591e-01},
}

// logarithms returns Σ w·log(1+e) for e from 0 to 1 and right = 1/(1+e), each logarithm to within an ulp. 1+e, or its half
// from √2 up, is 1+f, and with s = f/(2+f), log(1+f) = f - (f²/2 - s·(f²/2 + R(s²))).
func logarithms(e, right, w *line, n int) float64 {
	_, _, _ = e[0], right[0], w[0]
	c := &logarithm
	var totalA, totalB vector
	for k := 0; k < n; k += step {
		i := k & mask
		power, quotient, weight := (*[step]float64)(e[i:]), (*[step]float64)(right[i:]), (*[step]float64)(w[i:])
		ea := archsimd.LoadFloat64x2Array((*pair)(power[0:]))
		eb := archsimd.LoadFloat64x2Array((*pair)(power[2:]))
		largea := ea.Greater(archsimd.LoadFloat64x2Array(&c[0]))
		largeb := eb.Greater(archsimd.LoadFloat64x2Array(&c[0]))
		ua := archsimd.LoadFloat64x2Array(&c[1]).Add(ea)
		ub := archsimd.LoadFloat64x2Array(&c[1]).Add(eb)
		losta := ea.Sub(ua.Sub(archsimd.LoadFloat64x2Array(&c[1]))).Mul(archsimd.LoadFloat64x2Array((*pair)(quotient[0:])))
		lostb := eb.Sub(ub.Sub(archsimd.LoadFloat64x2Array(&c[1]))).Mul(archsimd.LoadFloat64x2Array((*pair)(quotient[2:])))
		fa := ua.Mul(archsimd.LoadFloat64x2Array(&c[2])).Sub(archsimd.LoadFloat64x2Array(&c[1])).IfElse(largea, ea)
		fb := ub.Mul(archsimd.LoadFloat64x2Array(&c[2])).Sub(archsimd.LoadFloat64x2Array(&c[1])).IfElse(largeb, eb)
		sa := fa.Div(archsimd.LoadFloat64x2Array(&c[3]).Add(fa))
		sb := fb.Div(archsimd.LoadFloat64x2Array(&c[3]).Add(fb))
		xa := sa.Mul(sa)
		xb := sb.Mul(sb)
		halfa := fa.Mul(fa).Mul(archsimd.LoadFloat64x2Array(&c[2]))
		halfb := fb.Mul(fb).Mul(archsimd.LoadFloat64x2Array(&c[2]))
		resta := xa.Mul(archsimd.LoadFloat64x2Array(&c[6]).Add(xa.Mul(archsimd.LoadFloat64x2Array(&c[7]).Add(xa.Mul(archsimd.LoadFloat64x2Array(&c[8]).Add(xa.Mul(archsimd.LoadFloat64x2Array(&c[9]).Add(xa.Mul(archsimd.LoadFloat64x2Array(&c[10]).Add(xa.Mul(archsimd.LoadFloat64x2Array(&c[11]).Add(xa.Mul(archsimd.LoadFloat64x2Array(&c[12]))))))))))))))
		restb := xb.Mul(archsimd.LoadFloat64x2Array(&c[6]).Add(xb.Mul(archsimd.LoadFloat64x2Array(&c[7]).Add(xb.Mul(archsimd.LoadFloat64x2Array(&c[8]).Add(xb.Mul(archsimd.LoadFloat64x2Array(&c[9]).Add(xb.Mul(archsimd.LoadFloat64x2Array(&c[10]).Add(xb.Mul(archsimd.LoadFloat64x2Array(&c[11]).Add(xb.Mul(archsimd.LoadFloat64x2Array(&c[12]))))))))))))))
		lowa := sa.Mul(halfa.Add(resta)).Add(archsimd.LoadFloat64x2Array(&c[5]).Add(losta).Masked(largea))
		lowb := sb.Mul(halfb.Add(restb)).Add(archsimd.LoadFloat64x2Array(&c[5]).Add(lostb).Masked(largeb))
		loga := archsimd.LoadFloat64x2Array(&c[4]).Masked(largea).Sub(halfa.Sub(lowa).Sub(fa))
		logb := archsimd.LoadFloat64x2Array(&c[4]).Masked(largeb).Sub(halfb.Sub(lowb).Sub(fb))
		totalA = totalA.Add(archsimd.LoadFloat64x2Array((*pair)(weight[0:])).Mul(loga))
		totalB = totalB.Add(archsimd.LoadFloat64x2Array((*pair)(weight[2:])).Mul(logb))
	}
	total := totalA.Add(totalB)
	return total.GetElem(0) + total.GetElem(1)
}
