// @ts-check
// The public client: tables, fits and the pool of workers behind them. Types and contracts stand in descent.d.ts, the
// messages to the workers in client-protocol.js.
import { DescentError, aborted, onlyKeys, unlessAborted } from './client-error.js';
import { Fit } from './client-fit.js';
import { Latest } from './client-frame.js';
import { compileEngine, platform } from './client-platform.js';
import { Pool } from './client-pool.js';
import { Ask, Control, Event } from './client-protocol.js';
import { reopen } from './client-restore.js';
import { toBlob } from './client-source.js';
import { Table } from './client-table.js';

export { DescentError, Fit, Table };

const loadKeys = ['delimiter', 'decimal', 'quote', 'header', 'encoding', 'missing', 'types', 'onProgress', 'signal'];

/**
 * Starts a pool of workers.
 * @param {import('./descent.js').OpenOptions} [options]
 * @returns {Promise<Descent>}
 */
export async function open(options = {}) {
  onlyKeys('open', options, ['workers', 'wasm', 'workerURL']);
  const workers = options.workers ?? Math.min(8, platform.cores() || 1);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw new DescentError('bad-option', 'workers must be a whole number from 1 to 64.', { name: 'workers' });
  const module = compileEngine(options.wasm);
  const start = () => Pool.start(module, { workers, workerURL: options.workerURL });
  return new Descent(start, await start());
}

export class Descent {
  #start;
  /** The pool that serves, or the one that is being started in a dead one's place. @type {Promise<Pool>} */
  #pool;
  /** The pool that serves now; dead between a death and the next call. @type {Pool} */
  #live;
  #closed = false;

  /**
   * @param {() => Promise<Pool>} start
   * @param {Pool} pool
   */
  constructor(start, pool) {
    this.#start = start;
    this.#live = pool;
    this.#pool = Promise.resolve(pool);
  }

  /**
   * Reads a table.
   * @param {import('./descent.js').Source} source
   * @param {import('./descent.js').LoadOptions} [options]
   * @returns {Promise<Table>}
   */
  async load(source, options = {}) {
    onlyKeys('load', options, loadKeys);
    const { onProgress, signal, ...rest } = options ?? {};
    if (signal?.aborted) throw aborted(signal);
    const progress = new Latest(/** @type {((progress: any) => void) | undefined} */ (onProgress));
    try {
      const blob = await toBlob(source, {
        signal,
        onBytes: (bytes, total, phase) => progress.put({ bytes, total, rows: 0, phase }),
      });
      const request = { blob, options: rest, decoded: typeof source === 'string' };
      const pool = await unlessAborted(signal, this.#ready());
      const answer = await pool.call(Ask.load, request, {
        signal,
        onEvent: ({ event, bytes, total, rows, phase }) =>
          event === Event.progress && progress.put({ bytes, total, rows, phase }),
        onLate: ({ table }) => pool.tell(Ask.release, { table }),
      });
      progress.flush();
      return new Table(this.#access, pool, request, answer);
    } finally {
      progress.stop();
    }
  }

  /**
   * Fits a model to a table.
   * @param {Table} table
   * @param {import('./descent.js').Spec} spec
   * @param {import('./descent.js').TrainOptions} [options]
   * @returns {import('./descent.js').Training}
   */
  train(table, spec, options = {}) {
    /** Says what to do to the request under way, or keeps it until there is one. @type {(what: string, value?: number) => void} */
    let control = (what, value) => early.push([what, value]);
    /** @type {[string, number | undefined][]} */
    const early = [];
    const fit = this.#train(table, spec, options, (send) => {
      control = send;
      for (const [what, value] of early) send(what, value);
    });
    return Object.assign(/** @type {Promise<any>} */ (fit), {
      pause: () => control(Control.pause),
      resume: () => control(Control.resume),
      step: () => control(Control.step),
      pace: (/** @type {number} */ iterationsPerSecond) => control(Control.pace, Number(iterationsPerSecond) || 0),
    });
  }

  /**
   * Opens a model again that was exported as JSON.
   * @param {Blob | string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | object} source
   * @returns {Promise<Fit>}
   */
  async restore(source) {
    const { file, state, fields } = await reopen(source);
    const pool = await this.#ready();
    await pool.call(Ask.restore, { state });
    return new Fit(this.#access, { state, ...fields }, undefined, file);
  }

  /** Ends the workers. What is under way and every later call rejects with the code `closed`. */
  close() {
    this.#closed = true;
    this.#live.end(closed());
    this.#pool.then((pool) => pool.end(closed())).catch(() => {});
  }

  /**
   * @param {Table} table
   * @param {import('./descent.js').Spec} spec
   * @param {import('./descent.js').TrainOptions} options
   * @param {(send: (what: string, value?: number) => void) => void} controlled
   */
  async #train(table, spec, options, controlled) {
    onlyKeys('train', options, ['onStep', 'onPause', 'signal', 'pace', 'paused']);
    const { onStep, onPause, signal, pace = 0, paused = false } = options ?? {};
    if (signal?.aborted) throw aborted(signal);
    if (!(table instanceof Table) || !table.belongs(this.#access))
      throw new DescentError('bad-option', 'train needs a table that this Descent has loaded.', { name: 'table' });
    const steps = new Latest(onStep);
    const pauses = new Latest(onPause);
    try {
      const { pool, id } = await table.attach(signal);
      /** Told once, with the first step. */
      let names = { terms: [], classes: [] };
      const answer = await pool.call(
        Ask.train,
        { table: id, spec, pace, paused },
        {
          signal,
          onSent: (call) => controlled((what, value) => pool.control(call, what, value)),
          onEvent: ({ event, step }) => {
            if (event === Event.paused) {
              steps.flush();
              pauses.put(undefined);
              pauses.flush();
            }
            if (event !== Event.step) return;
            names = step.terms ? { terms: step.terms, classes: step.classes } : names;
            steps.put({ ...step, ...names });
          },
        },
      );
      steps.flush();
      return new Fit(this.#access, answer, table);
    } finally {
      steps.stop();
      pauses.stop();
    }
  }

  /** What tables and fits share of this. */
  #access = Object.freeze({ ready: () => this.#ready() });

  /** The pool that serves; a new one where the last has died. */
  async #ready() {
    if (this.#closed) throw closed();
    const pool = await this.#pool.catch(() => undefined);
    if (this.#closed) throw closed();
    if (pool?.alive) return pool;
    // The first of several callers starts the new pool, the others find it started.
    if (this.#starting === undefined)
      this.#pool = this.#starting = this.#start().finally(() => {
        this.#starting = undefined;
      });
    const started = await this.#starting;
    this.#live = started;
    if (this.#closed) this.close();
    if (this.#closed) throw closed();
    return started;
  }

  /** @type {Promise<Pool> | undefined} */
  #starting;
}

const closed = () => new DescentError('closed', 'This Descent is closed.');
