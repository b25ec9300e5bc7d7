// @ts-check
// Makes the global scope of a thread of Node's that of a page's worker, as far as worker.js and the engine ask for one.
import { parentPort } from 'node:worker_threads';

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
