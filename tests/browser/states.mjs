// The pages in the states that tests look at; `ready` is there once the page is. A new lesson is
// covered by a line here for each state worth looking at.
//
// `act` brings the page there where the address cannot. `instrument: false`: the page has none whose
// numbers open.

async function train(page) {
  await page.locator('.train-buttons .next').click();
  await page.locator('.training[data-status="done"]').waitFor({ timeout: 120_000 });
}

/** All beats unfolded, and a rate found. */
async function findRate(page) {
  for (const summary of await page.locator('.beats summary').all()) await summary.click();
  await page.getByRole('button', { name: 'Find a rate' }).click();
  await page.locator('.small-plot .mark-text').first().waitFor({ timeout: 120_000 });
}

async function takeAlong(page) {
  await page.getByRole('button', { name: 'Train one on the simulated world' }).click();
  await page.locator('.take-away[data-status="ready"]').waitFor({ timeout: 120_000 });
}

export const states = [
  { name: 'home', route: '#/', ready: '.verdict' },
  { name: 'lookup', route: '#/lookup', ready: '.verdict' },
  { name: 'lookup-backward', route: '#/lookup?v=1&x=3,1,3&step=15', ready: '.verdict' },
  {
    name: 'lookup-large',
    route: '#/lookup?v=1&x=3&ask=transposed&rows=100000&factors=6&at=2,77777,2',
    ready: 'lookup-table .verdict',
  },
  { name: 'dot', route: '#/dot', ready: 'dot-sheet .sheet' },
  {
    name: 'dot-learnt',
    route: '#/dot?v=1&range=1&bias=1&step=34&show=error&edits=s3_u2.1_1.5_f4.b_-2',
    ready: 'dot-sheet .sheet',
  },
  { name: 'gradient', route: '#/gradient', ready: '.gradient-losses' },
  {
    name: 'gradient-forward',
    route: '#/gradient?v=1&samples=4-1-4.5,0-1-2&step=4&rule=write',
    ready: '.gradient-losses',
  },
  {
    name: 'gradient-scatter',
    route: '#/gradient?v=1&samples=4-1-4.5,0-1-2,2-4-5&step=25&rule=everyRow',
    ready: '.gradient-losses',
  },
  { name: 'optimizer', route: '#/optimizer', ready: '.ledger' },
  {
    name: 'optimizer-sparse',
    route: '#/optimizer?v=1&optimizer=sparse-adam',
    ready: '.ledger-none',
  },
  { name: 'collabnn', route: '#/collabnn', ready: '.twin' },
  {
    name: 'collabnn-concat',
    route: '#/collabnn?v=1&samples=4-1-4.5,0-1-2&step=15&made=parameter&twin=negativeZero',
    ready: '.twin',
  },
  {
    name: 'collabnn-update',
    route:
      '#/collabnn?v=1&samples=4-1-4.5,0-1-2,2-4-5,4-3-1&step=25&optimizer=adamw&lens=parameter',
    ready: '.twin',
  },
  { name: 'categories', route: '#/categories', ready: '.calibration' },
  {
    name: 'categories-days',
    route: '#/categories?v=1&values=Mon,Tue,Wed,Thu,Fri,Sat,Sun&ask=Tue&n=39432&age=1&epoch=3',
    ready: '.calibration',
  },
  {
    name: 'categories-hidden',
    route: '#/categories?v=1&missing=20&sex=%23na%23&class=3rd',
    ready: '.calibration',
  },
  {
    name: 'train-rate',
    route: '#/train?v=1&epochs=1&factors=4',
    ready: '.data-summary h2',
    act: findRate,
  },
  { name: 'explore', route: '#/explore', ready: '.recommended' },
  {
    name: 'explore-mine',
    route:
      '#/explore?v=1&of=simulated+world&film=31&axes=1-3&tint=Sci-Fi&view=0.1,0.05,3&by=prediction&ratings=14~5_31~4.5_33~0.5',
    ready: '.recommended',
  },
  {
    name: 'explore-nobody',
    route: '#/explore?v=1&of=simulated+world&tint=year&ratings=',
    ready: '.recommended',
  },
  { name: 'train', route: '#/train', ready: '.data-summary h2', act: train },
  { name: 'thread', route: '#/thread', ready: '.thread-question', instrument: false },
  { name: 'teach', route: '#/teach', ready: '.presets', instrument: false },
  {
    name: 'take-away',
    route: '#/take-away',
    ready: '.take-away',
    act: takeAlong,
    instrument: false,
  },
];
