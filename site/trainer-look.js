// @ts-check
// How a trainer looks in the page around it: light or dark as its surroundings are, and the colours that the page gives it.

/** The custom properties that a page may set, and what the app calls them. */
const properties = {
  '--descent-accent': 'accent',
  '--descent-on-accent': 'on-accent',
  '--descent-ink': 'ink',
  '--descent-muted': 'muted',
  '--descent-surface': 'surface',
  '--descent-panel': 'raised',
  '--descent-line': 'rule',
  '--descent-edge': 'edge',
  '--descent-radius': 'radius',
  '--descent-font': 'font',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`--descent-class-${i + 1}`, `class-${i + 1}`])),
};

/** Not colours. */
const plain = ['radius', 'font'];

/**
 * @param {Element} element
 * @returns {{ theme: string, colors: Record<string, string> }}
 */
export function lookOf(element) {
  const computed = getComputedStyle(element);
  /** @type {Record<string, string>} */
  const colors = {};
  for (const [property, name] of Object.entries(properties)) {
    const given = computed.getPropertyValue(property).trim();
    const value = given && !plain.includes(name) ? hex(given) : given;
    if (value) colors[name] = value;
  }
  if (colors.accent && !colors['on-accent'])
    colors['on-accent'] = luminance(colors.accent) > 0.3 ? '#111111' : '#ffffff';
  const ground = colors.surface ?? groundOf(element, computed.colorScheme);
  const asked = element.getAttribute('theme');
  const theme = asked === 'light' || asked === 'dark' ? asked : luminance(ground) < 0.2 ? 'dark' : 'light';
  // The page's own ground serves where the app's inks can be read on it.
  if (theme === 'dark' ? luminance(ground) < 0.03 : luminance(ground) > 0.85) colors.surface = ground;
  return { theme, colors };
}

/**
 * The colour that an element stands on, as #rrggbb.
 * @param {Element} element
 * @param {string} scheme the computed color-scheme
 */
function groundOf(element, scheme) {
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement ?? host(at)) {
    const ground = getComputedStyle(at).backgroundColor;
    if (!/^(transparent|rgba\(.*, 0\))$/.test(ground)) return hex(ground) || '#ffffff';
  }
  // Nobody painted a ground: it is the browser's own.
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return /\bdark\b/.test(scheme) && (dark || !/\blight\b/.test(scheme)) ? '#121212' : '#ffffff';
}

/** @param {Element} at */
const host = (at) => {
  const root = at.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;

/**
 * @param {string} color any colour of CSS
 * @returns {string} as #rrggbb, without its transparency, or '' where it is none
 */
function hex(color) {
  if (!CSS.supports('color', color)) return '';
  pen ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) return '';
  pen.canvas.width = pen.canvas.height = 1;
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = pen.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance (WCAG 2.2). @param {string} color #rrggbb */
function luminance(color) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const v = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Calls `changed` when the page may look otherwise: by its reader's choice, or by a switch of its own.
 * @param {Element} element
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchLook(element, changed) {
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', changed);
  // Switches write an attribute of the root or the body; styles may fade for a while.
  const observer = new MutationObserver(() => {
    changed();
    setTimeout(changed, 400);
  });
  for (const node of [element.ownerDocument.documentElement, element.ownerDocument.body])
    if (node) observer.observe(node, { attributes: true });
  return () => {
    media.removeEventListener('change', changed);
    observer.disconnect();
  };
}
