// @ts-check
// The shell: index.html's own script.
import { hold } from './holder.js';

hold(/** @type {HTMLIFrameElement} */ (document.getElementById('descent')));
