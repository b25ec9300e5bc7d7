// What the limit's files share.
#include <wasm_simd128.h>

typedef v128_t vec;  // two rows

#define EXPORT __attribute__((visibility("default")))
#define INLINE static inline __attribute__((always_inline))
#define ALIGNED __attribute__((aligned(64)))
#define UNROLL _Pragma("clang loop unroll(full)")

INLINE vec load(const double *p) { return wasm_v128_load(p); }
INLINE void store(double *p, vec v) { wasm_v128_store(p, v); }
INLINE vec splat(double v) { return wasm_f64x2_splat(v); }
INLINE vec add(vec a, vec b) { return wasm_f64x2_add(a, b); }
INLINE vec sub(vec a, vec b) { return wasm_f64x2_sub(a, b); }
INLINE vec mul(vec a, vec b) { return wasm_f64x2_mul(a, b); }
INLINE double both(vec v) { return wasm_f64x2_extract_lane(v, 0) + wasm_f64x2_extract_lane(v, 1); }

// log_block returns the sum of the log losses of 256 rows at the margins z for classes y of 0 and 1, sets the first and
// second derivatives in the margin, and, unless it is null, adds the first ones to *slope.
double log_block(const double *z, const double *y, double *r, double *d, vec *slope);
