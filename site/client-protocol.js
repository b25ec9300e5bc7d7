// @ts-check
// The messages between the client and the workers; wasm/wire/protocol.go mirrors the names.
//
// To a worker's script, once each:
//   { type: 'boot', lock, role, ports, warm } role: leader, with a port to every shard, or shard, with one to the leader;
//                                             warm: where idle, it runs the code until the browser has compiled it well
//   { type: 'engine', module }                it is to serve
// From a worker:
//   { type: 'held', locked }                  the answer to boot; locked: it holds the Web Lock `lock` until it dies
//   { type: 'ready' }                         the answer to engine: it serves
//   { type: 'exit', code, text }              its program ended, with what it last said
//   { type: 'pong' }
// To the leader (only 'ping' goes to every worker):
//   { id, type, ... }                         a request; the types stand below
//   { id, type: 'control', what, value }      what: abort, pause, resume, step, pace; id is the request's
// From the leader:
//   { id, ok: true, value }
//   { id, ok: false, code, message, line, column, name }
//   { id, event, ... }                        progress of a load or a survey; step and paused of a train
//
// Requests and the values of their answers:
//   load     { blob, options, decoded }       { table, rows, columns, receipt }
//   train    { table, spec, pace, paused }    the fit: see Fit in descent.d.ts; its `state` serves predict and export
//   predict  { state, blob, decoded }         { classes, probabilities, codes } or { values }, and { missing, unknown }
//   evaluate { state, table } or { state, blob, decoded }   see Evaluation in descent.d.ts
//   restore  { state }                        the plain fields of a model whose state came from a file
//   survey   { state, blob, decoded }         { plan, starts, header }: at which bytes rows start, and the bytes of the line of names
//   append   { turn, piece: { state, blob, decoded, plan, from, to } }   { text, rows, missing }: the rows between two starts
//                                             with their answers; turn says whose it is among the workers
//   slice    { table, blob, from, to }        rows of cell texts
//   column   { table, name }                  { type, values, codes, levels }
//   release  { table }                        nothing; the leader and the shards forget the table

export const Ask = Object.freeze({
  boot: 'boot',
  engine: 'engine',
  ping: 'ping',
  control: 'control',
  load: 'load',
  train: 'train',
  predict: 'predict',
  evaluate: 'evaluate',
  restore: 'restore',
  survey: 'survey',
  append: 'append',
  slice: 'slice',
  column: 'column',
  release: 'release',
});

export const Role = Object.freeze({ leader: 'leader', shard: 'shard' });

export const Tell = Object.freeze({ held: 'held', ready: 'ready', exit: 'exit', pong: 'pong' });

export const Event = Object.freeze({ progress: 'progress', step: 'step', paused: 'paused' });

export const Control = Object.freeze({ abort: 'abort', pause: 'pause', resume: 'resume', step: 'step', pace: 'pace' });
