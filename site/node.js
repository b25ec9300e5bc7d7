// @ts-check
// The client in Node: what a page imports, with Node's answers to what it asks of its surroundings.
import { platform } from './client-platform.js';
import { answers } from './node-platform.js';

Object.assign(platform, answers);

export * from './descent.js';
