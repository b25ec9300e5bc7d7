// @ts-check
// A pool of workers: boots them, carries calls to the leader, and rejects every pending call when one of them dies.
import { DescentError, aborted } from './client-error.js';
import { platform } from './client-platform.js';
import { Ask, Control, Role, Tell } from './client-protocol.js';

/**
 * @typedef {{ resolve: (value: any) => void, reject: (error: unknown) => void, onEvent?: (event: any) => void,
 *   unlisten?: () => void }} Pending
 * @typedef {{ signal?: AbortSignal, onEvent?: (event: any) => void, onSent?: (id: number) => void,
 *   onLate?: (value: any) => void }} CallOptions
 */

/** A table of so many bytes is shared out; for a smaller one no worker but the leader is started. */
const shared = 1 << 20;

/** After so many milliseconds without a large table the other workers start all the same, so that the next finds them. */
const calm = 1000;

const wordless = 'A worker ended without a word.';

/** Without locks a worker is taken for dead when it has let so many pings go by, a second apart. */
const patience = 20;

export class Pool {
  /** @type {Worker[]} */
  #workers = [];
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #nextId = 1;
  /** @type {DescentError | undefined} */
  #ended;
  /** Ends the waiting for the workers' locks. */
  #watch = new AbortController();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #pulse;
  /** Pings that each worker without a lock has left unanswered. @type {Map<Worker, number>} */
  #silent = new Map();

  /** Starts the shards. */
  #wake = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #calm;

  /**
   * Resolves when the leader serves. Its messages to the shards wait for them.
   * @param {Promise<WebAssembly.Module>} module
   * @param {{ workers: number, workerURL?: string | URL }} options
   * @returns {Promise<Pool>}
   */
  static async start(module, { workers, workerURL }) {
    const pool = new Pool();
    try {
      const links = Array.from({ length: workers - 1 }, () => new MessageChannel());
      const awake = new Promise((resolve) => {
        pool.#wake = () => resolve(module);
      });
      // What one worker compiles serves all: the last warms the code up.
      const ports = links.map((link) => link.port1);
      const leader = pool.#boot(module, { role: Role.leader, ports, warm: !links.length }, workerURL);
      for (const { port2 } of links) {
        const shard = { role: Role.shard, ports: [port2], warm: port2 === links.at(-1)?.port2 };
        pool.#boot(awake, shard, workerURL).catch(() => {});
      }
      await leader;
      pool.#calm = setTimeout(pool.#wake, calm);
    } catch (error) {
      pool.end(error instanceof DescentError ? error : new DescentError('worker-died', String(error)));
      throw error;
    }
    return pool;
  }

  /** Whether the pool still serves. */
  get alive() {
    return this.#ended === undefined;
  }

