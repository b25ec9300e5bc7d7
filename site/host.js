// @ts-check
// The host's side of the seal: what any page that holds the app's frame does for it, and all it does.
//
// Every message is `{ descent: 1, type, … }`, posted between this window and the frame's; each side checks the source.
// From the app:
//   hello                            the frame runs and wants to hear all it needs; said again until it hears something
//   ready                            the page is up
//   state     { state, visit }       the settings as text for a permalink, never data; a visit is a place to come back to
//   height    { height }             the height of its content in CSS pixels
//   event     { name, detail }       step, done, error, theme (which a host may remember), offline (whether the person wants the page kept)
//   download  { name, mediaType, bytes }   a file for the person to keep
//   example   { name }               asks for a table by name
//   answer    { id, value }          to a call, or { id, error: { code, message } }
// To the app, the first five unasked, after hello:
//   about     { home, embedded, downloads, fixed }   the address of Descent's own page, whether the app is a part of
//                                    somebody's page, whether files can be saved, and whether the frame keeps its height
//   theme     { theme, colors }      light, dark, or auto; custom properties of the app's style, without their dashes
//   wasm      { bytes, from, more }  a piece of it as soon as it is there: from which byte, and whether more follow; or
//                                    wasm-failed { message }
//   examples  { examples: [{ name, title, note }] }
//   state     { state }              after the examples
//   requests  { count }              how many tables were fetched for it since it was ready
//   file      { name, file, bytes, note, settings }   or file-failed { name, message }
//   offline   { state }              whether the page is kept for use without a network: a word of site/keeper.js
//   call      { id, method, argument }   train with settings as text, pause, reset, or predict with CSV text
import { Supply } from './supply.js';

/**
 * @typedef {import('./supply.js').Example} Example
 * @typedef {{ base?: URL, supply?: Supply, state?: string, theme?: string, colors?: Record<string, string>,
 *   embedded?: boolean, downloads?: boolean, fixed?: boolean, examples?: Promise<Example[]>, onReady?: () => void,
 *   offline?: string, onState?: (state: string, visit: boolean) => void, onHeight?: (height: number) => void,
 *   onEvent?: (name: string, detail: any) => void }} Options
 */

