// The workers' script in a thread of Node's, with Go's support script in front.
import './wasm_exec.js';
import './node-scope.js';
import './worker.js';
