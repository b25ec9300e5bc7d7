// @ts-check
// ml-matrix as the module that ml-logistic-regression imports: its classic script must have run before.
export default /** @type {any} */ (globalThis).mlMatrix.Matrix;
