// @ts-check
// Boots the app inside its sealed frame: shuts the one door the seal leaves open, takes the wasm from the host, starts
// the page's role in Go and hands it the client. Everything else, the rest of the host's messages included, is Go's.
import { count, start, watching } from './count.js';
import { open } from './descent.js';
import { page, report } from './report.js';
import { Drawing, Outline } from './svg.js';

start();

// A content policy does not stop WebRTC; taking its constructors away does, since a fresh frame is barred as well.
for (const name of [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'mozRTCPeerConnection',
  'RTCDataChannel',
  'RTCIceTransport',
])
  delete (/** @type {any} */ (globalThis)[name]);

/** A page may hold several trainers, whose tables are small: each of them, which its host names so, keeps few workers. */
const workers = window.name === 'embedded' ? Math.min(2, navigator.hardwareConcurrency || 1) : undefined;

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
  new Blob([text('script:not([type])'), '\n', text('script[id="worker.js"]'), watching], { type: 'text/javascript' }),
);
/** @type {any} */ (globalThis).trustedTypes?.createPolicy('default', {
  createScriptURL: (/** @type {string} */ url) => (url === workerURL ? url : null),
});

/** What the host said before Go listened, the last word of each kind. @type {Map<string, unknown>} */
const early = new Map();

/**
 * Greets the host until it answers; one that starts listening late is greeted again.
 * @returns {ReadableStream<Uint8Array>} the wasm
 */
const wasm = () =>
  new ReadableStream({
    start(stream) {
      const greet = () => parent.postMessage({ descent: 1, type: 'hello' }, '*');
      const again = setInterval(greet, 100);
      let have = 0;
      const hear = (/** @type {MessageEvent} */ { source, data }) => {
        if (source !== parent || data?.descent !== 1) return;
        clearInterval(again);
        // A host that was greeted twice sends twice.
        if (data.type === 'wasm' && data.from === have) {
          have += data.bytes.length;
          if (data.bytes.length > 0) stream.enqueue(data.bytes);
          if (!data.more) stream.close();
          if (!data.more) have = Number.NaN;
        } else if (data.type === 'wasm-failed') stream.error(new Error(data.message));
        else if (data.type !== 'wasm') {
          // What was said last comes last: a state that came before the examples means nothing without them.
          early.delete(data.type);
          early.set(data.type, data);
        }
      };
      addEventListener('message', hear);
      greet();
      /** @type {any} */ (globalThis).descent.early = () => {
        removeEventListener('message', hear);
        return [...early.values()];
      };
    },
  });

async function boot() {
  if (parent === window)
    throw new Error('This is the inside of Descent. Open index.html instead: it holds this page in its sealed frame.');
  /** What Go on the page is handed. @type {any} */
  const descent = { count, Drawing, page, report };
  Object.assign(globalThis, { descent, Outline });
  const module = WebAssembly.compileStreaming(
    new Response(wasm(), { headers: { 'content-type': 'application/wasm' } }),
  );
  // The workers start while the wasm is on its way, and their program while Go builds the page; a failure waits until
  // the page asks.
  const client = open({ wasm: module, workerURL, workers });
  client.catch(() => {});
  descent.open = () => client;
  const go = new /** @type {any} */ (globalThis).Go();
  go.env = { GOGC: '400' };
  go.run(await WebAssembly.instantiate(await module, go.importObject));
}

boot().catch((error) => say(`Descent could not start. ${error instanceof Error ? error.message : error}`));
