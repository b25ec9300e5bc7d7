// @ts-check
// The <descent-trainer> element: a host of the app inside another page. It makes the sealed frame, fetches the table in the
// page's own name and hands it in. docs/embedding.md lists attributes, events and styles.
import { Host } from './host.js';
import { lookOf, watchLook } from './trainer-look.js';
import { attributeOf, exampleOf, fields, stateOf, tableText } from './trainer-state.js';

/** How far from the window a trainer is made, so that it is there when the reader comes. */
const near = '400px';

/** The height of a frame, in CSS pixels, before its content is there. */
const blank = 320;

// A server that renders pages has neither sheets nor elements, and imports this all the same.
const style = globalThis.CSSStyleSheet && new CSSStyleSheet();
style?.replaceSync(`
:host { display: block; position: relative; contain: inline-size; }
:host([hidden]) { display: none; }
.stack { display: grid; grid-template-columns: minmax(0, 1fr); }
.stack > * { grid-area: 1 / 1; min-width: 0; }
iframe { display: block; width: 100%; border: 0; visibility: hidden; color-scheme: auto; }
.ready iframe { visibility: visible; }
.ready .before { display: none; }
.before { display: grid; place-items: center; min-height: inherit; }
.before > slot { display: block; justify-self: stretch; }
img { display: block; width: 100%; height: auto; }
button { position: absolute; font: 600 1rem/1.2 system-ui, sans-serif; padding: 0.7em 1.6em; cursor: pointer;
  color: var(--descent-on-accent, #fff); background: var(--descent-accent, #0b6e75); border: 0;
  border-radius: var(--descent-radius, 4px); }
button:focus-visible { outline: 3px solid var(--descent-accent, #0b6e75); outline-offset: 3px; }
[hidden] { display: none !important; }
`);

/** A promise whose rejection may go unheard: perhaps nobody calls. @returns {PromiseWithResolvers<void>} */
function awaited() {
  const ready = Promise.withResolvers();
  ready.promise.catch(() => {});
  return ready;
}

