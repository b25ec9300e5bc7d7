// @ts-check
// embed.html: the element alone on a page, for platforms that take an iframe only. Its parameters, in the query or the hash, are the
// element's attributes. With the page around it it speaks as the app does with its host, by messages `{ descent: 1, type, … }`:
//   to the page     ready, height { height }, event { name, detail }, answer { id, value } or { id, error }
//   from the page   state { state }, theme { theme }, call { id, method, argument }
// and tells Embedly's height, a text of JSON: { src, context: 'iframe.resize', height }.
import { DescentTrainer } from './descent-trainer.js';
import { bar } from './bar.js';
import { Packed } from './packed.js';
import { Supply } from './supply.js';
import { attributeOf, fields } from './trainer-state.js';

const trainer = new DescentTrainer();

/** @param {Record<string, unknown>} message */
const say = (message) => parent.postMessage({ descent: 1, ...message }, '*');

/** Sets the attributes that parameters name. @param {string} text */
const apply = (text) => {
  const parameters = new URLSearchParams(text);
  for (const name of fields.keys()) {
    const given = [
      ...parameters.getAll(name),
      ...(attributeOf(name) === name ? [] : parameters.getAll(attributeOf(name))),
    ];
    if (given.length === 1) trainer.setAttribute(attributeOf(name), given[0] ?? '');
    // A permalink repeats the key for each of several values.
    if (given.length > 1) /** @type {any} */ (trainer)[name] = given;
  }
};

apply(location.search);
apply(location.hash.slice(1));
if (!trainer.hasAttribute('loading')) trainer.setAttribute('loading', 'eager');
// An opaque origin is that of a sandbox, which lets nothing be saved.
trainer.toggleAttribute('copy-only', origin === 'null');
/**
 * In a sandbox the page has no origin, and may fetch only from hosts that allow every origin. Scripts it may load from any: one of them
 * holds what else would be fetched.
 */
async function supplied() {
  const base = new URL('.', import.meta.url);
  if (origin !== 'null') return;
  const fetched = await Supply.from(base).examples();
  if (fetched.length > 0) return;
  const script = document.createElement('script');
  script.src = new URL('packed-data.js', base).href;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error('packed-data.js cannot be loaded.')));
    document.head.append(script);
  });
  /** @type {any} */ (trainer).supply = new Packed();
}

supplied()
  .catch(() => {})
  .then(() => document.body.append(trainer));

for (const name of ['ready', 'step', 'done', 'error'])
  trainer.addEventListener(`descent-${name}`, (event) => {
    if (name === 'ready') {
      bar();
      say({ type: 'ready' });
    } else say({ type: 'event', name, detail: /** @type {CustomEvent} */ (event).detail });
  });

new ResizeObserver(() => {
  const height = Math.ceil(trainer.getBoundingClientRect().height);
  say({ type: 'height', height });
  parent.postMessage(JSON.stringify({ src: location.href, context: 'iframe.resize', height }), '*');
}).observe(trainer);

addEventListener('hashchange', () => apply(location.hash.slice(1)));
addEventListener('message', async ({ source, data }) => {
  if (source !== parent || parent === window || data?.descent !== 1) return;
  if (data.type === 'state') apply(String(data.state));
  if (data.type === 'theme') trainer.setAttribute('theme', String(data.theme));
  if (data.type !== 'call') return;
  try {
    say({ type: 'answer', id: data.id, value: await trainer.call(data.method, String(data.argument ?? '')) });
  } catch (error) {
    const { code = 'internal', message = '' } = /** @type {any} */ (error);
    say({ type: 'answer', id: data.id, error: { code, message } });
  }
});
