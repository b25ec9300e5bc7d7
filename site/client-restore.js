// @ts-check
// A model's JSON read back: docs/model.md says what is in it. What the workers need of it they judge themselves.
import { DescentError } from './client-error.js';
import { toBlob } from './client-source.js';

/** A model nests no deeper. */
const deepest = 8;

/** What a coefficient has beside its estimate. */
const figures = ['standardError', 'z', 'p', 'low', 'high', 'oddsRatio', 'oddsLow', 'oddsHigh'];

/**
 * @param {string} name of the part
 * @returns {never}
 */
function refuse(name) {
  const message = `This is no whole model of Descent: its ${name} is missing, damaged or at odds with the rest.`;
  throw new DescentError('not-a-model', message, { name });
}

/**
 * @param {unknown} holds
 * @param {string} name
 */
const must = (holds, name) => holds || refuse(name);

/**
 * @param {unknown} source JSON as text, a Blob, bytes, or parsed
 * @returns {Promise<{ file: Blob, state: any, fields: any }>} what came in, what the workers take, and a fit's plain fields
 */
export async function reopen(source) {
  const parsed = Object.prototype.toString.call(source) === '[object Object]';
  const given = parsed ? `${JSON.stringify(source, null, 1)}\n` : source;
  const file = await toBlob(/** @type {Blob} */ (given), {});
  const json = parse(await file.text());
  must(json.format === 'descent-model', 'format');
  if (json.version !== 1)
    throw new DescentError('model-version', 'The model is of another version of its format; this reads version 1.', {
      name: 'version',
    });
  const state = revive(json);
  return { file: new Blob([file], { type: 'application/json' }), state, fields: fields(json, state) };
}

/**
 * @param {string} text
 * @returns {any}
 */
function parse(text) {
  try {
    const json = JSON.parse(text);
    if (isObject(json) && !deeper(json, deepest)) return json;
  } catch {}
  throw new DescentError('not-a-model', 'This is no model of Descent, but other JSON or none.');
}

/** @param {unknown} v */
const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * @param {unknown} v
 * @param {number} levels
 * @returns {boolean}
 */
const deeper = (v, levels) =>
  typeof v === 'object' && v !== null && (levels === 0 || Object.values(v).some((each) => deeper(each, levels - 1)));

/** @param {any} json */
function revive({ status, method, note, references, estimates, ...state }) {
  const { ints, floats, texts } = state.layout ?? {};
  must(Array.isArray(ints) && ints.every((i) => i === (i | 0)), 'layout');
  state.layout = { ints: Int32Array.from(ints), floats: numbers(floats, 'layout'), texts };
  state.coefficients = numbers(state.coefficients, 'coefficients');
  state.encoded = numbers(state.encoded, 'encoded');
  must(state.encoded.every(Number.isFinite), 'encoded');
  return state;
}

/**
 * @param {any} list
 * @param {string} name
 */
const numbers = (list, name) =>
  Float64Array.from(must(Array.isArray(list), name) && list, (v) => number(v, name) ?? Number.NaN);

/**
 * The number that JSON has a number, a word or null for.
 * @param {unknown} v
 * @param {string} name
 */
function number(v, name) {
  must(v === null || typeof v === 'number' || v === 'Infinity' || v === '-Infinity', name);
  return v === null ? v : Number(v);
}

/**
 * @param {any} json
 * @param {any} state
 */
function fields(json, state) {
  const { model, target, classes, event, terms, spec, columns, receipt, coefficientClasses, aliased } = json;
  const {
    estimates = Array(state.coefficients.length).fill({}),
    status,
    method = '',
    note = '',
    references = [],
  } = json;
  for (const key of ['summary', 'receipt', 'spec']) must(isObject(json[key]), key);
  must(isObject(receipt.dialect), 'receipt');
  for (const key of ['columns', 'terms', 'references', 'estimates']) must((json[key] ?? []).every?.(isObject), key);
  must(same(coefficientClasses, coded(json)), 'classes');
  must(state.coefficients.length === terms?.length * coefficientClasses.length, 'coefficients');
  must(aliased?.length === terms.length, 'aliased');
  must(estimates.length === state.coefficients.length, 'estimates');
  must(status === undefined || (Array.isArray(status?.notes) && typeof status.code === 'string'), 'status');
  const factors = terms.flatMap(
    (/** @type {any} */ term) => must(Array.isArray(term.factors), 'terms') && term.factors,
  );
  const features = [...new Set(factors.map((/** @type {any} */ factor) => factor?.column))];
  for (const name of [target, ...features])
    must(
      columns.some((/** @type {any} */ column) => column.name === name),
      'columns',
    );
  const coefficients = Array.from(state.coefficients, (estimate, i) => ({
    term: String(terms[i % terms.length].name),
    class: coefficientClasses[Math.floor(i / terms.length)] || null,
    estimate: Number.isNaN(estimate) ? null : estimate,
    ...Object.fromEntries(figures.map((key) => [key, number(estimates[i][key] ?? null, 'estimates')])),
    aliased: aliased[i % terms.length] === true,
    undetermined: estimates[i].undetermined === true,
  }));
  const summary = Object.entries(json.summary).map(([key, v]) => [key, number(v, 'summary')]);
  return {
    ...Object.fromEntries(summary),
    ...{ model, target, classes, event: event || null, terms, spec, columns, features, receipt, coefficients },
    ...{ status, references, method: String(method), note: String(note) },
  };
}

/**
 * The classes that have coefficients.
 * @param {any} json
 */
function coded({ model, classes, event, symmetric }) {
  if (!Array.isArray(classes) || new Set(classes).size < classes.length) return undefined;
  if (model === 'linear') return [''];
  if (model === 'logistic') return classes.includes(event) ? [event] : undefined;
  return symmetric === true ? classes : classes.slice(1);
}

/**
 * @param {any} a
 * @param {unknown[] | undefined} b
 */
const same = (a, b) =>
  Array.isArray(a) && a.length === b?.length && a.every((v, i) => typeof v === 'string' && v === b[i]);
