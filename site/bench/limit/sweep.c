// The limit: the sums of one Newton sweep as a patient person writes them in C for wasm's 128-bit vectors, with nothing
// general about them. 20 features in blocks of 256 rows, column by column within a block; the intercept is no column, its
// products are sums that fall out on the way. Sums are kept in two lanes until the end.
#include "limit.h"

enum { ROWS = 256, P = 20, HALF = 64, WIDE = 4, TALL = 2 };

typedef struct {
  vec slope[P], slope0;    // Σ r·x_j, Σ r
  vec curve[P][P];         // Σ d·x_i·x_j for the tiles on and right of the diagonal
  vec curve0[P], curve00;  // Σ d·x_j, Σ d
} sums;

static sums total;
static double margins[ROWS] ALIGNED, residuals[ROWS] ALIGNED, weights[ROWS] ALIGNED, scaled[P * HALF] ALIGNED;

// margin: z = b0 + Σ b_j·x_j, five columns at a time so that z is read and written four times a block.
INLINE void margin_block(const double *x, const double *b, double *z) {
  for (int j = 0; j < P; j += 5) {
    const vec b0 = splat(b[1 + j]), b1 = splat(b[2 + j]), b2 = splat(b[3 + j]), b3 = splat(b[4 + j]), b4 = splat(b[5 + j]);
    const double *c = x + j * ROWS;
    for (int i = 0; i < ROWS; i += 4) {
      UNROLL for (int k = 0; k < 4; k += 2) {
        vec s = j ? load(z + i + k) : splat(b[0]);
        s = add(s, add(mul(load(c + i + k), b0), mul(load(c + ROWS + i + k), b1)));
        s = add(s, add(mul(load(c + 2 * ROWS + i + k), b2), mul(load(c + 3 * ROWS + i + k), b3)));
        store(z + i + k, add(s, mul(load(c + 4 * ROWS + i + k), b4)));
      }
    }
  }
}

// gradient: four columns at a time against the residuals.
INLINE void gradient_block(const double *x, const double *r, sums *t) {
  for (int j = 0; j < P; j += 4) {
    vec s[8];
    UNROLL for (int k = 0; k < 8; k++) s[k] = splat(0);
    const double *c = x + j * ROWS;
    for (int i = 0; i < ROWS; i += 4) {
      const vec r0 = load(r + i), r1 = load(r + i + 2);
      UNROLL for (int k = 0; k < 4; k++) {
        s[2 * k] = add(s[2 * k], mul(load(c + k * ROWS + i), r0));
        s[2 * k + 1] = add(s[2 * k + 1], mul(load(c + k * ROWS + i + 2), r1));
      }
    }
    UNROLL for (int k = 0; k < 4; k++) t->slope[j + k] = add(t->slope[j + k], add(s[2 * k], s[2 * k + 1]));
  }
}

// tile adds scaled columns i, i+1 times plain columns j … j+3 over HALF rows.
INLINE void tile(const double *u, const double *x, int i, int j, sums *t) {
  vec s[TALL * WIDE];
  UNROLL for (int k = 0; k < TALL * WIDE; k++) s[k] = splat(0);
  const double *a = u + i * HALF, *c = x + j * ROWS;
  for (int r = 0; r < HALF; r += 4) {
    UNROLL for (int q = 0; q < 4; q += 2) {
      const vec a0 = load(a + r + q), a1 = load(a + HALF + r + q);
      UNROLL for (int k = 0; k < WIDE; k++) {
        const vec v = load(c + k * ROWS + r + q);
        s[k] = add(s[k], mul(a0, v));
        s[WIDE + k] = add(s[WIDE + k], mul(a1, v));
      }
    }
  }
  UNROLL for (int k = 0; k < WIDE; k++) {
    t->curve[i][j + k] = add(t->curve[i][j + k], s[k]);
    t->curve[i + 1][j + k] = add(t->curve[i + 1][j + k], s[WIDE + k]);
  }
}

// gram: the columns of a quarter of a block are scaled by d once, then multiplied in tiles while both are in cache.
INLINE void gram_block(const double *x, const double *d, sums *t) {
  for (int h = 0; h < ROWS; h += HALF) {
    vec s0 = splat(0), s1 = splat(0);
    for (int i = 0; i < HALF; i += 4) s0 = add(s0, load(d + h + i)), s1 = add(s1, load(d + h + i + 2));
    t->curve00 = add(t->curve00, add(s0, s1));
    for (int j = 0; j < P; j++) {
      const double *c = x + j * ROWS + h;
      s0 = s1 = splat(0);
      for (int i = 0; i < HALF; i += 4) {
        const vec u0 = mul(load(c + i), load(d + h + i)), u1 = mul(load(c + i + 2), load(d + h + i + 2));
        store(scaled + j * HALF + i, u0), store(scaled + j * HALF + i + 2, u1);
        s0 = add(s0, u0), s1 = add(s1, u1);
      }
      t->curve0[j] = add(t->curve0[j], add(s0, s1));
    }
    UNROLL for (int i = 0; i < P; i += TALL) UNROLL for (int j = i - i % WIDE; j < P; j += WIDE) tile(scaled, x + h, i, j, t);
  }
}

// What the page calls. rows is a multiple of 256; x holds rows × 20, blocks one after the other.

EXPORT void margin(const double *x, const double *b, double *z, int rows) {
  for (int at = 0; at < rows; at += ROWS) margin_block(x + at * P, b, z + at);
}

EXPORT double loss(const double *z, const double *y, double *r, double *d, int rows) {
  double sum = 0;
  for (int at = 0; at < rows; at += ROWS) sum += log_block(z + at, y + at, r + at, d + at, 0);
  return sum;
}

EXPORT void gradient(const double *x, const double *r, int rows) {
  __builtin_memset(&total, 0, sizeof total);
  for (int at = 0; at < rows; at += ROWS) gradient_block(x + at * P, r + at, &total);
}

EXPORT void gram(const double *x, const double *d, int rows) {
  __builtin_memset(&total, 0, sizeof total);
  for (int at = 0; at < rows; at += ROWS) gram_block(x + at * P, d + at, &total);
}

EXPORT double sweep(const double *x, const double *y, const double *b, int rows) {
  double sum = 0;
  __builtin_memset(&total, 0, sizeof total);
  for (int at = 0; at < rows; at += ROWS) {
    margin_block(x + at * P, b, margins);
    sum += log_block(margins, y + at, residuals, weights, &total.slope0);
    gradient_block(x + at * P, residuals, &total);
    gram_block(x + at * P, weights, &total);
  }
  return sum;
}

// slope and curve read the sums of the last call; 0 is the intercept, j the j-th feature.
EXPORT double slope(int j) { return both(j ? total.slope[j - 1] : total.slope0); }
EXPORT double curve(int i, int j) {
  if (i == 0) return both(j ? total.curve0[j - 1] : total.curve00);
  return both(total.curve[i - 1][j - 1]);
}
