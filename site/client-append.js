// @ts-check
// A source's rows with a model's answers behind them, worked out piece by piece: neither the source nor the result is ever
// in a worker as a whole.
import { DescentError, onlyKeys, unlessAborted } from './client-error.js';
import { Latest } from './client-frame.js';
import { Ask, Event } from './client-protocol.js';
import { toBlob } from './client-source.js';

/** How much of a source is answered for at a time, and how many times before the first is done. */
const piece = 1 << 20;
const ahead = 4;

const type = 'text/csv;charset=utf-8';

/**
 * @param {import('./client-table.js').Access} access
 * @param {object} state of the model
 * @param {import('./descent.js').Source} source
 * @param {import('./descent.js').AppendOptions} [options]
 * @returns {Promise<any>} a Blob or a ReadableStream
 */
export async function append(access, state, source, options) {
  onlyKeys('append', options, ['as', 'onProgress', 'signal']);
  const { as = 'blob', onProgress, signal } = options ?? {};
  if (as !== 'blob' && as !== 'stream')
    throw new DescentError('bad-option', 'as must be "blob" or "stream".', { name: 'as' });
  const pieces = answered(access, state, source, new Latest(onProgress), signal);
  // The source has been read once when its names are there: what is wrong with it rejects the promise.
  const header = /** @type {Uint8Array<ArrayBuffer>} */ ((await pieces.next()).value);
  if (as === 'stream') return streamed(header, pieces);
  /** Each piece becomes a Blob at once, which a browser may keep on disk. */
  const parts = [new Blob([header])];
  for await (const piece of pieces) parts.push(new Blob([piece]));
  return new Blob(parts, { type });
}

/**
 * @param {import('./client-table.js').Access} access
 * @param {object} state
 * @param {import('./descent.js').Source} source
 * @param {Latest<import('./descent.js').Progress>} progress
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
async function* answered(access, state, source, progress, signal) {
  try {
    await unlessAborted(signal, access.ready());
    const blob = await toBlob(source, {
      signal,
      onBytes: (bytes, total, phase) => progress.put({ bytes, total, rows: 0, phase: /** @type {any} */ (phase) }),
    });
    const pool = await unlessAborted(signal, access.ready());
    const request = { state, blob, decoded: typeof source === 'string' };
    const { plan, starts, header } = await pool.call(Ask.survey, request, {
      signal,
      onEvent: ({ event, bytes, total, rows, phase }) =>
        event === Event.progress && progress.put({ bytes, total, rows, phase }),
    });
    yield header;
    const cuts = pieces(starts, blob.size);
    const ask = (/** @type {number} */ k) =>
      pool.call(Ask.append, { turn: k, piece: { ...request, plan, from: cuts[k], to: cuts[k + 1] } }, { signal });
    /** Those under way, in order. @type {Promise<any>[]} */
    const answers = [];
    for (let k = 0, rows = 0, missing = 0; k < cuts.length - 1; k++) {
      while (answers.length < ahead && k + answers.length < cuts.length - 1) {
        const answer = ask(k + answers.length);
        answer.catch(() => {}); // it is told when it is its turn
        answers.push(answer);
      }
      const answer = await unlessAborted(signal, /** @type {Promise<any>} */ (answers.shift()));
      progress.put({
        bytes: cuts[k + 1],
        total: blob.size,
        rows: (rows += answer.rows),
        missing: (missing += answer.missing),
        phase: 'append',
      });
      yield answer.text;
    }
    progress.flush();
  } finally {
    progress.stop();
  }
}

/**
 * Where to cut a source of that size: starts of rows about a piece apart, and the end.
 * @param {Float64Array} starts
 * @param {number} size
 */
function pieces(starts, size) {
  /** @type {number[]} */
  const cuts = [];
  for (const at of starts) if (!cuts.length || at - cuts[cuts.length - 1] >= piece) cuts.push(at);
  return [...cuts, size];
}

/**
 * @param {Uint8Array<ArrayBuffer>} header
 * @param {AsyncGenerator<Uint8Array<ArrayBuffer>>} pieces
 */
const streamed = (header, pieces) =>
  new ReadableStream(
    {
      start: (controller) => controller.enqueue(header),
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
