// @ts-check
// The script of descent.html, the whole of Descent in one file: a shell whose supply is the file itself.
import { frame, hold } from './holder.js';
import { Packed } from './packed.js';

const supply = new Packed();

/** Vouches for the one document that the frame is given. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('frame', {
  createHTML: (/** @type {string} */ html) => html,
});

async function begin() {
  const app = await supply.app();
  const inside = frame();
  hold(inside, supply);
  inside.srcdoc = policy ? policy.createHTML(app) : app;
}

begin().catch((error) => {
  document.body.textContent = `Descent could not start. Its file may not be whole. ${error.message}`;
});
