// What the tests of the lesson `explore` do on its page.

import { openState } from './instruments.mjs';

export const openExplore = (chromium, query = '') =>
  openState(chromium, { route: `#/explore${query}`, ready: '.recommended' });

/** The titles of the list. */
export const titles = (page) =>
  page
    .locator('.recommended .film-link')
    .evaluateAll((all) => all.map((one) => one.textContent.trim()));

export const setRating = (page, which, value) =>
  page
    .locator('.yours-rating input')
    .nth(which)
    .evaluate((input, rating) => {
      input.value = String(rating);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
