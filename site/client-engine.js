// @ts-check
// Gets the engine: descent.wasm as the host compresses it, else descent.wasm.gz unpacked in the browser.
import { DescentError } from './client-error.js';

/**
 * Fetches the engine's bytes, unpacked. A host that compresses the wasm on its way, which brotli does best, says so
 * before the first byte; from one that does not the wasm is left again, for the gzip file is the smaller. The wasm as it
 * is serves where that is missing or damaged.
 * @param {URL} [base] the folder of descent.wasm; default: this script's
 * @returns {Promise<Response>} a body of plain wasm, of type application/wasm
 */
export async function fetchEngine(base) {
  const own = !base || base.href === new URL('.', import.meta.url).href;
  // A bundler moves the engine away from its scripts. It knows the first addresses by how they stand here.
  const plain = own ? new URL('./descent.wasm', import.meta.url) : new URL('descent.wasm', base);
  const packed = own ? new URL('./descent.wasm.gz', import.meta.url) : new URL('descent.wasm.gz', base);
  const response = (await attempt(plain, compressed)) ?? (await attempt(packed)) ?? (await attempt(plain));
  if (response) return response;
  throw new DescentError('not-found', `The engine could not be fetched from ${plain}.`);
}

/** @param {Response} response */
const compressed = (response) => response.headers.has('content-encoding');

/**
 * @param {URL} address
 * @param {(response: Response) => boolean} [wanted] whether the body is to be taken
 */
async function attempt(address, wanted = () => true) {
  const leave = new AbortController();
  const response = await fetch(address, { signal: leave.signal }).catch(() => undefined);
  if (!response?.ok || !response.body || !wanted(response)) return leave.abort();
  const { head, body } = await peek(response.body);
  // The magic numbers of gzip (a host may have unpacked the file on its way) and of wasm.
  if (head[0] === 0x1f && head[1] === 0x8b) return wasm(body.pipeThrough(new DecompressionStream('gzip')));
  return head[0] === 0x00 && head[1] === 0x61 ? wasm(body) : undefined;
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} body */
const wasm = (body) => new Response(body, { headers: { 'content-type': 'application/wasm' } });

/**
 * The first bytes of a stream, and a stream that still has them.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 */
async function peek(stream) {
  const reader = stream.getReader();
  const first = await reader.read();
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const body = new ReadableStream({
    start(controller) {
      if (first.value) controller.enqueue(first.value);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { head: first.value ?? new Uint8Array(), body };
}
