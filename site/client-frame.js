// @ts-check
// Events at the pace of the screen.
import { platform } from './client-platform.js';

/**
 * Hands on the latest of many values, at most one a frame.
 * @template T
 */
export class Latest {
  #hand;
  /** @type {{ value: T } | undefined} */
  #waiting;

  /** @param {((value: T) => void) | undefined} hand */
  constructor(hand) {
    this.#hand = hand;
  }

  /** @param {T} value */
  put(value) {
    if (!this.#hand) return;
    if (!this.#waiting) nextFrame(() => this.flush());
    this.#waiting = { value };
  }

  /** Hands on what waits, now. What the listener throws is reported, as an event listener's errors are. */
  flush() {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) return;
    try {
      this.#hand?.(waiting.value);
    } catch (error) {
      platform.report(error);
    }
  }

  /** Hands on nothing any more. */
  stop() {
    this.#hand = undefined;
    this.#waiting = undefined;
  }
}

/** @param {() => void} fn */
function nextFrame(fn) {
  // A hidden page is given no frames, a worker has none.
  if (typeof requestAnimationFrame === 'function' && globalThis.document?.visibilityState !== 'hidden')
    requestAnimationFrame(fn);
  else setTimeout(fn, 16);
}
