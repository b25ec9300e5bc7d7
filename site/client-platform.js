// @ts-check
// What the client asks of its surroundings. These are a page's answers; node.js puts Node's in their place. Bundlers find
// the engine and the workers' script by their addresses, which for that have to stand as they do.
import { fetchEngine } from './client-engine.js';

export const platform = {
  /** How many can work at the same time; 0 where nobody knows. */
  cores: () => globalThis.navigator?.hardwareConcurrency ?? 0,

  /** Gets the engine that comes with the scripts, compiled once for all workers. */
  engine: () => WebAssembly.compileStreaming(fetchEngine()),

  /**
   * Starts a worker.
   * @param {string | URL} [script] a classic script, as where the origin is opaque no module can be loaded from a blob;
   *   default: the module that comes with this one
   * @returns {Worker}
   */
  worker: (script) =>
    script
      ? new Worker(script, { name: 'descent' })
      : new Worker(new URL('./worker-module.js', import.meta.url), { type: 'module', name: 'descent' }),

  /** @type {(address: URL, options: { signal?: AbortSignal }) => Promise<Response>} */
  fetch: (address, options) => fetch(address, options),

  /**
   * A Blob of the same bytes that can be sent to a worker.
   * @type {(blob: Blob) => Blob | Promise<Blob>}
   */
  sendable: (blob) => blob,

  /** Reports what a listener threw, as an event listener's errors are. @type {(error: unknown) => void} */
  report: (error) => reportError(error),
};

/**
 * The engine, compiled, as it was given or as it comes with the scripts.
 * @param {import('./descent.js').OpenOptions['wasm']} wasm
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileEngine(wasm) {
  const given = await wasm;
  if (given instanceof WebAssembly.Module) return given;
  return given ? WebAssembly.compile(given) : platform.engine();
}
