// @ts-check
// Gets the engine: descent.wasm as the host compresses it, else descent.wasm.gz unpacked in the browser.
import { DescentError } from './client-error.js';

/**
 * Fetches the engine's bytes, unpacked. A host is asked first whether it compresses the wasm on its way, which brotli
 * does best; from one that does not, or does not say, the gzip file is the smaller. The other file serves where the
 * first is missing or damaged.
 * @param {URL} base the folder of descent.wasm
 * @returns {Promise<Response>} a body of plain wasm, of type application/wasm
 */
export async function fetchEngine(base) {
  const plain = new URL('descent.wasm', base);
  const packed = new URL('descent.wasm.gz', base);
  for (const address of (await compresses(plain)) ? [plain, packed] : [packed, plain]) {
    const response = await attempt(address);
    if (response) return response;
  }
  throw new DescentError('not-found', `The engine could not be fetched from ${plain}.`);
}

/** @param {URL} address */
const compresses = (address) =>
  fetch(address, { method: 'HEAD' }).then(
    (response) => response.ok && response.headers.has('content-encoding'),
    () => false,
  );

/** @param {URL} address */
async function attempt(address) {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok || !response.body) return undefined;
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

/**
 * Compiles the engine once for all workers.
 * @param {WebAssembly.Module | BufferSource | undefined} wasm given, or undefined to fetch it
 * @param {URL} base
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileEngine(wasm, base) {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm) return WebAssembly.compile(wasm);
  return WebAssembly.compileStreaming(fetchEngine(base));
}
