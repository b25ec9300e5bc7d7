// @ts-check
// The host's side of the seal: what any page that holds the app's frame does for it, and all it does.
//
// Every message is `{ descent: 1, type, … }`, posted between this window and the frame's; each side checks the source.
// From the app:
//   hello                            the frame runs and wants the wasm
//   ready                            the page is up: state, theme and the list of examples may come
//   state     { state }              the settings as text for a permalink; never data
//   height    { height }             the height of its content in CSS pixels
//   event     { name, detail }       step, done, error, theme (which a host may remember)
//   download  { name, mediaType, bytes }   a file for the person to keep
//   example   { name }               asks for a bundled file by name
// To the app:
//   wasm      { bytes }              or wasm-failed { message }
//   file      { name, file, bytes, note, settings }   or file-failed { name, message }
//   examples  { examples: [{ name, title, note }] }
//   state     { state }
//   theme     { theme }              light, dark, or auto
import { fetchEngine } from './client-engine.js';

/**
 * @typedef {{ name: string, title: string, file: string, note?: string, settings?: string }} Example
 * @typedef {{ base?: URL, state?: string, theme?: string, onState?: (state: string) => void,
 *   onHeight?: (height: number) => void, onEvent?: (name: string, detail: unknown) => void }} Options
 */

/** Serves one frame that holds the app. */
export class Host {
  #frame;
  #base;
  #options;
  #wasm;
  /** @type {Promise<Example[]> | undefined} */
  #examples;
  #hear = (/** @type {MessageEvent} */ event) => this.#take(event);

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Options} [options]
   */
  constructor(frame, options = {}) {
    this.#frame = frame;
    this.#options = options;
    this.#base = options.base ?? new URL('.', import.meta.url);
    this.#wasm = fetchEngine(this.#base).then((response) => response.arrayBuffer());
    this.#wasm.catch(() => {});
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
        return this.#sendWasm();
      case 'ready':
        return this.#greet();
      case 'state':
        return this.#options.onState?.(String(data.state));
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

  async #sendWasm() {
    try {
      // A copy: the frame may reload and ask again.
      const bytes = (await this.#wasm).slice(0);
      this.#post({ type: 'wasm', bytes }, [bytes]);
    } catch (error) {
      this.#post({ type: 'wasm-failed', message: message(error) });
    }
  }

  async #greet() {
    this.#post({ type: 'theme', theme: this.#options.theme ?? 'auto' });
    const examples = await this.#list().catch(() => []);
    this.#post({ type: 'examples', examples: examples.map(({ name, title, note }) => ({ name, title, note })) });
    this.#post({ type: 'state', state: this.#options.state ?? '' });
  }

  /** @returns {Promise<Example[]>} */
  #list() {
    this.#examples ??= fetch(new URL('examples/examples.json', this.#base))
      .then((response) => (response.ok ? response.json() : []))
      .then((index) => (Array.isArray(index) ? index : (index.examples ?? [])));
    return this.#examples;
  }

  /** @param {string} name */
  async #sendExample(name) {
    try {
      const example = (await this.#list()).find((e) => e.name === name);
      if (!example) throw new Error(`There is no example called ${name}.`);
      const response = await fetch(new URL(example.file, new URL('examples/', this.#base)));
      if (!response.ok) throw new Error(`The example could not be fetched: status ${response.status}.`);
      const bytes = await response.arrayBuffer();
      const { note = '', settings = '' } = example;
      this.#post({ type: 'file', name, file: example.file, bytes, note, settings }, [bytes]);
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
