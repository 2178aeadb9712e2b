// What a class does with the lab in an hour, as rounds that end where they began; and what the browser
// holds before and after. Runs that were trained are deleted: that they stay is no leak.

import { madeUpCsv } from '../node/support.mjs';
import { states } from './states.mjs';
import { button, status } from './trainPage.mjs';

/** One state of every lesson, as its plain address opens it. */
const lessons = states.filter(({ route, act }) => /^#\/[a-z-]+$/.test(route) && !act);

const open = async (page, route, ready) => {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.locator(ready).first().waitFor({ timeout: 60_000 });
};

async function allLessons(page) {
  for (const { route, ready } of lessons) await open(page, route, ready);
}

/** Walks a timeline, draws afresh, and goes back. */
async function play(page) {
  await open(page, '#/gradient', '.gradient-losses');
  for (const key of ['End', 'Home', 'ArrowRight', 'ArrowRight']) {
    await page.locator('.timeline').first().press(key);
  }
  await page.locator('.instrument [data-number]').first().click();
  await page.keyboard.press('Escape');
}

/** Trains, pauses, goes on, and forgets the run. */
async function train(page) {
  await open(page, '#/train?v=1&epochs=3&factors=8', '.train-buttons .next');
  const next = page.locator('.train-buttons .next');
  await next.click();
  await page.locator('.training:not([data-status="starting"])').waitFor({ timeout: 60_000 });
  // It may be over before anybody has pressed the button.
  if ((await page.locator('.training').getAttribute('data-status')) === 'training')
    await next.click();
  await page.locator('.training[data-status="paused"], .training[data-status="done"]').waitFor();
  if ((await page.locator('.training').getAttribute('data-status')) === 'paused')
    await next.click();
  await status(page, 'done');
  const remove = page.getByRole('button', { name: /^Delete: / });
  for (let left = await remove.count(); left > 0; --left) {
    await remove.first().click();
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('[aria-label^="Delete: "]').length === wanted,
      left - 1,
    );
  }
}

/**
 * Another table in place of the world, and the world again. The file is chosen within the page: what
 * Playwright's `setInputFiles` is given keeps the whole lesson in memory.
 */
async function data(page) {
  await open(page, '#/train', 'input[type="file"]');
  await page
    .locator('input[type="file"]')
    .first()
    .evaluate((input, text) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([text], 'made-up.csv'));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, madeUpCsv(60, 50).toString());
  await page.getByRole('heading', { name: 'made-up.csv' }).waitFor();
  await button(page, 'Use the simulated world').click();
  await page.getByRole('heading', { name: 'made-up.csv' }).waitFor({ state: 'detached' });
}

async function languages(page) {
  await open(page, '#/optimizer', '.ledger');
  for (const [name, lang] of [
    ['Deutsch', 'de'],
    ['English', 'en'],
  ]) {
    await button(page, name).click();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
  }
}

/** The panel with its preview, which is a frame with an engine of its own. */
async function share(page) {
  await open(page, '#/lookup', '.verdict');
  await page.locator('.site-header .share-icon').click();
  await page.locator('dialog.share[open]').waitFor();
  await page.locator('.share').getByText('Web page, frame', { exact: true }).click();
  await page.locator('.share-preview summary').click();
  await page
    .frameLocator('.share-preview iframe')
    .locator('.verdict')
    .first()
    .waitFor({ timeout: 60_000 });
  await page.locator('.share').getByLabel('Close').click();
  await page.locator('dialog.share').waitFor({ state: 'hidden' });
}

/**
 * For V8: no machine code is made of JavaScript that runs often. It lies in the heap beside the
 * objects, and grows for many rounds without anything being left behind.
 */
export const jsFlags = ['--no-sparkplug', '--no-maglev', '--no-turbofan'];

/** Fewer than any lesson has: a message, or a part that was left open. */
export const FEW_NODES = 100;

const activities = { allLessons, play, train, data, languages, share };

/** A round: everything once, and back to the first page. */
export async function round(page) {
  for (const [name, activity] of Object.entries(activities)) {
    await activity(page).catch((error) => {
      throw new Error(`soak: ${name}: ${error.message}`, { cause: error });
    });
  }
  await open(page, '#/', '.verdict');
}

// ---- What the browser holds -------------------------------------------------------------------------

/** Asks a worker by the protocol of the developer tools: the page's session carries its messages. */
class WorkerSession {
  #session;
  #id;
  #next = 1;
  #pending = new Map();

  constructor(session, id) {
    this.#session = session;
    this.#id = id;
    session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId !== id) return;
      const answer = JSON.parse(message);
      this.#pending.get(answer.id)?.(answer);
      this.#pending.delete(answer.id);
    });
  }

  async ask(method, params = {}) {
    const id = this.#next++;
    const answered = new Promise((resolve) => this.#pending.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#id, message });
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Bytes that its JavaScript uses, and those of all its wasm memories. */
  async measure() {
    await this.ask('HeapProfiler.collectGarbage');
    const { usedSize } = await this.ask('Runtime.getHeapUsage');
    const { result } = await this.ask('Runtime.evaluate', {
      expression: 'globalThis.wasmBytes?.() ?? 0',
    });
    return { heap: usedSize, wasm: result.value };
  }
}

/** Runs in a worker before its own script: counts the bytes of the memories that are made there. */
function countMemories() {
  const memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      const exported = Object.values((made.instance ?? made).exports);
      memories.push(...exported.filter((one) => one instanceof WebAssembly.Memory));
      return made;
    };
  }
  globalThis.wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

/** Loads the page anew; `measure` says what it and its workers hold once garbage is collected. */
export async function watched(page) {
  await page.route(/\/worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${countMemories})();${await response.text()}` });
  });
  const session = await page.context().newCDPSession(page);
  const workers = new Map();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.set(sessionId, new WorkerSession(session, sessionId));
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  await session.send('Performance.enable');
  await page.reload();
  await page.locator('.verdict').first().waitFor();

  return {
    async measure() {
      // Twice: what a finalizer lets go of is garbage afterwards.
      for (let time = 0; time < 2; ++time) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
      const inWorkers = await Promise.all([...workers.values()].map((one) => one.measure()));
      const sum = (what) => inWorkers.reduce((total, one) => total + one[what], 0);
      return {
        heap: of('JSHeapUsedSize'),
        workerHeap: sum('heap'),
        wasm: sum('wasm'),
        workers: page.workers().length,
        nodes: of('Nodes'),
        listeners: of('JSEventListeners'),
        documents: of('Documents'),
      };
    },
  };
}
