// @ts-check
// What a call of the client rejects with.

/**
 * A refusal or a failure. `code` is one of docs/errors.md; branch on it, never on the message. `line` and `column` are
 * 1-based places in the source; `name` is the column or the option it is about, "DescentError" where there is none.
 */
export class DescentError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{ line?: number, column?: number, name?: string, cause?: unknown }} [more]
   */
  constructor(code, message, { line, column, name, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = name || 'DescentError';
    this.code = code;
    this.line = line || undefined;
    this.column = column || undefined;
  }
}

/**
 * The error for a call that its signal ended, whatever reason the signal was given.
 * @param {AbortSignal | undefined} signal
 */
export function aborted(signal) {
  const error = new DOMException('The call was aborted.', 'AbortError');
  if (signal?.reason !== undefined) Object.defineProperty(error, 'cause', { value: signal.reason });
  return error;
}

/**
 * The promise, or an end to the waiting for it as soon as the signal says so.
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function unlessAborted(signal, promise) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/**
 * Refuses keys that options do not have.
 * @param {string} what
 * @param {unknown} options
 * @param {string[]} known
 */
export function onlyKeys(what, options, known) {
  if (options === undefined || options === null) return;
  if (typeof options !== 'object') throw new DescentError('bad-option', `The options of ${what} must be an object.`);
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new DescentError('bad-option', `${what} has no option "${unknown}"; it has ${known.join(', ')}.`, {
    name: unknown,
  });
}
