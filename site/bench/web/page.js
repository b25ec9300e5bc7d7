// @ts-check
// The page that site/bench drives. It sets `bench`, whose functions each take one object and answer with one.
import { open } from '/descent.js';

/**
 * @typedef {import('../../descent.js').Descent} Descent
 * @typedef {import('../../descent.js').Fit} Fit
 * @typedef {{ workers: number, spec: import('../../descent.js').Spec, again: number, rows?: number, bytes?: number,
 *   load?: import('../../descent.js').LoadOptions }} Job
 */

const input = /** @type {HTMLInputElement} */ (document.getElementById('file'));

/** @type {Descent | undefined} */
let descent;

/** Seconds that a call takes, and what it answers. @template T @param {() => Promise<T>} call @returns {Promise<[number, T]>} */
async function timed(call) {
  const start = performance.now();
  const value = await call();
  return [(performance.now() - start) / 1000, value];
}

/** The file that was chosen, or the part of it that holds so many bytes. @param {number} [bytes] */
function chosen(bytes) {
  const file = input.files?.[0];
  if (!file) throw new Error('no file was chosen');
  return bytes ? file.slice(0, bytes) : file;
}

/** A fit's coefficients, a row for each margin, the intercept first; aliased ones are 0. @param {Fit} fit */
function coefficients(fit) {
  /** @type {Map<string, number[]>} */
  const rows = new Map();
  for (const c of fit.coefficients) rows.set(c.class ?? '', [...(rows.get(c.class ?? '') ?? []), c.estimate ?? 0]);
  if (fit.model !== 'softmax') return [...rows.values()];
  const width = [...rows.values()][0].length;
  return fit.classes.map((name) => rows.get(name) ?? new Array(width).fill(0));
}

/** What a fit says of itself. @param {Fit} fit */
const told = ({ status }) => ({
  code: status.code,
  iterations: status.iterations,
  passes: status.passes,
  gradient: status.gradient,
});

/** How long a person takes to choose a file, in milliseconds: nothing is measured meanwhile, and the workers are idle. */
const dialog = 3000;

const bench = {
  /** Starts the workers, as a page does before any file is chosen. @param {{ workers: number }} job */
  async open({ workers }) {
    const [seconds, opened] = await timed(() => open({ workers }));
    descent = opened;
    await new Promise((done) => setTimeout(done, dialog));
    return { seconds };
  },

  /** Reads the chosen file and fits, then fits again so many times. @param {Job} job */
  async fit({ spec, again, bytes, load }) {
    const engine = /** @type {Descent} */ (descent);
    const file = chosen(bytes);
    const [loading, table] = await timed(() => engine.load(file, load));
    const [training, fit] = await timed(() => engine.train(table, spec));
    const repeats = [];
    for (let i = 0; i < again; i++) repeats.push((await timed(() => engine.train(table, spec)))[0]);
    const rows = table.rows;
    table.close();
    return { load: loading, train: training, again: repeats, rows, coefficients: coefficients(fit), ...told(fit) };
  },

  /** Reads the chosen file so many times. @param {{ again: number, bytes?: number }} job */
  async scan({ again, bytes }) {
    const engine = /** @type {Descent} */ (descent);
    const file = chosen(bytes);
    const seconds = [];
    let rows = 0;
    for (let i = 0; i < again; i++) {
      const [spent, table] = await timed(() => engine.load(file));
      seconds.push(spent);
      rows = table.rows;
      table.close();
    }
    return { seconds, size: file.size, rows };
  },

  /** Times the kernels in a worker. @param {{ rows: number, rounds: number, limit: boolean, bytes: number }} job */
  async kernels({ bytes, ...job }) {
    const text = bytes ? await chosen(bytes).arrayBuffer() : undefined;
    const worker = new Worker('kernels.js', { type: 'module' });
    try {
      return await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage({ ...job, text });
      });
    } finally {
      worker.terminate();
    }
  },
};

Object.assign(globalThis, { bench });
