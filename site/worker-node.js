// @ts-check
// The workers' script in a thread of Node's, whose port stands in for a page's worker scope.
import { parentPort } from 'node:worker_threads';
import './wasm_exec.js';

const port = /** @type {any} */ (parentPort);
const scope = /** @type {any} */ (globalThis);

for (const name of ['postMessage', 'addEventListener', 'removeEventListener']) scope[name] = port[name].bind(port);

Object.defineProperty(scope, 'onmessage', {
  get: () => port.onmessage,
  set: (hear) => {
    port.onmessage = hear;
  },
});

scope.close = () => process.exit();

// Of a thread's end Node tells by itself; its locks, which the older versions lack, are not needed.
Object.defineProperty(scope, 'navigator', { value: undefined });

await import('./worker.js');
