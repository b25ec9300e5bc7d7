// @ts-check
// The shell: index.html's own script. It holds the app's frame, keeps the settings in the address and the theme in
// storage, and stands aside.
import { bar, Host } from './host.js';

// Made here and not in the markup: Firefox keeps what stands in the fields of a frame on the disk, to restore a session, unless a
// script made the frame.
const frame = document.createElement('iframe');
Object.assign(frame, { id: 'descent', title: 'Descent', src: 'app.html' });
frame.setAttribute('sandbox', 'allow-scripts allow-downloads allow-modals');
document.body.append(frame);

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

const host = new Host(frame, {
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
  onEvent: (name, detail) => {
    if (name !== 'theme') return;
    dress(detail);
    try {
      localStorage.setItem('descent-theme', String(detail));
    } catch {
      // Storage may be barred; the theme then lasts as long as the page.
    }
  },
});
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