  /**
   * Sends a request to the leader.
   * @param {string} type
   * @param {Record<string, unknown>} payload
   * @param {CallOptions} [options] `onSent` learns the id by which the request can be controlled, `onLate` hears the
   *   answer of a call that was aborted when its answer was on the way
   * @returns {Promise<any>}
   */
  call(type, payload, { signal, onEvent, onSent, onLate = () => {} } = {}) {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      if (signal?.aborted) throw aborted(signal);
      const id = this.#nextId++;
      if (/** @type {any} */ (payload.blob)?.size > shared) this.#wake();
      this.#post({ ...payload, id, type });
      /** @type {Pending} */
      const pending = { resolve, reject, onEvent };
      if (signal) {
        // The caller is free at once; the leader hears it at its next turn.
        const abort = () => {
          this.control(id, Control.abort);
          this.#settle(id)?.reject(aborted(signal));
          this.#pending.set(id, { resolve: onLate, reject: () => {} });
        };
        signal.addEventListener('abort', abort, { once: true });
        pending.unlisten = () => signal.removeEventListener('abort', abort);
      }
      this.#pending.set(id, pending);
      onSent?.(id);
    });
  }

  /**
   * @param {number} id of a request
   * @param {string} what one of Control
   * @param {number} [value]
   */
  control(id, what, value) {
    if (this.alive && this.#pending.has(id)) this.#post({ id, type: Ask.control, what, value });
  }

  /**
   * Ends all workers and rejects every pending call.
   * @param {DescentError} error
   */
  end(error) {
    if (this.#ended) return;
    this.#ended = error;
    this.#watch.abort();
    clearInterval(this.#pulse);
    clearTimeout(this.#calm);
    for (const worker of this.#workers) worker.terminate();
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
  }

  /**
   * Tells the leader something that has no answer.
   * @param {string} type
   * @param {Record<string, unknown>} payload
   */
  tell(type, payload) {
    if (this.alive) this.#post({ ...payload, type });
  }

  /** @param {Record<string, unknown>} message */
  #post(message) {
    try {
      this.#workers[0].postMessage(message);
    } catch (error) {
      throw new DescentError('bad-option', `An option cannot be passed on: ${/** @type {Error} */ (error).message}`);
    }
  }

  /**
   * Takes a call off the list.
   * @param {number} id
   */
  #settle(id) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.unlisten?.();
    return pending;
  }

  /**
   * Makes a worker, and has it serve as soon as the engine is there.
   * @param {Promise<WebAssembly.Module>} engine
   * @param {{ role: string, ports: MessagePort[], warm: boolean }} boot
   * @param {string | URL | undefined} workerURL
   * @returns {Promise<void>} when the worker serves
   */
  #boot(engine, boot, workerURL) {
    const worker = platform.worker(workerURL);
    const lock = `descent-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
    this.#workers.push(worker);
    /** Whether the worker holds its lock. */
    let locked = false;
    return new Promise((resolve, reject) => {
      const die = (/** @type {string} */ message, code = 'worker-died') => {
        const error = new DescentError(code, message);
        this.end(error);
        reject(error);
      };
      worker.onmessage = ({ data }) => {
        if (data.type === Tell.held) {
          locked = data.locked;
          if (locked) this.#watchLock(lock, die);
        } else if (data.type === Tell.ready) resolve(locked ? undefined : this.#watchPings(worker, die));
        else if (data.type === Tell.exit) die(...cause(data));
        else if (data.type === Tell.pong) this.#silent.set(worker, 0);
        else this.#hear(data);
      };
      worker.onmessageerror = () => die('A message of a worker could not be read.');
      worker.onerror = (event) => {
        event.preventDefault();
        die(`A worker failed: ${event.message || 'its script could not be loaded'}.`);
      };
      worker.postMessage({ ...boot, type: Ask.boot, lock }, boot.ports);
      engine.then((module) => worker.postMessage({ type: Ask.engine, module }), reject);
    });
  }

  /**
   * Learns of a death that sends no event by the lock that it lets go.
   * @param {string} lock
   * @param {(message: string) => void} die
   */
  #watchLock(lock, die) {
    navigator.locks.request(lock, { signal: this.#watch.signal }, () => die(wordless)).catch(() => {});
  }

  /**
   * Learns of a death that sends no event by the pings that stay unanswered.
   * @param {Worker} worker
   * @param {(message: string) => void} die
   */
  #watchPings(worker, die) {
    this.#silent.set(worker, 0);
    this.#pulse ??= setInterval(() => {
      for (const [each, missed] of this.#silent) {
        if (missed >= patience) return die(wordless);
        this.#silent.set(each, missed + 1);
        each.postMessage({ type: Ask.ping });
      }
    }, 1000);
  }

  /** @param {any} data */
  #hear(data) {
    if (data.event) return this.#pending.get(data.id)?.onEvent?.(data);
    const pending = this.#settle(data.id);
    if (data.ok) return pending?.resolve(data.value);
    const { code, message, line, column, name } = data;
    pending?.reject(new DescentError(code, message, { line, column, name }));
  }
}

/**
 * Says why a program ended. Go ends with code 2 both when memory runs out and when it panics; the text tells.
 * @param {{ code: number, text: string }} exit
 * @returns {[string, string]}
 */
function cause({ code, text }) {
  if (/out of memory|cannot allocate memory/.test(text)) return ['The memory of a worker ran out.', 'memory'];
  const line = text.split('\n').find((l) => l.trim() !== '');
  return [`A worker ended with code ${code}${line ? `: ${line}` : ''}.`, 'worker-died'];
}
