// The pages in the states that tests look at; `ready` is there once the page is.

async function train(page) {
  await page.locator('.train-buttons .next').click();
  await page.locator('.training[data-status="done"]').waitFor();
}

export const states = [
  { name: 'home', route: '#/', ready: '.verdict' },
  { name: 'lookup', route: '#/lookup', ready: '.verdict' },
  { name: 'lookup-backward', route: '#/lookup?v=1&x=3,1,3&step=15', ready: '.verdict' },
  { name: 'train', route: '#/train', ready: '.data-summary h2', act: train },
];
