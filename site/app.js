// @ts-check
// Boots the app inside its sealed frame: shuts the one door the seal leaves open, takes the wasm from the host, starts
// the page's role in Go and hands it the client. Everything else, the rest of the host's messages included, is Go's.
import { open } from './descent.js';

// A content policy does not stop WebRTC; taking its constructors away does, since a fresh frame is barred as well.
for (const name of [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'mozRTCPeerConnection',
  'RTCDataChannel',
  'RTCIceTransport',
])
  delete (/** @type {any} */ (globalThis)[name]);

/** @param {string} selector */
const text = (selector) => document.querySelector(selector)?.textContent ?? '';

/** @param {string} message */
const say = (message) => {
  const place = document.getElementById('boot-message');
  if (place) place.textContent = message;
};

// The worker's script is a blob made here. The page's policy wants every script address vouched for: this one alone is.
const workerURL = URL.createObjectURL(
  // wasm_exec.js is the page's one classic script; a blob can import nothing, so the worker gets it in front.
  new Blob([text('script:not([type])'), '\n', text('script[id="worker.js"]')], { type: 'text/javascript' }),
);
/** @type {any} */ (globalThis).trustedTypes?.createPolicy('default', {
  createScriptURL: (/** @type {string} */ url) => (url === workerURL ? url : null),
});

/**
 * Asks the host for the wasm until it answers; a host that starts listening late is asked again.
 * @returns {Promise<ArrayBuffer>}
 */
const wasm = () =>
  new Promise((resolve, reject) => {
    const ask = () => parent.postMessage({ descent: 1, type: 'hello' }, '*');
    const again = setInterval(ask, 100);
    addEventListener('message', function hear({ source, data }) {
      if (source !== parent || data?.descent !== 1) return;
      if (data.type === 'wasm') resolve(data.bytes);
      else if (data.type === 'wasm-failed') reject(new Error(data.message));
      else return;
      clearInterval(again);
      removeEventListener('message', hear);
    });
    ask();
  });

async function boot() {
  if (parent === window)
    throw new Error('This is the inside of Descent. Open index.html instead: it holds this page in its sealed frame.');
  const module = await WebAssembly.compile(await wasm());
  // The workers start while Go builds the page; a failure waits until the page asks.
  const client = open({ wasm: module, workerURL });
  client.catch(() => {});
  /** @type {any} */ (globalThis).descent = { open: () => client };
  const go = new /** @type {any} */ (globalThis).Go();
  go.run(await WebAssembly.instantiate(module, go.importObject));
}

boot().catch((error) => say(`Descent could not start. ${error instanceof Error ? error.message : error}`));