/** @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

export class DescentTrainer extends Base {
  static observedAttributes = [...fields.keys()].map(attributeOf);

  #stack = document.createElement('div');
  #before = document.createElement('div');
  #poster = new Image();
  #run = document.createElement('button');
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Host | undefined} */
  #host;
  #ready = awaited();
  /** @type {IntersectionObserver | undefined} */
  #seen;
  /** @type {(() => void) | undefined} */
  #unwatch;
  /** Where engine and tables come from, if not from this script's folder. @type {import('./supply.js').Supply | undefined} */
  supply;
  #stale = false;
  /** The height of the frame's content. */
  #content = blank;
  /** The state at which a frame goes on that was loaded anew. @type {string | undefined} */
  #kept;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    this.#stack.className = 'stack';
    this.#before.className = 'before';
    this.#poster.alt = '';
    this.#run.type = 'button';
    this.#run.textContent = 'Run';
    this.#run.part.add('run');
    this.#run.addEventListener('click', () => this.#open());
    this.#before.append(document.createElement('slot'), this.#poster, this.#run);
    this.#stack.append(this.#before);
    root.append(this.#stack);
  }

  connectedCallback() {
    this.#dressUp();
    if (this.getAttribute('start') === 'click') return;
    if (this.getAttribute('loading') === 'eager') return this.#open();
    this.#seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#open(), {
      rootMargin: near,
    });
    this.#seen.observe(this);
  }

  /** Keeps the frame where a page moves the element by `moveBefore`. */
  connectedMoveCallback() {}

  /** A frame that leaves the document is unloaded by the browser; it starts again, with its settings, where it comes back. */
  disconnectedCallback() {
    this.#seen?.disconnect();
    this.#unwatch?.();
    this.#kept = this.#host?.state;
    this.#host?.close();
    this.#frame?.remove();
    this.#host = this.#frame = undefined;
    this.#stack.classList.remove('ready');
    this.#run.disabled = false;
    this.#ready.reject(new Error('The trainer was taken out of the page.'));
    this.#ready = awaited();
  }

  attributeChangedCallback() {
    if (this.#stale) return;
    this.#stale = true;
    // Several attributes that change together are one change.
    queueMicrotask(() => {
      this.#stale = false;
      this.#dressUp();
      if (!this.#host) return;
      if (this.hasAttribute('src')) this.#host.setExamples(exampleOf(this));
      this.#host.setState(stateOf(this));
      this.#look();
    });
  }

  /**
   * Trains, with some settings changed first.
   * @param {Record<string, unknown>} [settings] by the names of the properties
   * @returns {Promise<{ code: string, iterations: number, loss: number }>}
   */
  train(settings = {}) {
    return this.call('train', stateOf(settings));
  }

  /** Waits after the iteration under way, or goes on from there. @returns {Promise<void>} */
  pause() {
    return this.call('pause');
  }

  /** Goes back to before the first iteration. @returns {Promise<void>} */
  reset() {
    return this.call('reset');
  }

  /**
   * Predicts rows with the model as it was last trained.
   * @param {string | Record<string, unknown> | Record<string, unknown>[]} rows CSV text, or a row or rows by column
   * @returns {Promise<import('./descent.js').Prediction>}
   */
  predict(rows) {
    return this.call('predict', tableText(rows));
  }

  /**
   * What the methods above do, for a caller that has them by name.
   * @param {'train' | 'pause' | 'reset' | 'predict'} method
   * @param {string} [argument] settings, or CSV
   * @returns {Promise<any>}
   */
  async call(method, argument) {
    if (!this.isConnected) throw new Error('The trainer is in no page.');
    this.#open();
    await this.#ready.promise;
    return /** @type {Host} */ (this.#host).call(method, argument);
  }

  /** Shows what stands in the frame's place before it is there. */
  #dressUp() {
    const poster = this.getAttribute('poster');
    this.#poster.hidden = !poster;
    if (poster && this.#poster.getAttribute('src') !== poster) this.#poster.src = poster;
    this.#run.hidden = this.getAttribute('start') !== 'click';
    const height = this.#fixed() || (this.#run.hidden ? blank : 0);
    this.#stack.style.minHeight = height ? `${height}px` : '';
    if (this.#frame) this.#frame.title = this.#label();
    this.#stretch();
  }

  /** Makes the frame as high as its content, or as the page wants it. */
  #stretch() {
    if (!this.#frame) return;
    const height = this.#fixed() || (this.#stack.classList.contains('ready') ? this.#content : blank);
    this.#frame.style.height = `${height}px`;
  }

  /** The height that the page wants, in CSS pixels; 0 where the content says it. */
  #fixed() {
    return Math.max(0, Number(this.getAttribute('height'))) || 0;
  }

  #label() {
    return this.getAttribute('label') || 'A classifier in training';
  }

  #look() {
    const { theme, colors } = lookOf(this);
    this.#host?.setTheme(theme, colors);
  }

  #open() {
    if (this.#frame || !this.isConnected) return;
    this.#seen?.disconnect();
    this.#run.disabled = true;
    const frame = document.createElement('iframe');
    this.#frame = frame;
    frame.allow = 'clipboard-write';
    frame.title = this.#label();
    // Bundlers know these addresses by how they stand here, and would write a small file into the script.
    const app = new URL('./app.htm', import.meta.url).href;
    frame.src = `${new URL('./seal.htm?no-inline', import.meta.url).href}#${app}`;
    this.#stack.append(frame);
    this.#dressUp();
    this.#host = new Host(frame, {
      ...lookOf(this),
      base: new URL('.', import.meta.url),
      supply: this.supply,
      embedded: true,
      fixed: this.#fixed() > 0,
      downloads: !this.hasAttribute('copy-only'),
      state: this.#kept ?? stateOf(this),
      examples: this.hasAttribute('src') ? exampleOf(this) : undefined,
      onReady: () => this.#arrive(),
      onHeight: (height) => {
        this.#content = height;
        this.#stretch();
      },
      onEvent: (name, detail) => this.#tell(name, detail),
    });
    this.#unwatch = watchLook(this, () => this.#look());
  }

  #arrive() {
    this.#show();
    this.#ready.resolve();
    this.#tell('ready', {});
  }

  #show() {
    this.#stack.classList.add('ready');
    this.#stretch();
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    // What went wrong stands in the frame; a fallback is better than that.
    if (name === 'error' && !this.textContent?.trim() && !this.firstElementChild) this.#show();
    if (['ready', 'step', 'done', 'error'].includes(name))
      this.dispatchEvent(new CustomEvent(`descent-${name}`, { detail, bubbles: true, composed: true }));
  }
}

for (const [name, kind] of fields)
  Object.defineProperty(DescentTrainer.prototype, name, {
    configurable: true,
    enumerable: true,
    /** @this {HTMLElement} */
    get() {
      return kind.read(this.getAttribute(attributeOf(name)));
    },
    /** @this {HTMLElement} @param {unknown} value */
    set(value) {
      const text = kind.write(value);
      if (text === null) this.removeAttribute(attributeOf(name));
      else this.setAttribute(attributeOf(name), text);
    },
  });

if (globalThis.customElements && !customElements.get('descent-trainer'))
  customElements.define('descent-trainer', DescentTrainer);
