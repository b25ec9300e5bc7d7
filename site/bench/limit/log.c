// The log loss of a block of rows.
#include "limit.h"

// exp_negative returns e^x for x <= 0 to within a few units of the last place: x = k·log 2 + t, and at |t| <= ½·log 2 the
// polynomial of degree 11 that meets e^t at the Chebyshev points, off by 3·10^-18 at most; evaluated in pairs of powers
// (Estrin 1960), so that no product waits long for another.
INLINE vec exp_negative(vec x) {
  const vec round = splat(0x1.8p52);
  x = wasm_f64x2_pmax(splat(-708), x);
  const vec shifted = add(mul(x, splat(0x1.71547652b82fep0)), round), k = sub(shifted, round);
  vec t = sub(x, mul(k, splat(0x1.62e42feep-1)));  // log 2 in two parts; k times the first is exact
  t = sub(t, mul(k, splat(0x1.a39ef35793c76p-33)));
  const vec t2 = mul(t, t), t4 = mul(t2, t2);
  const vec c2 = add(splat(0x1.0000000000011p-1), mul(t, splat(0x1.555555555555ap-3)));
  const vec c4 = add(splat(0x1.555555554f0cfp-5), mul(t, splat(0x1.111111110f225p-7)));
  const vec c6 = add(splat(0x1.6c16c187fbe02p-10), mul(t, splat(0x1.a01a01b14378fp-13)));
  const vec c8 = add(splat(0x1.a01991ac8730ap-16), mul(t, splat(0x1.71ddf5749d126p-19)));
  const vec c10 = add(splat(0x1.28b4057f44145p-22), mul(t, splat(0x1.af631d0059becp-26)));
  const vec high = add(add(c4, mul(c6, t2)), mul(t4, add(c8, mul(c10, t2))));
  const vec poly = add(add(splat(1), t), add(mul(c2, t2), mul(high, t4)));
  // The low bits of shifted hold k; added to the exponent's bits they multiply by 2^k.
  return wasm_i64x2_add(poly, wasm_i64x2_shl(shifted, 52));
}

// logarithm returns log v for a finite v >= 1, by the series of the inverse hyperbolic tangent at a mantissa near 1.
static double logarithm(double v) {
  union { double v; unsigned long long bits; } u = {v};
  int exponent = (int)(u.bits >> 52) - 1023;
  u.bits = (u.bits & 0xfffffffffffffull) | 0x3ffull << 52;
  if (u.v > 1.4142135623730951) u.v /= 2, exponent++;
  const double s = (u.v - 1) / (u.v + 1), q = s * s;
  double sum = 0;
  for (int k = 23; k > 0; k -= 2) sum = sum * q + 1. / k;
  return 2 * s * sum + exponent * 0.6931471805599453;
}

double log_block(const double *z, const double *y, double *r, double *d, vec *slope) {
  // log(1+e) is added up as the logarithm of a product: 64 factors of at most 2 in each of four lanes.
  vec product[2] = {splat(1), splat(1)}, loss[2] = {splat(0), splat(0)}, first[2] = {splat(0), splat(0)};
  for (int i = 0; i < 256; i += 4) {
    UNROLL for (int k = 0; k < 2; k++) {
      const vec m = load(z + i + 2 * k), class = load(y + i + 2 * k);
      const vec e = exp_negative(wasm_f64x2_neg(wasm_f64x2_abs(m))), one = add(splat(1), e);
      const vec large = wasm_f64x2_div(splat(1), one), small = mul(e, large);
      const vec chance = wasm_v128_bitselect(small, large, wasm_f64x2_lt(m, splat(0)));
      const vec residual = sub(chance, class);
      store(r + i + 2 * k, residual);
      store(d + i + 2 * k, mul(large, small));
      first[k] = add(first[k], residual);
      product[k] = mul(product[k], one);
      loss[k] = add(loss[k], sub(wasm_f64x2_pmax(splat(0), m), mul(class, m)));
    }
  }
  if (slope) *slope = add(*slope, add(first[0], first[1]));
  const vec p = mul(product[0], product[1]);
  return both(add(loss[0], loss[1])) + logarithm(wasm_f64x2_extract_lane(p, 0)) + logarithm(wasm_f64x2_extract_lane(p, 1));
}
