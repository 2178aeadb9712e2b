// What the tests of the train lesson do on its page.

/** Opens the lesson and waits until its data are there. */
export async function openTrain(chromium, state = '', options = {}) {
  const opened = await chromium.open({ route: `#/train${state}`, ...options });
  await opened.page.getByText(/ratings by\s+\S+\s+people of\s+\S+\s+films/).waitFor();
  return opened;
}

/** Training takes its time where many tests share a machine. */
const PATIENCE = 180_000;

export const status = (page, name) =>
  page.locator(`.training[data-status="${name}"]`).waitFor({ timeout: PATIENCE });

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Trains, for the first time or again, until the run that this begins is done. */
export async function trainToTheEnd(page) {
  const newest = () => globalThis.embeddingLab.session.runs.at(-1)?.id ?? 0;
  const before = await page.evaluate(newest);
  await page.locator('.train-buttons .next').click();
  // Asked of the session first: the page may still show that the run before is done.
  await page.waitForFunction(
    (id) => {
      const run = globalThis.embeddingLab.session.runs.at(-1);
      return run !== undefined && run.id > id && run.status === 'done';
    },
    before,
    { timeout: PATIENCE },
  );
  await status(page, 'done');
}

/** The rows of the epoch table, cell by cell. */
export const epochs = (page) =>
  page
    .locator('.epochs tbody tr:not(.waiting)')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
    );
