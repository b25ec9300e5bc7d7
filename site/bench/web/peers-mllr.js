// @ts-check
// ml-logistic-regression: full gradient steps on standardised columns. It knows no intercept, so a column of ones does for
// one; its rate multiplies a sum over rows. Rate and number of steps are what reached 1e-6 of the optimal loss in a search.
import { own, script, standardised } from './peers-data.js';

/** @param {import('./peers-data.js').Data} data */
export async function descend(data) {
  const root = '/peers/node_modules/';
  if (!(/** @type {any} */ (globalThis).mlMatrix)) await script(`${root}ml-matrix/matrix.umd.js`);
  const { default: LogisticRegression } = await import(`${root}ml-logistic-regression/src/logreg.js`);
  const { Matrix } = /** @type {any} */ (globalThis).mlMatrix;
  const { z, mean, sd } = standardised(data, Float64Array);
  const few = data.p < 10;
  const model = new LogisticRegression({ numSteps: few ? 60 : 100, learningRate: (few ? 4 : 2.5) / data.n });
  model.train(Matrix.from1DArray(data.n, data.p + 1, z), Matrix.columnVector(data.y.subarray(0, data.n)));
  // Of the two it trains, the first is of "not class 0".
  return [own(model.classifiers[0].weights.to1DArray(), mean, sd)];
}
