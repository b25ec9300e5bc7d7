// @ts-check
// What the peers in the browser share: reading a file with uDSV, the fastest reader there was, and scaling.

/** A table: features row by row, and classes. @typedef {{ x: Float64Array, y: Float64Array, n: number, p: number, classes: number }} Data */

const input = /** @type {HTMLInputElement} */ (document.getElementById('file'));

/** The file that was chosen. */
export function chosen() {
  const file = input.files?.[0];
  if (!file) throw new Error('no file was chosen');
  return file;
}

/** Loads a classic script. @param {string} src @returns {Promise<void>} */
export const script = (src) =>
  new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement('script'), { src });
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`no ${src}`));
    document.head.append(element);
  });

/** Seconds that a call takes, and what it answers. @template T @param {() => Promise<T>} call @returns {Promise<[number, T]>} */
export async function seconds(call) {
  const start = performance.now();
  const value = await call();
  return [(performance.now() - start) / 1000, value];
}

/** The blob of a table's numbers at the server. @param {string} url */
export const numbers = async (url) => (await fetch(url)).blob();

await script('/peers/node_modules/udsv/dist/uDSV.iife.min.js');
const { inferSchema, initParser } = /** @type {any} */ (globalThis).uDSV;

/** Reads a file as it streams in. The class is the last column. @param {Blob} file @param {number} classes @returns {Promise<Data>} */
export async function read(file, classes) {
  /** @type {any} */
  let parser;
  let p = 0;
  let n = 0;
  let x = new Float64Array(1 << 20);
  let y = new Float64Array(1 << 16);
  const take = (/** @type {number[]} */ row) => {
    if ((n + 1) * p > x.length) x = grown(x);
    if (n === y.length) y = grown(y);
    for (let j = 0; j < p; j++) x[n * p + j] = row[j];
    y[n++] = row[p];
  };
  const texts = file.stream().pipeThrough(/** @type {any} */ (new TextDecoderStream()));
  for await (const text of /** @type {AsyncIterable<string>} */ (/** @type {any} */ (texts))) {
    if (!parser) {
      const schema = inferSchema(text);
      p = schema.cols.length - 1;
      parser = initParser(schema);
    }
    parser.chunk(text, parser.typedArrs, take);
  }
  parser.end();
  return { x, y, n, p, classes };
}

/** @param {Float64Array} values */
function grown(values) {
  const twice = new Float64Array(2 * values.length);
  twice.set(values);
  return twice;
}

/**
 * The features standardised, row by row, with a 1 behind each row.
 * @template {Float32Array | Float64Array} T
 * @param {Data} data
 * @param {new (length: number) => T} Kind
 */
export function standardised({ x, n, p }, Kind) {
  const mean = new Float64Array(p);
  const sd = new Float64Array(p);
  for (let i = 0, k = 0; i < n; i++) for (let j = 0; j < p; j++) mean[j] += x[k++];
  for (let j = 0; j < p; j++) mean[j] /= n;
  for (let i = 0, k = 0; i < n; i++) for (let j = 0; j < p; j++) sd[j] += (x[k++] - mean[j]) ** 2;
  for (let j = 0; j < p; j++) sd[j] = Math.sqrt(sd[j] / n);
  const z = new Kind(n * (p + 1));
  for (let i = 0, k = 0, to = 0; i < n; i++) {
    for (let j = 0; j < p; j++) z[to++] = (x[k++] - mean[j]) / sd[j];
    z[to++] = 1;
  }
  return { z, mean, sd };
}

/** Coefficients on standardised columns, the intercept last, to the columns' own units, the intercept first. @param {ArrayLike<number>} w @param {Float64Array} mean @param {Float64Array} sd */
export function own(w, mean, sd) {
  const p = mean.length;
  const row = [w[p]];
  for (let j = 0; j < p; j++) {
    row.push(w[j] / sd[j]);
    row[0] -= row[j + 1] * mean[j];
  }
  return row;
}
