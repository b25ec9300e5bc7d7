// @ts-check
// Keeps Descent in the browser for use without a network, when the person asks for it and not before: docs/decisions/0012.
// The service worker sw.js stores one file, and serves it in place of index.html from then on.

/**
 * offered: it can be kept; keeping: it is on its way; kept: it is there; new: a newer one is there for the next visit;
 * failed: it could not be had.
 * @typedef {'offered' | 'keeping' | 'kept' | 'new' | 'failed'} Offline
 */

/** Vouches for the one script that may become a service worker. */
const policy = () =>
  /** @type {any} */ (globalThis).trustedTypes?.createPolicy('offline', { createScriptURL: () => 'sw.js' });

export class Keeper {
  #tell;
  #scope = new URL('.', location.href).href;
  /** @type {any} */
  #policy;
  /** @type {Offline | undefined} */
  #state;
  #heard = false;

  /** @param {(state: Offline) => void} tell hears how things stand, and each change; nothing where nothing can be kept, as in a page from disk */
  constructor(tell) {
    this.#tell = tell;
    if (location.protocol.startsWith('http') && navigator.serviceWorker) this.#look();
  }

  /** Begins to tell. */
  hear() {
    this.#heard = true;
    this.#turn(this.#state);
  }

  /** @param {Offline | undefined} state */
  #turn(state) {
    this.#state = state;
    if (state && this.#heard) this.#tell(state);
  }

  /** Learns how things stand before a new version can have come. */
  async #look() {
    const registration = await this.#registration();
    if (!registration?.active) return this.#turn('offered');
    this.#turn('kept');
    this.#link();
    const changed = () => this.#follow(registration.installing, 'new');
    registration.addEventListener('updatefound', changed);
    changed();
  }

  async keep() {
    this.#turn('keeping');
    try {
      this.#policy ??= policy();
      const address = this.#policy ? this.#policy.createScriptURL('') : 'sw.js';
      const { installing } = await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
      if (installing) this.#follow(installing, 'kept');
      else this.#turn('kept');
    } catch {
      this.#turn('failed');
    }
  }

  /** Takes what was kept out of the browser again. */
  async forget() {
    await (await this.#registration())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`descent ${this.#scope} `)) await caches.delete(name);
    this.#turn('offered');
  }

  /** A worker of a folder above may serve this page too; it is none of ours. */
  async #registration() {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.scope === this.#scope ? registration : undefined;
  }

  /**
   * @param {ServiceWorker | null} worker
   * @param {Offline} then what is so once it is active
   */
  #follow(worker, then) {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') this.#turn(then);
      // An update that could not be had is tried again at the next visit.
      if (worker.state === 'redundant' && then === 'kept') this.#turn('failed');
    });
  }

  /** A page that was kept can be installed: the file that it is names no other by itself. */
  #link() {
    if (document.querySelector('link[rel=manifest]')) return;
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = 'manifest.webmanifest';
    document.head.append(link);
  }
}
