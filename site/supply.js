// @ts-check
// What a host hands into the app's frame: the engine's bytes and the bundled tables. The hosts of one page that take them
// from the same folder share them.
import { fetchEngine } from './client-engine.js';

/** @typedef {{ name: string, title: string, file: string, note?: string, settings?: string }} Example */

/** @type {Map<string, Supply>} */
const known = new Map();

/** The engine and the tables of one folder, fetched when first asked for. */
export class Supply {
  #base;
  /** What has come of the engine. @type {Uint8Array<ArrayBuffer>[]} */
  pieces = [];
  /** Whether all of it has come. */
  whole = false;
  /** Why it cannot come. */
  failure = '';
  /** @type {Set<() => void>} */
  #waiting = new Set();
  #gathering = false;
  /** @type {Promise<Example[]> | undefined} */
  #examples;
  /** How many tables were asked for. */
  requests = 0;
  /** The contents of tables, by address. @type {Map<string, Promise<ArrayBuffer>>} */
  #files = new Map();

  /** @param {URL} base */
  constructor(base) {
    this.#base = base;
  }

  /**
   * @param {URL} base the folder of descent.wasm
   * @returns {Supply}
   */
  static from(base) {
    const supply = known.get(base.href) ?? new Supply(base);
    known.set(base.href, supply);
    return supply;
  }

  /** The engine's bytes as a stream. @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>} */
  async engine() {
    return /** @type {any} */ ((await fetchEngine(this.#base)).body);
  }

  /** Calls `more` whenever more of the engine is there, until the function is called that it returns. */
  follow(/** @type {() => void} */ more) {
    this.#waiting.add(more);
    if (!this.#gathering || this.failure) this.#gather();
    return () => this.#waiting.delete(more);
  }

  async #gather() {
    this.#gathering = true;
    this.failure = '';
    this.pieces = [];
    try {
      const reader = (await this.engine()).getReader();
      for (let piece = await reader.read(); piece.value; piece = await reader.read()) {
        this.pieces.push(piece.value);
        this.#tell();
      }
      this.whole = true;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.#tell();
  }

  #tell() {
    for (const more of [...this.#waiting]) more();
  }

  /** The bundled tables; none where their list cannot be had. @returns {Promise<Example[]>} */
  examples() {
    this.#examples ??= fetch(new URL('examples/examples.json', this.#base))
      .then((response) => (response.ok ? response.json() : []))
      .then((index) => (Array.isArray(index) ? index : (index.examples ?? [])))
      .catch(() => []);
    return this.#examples;
  }

  /**
   * The content of a table.
   * @param {string} file its address, of a bundled one its file name
   */
  file(file) {
    const { href } = new URL(file, new URL('examples/', this.#base));
    const content = this.#files.get(href) ?? this.#download(href);
    this.#files.set(href, content);
    content.catch(() => this.#files.delete(href));
    return content;
  }

  /** @param {string} address */
  async #download(address) {
    this.requests++;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The table could not be fetched from ${address}: status ${response.status}.`);
    return response.arrayBuffer();
  }
}
