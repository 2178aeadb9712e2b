// What a visitor of the built site waits for: until the first lesson answers, for the page while it
// trains, for a pause.

import { join } from 'node:path';
import { root } from '../tools/run.mjs';
import { serve } from '../tools/serve.mjs';
import { median, printTable } from './engines.mjs';

/** Runs before the page's scripts: when the core's first answer stands on the page. */
const watchFirstAnswer = () => {
  new MutationObserver((_, observer) => {
    if (document.querySelector('.verdict') === null) return;
    window.answeredAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
};

/** From the start of the navigation, with nothing kept from an earlier visit. */
async function timeToInteractive(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(watchFirstAnswer);
    await page.goto(`${url}#/lookup`);
    const answered = await page.waitForFunction(() => window.answeredAt);
    return await answered.jsonValue();
  } finally {
    await context.close();
  }
}

/** Frames for some time, then a pause by its button; in the page. */
async function framesAndPause(seconds) {
  const status = (wanted) =>
    new Promise((done) => {
      const look = () => {
        if (document.querySelector('.training')?.dataset.status === wanted) done();
        else setTimeout(look, 1);
      };
      look();
    });
  const button = () => document.querySelector('.train-buttons .next');
  button().click();
  await status('training');
  const frames = [];
  const end = performance.now() + 1000 * seconds;
  for (let before = performance.now(); before < end;) {
    const now = await new Promise((done) => window.requestAnimationFrame(done));
    frames.push(now - before);
    before = now;
  }
  const asked = performance.now();
  button().click();
  await status('paused');
  return { frames: frames.slice(1), pause: performance.now() - asked };
}

/** The longest task, in ms, of the thread that a page's scripts run on. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => /RunTask$/.test(name) && mainThreads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('the trace of Chromium holds no tasks');
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}

/** The default run of the train lesson, long enough that it is still under way at the end. */
async function whileTraining(browser, url, seconds) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}#/train?v=1&epochs=50`);
    await page.locator('.data-summary h2').waitFor();
    await page.waitForTimeout(1000); // the page's other lessons and faces arrive
    const categories = ['toplevel', 'disabled-by-default-devtools.timeline'];
    await browser.startTracing(page, { categories });
    const { frames, pause } = await page.evaluate(`(${framesAndPause})(${seconds})`);
    const task = longestTask(await browser.stopTracing());
    frames.sort((a, b) => a - b);
    return { task, frame: frames[Math.floor(0.95 * frames.length)], pause };
  } finally {
    await context.close();
  }
}

const round = (value) => Math.round(10 * value) / 10;

/** Medians in milliseconds; of tasks the longest of all rounds. */
export async function measureUse(browser, rounds, seconds) {
  const { url, close } = await serve(join(root, 'dist'));
  const found = [];
  try {
    await timeToInteractive(browser, url); // the server compresses, the system reads from disk
    for (let i = 0; i < rounds; ++i) {
      const interactive = await timeToInteractive(browser, url);
      found.push({ interactive, ...(await whileTraining(browser, url, seconds)) });
    }
  } finally {
    await close();
  }
  const middle = (name) => round(median(found.map((one) => one[name])));
  return {
    timeToInteractive: middle('interactive'),
    longestTask: round(Math.max(...found.map(({ task }) => task))),
    frame95: middle('frame'),
    pauseDelay: middle('pause'),
  };
}

export function printUse({ timeToInteractive: start, longestTask: task, frame95, pauseDelay }) {
  printTable(
    'The page, in ms',
    ['what', 'ms'],
    [
      ['until the first lesson answers, on localhost, nothing kept', `${start}`],
      ['the longest task on the main thread while training', `${task}`],
      ['95th percentile of a frame while training', `${frame95}`],
      ['from the press of Pause until training has stopped', `${pauseDelay}`],
    ],
  );
}
