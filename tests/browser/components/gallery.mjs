// The gallery of components, opened once for a file of tests.

import { after, before } from 'node:test';
import { startBrowser } from '../browser.mjs';

/** Answers with an object whose `page` and `problems` are there once the tests run. */
export function openGallery(options = {}) {
  const gallery = {};
  let chromium;
  before(async () => {
    chromium = await startBrowser();
    Object.assign(gallery, await chromium.open({ route: '#/gallery', ...options }));
    await gallery.page.locator('lab-loglog .loglog-point').nth(13).waitFor();
  });
  after(() => chromium.close());
  /** What the component on trial reported last. */
  gallery.reported = async () =>
    (await gallery.page.locator('.gallery-report').textContent()).trim().replace('reported: ', '');
  /** Something about the element that has the focus. */
  gallery.focused = (ask) => gallery.page.evaluate(`(${ask})(document.activeElement)`);
  return gallery;
}
