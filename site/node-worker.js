// @ts-check
// A thread of Node's that looks like a page's Worker, as far as the pool asks for one.
import { Worker } from 'node:worker_threads';

/** @typedef {{ message: string, preventDefault: () => void }} Failure */

export class NodeWorker {
  /** @type {((event: { data: any }) => void) | undefined} */
  onmessage;
  /** @type {(() => void) | undefined} */
  onmessageerror;
  /** Hears of every end that `terminate` did not bring about. @type {((event: Failure) => void) | undefined} */
  onerror;
  #thread;

  /** @param {string | URL} script a module */
  constructor(script) {
    // The flags of the process are for its own scripts; some of them a thread refuses.
    this.#thread = new Worker(script, { name: 'descent', execArgv: [] });
    this.#thread.on('message', (data) => this.onmessage?.({ data }));
    this.#thread.on('messageerror', () => this.onmessageerror?.());
    this.#thread.on('error', (error) => this.#fail(error.message));
    this.#thread.on('exit', (code) => this.#fail(`it exited with code ${code}`));
  }

  /**
   * @param {unknown} message
   * @param {MessagePort[]} [transfer]
   */
  postMessage(message, transfer) {
    this.#thread.postMessage(message, /** @type {any} */ (transfer));
  }

  terminate() {
    this.onerror = undefined;
    this.#thread.terminate();
  }

  /** @param {string} message */
  #fail(message) {
    this.onerror?.({ message, preventDefault() {} });
  }
}