/** Serves one frame that holds the app. */
export class Host {
  #frame;
  #home;
  #supply;
  #options;
  /** How many bytes the frame that there is now has been sent; undefined before its hello. @type {number | undefined} */
  #sent;
  #examples;
  #leave;
  /** The calls without an answer. @type {Map<number, PromiseWithResolvers<any>>} */
  #calls = new Map();
  #called = 0;
  /** How many tables had been asked for when the page was up. */
  #before = 0;
  #hear = (/** @type {MessageEvent} */ event) => this.#take(event);

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Options} [options] with `examples` in place of the supply's own
   */
  constructor(frame, options = {}) {
    this.#frame = frame;
    this.#options = options;
    const base = options.base ?? new URL('.', import.meta.url);
    this.#home = base.href;
    this.#supply = options.supply ?? Supply.from(base);
    this.#leave = this.#supply.follow(() => this.#send());
    this.#examples = options.examples ?? this.#supply.examples();
    this.#foresee();
    addEventListener('message', this.#hear);
  }

  /** Stops serving the frame. */
  close() {
    removeEventListener('message', this.#hear);
    this.#leave();
    this.#forget();
  }

  /**
   * Offers other tables. The state that names one of them comes after.
   * @param {Promise<Example[]>} examples
   */
  setExamples(examples) {
    this.#examples = examples;
    if (this.#sent !== undefined) this.#offer();
  }

  /** The state that the app is in, as far as it tells. */
  get state() {
    return this.#options.state ?? '';
  }

  /** @param {string} state */
  setState(state) {
    this.#options.state = state;
    this.#post({ type: 'state', state });
  }

  /** @param {string} theme @param {Record<string, string>} [colors] */
  setTheme(theme, colors) {
    Object.assign(this.#options, { theme, colors });
    this.#post({ type: 'theme', theme, colors });
  }

  /** @param {import('./keeper.js').Offline} offline */
  setOffline(offline) {
    this.#options.offline = offline;
    this.#post({ type: 'offline', state: offline });
  }

  /** Counts requests that the host made for the person, beside the tables it fetched. @param {number} more */
  addRequests(more) {
    this.#before -= more;
    this.#post({ type: 'requests', count: this.#supply.requests - this.#before });
  }

  /**
   * Has the app do something.
   * @param {'train' | 'pause' | 'reset' | 'predict'} method
   * @param {string} [argument]
   * @returns {Promise<any>} rejects with what carries a `code`
   */
  call(method, argument = '') {
    const id = ++this.#called;
    const answer = Promise.withResolvers();
    this.#calls.set(id, answer);
    this.#post({ type: 'call', id, method, argument });
    return answer.promise;
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
      case 'ready':
        this.#before = this.#supply.requests;
        this.addRequests(0);
        return this.#options.onReady?.();
      case 'state':
        this.#options.state = String(data.state); // where it goes on if the frame is loaded anew
        return this.#options.onState?.(String(data.state), data.visit === true);
      case 'height':
        return this.#options.onHeight?.(Number(data.height));
      case 'event':
        return this.#options.onEvent?.(String(data.name), data.detail);
      case 'download':
        return save(String(data.name), String(data.mediaType), data.bytes);
      case 'example':
        return this.#sendExample(String(data.name));
      case 'answer':
        return this.#settle(data);
    }
  }

  /** @param {{ id: unknown, value?: unknown, error?: { code: unknown, message: unknown } }} answer */
  #settle({ id, value, error }) {
    const call = this.#calls.get(Number(id));
    this.#calls.delete(Number(id));
    if (error) call?.reject(Object.assign(new Error(String(error.message)), { code: String(error.code) }));
    else call?.resolve(value);
  }

  /** Rejects the calls that nobody will answer any more. */
  #forget() {
    for (const id of [...this.#calls.keys()])
      this.#settle({ id, error: { code: 'closed', message: 'The frame was closed or loaded anew.' } });
  }

  /** Sends the frame what it has not been sent of the wasm. Pieces are copied: a frame that reloads asks again. */
  #send() {
    if (this.#sent === undefined) return;
    const { pieces, whole, failure } = this.#supply;
    if (failure) return this.#post({ type: 'wasm-failed', message: failure });
    let from = 0;
    const rest = pieces.filter((piece) => (from += piece.length) > Number(this.#sent));
    const size = rest.reduce((sum, piece) => sum + piece.length, 0);
    if (size === 0 && !whole) return;
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of rest) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#post({ type: 'wasm', bytes, from: this.#sent, more: !whole }, [bytes.buffer]);
    this.#sent += size;
  }

  async #greet() {
    const { theme = 'auto', colors, embedded = false, downloads = true, fixed = false, offline } = this.#options;
    if (this.#sent !== undefined) this.#forget();
    this.#post({ type: 'about', home: this.#home, embedded, downloads, fixed });
    this.#post({ type: 'theme', theme, colors });
    if (offline) this.#post({ type: 'offline', state: offline });
    this.#sent = 0;
    this.#send();
    await this.#offer();
    this.#post({ type: 'state', state: this.#options.state ?? '' });
  }

  async #offer() {
    const examples = await this.#examples;
    this.#post({ type: 'examples', examples: examples.map(({ name, title, note }) => ({ name, title, note })) });
  }

  /** Fetches the table that the app will most likely ask for. */
  async #foresee() {
    const name = new URLSearchParams(this.#options.state).get('example');
    const examples = await this.#examples;
    const example = examples.find((e) => e.name === name) ?? examples[0];
    if (example) this.#supply.file(example.file).catch(() => {});
  }

  /** @param {string} name */
  async #sendExample(name) {
    try {
      const example = (await this.#examples).find((e) => e.name === name);
      if (!example) throw new Error(`There is no example called ${name}.`);
      const fetched = this.#supply.file(example.file);
      this.addRequests(0);
      const bytes = await fetched;
      const { note = '', settings = '' } = example;
      const file = decodeURIComponent(example.file.replace(/[?#].*/, '').replace(/.*\//, ''));
      this.#post({ type: 'file', name, file, bytes, note, settings });
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
