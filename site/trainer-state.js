// @ts-check
// The settings of a trainer: attributes and properties of the element, parameters of embed.html, and the text of a permalink,
// which all have the same names.

/**
 * How a setting is written as an attribute and read as a property; null where it is not set.
 * @typedef {{ read: (text: string | null) => any, write: (value: any) => string | null }} Kind
 */

/** @type {Kind} */
const text = { read: (t) => t, write: (v) => (v === null || v === undefined ? null : String(v)) };
/** @type {Kind} */
const number = {
  read: (t) => (t === null || t === '' || Number.isNaN(Number(t)) ? null : Number(t)),
  write: text.write,
};
/** @type {Kind} */
const flag = { read: (t) => t !== null && t !== 'false', write: (v) => (v ? '' : null) };
/** A yes or no whose default is yes. @type {Kind} */
const usual = { read: (t) => t !== 'false', write: (v) => (v === false ? 'false' : null) };
/** @type {Kind} */
const list = { read: listOf, write: (v) => (Array.isArray(v) ? joined(v) : text.write(v)) };

/** What only the element and embed.html have. `state` is a permalink's text for what has no attribute, such as held values. */
const outer = ['src', 'state', 'height', 'theme', 'loading', 'start', 'poster', 'label'];

/** All settings by the names of their properties. @type {Map<string, Kind>} */
export const fields = new Map([
  .../** @type {[string, Kind][]} */ (outer.map((name) => [name, name === 'height' ? number : text])),
  ...['example', 'target', 'event', 'model', 'solver', 'missing', 'speed', 'view', 'controls', 'explain', 'kind'].map(
    (name) => /** @type {[string, Kind]} */ ([name, text]),
  ),
  ...[
    'degree',
    'holdout',
    'rate',
    'batch',
    'momentum',
    'l1',
    'l2',
    'maxIterations',
    'tolerance',
    'seed',
    'threshold',
    'row',
  ].map((name) => /** @type {[string, Kind]} */ ([name, number])),
  ['features', list],
  ['x', text],
  ['y', text],
  ['interactions', flag],
  ['paused', flag],
  ['standardize', usual],
]);

/** @param {string} name `maxIterations` @returns {string} `max-iterations` */
export const attributeOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * A list from text: values between commas, or a JSON array where a value holds a comma.
 * @param {string | null} value
 * @returns {string[] | null}
 */
function listOf(value) {
  if (value === null) return null;
  if (value.trim().startsWith('['))
    try {
      return JSON.parse(value).map(String);
    } catch {
      // A name may begin with a bracket.
    }
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** @param {unknown[]} values */
const joined = (values) => {
  const texts = values.map(String);
  return texts.some((t) => /^\s*\[|,|^\s|\s$/.test(t)) ? JSON.stringify(texts) : texts.join(',');
};

/**
 * The settings as the text of a permalink.
 * @param {Element | URLSearchParams | Record<string, any>} from an element's attributes, parameters, or values by name
 * @returns {string}
 */
export function stateOf(from) {
  const given = reader(from);
  const state = new URLSearchParams(given('state')[0] ?? '');
  for (const [name, kind] of fields) {
    if (outer.includes(name)) continue;
    const values = given(name).filter((value) => value !== null);
    if (name === 'features') {
      const list = values.flatMap((v) => kind.read(v) ?? []);
      if (list.length > 0) state.delete(name);
      for (const one of list) state.append(name, one);
    } else if (kind === flag && values.length > 0) state.set(name, String(kind.read(values[0])));
    else if (values.length > 0) state.set(name, String(values[0]));
  }
  const src = given('src')[0];
  if (src) state.set('example', src);
  return state.toString();
}

/**
 * @param {Element | URLSearchParams | Record<string, any>} from
 * @returns {(name: string) => (string | null)[]}
 */
function reader(from) {
  if (from instanceof URLSearchParams)
    return (name) => [...from.getAll(name), ...(attributeOf(name) === name ? [] : from.getAll(attributeOf(name)))];
  if (globalThis.Element && from instanceof Element) return (name) => [from.getAttribute(attributeOf(name))];
  const values = /** @type {Record<string, any>} */ (from);
  return (name) => {
    const value = values[name];
    return [value === true || value === false ? String(value) : (fields.get(name)?.write(value) ?? null)];
  };
}

/**
 * The one table that a trainer with a `src` offers.
 * @param {Element} element
 * @returns {Promise<import('./supply.js').Example[]>}
 */
export async function exampleOf(element) {
  const src = String(element.getAttribute('src'));
  return [tableAt(src, new URL(src, element.baseURI))];
}

/**
 * A table at an address, under the name that a state has for it.
 * @param {string} src
 * @param {URL} address
 */
export function tableAt(src, address) {
  const title = decodeURIComponent(address.pathname.replace(/.*\//, '')) || src;
  return { name: src, title, file: address.href };
}

/**
 * Rows as CSV text.
 * @param {string | Record<string, unknown> | Record<string, unknown>[]} rows
 * @returns {string}
 */
export function tableText(rows) {
  if (typeof rows === 'string') return rows;
  const all = Array.isArray(rows) ? rows : [rows];
  const names = [...new Set(all.flatMap((row) => Object.keys(row)))];
  return [names, ...all.map((row) => names.map((name) => row[name] ?? ''))].map(line).join('\n');
}

/** @param {unknown[]} cells */
const line = (cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
