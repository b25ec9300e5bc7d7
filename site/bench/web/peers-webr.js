// @ts-check
// R compiled to wasm: read.csv with known types, and glm.fit.
import { seconds } from './peers-data.js';

/** @typedef {import('./peers.js').Job} Job */

/** Reads a blob in R, the CSV or its numbers, and fits. @param {Job} job @param {Blob} blob */
export async function inR({ rows, columns, again }, blob) {
  const base = '/peers/node_modules/webr/dist/';
  const { WebR } = await import(`${base}webr.js`);
  const R = new WebR({ baseUrl: base, interactive: false });
  await R.init();
  // The file is mounted, not copied: a copy of 168 MB is refused.
  await R.FS.mkdir('/in');
  const files = [{ filename: '/table', start: 0, end: blob.size }];
  await R.FS.mount('WORKERFS', { packages: [{ blob, metadata: { files } }] }, '/in');
  const text = blob instanceof File;
  const source = text
    ? 'as.matrix(read.csv("/in/table", colClasses = "numeric"))'
    : `matrix(readBin("/in/table", "double", ${rows * (columns + 1)}), nrow = ${rows}, byrow = TRUE)`;
  const [load] = await seconds(() => R.evalRVoid(`D <- ${source}`));
  await R.evalRVoid(`X <- cbind(1, D[, 1:${columns}]); y <- D[, ${columns + 1}]; rm(D)`);
  const fit = () => R.evalRVoid('m <- glm.fit(X, y, family = binomial())');
  const [train] = await seconds(fit);
  const repeats = [];
  for (let i = 0; i < again; i++) repeats.push((await seconds(fit))[0]);
  const coefficients = [await (await R.evalR('as.numeric(m$coefficients)')).toArray()];
  return { load: text ? load : undefined, train, again: repeats, rows, coefficients };
}
