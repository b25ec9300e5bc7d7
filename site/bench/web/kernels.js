// @ts-check
// Times the engine's kernels and those of the limit, in turns, in this worker.
import '/wasm_exec.js';

/**
 * @typedef {{ fill(rows: number): void, sweep(): number, margin(): void, loss(): number, gradient(): void, gram(): void,
 *   slope(j: number): number, curve(i: number, j: number): number }} Kernels
 * @typedef {{ rows: number, rounds: number, limit: boolean, text?: ArrayBuffer }} Job
 */

const columns = 21;

/** The engine's kernels. @returns {Promise<Kernels>} */
async function engine() {
  const go = new /** @type {any} */ (globalThis).Go();
  const { instance } = await WebAssembly.instantiateStreaming(fetch('/built/kernels.wasm'), go.importObject);
  go.run(instance);
  return /** @type {any} */ (globalThis).kernels;
}

/** The limit's memory, handed out from its heap's base on. */
class Limit {
  /** @param {any} exports */
  constructor(exports) {
    this.c = exports;
    this.top = exports.__heap_base.value;
  }

  /** @param {number} bytes */
  room(bytes) {
    const at = (this.top + 63) & ~63;
    this.top = at + bytes + 64;
    const short = this.top - this.c.memory.buffer.byteLength;
    if (short > 0) this.c.memory.grow(Math.ceil(short / 65536));
    return at;
  }
}

/** @param {number} rows @returns {Promise<Kernels & { limit: Limit }>} */
async function limited(rows) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch('/built/limit.wasm'));
  const limit = new Limit(instance.exports);
  const { c } = limit;
  const x = limit.room(8 * rows * (columns - 1));
  const [y, z, r, d, b] = [rows, rows, rows, rows, columns].map((n) => limit.room(8 * n));
  return {
    limit,
    fill: () => c.fill(x, y, b, rows),
    sweep: () => c.sweep(x, y, b, rows),
    margin: () => c.margin(x, b, z, rows),
    loss: () => c.loss(z, y, r, d, rows),
    gradient: () => c.gradient(x, r, rows),
    gram: () => c.gram(x, d, rows),
    slope: c.slope,
    curve: c.curve,
  };
}

/** The largest relative difference of the two sweeps' sums: they are to do the same work. @param {Kernels} go @param {Kernels} c @param {number} rows */
function difference(go, c, rows) {
  // The engine's sums are means.
  const pairs = [[go.sweep(), c.sweep() / rows]];
  for (let i = 0; i < columns; i++) {
    pairs.push([go.slope(i), c.slope(i) / rows]);
    for (let j = i; j < columns; j++) pairs.push([go.curve(i, j), c.curve(i, j) / rows]);
  }
  const scale = Math.max(...pairs.map(([a]) => Math.abs(a)));
  return Math.max(...pairs.map(([a, b]) => (Number.isFinite(b) ? Math.abs(a - b) / scale : Number.POSITIVE_INFINITY)));
}

const names = /** @type {const} */ (['sweep', 'margin', 'loss', 'gradient', 'gram']);

/** Milliseconds of each kernel, round by round, the two in turns. @param {Kernels} go @param {Kernels | undefined} c @param {number} rounds */
function race(go, c, rounds) {
  /** @type {Record<string, number[]>} */
  const times = {};
  const clock = (/** @type {string} */ key, /** @type {() => unknown} */ call) => {
    const start = performance.now();
    call();
    (times[key] ??= []).push((performance.now() - start) / 1000);
  };
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      const turns = [['go ', go[name]], ...(c ? [['c ', c[name]]] : [])];
      if (round % 2) turns.reverse();
      for (const [who, call] of turns) clock(`${who}${name}`, /** @type {() => unknown} */ (call));
    }
    // The first two rounds leave time to compile what is hot.
    if (round < 0) for (const key in times) times[key] = [];
  }
  return times;
}

/** Seconds that the limit needs to read a table of decimals. @param {Limit} limit @param {ArrayBuffer} text @param {number} rounds */
function decimals(limit, text, rounds) {
  const bytes = new Uint8Array(text);
  const start = bytes.indexOf(10) + 1;
  const end = bytes.lastIndexOf(10) + 1;
  const at = limit.room(end - start + 128) + 64;
  const cells = new TextDecoder().decode(bytes.subarray(0, start)).split(',').length;
  // No row is shorter than two bytes a cell.
  const out = limit.room(8 * (Math.ceil((end - start) / 2 / cells / 256) + 1) * 256 * cells);
  new Uint8Array(limit.c.memory.buffer, at, end - start).set(bytes.subarray(start, end));
  const seconds = [];
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    rows = limit.c.decimals(at, end - start, out, cells);
    seconds.push((performance.now() - begun) / 1000);
  }
  const first = new Float64Array(limit.c.memory.buffer, out, 256 * cells).filter((_, i) => i % 256 === 0);
  return { seconds, bytes: end - start, rows, first: [...first] };
}

/** @param {Job} job */
async function run({ rows, rounds, limit, text }) {
  const go = await engine();
  go.fill(rows);
  if (!limit) return { times: race(go, undefined, rounds) };
  const c = await limited(rows);
  c.fill(rows);
  const apart = difference(go, c, rows);
  const times = race(go, c, rounds);
  return { times, apart, parse: text && decimals(c.limit, text, rounds) };
}

addEventListener('message', ({ data }) => {
  run(data).then(postMessage, (error) => postMessage({ error: String(error?.stack ?? error) }));
});
