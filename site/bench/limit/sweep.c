// The limit: the sums of one Newton sweep as a patient person writes them in C for wasm's 128-bit vectors, with nothing
// general about them. 20 features in blocks of 256 rows, column by column within a block; the intercept is no column, its
// products are sums that fall out on the way. Sums are kept in two lanes until the end.
#include "limit.h"

enum { ROWS = 256, P = 20, PART = 128, TILE = 3 };

typedef struct {
  vec slope[P], slope0;          // Σ r·x_j, Σ r
  vec curve[P + 1][P + 1];       // Σ d·x_i·x_j, i <= j; 0 is the intercept
} sums;

static sums total;
static double margins[ROWS] ALIGNED, residuals[ROWS] ALIGNED, weights[ROWS] ALIGNED, rooted[(P + 1) * PART] ALIGNED;

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

// tile adds the products of columns i … i+2 and j … j+2 over the rows of a part, where the column of the second is no
// smaller.
INLINE void tile(const double *u, const int i, const int j, sums *t) {
  vec s[TILE][TILE];
  UNROLL for (int k = 0; k < TILE; k++) UNROLL for (int l = 0; l < TILE; l++) s[k][l] = splat(0);
  for (const double *a = u + i * PART, *b = u + j * PART, *end = a + PART; a < end; a += 4, b += 4) {
    UNROLL for (int q = 0; q < 4; q += 2) {
      const vec a0 = load(a + q), a1 = load(a + PART + q), a2 = load(a + 2 * PART + q);
      UNROLL for (int l = 0; l < TILE; l++) {
        const vec v = i == j && l == 0 ? a0 : i == j && l == 1 ? a1 : i == j ? a2 : load(b + l * PART + q);
        s[0][l] = add(s[0][l], mul(a0, v));
        if (i < j || l > 0) s[1][l] = add(s[1][l], mul(a1, v));
        if (i < j || l > 1) s[2][l] = add(s[2][l], mul(a2, v));
      }
    }
  }
  UNROLL for (int k = 0; k < TILE; k++) UNROLL for (int l = 0; l < TILE; l++)
    t->curve[i + k][j + l] = add(t->curve[i + k][j + l], s[k][l]);
}

// gram: the columns of a part of a block are scaled by the root of d into a dense buffer that stays in the nearest cache, the
// intercept's, which is the root itself, first; then multiplied in tiles that stay in registers.
INLINE void gram_block(const double *x, const double *d, sums *t) {
  for (int h = 0; h < ROWS; h += PART) {
    for (int i = 0; i < PART; i += 2) store(rooted + i, wasm_f64x2_sqrt(load(d + h + i)));
    for (int j = 0; j < P; j++) {
      const double *c = x + j * ROWS + h;
      double *to = rooted + (j + 1) * PART;
      for (int i = 0; i < PART; i += 4) {
        store(to + i, mul(load(c + i), load(rooted + i)));
        store(to + i + 2, mul(load(c + i + 2), load(rooted + i + 2)));
      }
    }
    UNROLL for (int i = 0; i < P + 1; i += TILE) UNROLL for (int j = i; j < P + 1; j += TILE) tile(rooted, i, j, t);
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
EXPORT double curve(int i, int j) { return both(total.curve[i][j]); }
