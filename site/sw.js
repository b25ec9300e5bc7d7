// @ts-check
// The service worker: keeps one file, descent.html, and serves it in place of index.html. It is there only where a person
// asked for it (site/keeper.js). One file cannot be of two versions, so a new one may take over at once: pages that are
// open have all they need. It never stores anything else.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Of the file that was built with this script; another one, as while a host is being renewed, is refused. */
const integrity = '<!-- integrity -->';

const folder = worker.registration.scope;
const family = `descent ${folder} `;
const version = family + integrity;

worker.addEventListener('install', (event) => {
  event.waitUntil(store().then(() => worker.skipWaiting()));
});

async function store() {
  const response = await fetch('descent.html', { integrity, cache: 'no-cache' });
  if (!response.ok) throw new Error(`descent.html: status ${response.status}`);
  // A copy of the body alone: hosts redirect, and a redirected answer is refused as a page.
  const page = new Response(await response.blob(), { headers: { 'content-type': 'text/html; charset=utf-8' } });
  await (await caches.open(version)).put(folder, page);
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(discard());
});

/** Deletes the versions before this one. */
async function discard() {
  for (const name of await caches.keys()) if (name.startsWith(family) && name !== version) await caches.delete(name);
}

worker.addEventListener('fetch', (event) => {
  const { mode, url } = event.request;
  const page = url.replace(/[?#].*/, '');
  if (mode === 'navigate' && (page === folder || page === `${folder}index.html`))
    event.respondWith(kept(event.request));
});

/** @param {Request} request */
async function kept(request) {
  const page = await caches.match(folder, { cacheName: version });
  return page ?? fetch(request);
}
