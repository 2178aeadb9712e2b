// Whether a page fits its window: nothing sticks out or lies on anything else, and what is to be hit
// is large enough.

import { INSTRUMENT } from './instruments.mjs';

/** What `measure` finds on a page that is right. */
export const RIGHT = { stickingOut: 0, targetsOverlap: [], textsOverlap: [], small: [] };

/** Lays what sticks to the window's edge back to its place, as a style: there it lies on nothing. */
export const NOTHING_STICKS =
  ':is(.panel-part.sunken, .yours-first) { position: static !important; }';

/** What is wrong with the geometry of the page, in words. */
export function measure(page) {
  return page.evaluate((instrument) => {
    const TOLERANCE = 1.5;
    const clip = (element, box) => {
      let { left, top, right, bottom } = box;
      for (let at = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const edge = at.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      return { left, top, right, bottom };
    };
    const seen = (element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.visually-hidden') === null;
    const textOf = (element) =>
      (element.ariaLabel ?? element.textContent).replace(/\s+/g, ' ').trim().slice(0, 40);
    const overlaps = (items) => {
      const found = [];
      items.sort((a, b) => a.box.top - b.box.top);
      items.forEach((a, i) => {
        for (const b of items.slice(i + 1)) {
          if (b.box.top >= a.box.bottom - TOLERANCE) break;
          const across =
            Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > TOLERANCE;
          const nested = a.element.contains(b.element) || b.element.contains(a.element);
          if (across && !nested) found.push(`“${a.name}” and “${b.name}”`);
        }
      });
      return found;
    };
    const filled = ({ box }) => box.right > box.left && box.bottom > box.top;

    const texts = [];
    for (const one of document.querySelectorAll(instrument)) {
      const walker = document.createTreeWalker(one, window.NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        if (node.data.trim() === '' || !seen(element) || element.closest('select')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const name = node.data.replace(/\s+/g, ' ').trim().slice(0, 40);
        // Each line of a text for itself; only its letters' height counts, not the leading.
        for (const line of range.getClientRects()) {
          const inset = line.height * 0.15;
          const box = { top: line.top + inset, bottom: line.bottom - inset };
          const shown = clip(element, { left: line.left, right: line.right, ...box });
          texts.push({ element: node.parentNode, node, name, box: shown });
        }
      }
    }
    const targets = [...document.querySelectorAll('main :is(a, button, input, select, summary)')]
      // A click on a plot goes to the point that is nearest.
      .filter((element) => seen(element) && !element.matches('.loglog-point'))
      // Links among words are as tall as their line.
      .filter((element) => !element.matches('p a, li a'))
      .map((element) => ({
        element,
        name: textOf(element) || element.className,
        box: clip(element, element.getBoundingClientRect()),
      }))
      .filter(filled);
    const lines = texts.filter(filled);

    const least = window.innerWidth < 700 ? 40 : 24;
    // Cells and lines of code keep to the grid of their rows; a number among words to its line.
    // A click near a point of a plot means the point.
    const inGrid =
      '.cell, .code-line, .segment input, .number, .tape-node, .row-name, .loglog-point';
    const small = [...document.querySelectorAll('button, input, select, summary, .site-nav a')]
      .filter(seen)
      .filter((element) => !element.matches(inGrid))
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, { height, width }]) => height > 0 && (height < least - 0.5 || width < 24))
      .map(
        ([element, { height, width }]) =>
          `${textOf(element) || element.className}: ${Math.round(width)} × ${Math.round(height)}`,
      );
    const tiny = [...document.querySelectorAll(`main :is(${inGrid})`)]
      .filter(seen)
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, { height, width }]) => height > 1 && (height < 23.5 || width < 23.5))
      .map(([element]) => `${textOf(element)}: smaller than 24`);
    return {
      stickingOut: document.documentElement.scrollWidth - window.innerWidth,
      targetsOverlap: [...new Set(overlaps(targets))].slice(0, 6),
      textsOverlap: [...new Set(overlaps(lines))].slice(0, 6),
      small: [...new Set([...small, ...tiny])].slice(0, 6),
    };
  }, INSTRUMENT);
}
