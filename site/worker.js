// @ts-check
/// <reference lib="webworker" />
// Boots the engine in a worker. The first message brings the ports to the other workers, the second the compiled module;
// after that Go answers. The script imports nothing by itself, so that it also runs from a blob behind wasm_exec.js.

/**
 * How much garbage Go lets lie, in percent of what it keeps, until a large table has it told otherwise: of a small one the
 * memory is nothing, and collecting would take a good part of the time.
 */
const lavish = 800;

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

const scope = /** @type {any} */ (globalThis);

/** @param {{ lock: string, role: string, ports: MessagePort[], warm: boolean }} boot */
async function prepare({ lock, role, ports, warm }) {
  scope.descentBoot = { role, ports, warm };
  postMessage({ type: 'held', locked: await hold(lock) });
}

/** Settles when the boot message has been answered. @type {Promise<void>} */
let prepared = Promise.resolve();

/** @param {{ module: WebAssembly.Module }} engine */
async function start({ module }) {
  await prepared;
  if (!scope.Go) await import('./wasm_exec.js');
  scope.fs.writeSync = (/** @type {number} */ _, /** @type {Uint8Array} */ bytes) => {
    if (said.length < 4000) said += new TextDecoder().decode(bytes);
    return bytes.length;
  };
  const go = new scope.Go();
  go.env = { GOGC: String(lavish) };
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

addEventListener('message', function hear({ data }) {
  if (data.type === 'boot') {
    prepared = prepare(data);
    return;
  }
  removeEventListener('message', hear);
  start(data).catch((error) => end(1, String(error?.stack ?? error)));
});
