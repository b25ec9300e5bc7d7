// @ts-check
// A supply that is a part of the page: two scripts of type text/plain hold the app's document with the bundled tables, and
// the engine. Both are gzip written seven bits a character, as site/assemble/sevenbit.go says.
import { Supply } from './supply.js';

/** @typedef {{ app: string, examples: import('./supply.js').Example[], files: Record<string, string> }} Papers */

export class Packed extends Supply {
  /** @type {Promise<Papers>} */
  #papers;

  constructor() {
    super(new URL('.', location.href));
    this.#papers = new Response(unpack('papers')).json();
  }

  /** The app's document. */
  async app() {
    return (await this.#papers).app;
  }

  /** @override */
  async engine() {
    return unpack('engine');
  }

  /** @override */
  async examples() {
    return (await this.#papers).examples;
  }

  /** @override @param {string} file */
  async file(file) {
    const text = (await this.#papers).files[file];
    if (text === undefined) throw new Error(`This file holds no table ${file}.`);
    return new TextEncoder().encode(text).buffer;
  }
}

/**
 * What a script of the page holds, read piece by piece. The script is taken out of the page: nobody needs it twice.
 * @param {string} id
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
function unpack(id) {
  const script = /** @type {HTMLElement} */ (document.getElementById(id));
  const pieces = sevenBits(String(script.textContent), Number(script.dataset.bytes));
  script.remove();
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const zipped = new ReadableStream({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return zipped.pipeThrough(new DecompressionStream('gzip'));
}

/** The values that cannot stand for themselves in a script: NUL, carriage return, and the sign that begins a tag. */
const barred = [0x00, 0x0d, 0x3c];

/**
 * The bytes of a text of seven bits a character.
 * @param {string} text
 * @param {number} size how many there are
 * @returns {Generator<Uint8Array<ArrayBuffer>, void>} pieces of 256 KiB
 */
function* sevenBits(text, size) {
  let bits = 0;
  let have = 0;
  let at = 0;
  for (let left = size; left > 0; ) {
    const piece = new Uint8Array(Math.min(left, 1 << 18));
    for (let i = 0; i < piece.length; ) {
      if (have >= 8) {
        have -= 8;
        piece[i++] = bits >> have;
        continue;
      }
      if (at === text.length) throw new Error('It ends too early.');
      const code = text.charCodeAt(at++);
      const one = code < 128;
      bits = one ? (bits << 7) | code : (bits << 14) | (barred[(code >> 7) - 1] << 7) | (code & 127);
      have += one ? 7 : 14;
    }
    left -= piece.length;
    yield piece;
  }
}
