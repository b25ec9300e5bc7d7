// @ts-check
// The shell: index.html's own script.
import { frame, hold } from './holder.js';

const app = frame();
app.src = 'app.html';
hold(app);
