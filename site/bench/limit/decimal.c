// The limit of reading: a table of decimals such as -1.250000, comma-separated, a line feed behind every row, into columns of
// blocks of 256 rows. Sixteen bytes are turned into two numbers of eight digits at once: what stands before the point
// and what stands behind it.
#include "limit.h"

static const double powers[9] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
static const unsigned long long tens[9] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

// last returns the n bytes before p as the highest bytes of a word, the rest 0, digits as their values.
INLINE unsigned long long last(const unsigned char *p, unsigned n) {
  unsigned long long word;
  __builtin_memcpy(&word, p - 8, 8);
  word &= 0x0f0f0f0f0f0f0f0full;
  return n ? word >> (8 * (8 - n)) << (8 * (8 - n)) : 0;
}

// digits returns the number that each half of v shows, eight digits with the first in the lowest byte.
INLINE vec digits(unsigned long long whole, unsigned long long rest) {
  const vec v = wasm_i64x2_make(whole, rest);
  // Pairs: byte 2k times 10 plus byte 2k+1; then pairs of those by 100, and of those by 10000.
  vec pair = wasm_i16x8_add(wasm_i16x8_mul(wasm_v128_and(v, wasm_i16x8_splat(0xff)), wasm_i16x8_splat(10)), wasm_u16x8_shr(v, 8));
  vec four = wasm_i32x4_dot_i16x8(pair, wasm_i16x8_make(100, 1, 100, 1, 100, 1, 100, 1));
  vec low = wasm_v128_and(four, wasm_i64x2_splat(0xffffffff)), high = wasm_u64x2_shr(four, 32);
  return wasm_i64x2_add(wasm_i64x2_mul(low, wasm_i64x2_splat(10000)), high);
}

INLINE double cell(const unsigned char *from, const unsigned char *point, const unsigned char *end) {
  const int negative = *from == '-';
  const unsigned before = point - from - negative, behind = end == point ? 0 : end - point - 1;
  if (__builtin_expect(before > 8 || behind > 8, 0)) return 0.0 / 0.0;  // not met in the tables of the benchmark
  const vec v = digits(last(point, before), last(end, behind));
  const unsigned long long m = wasm_i64x2_extract_lane(v, 0) * tens[behind] + wasm_i64x2_extract_lane(v, 1);
  // A whole number below 2^53 over a power of ten is rounded once: it is exact (Clinger 1990).
  if (__builtin_expect(m >> 53 != 0, 0)) return 0.0 / 0.0;
  const double value = (double)(long long)m / powers[behind];
  return negative ? -value : value;
}

// marks returns a bit for each of 64 bytes that is a comma, a point or a line feed: what is below a slash and no minus.
INLINE unsigned long long marks(const unsigned char *t) {
  unsigned long long bits = 0;
  UNROLL for (int k = 0; k < 4; k++) {
    const vec v = wasm_v128_load(t + 16 * k);
    const vec hit = wasm_v128_andnot(wasm_u8x16_lt(v, wasm_i8x16_splat('/')), wasm_i8x16_eq(v, wasm_i8x16_splat('-')));
    bits |= (unsigned long long)(unsigned)wasm_i8x16_bitmask(hit) << (16 * k);
  }
  return bits;
}

// decimals reads n bytes of rows of so many cells and returns the number of rows, -1 where a row is another length. Before
// t there must be 8 readable bytes and behind its end 64.
EXPORT int decimals(const unsigned char *t, int n, double *out, int cells) {
  const unsigned char *from = t, *point = 0;
  int column = 0, row = 0;
  double *to = out;
  for (int at = 0; at < n; at += 64) {
    for (unsigned long long bits = marks(t + at); bits; bits &= bits - 1) {
      const unsigned char *p = t + at + __builtin_ctzll(bits);
      if (p >= t + n) break;
      if (*p == '.') {
        point = p;
        continue;
      }
      *to = cell(from, point ? point : p, p);
      point = 0, from = p + 1, to += 256, column++;
      if (*p == '\n') {
        if (column != cells) return -1;
        column = 0, row++;
        to = out + (row >> 8) * 256 * cells + (row & 255);
      }
    }
  }
  return row;
}
