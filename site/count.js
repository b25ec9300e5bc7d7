// @ts-check
// Counts what the page asks for once it is up: by the browser's own list of resources in this frame and its workers, and by what
// the host says it fetched for it. A try that the content policy barred was no request and is counted by itself.

/** What one scope saw: addresses that it asked for, or one that was barred. @typedef {{ asked?: string[], barred?: string }} News */

/** @type {string[]} */
const asked = [];
/** @type {string[]} */
const barred = [];

/** How many the host fetched. */
let hosted = 0;

/** Where the count is shown. @type {Element | undefined} */
let place;

function show() {
  // Some browsers list what they barred as well.
  const requests = asked.filter((address) => !barred.includes(address)).length + hosted;
  const tries = barred.length ? `, tries barred by the seal: ${barred.length}` : '';
  if (place) place.textContent = `Requests since load: ${requests}${tries}`;
}

/** @param {News} news */
function add(news) {
  asked.push(...(news.asked ?? []));
  if (news.barred !== undefined) barred.push(news.barred);
  show();
}

/**
 * Tells of every request of its scope and of every try that was barred. A worker runs it from its text.
 * @param {(news: News) => void} tell
 */
function watch(tell) {
  addEventListener('securitypolicyviolation', ({ blockedURI }) => tell({ barred: blockedURI }));
  new PerformanceObserver((list) => {
    const names = list.getEntries().map(({ name }) => name);
    tell({ asked: names.filter((name) => /^(http|ws)/.test(name)) });
  }).observe({ type: 'resource' });
}

/** What a worker's script ends with. */
export const watching = `\n(${watch})(news => postMessage({ type: 'requests', news }))`;

/** Begins to count. Every worker that is made from now on is listened to. */
export function start() {
  watch(add);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.descent !== 1 || data.type !== 'requests') return;
    hosted = Number(data.count);
    show();
  });
  globalThis.Worker = class extends Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(address, options);
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'requests') add(data.news);
      });
    }
  };
}

/** Shows the count in an element. @param {Element} element */
export function count(element) {
  place = element;
  show();
}
