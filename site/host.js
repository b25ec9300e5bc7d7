// @ts-check
// The host's side of the seal: what any page that holds the app's frame does for it, and all it does.
//
// Every message is `{ descent: 1, type, … }`, posted between this window and the frame's; each side checks the source.
// From the app:
//   hello                            the frame runs and wants to hear all it needs; said again until it hears something
//   ready                            the page is up
//   state     { state, visit }       the settings as text for a permalink, never data; a visit is a place to come back to
//   height    { height }             the height of its content in CSS pixels
//   event     { name, detail }       step, done, error, theme (which a host may remember)
//   download  { name, mediaType, bytes }   a file for the person to keep
//   example   { name }               asks for a bundled file by name
// To the app, the first four unasked, after hello:
//   theme     { theme }              light, dark, or auto
//   wasm      { bytes, from, more }  a piece of it as soon as it is there: from which byte, and whether more follow; or
//                                    wasm-failed { message }
//   examples  { examples: [{ name, title, note }] }
//   state     { state }              after the examples
//   file      { name, file, bytes, note, settings }   or file-failed { name, message }
import { fetchEngine } from './client-engine.js';

/**
 * @typedef {{ name: string, title: string, file: string, note?: string, settings?: string }} Example
 * @typedef {{ base?: URL, state?: string, theme?: string, onState?: (state: string, visit: boolean) => void,
 *   onHeight?: (height: number) => void, onEvent?: (name: string, detail: unknown) => void }} Options
 */

/** Serves one frame that holds the app. */
export class Host {
  #frame;
  #base;
  #options;
  /** What has come of the wasm. @type {Uint8Array<ArrayBuffer>[]} */
  #pieces = [];
  /** Whether all of it has come. */
  #whole = false;
  #failure = '';
  /** How many bytes the frame that there is now has been sent; undefined before its hello. @type {number | undefined} */
  #sent;
  #examples;
  /** The contents of examples, by file. @type {Map<string, Promise<ArrayBuffer>>} */
  #files = new Map();
  #hear = (/** @type {MessageEvent} */ event) => this.#take(event);

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Options} [options]
   */
  constructor(frame, options = {}) {
    this.#frame = frame;
    this.#options = options;
    this.#base = options.base ?? new URL('.', import.meta.url);
    this.#gather();
    this.#examples = this.#list();
    this.#foresee();
    addEventListener('message', this.#hear);
  }

  /** Stops serving the frame. */
  close() {
    removeEventListener('message', this.#hear);
  }

  /** @param {string} state */
  setState(state) {
    this.#post({ type: 'state', state });
  }

  /** @param {string} theme */
  setTheme(theme) {
    this.#post({ type: 'theme', theme });
  }

  /**
   * @param {Record<string, unknown>} message
   * @param {Transferable[]} [transfer]
   */
  #post(message, transfer = []) {
    // The frame's origin is opaque, so no origin can be named; its window is the address.
    this.#frame.contentWindow?.postMessage({ descent: 1, ...message }, '*', transfer);
  }

  /** @param {MessageEvent} event */
  #take({ source, data }) {
    if (source !== this.#frame.contentWindow || data?.descent !== 1) return;
    switch (data.type) {
      case 'hello':
        return this.#greet();
      case 'state':
        return this.#options.onState?.(String(data.state), data.visit === true);
      case 'height':
        return this.#options.onHeight?.(Number(data.height));
      case 'event':
        return this.#options.onEvent?.(String(data.name), data.detail);
      case 'download':
        return save(String(data.name), String(data.mediaType), data.bytes);
      case 'example':
        return this.#sendExample(String(data.name));
    }
  }

  /** Fetches the wasm and hands it on as it comes. */
  async #gather() {
    try {
      const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (
        (await fetchEngine(this.#base)).body
      ).getReader();
      for (let piece = await reader.read(); piece.value; piece = await reader.read()) {
        this.#pieces.push(piece.value);
        this.#send();
      }
      this.#whole = true;
    } catch (error) {
      this.#failure = message(error);
    }
    this.#send();
  }

  /** Sends the frame what it has not been sent of the wasm. Pieces are copied: a frame that reloads asks again. */
  #send() {
    if (this.#sent === undefined) return;
    if (this.#failure) return this.#post({ type: 'wasm-failed', message: this.#failure });
    let from = 0;
    const rest = this.#pieces.filter((piece) => (from += piece.length) > Number(this.#sent));
    const size = rest.reduce((sum, piece) => sum + piece.length, 0);
    if (size === 0 && !this.#whole) return;
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of rest) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#post({ type: 'wasm', bytes, from: this.#sent, more: !this.#whole }, [bytes.buffer]);
    this.#sent += size;
  }

  async #greet() {
    this.#post({ type: 'theme', theme: this.#options.theme ?? 'auto' });
    this.#sent = 0;
    this.#send();
    const examples = await this.#examples;
    this.#post({ type: 'examples', examples: examples.map(({ name, title, note }) => ({ name, title, note })) });
    this.#post({ type: 'state', state: this.#options.state ?? '' });
  }

  /** @returns {Promise<Example[]>} */
  #list() {
    return fetch(new URL('examples/examples.json', this.#base))
      .then((response) => (response.ok ? response.json() : []))
      .then((index) => (Array.isArray(index) ? index : (index.examples ?? [])))
      .catch(() => []);
  }

  /** Fetches the example that the app will most likely ask for. */
  async #foresee() {
    const name = new URLSearchParams(this.#options.state).get('example');
    const examples = await this.#examples;
    const example = examples.find((e) => e.name === name) ?? examples[0];
    if (example) this.#file(example.file).catch(() => {});
  }

  /** @param {string} name */
  #file(name) {
    const file = this.#files.get(name) ?? this.#fetch(new URL(name, new URL('examples/', this.#base)));
    this.#files.set(name, file);
    file.catch(() => this.#files.delete(name));
    return file;
  }

  /** @param {URL} address */
  async #fetch(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The example could not be fetched: status ${response.status}.`);
    return response.arrayBuffer();
  }

  /** @param {string} name */
  async #sendExample(name) {
    try {
      const example = (await this.#examples).find((e) => e.name === name);
      if (!example) throw new Error(`There is no example called ${name}.`);
      const bytes = await this.#file(example.file);
      const { note = '', settings = '' } = example;
      this.#post({ type: 'file', name, file: example.file, bytes, note, settings });
    } catch (error) {
      this.#post({ type: 'file-failed', name, message: message(error) });
    }
  }
}

/** @param {unknown} error */
const message = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Offers bytes as a download under a plain file name.
 * @param {string} name
 * @param {string} type
 * @param {ArrayBuffer} bytes
 */
function save(name, type, bytes) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name.replace(/[/\\:*?"<>|\p{C}]/gu, '_').slice(0, 120);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
