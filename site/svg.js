// @ts-check
// A canvas context that writes SVG. It has the part of CanvasRenderingContext2D that the pictures of wasm/plot draw with, so
// that a picture goes into a file by the very code that draws it on the page. It makes elements, never markup: a name that
// came with the data stays text.

const namespace = 'http://www.w3.org/2000/svg';

/** A path that keeps its data, which a canvas does not give back. */
export class Outline extends Path2D {
  /** @param {string} d */
  constructor(d) {
    super(d);
    this.d = d;
  }
}

/** Measures texts. */
const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));

/** How many ids there are: they must not meet in a document that holds several drawings. */
let ids = 0;

/** @typedef {Record<string, string | number>} Attributes  the numbers are CSS pixels */
/** @typedef {string | { id: string }} Paint  a colour or a gradient */

/** @param {string} name */
const element = (name) => document.createElementNS(namespace, name);

/** @param {Attributes} list */
const finite = (list) => Object.values(list).every((v) => typeof v === 'string' || Number.isFinite(v));

/** @param {string} text without what XML has no place for; as a canvas has it, white space is spaces */
const plain = (text) => text.replace(/[\t\n\f\r]/g, ' ').replace(/[\p{Cc}\ufffe\uffff]/gu, '');

export class Drawing {
  // What a canvas context keeps, too; save() copies it.
  font = '400 12px sans-serif';
  /** @type {Paint} */ fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  lineJoin = 'miter';
  textAlign = 'left';
  /** @type {CanvasTextBaseline} */ textBaseline = 'alphabetic';
  imageSmoothingEnabled = true;
  /** @type {number[]} */ dash = [];
  /** The element that what is drawn goes into. @type {Element} */ place;
  /** @type {Partial<Drawing>[]} */ #saved = [];
  /** @type {Attributes} */ #rectangle = {};

  /**
   * @param {number} width in CSS pixels
   * @param {number} height
   * @param {string} title
   * @param {string} words what the picture shows
   */
  constructor(width, height, title, words) {
    const box = `0 0 ${width} ${height}`;
    this.root = this.place = element('svg');
    // 10 is how long a canvas lets the point of a join be.
    this.#set(this.root, { width, height, viewBox: box, role: 'img', 'stroke-miterlimit': 10 });
    this.root.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    this.#add('title', {}).textContent = plain(title);
    this.#add('desc', {}).textContent = plain(words);
  }

  toString() {
    return new XMLSerializer().serializeToString(this.root);
  }

  save() {
    this.#saved.push({ ...this });
  }

  restore() {
    Object.assign(this, this.#saved.pop());
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.place = this.#add('g', { transform: `translate(${x} ${y})` });
  }

  /** @param {number} angle in radians */
  rotate(angle) {
    this.place = this.#add('g', { transform: `rotate(${(angle * 180) / Math.PI})` });
  }

  beginPath() {}

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.#rectangle = { x, y, width, height };
  }

  /** Cuts off what is outside the rectangle. */
  clip() {
    const id = `descent-${++ids}`;
    this.#add('clipPath', { id }).append(this.#set(element('rect'), this.#rectangle));
    this.place = this.#add('g', { 'clip-path': `url(#${id})` });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.#add('rect', { x, y, width, height, ...this.#paint('fill', this.fillStyle) });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  strokeRect(x, y, width, height) {
    this.#add('rect', { x, y, width, height, fill: 'none', ...this.#line() });
  }

  /** @param {Outline} path @param {string} [rule] */
  fill({ d }, rule = 'nonzero') {
    if (d) this.#add('path', { d, 'fill-rule': rule, ...this.#paint('fill', this.fillStyle) });
  }

  /** @param {Outline} path */
  stroke({ d }) {
    if (d) this.#add('path', { d, fill: 'none', 'stroke-linejoin': this.lineJoin, ...this.#line() });
  }

  /** @param {number[]} list */
  setLineDash(list) {
    this.dash = list;
  }

  /** @param {string} text */
  measureText(text) {
    ruler.font = this.font;
    return ruler.measureText(text);
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const [, weight = '', size = '', family = ''] = /^(\d+) (\d+)px (.*)/.exec(this.font) ?? [];
    // Not every program knows the other baselines, so the text stands on the alphabetic one.
    ruler.textBaseline = this.textBaseline;
    const above = this.measureText('').fontBoundingBoxAscent;
    ruler.textBaseline = 'alphabetic';
    y += this.measureText('').fontBoundingBoxAscent - above;
    this.root.setAttribute('font-family', family);
    this.#add('text', {
      x,
      y,
      'font-size': size,
      'font-weight': weight,
      'text-anchor': { center: 'middle', right: 'end' }[this.textAlign] ?? 'start',
      ...this.#paint('fill', this.fillStyle),
    }).textContent = plain(text);
  }

  /** @param {HTMLCanvasElement} image @param {number} x @param {number} y @param {number} width @param {number} height */
  drawImage(image, x, y, width, height) {
    const rendering = this.imageSmoothingEnabled ? 'auto' : 'pixelated';
    this.#add('image', {
      x,
      y,
      width,
      height,
      preserveAspectRatio: 'none',
      'image-rendering': rendering,
      href: image.toDataURL(),
    });
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
  createLinearGradient(x1, y1, x2, y2) {
    const id = `descent-${++ids}`;
    const root = this.#add('linearGradient', { id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 });
    const addColorStop = (/** @type {number} */ offset, /** @type {string} */ colour) =>
      root.append(this.#set(element('stop'), { offset, 'stop-color': colour }));
    return { id, addColorStop };
  }

  /** @returns {Attributes} */
  #line() {
    return {
      'stroke-width': this.lineWidth,
      'stroke-dasharray': this.dash.join(' ') || 'none',
      ...this.#paint('stroke', this.strokeStyle),
    };
  }

  /**
   * A colour as two attributes: older programs read no #rrggbbaa.
   * @param {string} what fill or stroke
   * @param {Paint} style
   * @returns {Attributes}
   */
  #paint(what, style) {
    if (typeof style !== 'string') return { [what]: `url(#${style.id})` };
    const through = style.length > 7 ? { [`${what}-opacity`]: Number.parseInt(style.slice(7), 16) / 255 } : {};
    return { [what]: style.slice(0, 7), ...through };
  }

  /**
   * Adds an element; a canvas, too, leaves out what has no finite place.
   * @param {string} name
   * @param {Attributes} attributes
   */
  #add(name, attributes) {
    const made = this.#set(element(name), attributes);
    if (finite(attributes)) this.place.append(made);
    return made;
  }

  /** @param {Element} to @param {Attributes} attributes */
  #set(to, attributes) {
    for (const [name, v] of Object.entries(attributes))
      to.setAttribute(name, typeof v === 'number' ? String(+v.toFixed(3)) : v);
    return to;
  }
}
