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
 * @returns {Promise<{ file: Blob, state: any, fields: any }>} what came in, what the workers take, and
 *   a fit's plain fields
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
  return { file: new Blob([file], { type: 'application/json' }), state, fields: fields(json, state) };
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
  if (!state.encoded.every(Number.isFinite)) refuse('a number of it is not finite', 'encoded');
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
 */
function fields(json, state) {
  const { model, target, classes, terms, spec, columns, receipt, coefficientClasses, aliased } = json;
  for (const key of ['summary', 'receipt', 'spec']) if (!isObject(json[key])) refuse('a part is missing', key);
  if (!isObject(receipt.dialect)) refuse('a part is missing', 'receipt');
  if (!Array.isArray(columns) || !columns.every(isObject)) refuse('its columns are none', 'columns');
  if (!sameList(coefficientClasses, coded(json))) refuse('its classes and coefficients do not go together', 'classes');
  if (!Array.isArray(terms) || !terms.length || state.coefficients.length % terms.length)
    refuse('its terms are others', 'terms');
  if (!Array.isArray(aliased) || aliased.length !== terms.length) refuse('its terms are others', 'aliased');
  const features = [...new Set(terms.flatMap((t) => (t?.factors ?? []).map((/** @type {any} */ f) => f?.column)))];
  const known = columns.map((c) => c.name);
  const strange = [target, ...features].find((name) => typeof name !== 'string' || !known.includes(name));
  if (strange !== undefined) refuse('a column that it reads is missing', 'columns');
  const rows = rowsOf(json.estimates, state.coefficients.length);
  const coefficients = Array.from(state.coefficients, (estimate, i) => ({
    term: String(terms[i % terms.length]?.name),
    class: coefficientClasses[Math.floor(i / terms.length)] || null,
    estimate: Number.isNaN(estimate) ? null : estimate,
    ...rows[i].figures,
    aliased: aliased[i % terms.length] === true,
    undetermined: rows[i].undetermined,
  }));
  return {
    ...Object.fromEntries(Object.entries(json.summary).map(([key, v]) => [key, number(v, 'summary')])),
    ...{ model, target, classes, terms, spec, columns, receipt, coefficients, status: statusOf(json.status) },
    features,
    ...{ event: json.event || null, method: text(json.method, 'method'), note: text(json.note, 'note') },
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
 * @param {unknown} a
 * @param {unknown[] | undefined} b
 */
const sameList = (a, b) =>
  Array.isArray(a) && a.length === b?.length && a.every((v, i) => typeof v === 'string' && v === b[i]);

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
  if (v === undefined) return v;
  const whole = isObject(v) && Array.isArray(v.notes) && typeof v.code === 'string' && typeof v.message === 'string';
  if (!whole) refuse('its status is none', 'status');
  return v;
}

/**
 * @param {unknown} v
 * @param {string} name
 * @returns {string}
 */
const text = (v, name) => (typeof v === 'string' ? v : v === undefined ? '' : refuse('a text of it is none', name));
