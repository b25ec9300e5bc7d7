// @ts-check
// TensorFlow.js on its wasm backend: Newton's method by hand on matMul, and gradient descent with Nesterov's momentum.
import { own, script, standardised } from './peers-data.js';

/**
 * @typedef {import('./peers-data.js').Data} Data
 * @typedef {import('./peers.js').Job} Job
 */

/** @type {any} */
let tf;

/** Loads the library. @param {number} threads */
export async function ready(threads) {
  const base = '/peers/node_modules/@tensorflow/';
  await script(`${base}tfjs/dist/tf.min.js`);
  await script(`${base}tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);
  tf = /** @type {any} */ (globalThis).tf;
  tf.wasm.setWasmPaths(`${base}tfjs-backend-wasm/dist/`);
  if (threads > 1) tf.wasm.setThreadsCount(threads);
  else tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  await tf.ready();
}

/** Solves a·s = b by elimination, a a positive definite matrix by rows. @param {Float64Array} a @param {Float64Array} b */
function solve(a, b) {
  const n = b.length;
  for (let k = 0; k < n; k++) {
    for (let i = k + 1; i < n; i++) {
      const share = a[i * n + k] / a[k * n + k];
      if (share === 0) continue;
      for (let j = k; j < n; j++) a[i * n + j] -= share * a[k * n + j];
      b[i] -= share * b[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) b[k] -= a[k * n + j] * b[j];
    b[k] /= a[k * n + k];
  }
  return b;
}

/** A matrix and its transpose: matMul is many times slower where it is to transpose by itself. @param {Float32Array} z @param {number} n @param {number} width */
function both(z, n, width) {
  const x = tf.tensor2d(z, [n, width]);
  return [x, tf.transpose(x)];
}

/** Two classes, with a ridge on the columns as they are. It ends after the step below which the next would change nothing to speak of. @param {Data} data @param {Job} job */
export async function newton(data, { l2 }) {
  const { z, mean, sd } = standardised(data, Float32Array);
  const { n, p } = data;
  const [x, turned] = both(z, n, p + 1);
  const y = tf.tensor2d(Float32Array.from(data.y.subarray(0, n)), [n, 1]);
  const w = new Float64Array(p + 1);
  for (let step = 0, largest = 1; step < 15 && largest > 0.02; step++) {
    const [h, g] = tf.tidy(() => {
      const chance = tf.sigmoid(tf.matMul(x, tf.tensor2d(Float32Array.from(w), [p + 1, 1])));
      const weight = chance.mul(tf.sub(1, chance));
      return [tf.matMul(turned, x.mul(weight)), tf.matMul(turned, chance.sub(y))];
    });
    const [curve, slope] = (await Promise.all([h.data(), g.data()])).map((v) => Float64Array.from(v));
    tf.dispose([h, g]);
    for (let j = 0; j < p; j++) {
      curve[j * (p + 2)] += (n * l2) / sd[j] ** 2;
      slope[j] += (n * l2 * w[j]) / sd[j] ** 2;
    }
    const by = solve(curve, slope);
    for (let j = 0; j <= p; j++) w[j] -= by[j];
    largest = Math.max(...by.map(Math.abs));
  }
  tf.dispose([x, turned, y]);
  return [own(w, mean, sd)];
}

/** Classes as a column of 0 and 1, or as a row of them for each of several. @param {Data} data */
function targets({ y, n, classes }) {
  const width = classes > 2 ? classes : 1;
  const hot = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    if (width > 1) hot[i * width + y[i]] = 1;
    else hot[i] = y[i];
  }
  return tf.tensor2d(hot, [n, width]);
}

/** Accelerated proximal gradient steps (Beck & Teboulle 2009) until ten of them change the objective by next to nothing. @param {Data} data @param {Job} job */
export async function firstOrder(data, { l1, l2 }) {
  const { z, mean, sd } = standardised(data, Float32Array);
  const { n, p } = data;
  const [x, turned] = both(z, n, p + 1);
  const y = targets(data);
  const k = y.shape[1];
  // A ridge and a kink for each coefficient; none for the intercept, which is last.
  const per = (/** @type {number} */ size, /** @type {number} */ power) =>
    tf.tensor2d(
      Float32Array.from({ length: p + 1 }, (_, j) => (j < p ? size / sd[j] ** power : 0)),
      [p + 1, 1],
    );
  const [ridge, kink] = [per(l2, 2), per(l1, 1)];
  const rate = 1 / (largest(x, turned) * (k > 1 ? 0.5 : 0.25) + l2 / Math.min(...sd) ** 2);
  let [w, ahead] = [tf.zeros([p + 1, k]), tf.zeros([p + 1, k])];
  let momentum = 1;
  let before = Number.POSITIVE_INFINITY;
  for (let step = 1; step <= 2000; step++) {
    const next = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    const [w1, ahead1] = tf.tidy(() => {
      const margin = tf.matMul(x, ahead);
      const chance = k > 1 ? tf.softmax(margin) : tf.sigmoid(margin);
      const slope = tf.matMul(turned, chance.sub(y)).div(n).add(ahead.mul(ridge));
      const moved = ahead.sub(slope.mul(rate));
      const to = l1 > 0 ? moved.abs().sub(kink.mul(rate)).relu().mul(moved.sign()) : moved;
      return [to, to.add(to.sub(w).mul((momentum - 1) / next))];
    });
    tf.dispose([w, ahead]);
    [w, ahead, momentum] = [w1, ahead1, next];
    if (step % 10) continue;
    const now = value(x, y, w, ridge, kink);
    if (Math.abs(before - now) < 2e-7 * now) break;
    // Where momentum has carried too far it starts anew (O'Donoghue & Candès 2015).
    if (now > before) {
      ahead.dispose();
      [ahead, momentum] = [w.clone(), 1];
    }
    before = now;
  }
  const flat = await w.data();
  tf.dispose([x, turned, y, w, ahead, ridge, kink]);
  return Array.from({ length: k }, (_, c) =>
    own(
      Float64Array.from({ length: p + 1 }, (_, j) => flat[j * k + c]),
      mean,
      sd,
    ),
  );
}

/** The largest eigenvalue of the mean of x·xᵀ, by powers, with a little room. @param {any} x @param {any} turned */
function largest(x, turned) {
  return tf.tidy(() => {
    const n = x.shape[0];
    let v = tf.ones([x.shape[1], 1]);
    let size = 0;
    for (let i = 0; i < 12; i++) {
      const to = tf.matMul(turned, tf.matMul(x, v)).div(n);
      size = to.norm().dataSync()[0] / v.norm().dataSync()[0];
      v = to.div(size);
    }
    return 1.05 * size;
  });
}

/** The objective. @param {any} x @param {any} y @param {any} w @param {any} ridge @param {any} kink @returns {number} */
function value(x, y, w, ridge, kink) {
  return tf.tidy(() => {
    const margin = tf.matMul(x, w);
    const loss = y.shape[1] > 1 ? tf.losses.softmaxCrossEntropy(y, margin) : tf.losses.sigmoidCrossEntropy(y, margin);
    return loss.add(w.square().mul(ridge).sum().mul(0.5)).add(w.abs().mul(kink).sum()).dataSync()[0];
  });
}
