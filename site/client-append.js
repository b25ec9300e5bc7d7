// @ts-check
// A source's rows with a model's answers behind them, worked out piece by piece: neither the source nor the result is ever
// in a worker as a whole.
import { DescentError, aborted, onlyKeys, unlessAborted } from './client-error.js';
import { Latest } from './client-frame.js';
import { Ask, Event } from './client-protocol.js';
import { toBlob } from './client-source.js';

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
    const release = (/** @type {{ table: number }} */ { table }) => pool.tell(Ask.release, { table });
    const survey = await pool.call(
      Ask.survey,
      { state, blob, decoded: typeof source === 'string' },
      {
        signal,
        onLate: release,
        onEvent: ({ event, bytes, total, rows, phase }) =>
          event === Event.progress && progress.put({ bytes, total, rows, phase }),
      },
    );
    try {
      yield survey.header;
      for (let from = 0, done = false; !done; ) {
        const answer = await pool.call(Ask.append, { table: survey.table, from }, { signal });
        ({ next: from, done } = answer);
        const { bytes, rows, missing } = answer;
        progress.put({ bytes, total: blob.size, rows, missing, phase: 'append' });
        for (const text of answer.texts) {
          if (signal?.aborted) throw aborted(signal);
          yield text;
        }
      }
      progress.flush();
    } finally {
      release(survey);
    }
  } finally {
    progress.stop();
  }
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
