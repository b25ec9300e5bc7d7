// @ts-check
// The report of a fit: a page made for print that says all it takes to fit the same again. What came with the data is set
// as text, never as markup.

/**
 * @typedef {{ fit: import('./descent.js').Fit, table: import('./descent.js').Table, name: string, options: object,
 *   address: string, notes: string[] }} Subject  what the report is of; name is the table's
 */

/**
 * @param {Element} to
 * @param {string} tag
 * @param {unknown} [text]
 */
function add(to, tag, text = '') {
  const made = document.createElement(tag);
  made.textContent = String(text);
  to.append(made);
  return made;
}

/** @param {unknown} value */
const words = (value) => (Array.isArray(value) ? value.join(', ') : (value ?? ''));

/** @param {unknown} value a number to seven digits */
const short = (value) => (typeof value === 'number' ? Number(value.toPrecision(7)) : words(value));

/**
 * A table of facts: of each object the keys, each with its name in words. What is empty is left out.
 * @param {Element} to
 * @param {[object, Record<string, string>][]} list
 */
function facts(to, ...list) {
  const table = add(to, 'table');
  table.className = 'facts';
  for (const [of, names] of list)
    for (const [key, name] of Object.entries(names)) {
      const text = words(/** @type {Record<string, unknown>} */ (of)[key]);
      if (text === '') continue;
      const line = add(table, 'tr');
      add(line, 'th', name);
      add(add(line, 'td'), 'bdi', text);
    }
}

/** The version of Descent: that of npm/package.json. */
const version = '0.1.0';

/** How many lines a list has at most: a table of pictures has thousands of columns. */
const most = 200;

/**
 * A table with a line for each object of a list.
 * @param {Element} to
 * @param {readonly object[]} list
 * @param {string[]} keys
 */
function lines(to, list, keys) {
  if (list.length === 0) return;
  const table = add(to, 'table');
  const head = add(add(table, 'thead'), 'tr');
  for (const key of keys) add(head, 'th', key);
  const body = add(table, 'tbody');
  for (const item of list.slice(0, most)) {
    const line = add(body, 'tr');
    for (const key of keys) add(add(line, 'td'), 'bdi', short(/** @type {Record<string, unknown>} */ (item)[key]));
  }
  if (list.length > most) add(to, 'p', `And ${list.length - most} more.`);
}

/** @param {object} spec without what is 0 or empty, which asks for the default */
const given = (spec) => Object.fromEntries(Object.entries(spec).filter(([, v]) => v || v === false));

/** @param {Subject} subject */
const code = ({ fit, options }) =>
  [
    'import { open } from "./descent.js";',
    '',
    'const descent = await open();',
    `const table = await descent.load(file, ${JSON.stringify(options, null, 2)});`,
    `const fit = await descent.train(table, ${JSON.stringify(given(fit.spec), null, 2)});`,
  ].join('\n');

/**
 * Writes the report, and leaves places for what the page shows: elements of the classes receipt, coefficients, evaluation
 * and pictures.
 * @param {Subject} subject
 */
export function report(subject) {
  const { fit, table, name, address, notes } = subject;
  const paper = document.createElement('article');
  paper.className = 'report';
  const part = (/** @type {string} */ title, /** @type {string} */ place = '') => {
    const section = add(paper, 'section');
    add(section, 'h2', title);
    if (place) add(section, 'div').className = place;
    return section;
  };
  const title = add(paper, 'h1');
  add(title, 'bdi', fit.target);
  title.append(', fitted on ');
  add(title, 'bdi', name);
  add(paper, 'p', `Made by Descent on ${new Date().toUTCString()}, by the clock of this device.`);
  for (const note of notes) add(paper, 'p', note);

  const read = part('What was read', 'receipt');
  facts(read, [table.receipt, { bytes: 'Bytes' }], [table, { rows: 'Rows' }], [table.columns, { length: 'Columns' }]);
  lines(read, table.columns, ['name', 'type', 'unit', 'missing', 'distinct', 'min', 'max', 'mean', 'sd']);

  const { spec, status } = fit;
  const model = part('Model');
  facts(model, [
    fit,
    {
      model: 'Kind',
      target: 'Target',
      event: 'Event',
      classes: 'Classes',
      rows: 'Rows used',
      dropped: 'Rows left out',
      heldOut: 'Rows held out',
      parameters: 'Parameters',
    },
  ]);
  lines(
    model,
    fit.references.map(({ column, level }) => ({ category: column, 'reference level': level })),
    ['category', 'reference level'],
  );
  facts(part('Settings, with the defaults'), [spec, Object.fromEntries(Object.keys(spec).map((key) => [key, key]))]);
  facts(
    part('How the training ended'),
    [
      status,
      {
        code: 'Status',
        message: 'In words',
        iterations: 'Iterations',
        passes: 'Passes over the rows',
        gradient: 'Largest entry of the gradient',
      },
    ],
    [fit, { loss: 'Mean loss', objective: 'With the penalty' }],
  );
  part('Coefficients', 'coefficients');
  part('Evaluation', 'evaluation');
  part('Pictures', 'pictures');

  const again = part('The same again');
  add(again, 'p', 'With the same file this makes the same coefficients, to the last bit in this browser:');
  add(again, 'pre', code(subject));
  add(again, 'p', `Or open index.html#${address}`);
  add(again, 'p', `Computed by Descent ${version}, its WebAssembly engine, in ${navigator.userAgent}.`);
  return paper;
}

/**
 * The report as a file: with the styles of the page, without a script, and with a policy under which it asks for nothing.
 * @param {Element} paper
 * @param {string} title
 */
export function page(paper, title) {
  const made = document.implementation.createHTMLDocument(title);
  made.documentElement.lang = 'en';
  made.documentElement.dataset.theme = 'light';
  for (const attributes of [
    { charset: 'utf-8' },
    {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    },
    { name: 'viewport', content: 'width=device-width, initial-scale=1' },
  ]) {
    const meta = add(made.head, 'meta');
    for (const [name, v] of Object.entries(attributes)) meta.setAttribute(name, v);
  }
  for (const style of document.querySelectorAll('style')) made.head.append(style.cloneNode(true));
  made.body.append(paper.cloneNode(true));
  return `<!doctype html>\n${made.documentElement.outerHTML}`;
}
