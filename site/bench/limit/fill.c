// The rows that the sums are taken of: the numbers of a linear congruential generator, the same as kernels/main.go makes.
#include "limit.h"

static unsigned state;

static double next(void) {
  state = state * 1664525u + 1013904223u;
  return (int)state / 2147483648.0;
}

EXPORT void fill(double *x, double *y, double *b, int rows) {
  state = 12345;
  for (int j = 0; j <= 20; j++) b[j] = next();
  for (int i = 0; i < rows; i++) {
    double *row = x + i / 256 * 256 * 20 + i % 256;
    for (int j = 0; j < 20; j++) row[j * 256] = next();
    y[i] = next() > 0;
  }
}
