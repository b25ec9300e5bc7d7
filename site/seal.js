// @ts-check
// Stands between a page that holds a trainer and the app's frame. A sandbox lets a frame go to another address, which its server would
// read; only the policy of the document around it bars that, and a page of somebody else's has none of ours. This document has, and
// hands on what both say. The app's document stands beside it, under a name that its own address ends with.
import { bar } from './bar.js';

const app = document.createElement('iframe');
app.setAttribute('sandbox', 'allow-scripts allow-downloads allow-modals');
app.allow = 'clipboard-write';
app.name = 'embedded';
app.title = document.title;
const address = decodeURI(location.hash.slice(1));
const folder = new URL('.', location.href).href;
if (address.startsWith(folder) && !address.slice(folder.length).includes('/')) app.src = address;
app.addEventListener('load', bar);
document.body.append(app);

addEventListener('message', ({ source, data }) => {
  if (data?.descent !== 1) return;
  const to = source === app.contentWindow ? parent : source === parent ? app.contentWindow : undefined;
  // The engine's bytes are given away, not copied once more.
  to?.postMessage(data, '*', data.type === 'wasm' ? [data.bytes.buffer] : []);
});
