// @ts-check
// The page of the peers: others' libraries on the same file, each used as its documents say a strong user would. Sets
// `bench`, whose functions take a job and answer with seconds and coefficients in the columns' own units.
import { chosen, numbers, read, seconds } from './peers-data.js';
import { firstOrder, newton, ready } from './peers-tfjs.js';
import { inR } from './peers-webr.js';
import { descend } from './peers-mllr.js';

/**
 * @typedef {import('./peers-data.js').Data} Data
 * @typedef {{ binary: string, rows: number, columns: number, classes: number, l1: number, l2: number, threads: number,
 *   again: number, method: string }} Job
 */

/**
 * Reads the chosen file, fits, then fits again so many times.
 * @param {Job} job
 * @param {(data: Data) => Promise<number[][]>} fit
 */
async function readAndFit(job, fit) {
  const [load, data] = await seconds(() => read(chosen(), job.classes));
  const [train, coefficients] = await seconds(() => fit(data));
  const again = [];
  for (let i = 0; i < job.again; i++) again.push((await seconds(() => fit(data)))[0]);
  return { load, train, again, rows: data.n, coefficients };
}

const bench = {
  /** @param {Job} job */
  async tfjs(job) {
    await ready(job.threads);
    return readAndFit(job, (data) => (job.method === 'newton' ? newton(data, job) : firstOrder(data, job)));
  },

  /** @param {Job} job */
  async mllr(job) {
    return readAndFit(job, (data) => descend(data));
  },

  /** R's own reader and glm.fit; a table of a million rows is handed in as numbers, since reading it takes minutes. @param {Job} job */
  async webr(job) {
    return inR(job, job.rows > 200_000 ? await numbers(job.binary) : chosen());
  },
};

Object.assign(globalThis, { bench });

/** A first visit: the library is loaded, a small table fetched, read and fitted. @param {string} who @param {string} table */
async function visit(who, table) {
  const job = { binary: '', rows: 150, columns: 4, classes: 2, l1: 0, l2: 0, threads: 1, again: 0, method: 'newton' };
  const blob = await (await fetch(table)).blob();
  if (who === 'webr') await inR(job, new File([blob], 'table'));
  else {
    await ready(1);
    await newton(await read(blob, 2), job);
  }
  Object.assign(globalThis, { done: performance.now() });
}

const asked = new URLSearchParams(location.search);
const who = asked.get('cold');
if (who) visit(who, asked.get('table') ?? '');
