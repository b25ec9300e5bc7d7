// @ts-check
// A fitted model: its numbers as plain fields, and what can be asked of it.
import { append } from './client-append.js';
import { DescentError, unlessAborted } from './client-error.js';
import { Ask } from './client-protocol.js';
import { toBlob } from './client-source.js';

/** The formats to come, so that a caller can tell "later" from "never". */
const later = ['onnx', 'pmml', 'sql', 'excel', 'python', 'r', 'javascript', 'go', 'spark'];

export class Fit {
  #access;
  #table;
  #state;
  #file;

  /**
   * @param {import('./client-table.js').Access} access
   * @param {any} answer the plain fields, and the state that serves predict, evaluate and export
   * @param {import('./client-table.js').Table} [table] the training table
   * @param {Blob} [file] the JSON that the model was restored from
   */
  constructor(access, { state, ...fields }, table, file) {
    this.#access = access;
    this.#table = table;
    this.#state = state;
    this.#file = file;
    Object.assign(this, fields);
  }

  /**
   * @param {import('./descent.js').Source} source
   * @param {{ signal?: AbortSignal }} [options]
   */
  async predict(source, { signal } = {}) {
    const answer = await this.#ask(Ask.predict, source, signal);
    if (answer.values) return answer;
    const { codes, ...rest } = answer;
    return { ...rest, labels: Array.from(codes, (code) => (code < 0 ? null : rest.classes[code])) };
  }

  /**
   * @param {import('./descent.js').Source} [source] the training rows, or the hold-out where one was asked for
   * @param {{ signal?: AbortSignal }} [options]
   */
  async evaluate(source, { signal } = {}) {
    if (source !== undefined && source !== null) return this.#ask(Ask.evaluate, source, signal);
    if (!this.#table)
      throw new DescentError('bad-option', 'A restored model has no training rows: evaluate needs a source.', {
        name: 'source',
      });
    const { pool, id } = await this.#table.attach(signal);
    return pool.call(Ask.evaluate, { state: this.#state, table: id }, { signal });
  }

  /**
   * @param {import('./descent.js').Source} source
   * @param {import('./descent.js').AppendOptions} [options]
   */
  append(source, options) {
    return append(this.#access, this.#state, source, options);
  }

  /**
   * @param {string} format
   * @returns {Promise<Blob>}
   */
  async export(format) {
    if (format === 'json') return this.#file ?? new Blob([this.#json(), '\n'], { type: 'application/json' });
    if (later.includes(format))
      throw new DescentError('not-yet', `Export as ${format} is not made yet.`, { name: 'format' });
    const known = ['json', ...later].join(', ');
    throw new DescentError('bad-option', `There is no export format "${format}"; there are ${known}.`, {
      name: 'format',
    });
  }

  /** The state, and the numbers that it does not need itself. */
  #json() {
    const { status, method, note, references, coefficients: estimates } = /** @type {any} */ (this);
    return JSON.stringify({ ...this.#state, status, method, note, references, estimates }, plain, 1);
  }

  /**
   * @param {string} type
   * @param {import('./descent.js').Source} source
   * @param {AbortSignal | undefined} signal
   */
  async #ask(type, source, signal) {
    await unlessAborted(signal, this.#access.ready());
    const blob = await toBlob(source, { signal });
    const pool = await unlessAborted(signal, this.#access.ready());
    return pool.call(type, { state: this.#state, blob, decoded: typeof source === 'string' }, { signal });
  }
}

/**
 * What JSON has no words for: typed arrays, and numbers that are not finite.
 * @param {string} _
 * @param {unknown} value
 */
function plain(_, value) {
  if (ArrayBuffer.isView(value)) return Array.from(/** @type {Float64Array} */ (value));
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? null : String(value);
}
