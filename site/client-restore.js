// @ts-check
// A model's JSON read back: docs/model.md says what is in it. Whether its parts go together the workers judge.
import { DescentError } from './client-error.js';
import { toBlob } from './client-source.js';

/** What the workers need. */
const needed =
  'format version model target classes event threshold columns terms aliased coefficientClasses coefficients symmetric spec receipt layout encoded';
/** What else a coefficient has. */
const figures = 'standardError z p low high oddsRatio oddsLow oddsHigh';

/** A model nests no deeper. */
const deepest = 8;

/**
 * @param {string} what
 * @param {string} [name]
 * @returns {never}
 */
function refuse(what, name) {
  throw new DescentError('not-a-model', `This is no model of Descent: ${what}.`, { name });
}

/**
 * @param {unknown} source JSON as text, a Blob, bytes, or parsed
 * @returns {Promise<{ file: Blob, state: any, fields: (judged: any) => any }>} what came in, what the
 *   workers take, and a fit's plain fields once they have judged it
 */
export async function reopen(source) {
  const plain = Object.prototype.toString.call(source) === '[object Object]';
  const file = plain
    ? new Blob([JSON.stringify(source, null, 1), '\n'])
    : await toBlob(/** @type {Blob} */ (source), {});
  const json = parse(await file.text());
  const { format, version } = json;
  if (format !== 'descent-model') refuse('its format is another', 'format');
  if (version !== 1)
    throw new DescentError(
      'model-version',
      `The model's version is ${JSON.stringify(version)}; this reads version 1.`,
      {
        name: 'version',
      },
    );
  const state = revive(json);
  return {
    file: new Blob([file], { type: 'application/json' }),
    state,
    fields: (judged) => fields(json, state, judged),
  };
}

/**
 * @param {string} text
 * @returns {any}
 */
function parse(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    refuse('it is not JSON');
  }
  if (!isObject(json) || deeper(json, deepest)) refuse('it is other JSON');
  return json;
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
function revive(json) {
  const state = Object.fromEntries(needed.split(' ').map((key) => [key, json[key]]));
  state.coefficients = numbers(json.coefficients, 'coefficients');
  state.encoded = numbers(json.encoded, 'encoded');
  const { ints, floats, texts } = json.layout ?? {};
  if (!Array.isArray(ints) || !ints.every((i) => i === (i | 0))) refuse('it has no list of whole numbers', 'layout');
  state.layout = { ints: Int32Array.from(ints), floats: numbers(floats, 'layout'), texts };
  return state;
}

/**
 * @param {unknown} list
 * @param {string} name
 */
function numbers(list, name) {
  if (!Array.isArray(list)) return refuse('it has no list of numbers', name);
  return Float64Array.from(list, (v) => number(v, name) ?? NaN);
}

/**
 * The number that JSON has a number, a word or null for.
 * @param {unknown} v
 * @param {string} name
 * @returns {number | null}
 */
function number(v, name) {
  if (v === null || typeof v === 'number') return v;
  if (v === 'Infinity' || v === '-Infinity') return Number(v);
  return refuse('a number of it is none', name);
}

/**
 * @param {any} json
 * @param {any} state
 * @param {any} judged
 */
function fields(
  { summary, receipt, estimates, status, method, note },
  state,
  { aliased, coefficientClasses, ...judged },
) {
  if (!isObject(summary)) refuse('it has no summary', 'summary');
  if (!isObject(receipt)) refuse('it has no receipt', 'receipt');
  const { terms } = judged;
  const rows = rowsOf(estimates, state.coefficients.length);
  const coefficients = Array.from(state.coefficients, (estimate, i) => ({
    term: terms[i % terms.length].name,
    class: coefficientClasses[Math.floor(i / terms.length)] || null,
    estimate: Number.isNaN(estimate) ? null : estimate,
    ...rows[i].figures,
    aliased: aliased[i % terms.length],
    undetermined: rows[i].undetermined,
  }));
  return {
    ...Object.fromEntries(Object.entries(summary).map(([key, v]) => [key, number(v, 'summary')])),
    ...judged,
    ...{ receipt, coefficients, status: statusOf(status) },
    ...{ method: text(method, 'method'), note: text(note, 'note') },
  };
}

/**
 * Errors, tests and intervals by coefficient; nulls where the file has none.
 * @param {any} list
 * @param {number} n
 */
function rowsOf(list, n) {
  if (list === undefined) list = Array(n).fill({});
  if (!Array.isArray(list) || list.length !== n)
    return refuse('its estimates are not one for each coefficient', 'estimates');
  const keys = figures.split(' ');
  return list.map((row) => ({
    figures: Object.fromEntries(keys.map((key) => [key, number(row?.[key] ?? null, 'estimates')])),
    undetermined: row?.undetermined === true,
  }));
}

/** @param {any} v */
function statusOf(v) {
  if (v === undefined) return undefined;
  if (!isObject(v) || !Array.isArray(v.notes)) return refuse('its status is none', 'status');
  const { iterations, passes, gradient, seconds } = v;
  return {
    ...v,
    ...{ code: text(v.code, 'status'), message: text(v.message, 'status'), notes: v.notes.map(String) },
    ...{ iterations: number(iterations, 'status'), passes: number(passes, 'status') },
    ...{ gradient: number(gradient, 'status'), seconds: number(seconds, 'status') },
  };
}

/**
 * @param {unknown} v
 * @param {string} name
 * @returns {string}
 */
const text = (v, name) => (typeof v === 'string' ? v : v === undefined ? '' : refuse('a text of it is none', name));
