// @ts-check
/// <reference lib="webworker" />
// Boots the engine in a worker. The first message brings the compiled module and the ports to the other workers; after
// that Go answers. The script imports nothing by itself, so that it also runs from a blob behind wasm_exec.js.

/** What the program wrote, kept for the message with which it may die. */
let said = '';

/**
 * Holds a lock for as long as this worker lives; whoever waits for it learns of the worker's death.
 * @param {string} name
 * @returns {Promise<boolean>} whether it is held; locks are barred in a sealed frame
 */
const hold = (name) =>
  new Promise((resolve) => {
    try {
      const holding = () => {
        resolve(true);
        return new Promise(() => {});
      };
      navigator.locks.request(name, holding).catch(() => resolve(false));
    } catch {
      resolve(false);
    }
  });

/** @param {{ module: WebAssembly.Module, lock: string, role: string, ports: MessagePort[] }} boot */
async function start({ module, lock, role, ports }) {
  const scope = /** @type {any} */ (globalThis);
  if (!scope.Go) await import('./wasm_exec.js');
  scope.fs.writeSync = (/** @type {number} */ _, /** @type {Uint8Array} */ bytes) => {
    if (said.length < 4000) said += new TextDecoder().decode(bytes);
    return bytes.length;
  };
  scope.descentBoot = { role, ports, locked: await hold(lock) };
  const go = new scope.Go();
  go.exit = (/** @type {number} */ code) => end(code, said);
  await go.run(await WebAssembly.instantiate(module, go.importObject));
}

/**
 * @param {number} code
 * @param {string} text
 */
function end(code, text) {
  postMessage({ type: 'exit', code, text });
  // A program that ended answers nothing more; its late timers must not be heard either.
  close();
}

addEventListener('message', (event) => start(event.data).catch((error) => end(1, String(error?.stack ?? error))), {
  once: true,
});
