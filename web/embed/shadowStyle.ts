// The lab's style sheet for a shadow root. What the site says of its page holds there for the
// element's own root, and widths are the element's, not the window's: it may stand in a column.

import fonts from '../styles/fonts.css?inline';
import css from '../styles/main.css?inline';

/** The class of the element that stands for the page within a shadow root. */
export const ROOT = 'lab-root';

const FONT_FACE = /@font-face\s*\{[^}]*\}/g;
/** In a shadow root, a query of the window's width asks for the element's. */
const WIDTH_QUERY = /@media\s*(?=\([^)]*width[^)]*\)\s*\{)/g;
/** `html` and `body` as selectors, not as parts of names. */
const PAGE = /(^|[},\s])(?:html|body)(?=\s*[{,])/g;

/** Parts of the window's width; all of it is meant where something lies above the page. */
const WIDTH_UNIT = /(?<=[\d.])(?<!\b100)vw\b/g;

export const shadowCss = (text: string): string =>
  text
    .replace(WIDTH_QUERY, '@container embedding-lab ')
    .replaceAll(':root', `.${ROOT}`)
    .replace(WIDTH_UNIT, 'cqw')
    .replace(PAGE, `$1.${ROOT}`);

const HOST = `:host{display:block;container:embedding-lab / inline-size}:host([hidden]){display:none}`;

let sheet: CSSStyleSheet | null = null;

/** The one sheet that all elements of a page adopt. */
export function sharedSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(HOST + shadowCss(css));
  }
  return sheet;
}

/** Faces are the document's: a shadow root cannot bring its own. */
export function addFaces(): void {
  for (const [rule] of fonts.matchAll(FONT_FACE)) {
    const read = (name: string): string =>
      new RegExp(`${name}:\\s*([^;}]+)`).exec(rule)?.[1]?.trim() ?? '';
    const family = read('font-family').replace(/["']/g, '');
    const [weight, style] = [read('font-weight') || '400', read('font-style') || 'normal'];
    const known = [...document.fonts].some(
      (face) =>
        face.family.replace(/["']/g, '') === family &&
        face.weight === weight &&
        face.style === style,
    );
    const display = 'swap';
    if (!known) document.fonts.add(new FontFace(family, read('src'), { weight, style, display }));
  }
}
