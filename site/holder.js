// @ts-check
// Holds the app's frame in a window of its own: keeps the settings in the address and the theme in storage, keeps the page
// for use without a network where the person asks for it, and stands aside.
import { bar } from './bar.js';
import { Host } from './host.js';
import { Keeper } from './keeper.js';

const remembered = () => {
  try {
    return localStorage.getItem('descent-theme') ?? 'auto';
  } catch {
    return 'auto';
  }
};
/** @param {unknown} theme */
const dress = (theme) => {
  document.documentElement.dataset.theme = String(theme);
};

let writing = 0;

/**
 * Makes the app's frame. It stands not in the markup: Firefox keeps what stands in the fields of a frame on the disk, to restore a
 * session, unless a script made the frame.
 */
export function frame() {
  const made = document.createElement('iframe');
  Object.assign(made, { id: 'descent', title: 'Descent' });
  made.setAttribute('sandbox', 'allow-scripts allow-downloads allow-modals');
  document.body.append(made);
  return made;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {import('./supply.js').Supply} [supply] in place of the page's own folder
 */
export function hold(frame, supply) {
  const host = new Host(frame, {
    supply,
    // Storage makes a reader wait: it is asked while the engine is on its way.
    get theme() {
      return remembered();
    },
    state: location.hash.slice(1),
    // Settings replace the address, so that Back leaves the page, as a reader expects; a lesson is a place to come back to.
    onState: (state, visit) => {
      clearTimeout(writing);
      const address = state ? `#${state}` : location.pathname + location.search;
      if (visit && address !== location.hash) history.pushState(null, '', address);
      // Browsers refuse a page that writes its address too often.
      else writing = setTimeout(() => history.replaceState(null, '', address), 250);
    },
    onReady: () => keeper.hear(),
    onEvent: (name, detail) => {
      if (name === 'offline' && detail === true) {
        host.addRequests(2); // the worker's script and the file it keeps
        keeper.keep();
      } else if (name === 'offline') keeper.forget();
      if (name !== 'theme') return;
      dress(detail);
      try {
        localStorage.setItem('descent-theme', String(detail));
      } catch {
        // Storage may be barred; the theme then lasts as long as the page.
      }
    },
  });
  const keeper = new Keeper((state) => host.setOffline(state));
  dress(remembered());
  // What is still to be written belongs to the place that was left.
  addEventListener('popstate', () => clearTimeout(writing));
  addEventListener('hashchange', () => host.setState(location.hash.slice(1)));
  // Keys should reach the app without a click, whether or not the frame has loaded already.
  frame.addEventListener('load', () => {
    bar();
    frame.focus();
  });
  frame.focus();
}
