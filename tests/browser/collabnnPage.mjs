// What the tests of the lesson `collabnn` do on its page.

import { settled } from './instruments.mjs';

/** A batch of four: a film twice and a viewer twice. */
export const FOUR = 'samples=4-1-4.5,0-1-2,2-4-5,4-3-1';

/** Opens the lesson in a state and waits until the core has answered. */
export async function openCollabnn(chromium, query = '') {
  const opened = await chromium.open({ route: `#/collabnn${query === '' ? '' : `?v=1&${query}`}` });
  await opened.page.locator('.twin').waitFor();
  await opened.page.locator('.switch-parameters').waitFor();
  await settled(opened.page);
  return opened;
}

export const segment = (page, name, value) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
