// @ts-check
// Turns whatever load and predict take into one Blob of plain bytes.
import { DescentError, aborted } from './client-error.js';
import { gunzip } from './client-gzip.js';
import { platform } from './client-platform.js';

/**
 * @typedef {Blob | string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | URL} Source
 * @typedef {{ signal?: AbortSignal, onBytes?: (bytes: number, total: number | undefined, phase: string) => void }} Reading
 */

/** @param {unknown} value */
const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * @param {Source} source
 * @param {Reading} reading
 * @returns {Promise<Blob>}
 */
export async function toBlob(source, reading) {
  const { signal } = reading;
  try {
    const blob = await plain(source, reading);
    // Two bytes of magic and the one method there is (RFC 1952, section 2.3.1).
    const head = new Uint8Array(await blob.slice(0, 3).arrayBuffer());
    const packed = head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
    if (signal?.aborted) throw aborted(signal);
    return packed ? await unpack(blob, reading) : blob;
  } catch (error) {
    if (signal?.aborted) throw aborted(signal);
    if (error instanceof DescentError) throw error;
    throw new DescentError('read-failed', `The source could not be read: ${message(error)}.`, { cause: error });
  }
}

/**
 * @param {Source} source
 * @param {Reading} reading
 * @returns {Promise<Blob> | Blob}
 */
function plain(source, reading) {
  if (typeof source === 'string') return new Blob([source]);
  if (ArrayBuffer.isView(source)) return new Blob([source]);
  switch (kind(source)) {
    case 'Blob':
    case 'File':
      return platform.sendable(/** @type {Blob} */ (source));
    case 'ArrayBuffer':
      return new Blob([/** @type {ArrayBuffer} */ (source)]);
    case 'URL':
      return download(/** @type {URL} */ (source), reading);
  }
  throw new DescentError('bad-option', 'A source is a File, a Blob, a string of CSV, an ArrayBuffer or a URL object.', {
    name: 'source',
  });
}

/**
 * @param {URL} address
 * @param {Reading} reading
 */
async function download(address, reading) {
  const response = await platform.fetch(address, { signal: reading.signal });
  if (response.status === 404 || response.status === 410)
    throw new DescentError('not-found', `There is nothing at ${address} (status ${response.status}).`);
  if (!response.ok) throw new DescentError('read-failed', `${address} answered with status ${response.status}.`);
  const length = response.headers.get('content-encoding')
    ? undefined
    : Number(response.headers.get('content-length')) || undefined;
  return response.body ? collect(response.body, length, 'download', reading) : response.blob();
}

/**
 * @param {Blob} blob
 * @param {Reading} reading
 */
async function unpack(blob, reading) {
  try {
    return await gunzip(blob, (stream, before) =>
      collect(stream, undefined, 'unpack', {
        signal: reading.signal,
        onBytes: (bytes, total, phase) => reading.onBytes?.(before + bytes, total, phase),
      }),
    );
  } catch (error) {
    throw new DescentError('read-failed', 'The gzip file is damaged, cut short, or followed by something else.', {
      cause: error,
    });
  }
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {number | undefined} total
 * @param {string} phase
 * @param {Reading} reading
 */
function collect(stream, total, phase, { signal, onBytes }) {
  let bytes = 0;
  const counted = new TransformStream({
    transform(piece, controller) {
      onBytes?.((bytes += piece.byteLength), total, phase);
      controller.enqueue(piece);
    },
  });
  return new Response(stream.pipeThrough(counted, { signal })).blob();
}

/** @param {unknown} error */
const message = (error) => (error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
