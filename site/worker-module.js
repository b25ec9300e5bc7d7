// @ts-check
// The workers' script as a module, with Go's support script in front.
import './wasm_exec.js';
import './worker.js';
