package table

import (
	"math"
	"math/bits"
)

// pow10 are the powers of ten that float64 holds exactly.
var pow10 = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// pow5 are the powers of five that 64 bits hold.
var pow5 = func() (p [28]uint64) {
	p[0] = 1
	for i := range p[1:] {
		p[i+1] = 5 * p[i]
	}
	return p
}()

// scaled returns m·10^power, correctly rounded; ok is false where it does not know: beyond 27 places.
//
// Where both m and the power of ten are float64, their quotient or product is right (Clinger 1990, section 4). Otherwise it is
// that of integers, of which the bits beyond 64 matter only in whether they are all zero; the powers of two are exact.
func scaled(m uint64, power int) (v float64, ok bool) {
	switch {
	case m <= bigInteger && power <= 0 && power >= -22:
		return float64(m) / pow10[-power], true
	case m <= bigInteger && power > 0 && power <= 22:
		return float64(m) * pow10[power], true
	case m == 0:
		return 0, true
	case power < 0 && power > -len(pow5):
		return quotient(m, -power), true
	case power >= 0 && power < len(pow5):
		return product(m, power), true
	}
	return 0, false
}

// quotient returns m/10^power.
func quotient(m uint64, power int) float64 {
	d := pow5[power]
	up, down := bits.LeadingZeros64(m), bits.LeadingZeros64(d)
	m <<= up & 63
	q, rest := bits.Div64(m>>1, m<<63, d<<(down&63)) // 63 or 64 bits
	if rest != 0 {
		q |= 1
	}
	return float64(q) * exp2(down-up-63-power)
}

// product returns m·10^power.
func product(m uint64, power int) float64 {
	hi, lo := bits.Mul64(m, pow5[power])
	if hi == 0 {
		return float64(lo) * exp2(power)
	}
	up := bits.LeadingZeros64(hi)
	q := hi<<(up&63) | lo>>((64-up)&63)&(1<<(up&63)-1)
	if lo<<(up&63) != 0 {
		q |= 1
	}
	return float64(q) * exp2(power+64-up)
}

// exp2 returns 2^e, a normal number.
func exp2(e int) float64 { return math.Float64frombits(uint64(1023+e) << 52) }
