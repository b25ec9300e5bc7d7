// @ts-check
// Node's answers to what the client asks of its surroundings.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { DescentError } from './client-error.js';
import { NodeWorker } from './node-worker.js';

/** @type {typeof import('./client-platform.js').platform} */
export const answers = {
  cores: availableParallelism,

  engine: async () => WebAssembly.compile(await readFile(new URL('./descent.wasm', import.meta.url))),

  worker: (script) => /** @type {any} */ (new NodeWorker(script ?? new URL('./worker-node.js', import.meta.url))),

  fetch: (address, options) => (address.protocol === 'file:' ? file(address) : fetch(address, options)),

  /** A Blob that stands for a file, as fs.openAsBlob makes them, can not be sent. */
  sendable: async (blob) => {
    try {
      return structuredClone(blob);
    } catch {
      return new Blob([await blob.arrayBuffer()]);
    }
  },

  // Node has no reportError in every version from 20; what an EventTarget's listener throws it treats like this.
  report: (error) =>
    process.nextTick(() => {
      throw error;
    }),
};

/**
 * A file as if it had been fetched. fetch itself knows none.
 * @param {URL} address
 */
async function file(address) {
  const { size } = await stat(address).catch((error) => {
    throw error.code === 'ENOENT'
      ? new DescentError('not-found', `There is no file ${address}.`, { cause: error })
      : error;
  });
  const stream = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (Readable.toWeb(createReadStream(address)));
  return new Response(stream, { headers: { 'content-length': String(size) } });
}
