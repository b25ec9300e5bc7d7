// What a program in Node can do with the package, told as one JSON object.
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { open } from 'descent';

const said = {};
const refusal = (promise) =>
  promise.then(
    () => 'none',
    ({ code, name }) => (typeof code === 'string' ? code : name),
  );

// Every thread that the package starts, to end one of them as the system might.
const threads = new Set();
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (...message) {
  threads.add(this);
  return post.apply(this, message);
};

const file = new URL('iris.csv', import.meta.url);
const bytes = await readFile(file);
const server = createServer((_, response) => response.end(bytes)).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

const descent = await open({ workers: 2 });
said.rows = {};
for (const [name, source] of Object.entries({
  string: String(bytes),
  Buffer: bytes,
  ArrayBuffer: new Uint8Array(bytes).buffer,
  Blob: new Blob([bytes]),
  'file as Blob': await openAsBlob(file),
  gzip: gzipSync(bytes),
  'file:': file,
  'http:': new URL(`http://127.0.0.1:${server.address().port}/`),
}))
  said.rows[name] = (await descent.load(source)).rows;
server.close();
said.refused = {
  absent: await refusal(descent.load(new URL('absent.csv', import.meta.url))),
  folder: await refusal(descent.load(new URL('.', import.meta.url))),
  empty: await refusal(descent.load(Buffer.alloc(0))),
  unknown: await refusal(open({ threads: 2 })),
};

const table = await descent.load(file, {
  onProgress: ({ phase, bytes, total, rows }) => {
    said.progress = [phase, bytes === total, rows];
  },
});
said.cell = (await table.slice(149, 150))[0].at(-1);
const steps = [];
const fit = await descent.train(
  table,
  { target: 'species', l2: 0.01 },
  { onStep: (step) => steps.push(step.iteration) },
);
said.lastStep = steps.at(-1) === fit.status.iterations;
said.status = fit.status.code;
said.coefficients = fit.coefficients.map((c) => [c.class, c.term, c.estimate]);
const prediction = await fit.predict(file);
said.predicted = [prediction.labels.length, prediction.probabilities.length];
const { accuracy, confusion } = await fit.evaluate();
said.evaluated = [accuracy, confusion.counts.flat().reduce((sum, n) => sum + n)];
said.exported = JSON.parse(await (await fit.export('json')).text()).classes;

// Enough rows that a slow method has not ended when it is interrupted, and that both threads hold some.
const text = ['a,b,y'];
for (let i = 0; i < 60_000; i++)
  text.push(`${Math.sin(i)},${Math.cos(i * 1.3)},${Math.sin(i) + Math.sin(i * 7.7) > 0 ? 'yes' : 'no'}`);
const large = await descent.load(text.join('\n'));
const slow = { target: 'y', solver: 'batch', rate: 1e-6, maxIterations: 1e9 };
const control = new AbortController();
said.aborted = await refusal(descent.train(large, slow, { signal: control.signal, onStep: () => control.abort() }));
said.died = {};
for (const victim of [0, 1]) {
  const alive = [...threads].slice(-2);
  said.died[victim] = await refusal(descent.train(large, slow, { onStep: () => alive[victim].terminate() }));
  said.died[`${victim}, then`] = (await descent.train(large, { target: 'y' })).status.code;
}

const pending = refusal(descent.train(large, slow));
descent.close();
said.closed = [await pending, await refusal(descent.load('a,b\n1,2\n'))];
console.log(JSON.stringify(said));
