// Every fault that the page is tested with, and what it comes to: one list for the tests, whose files
// are faults*.test.mjs, and for docs/RELIABILITY.md.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../tools/run.mjs';

/** By the name under which a test takes it: the fault, and its outcome. */
export const faults = {
  question: [
    'the worker is killed while it answers a question (a lesson’s program, finite differences, tables of categories, a lookup bench, an open model, a sheet, files to take away)',
    'another takes its place and answers: the same answer, and the page says what happened',
  ],
  lesson: [
    'the worker is killed at the first request of a lesson, for every lesson',
    'the lesson opens all the same',
  ],
  loading: [
    'the worker is killed while it loads a file',
    'it is loaded again; where that one dies too, an error, and the data and runs before stay',
  ],
  training: [
    'the worker is killed while it trains',
    'the run is paused, and goes on from its last epoch to the same weights; the others stay',
  ],
  trial: [
    'the worker is killed in a search for a learning rate, or in a comparison of the builds',
    'an error; a second attempt succeeds, to the same result',
  ],
  ending: [
    'the worker is killed when a run has just been stopped',
    'the run keeps the weights that it had then',
  ],
  twice: [
    'the worker is killed again before it has loaded the data again',
    'the next one has them, and the runs',
  ],
  fileMemory: [
    'a file that does not fit into memory',
    'an error that says so; the data and runs before stay, and train',
  ],
  modelMemory: [
    'a model that does not fit into memory',
    'an error that says so; the data and runs before stay, and a smaller one trains',
  ],
  full: ['the browser’s storage is full', 'said; training goes on, and what was kept stays'],
  forbidden: ['the browser’s storage is forbidden', 'said; training goes on'],
  silent: ['the browser’s storage never answers', 'said after five seconds; training goes on'],
  tabs: [
    'two tabs at once with the same storage',
    'the first keeps its data and runs; the second shows them, says that it keeps nothing, and trains',
  ],
  sleep: [
    'the tab is frozen in the midst of training, and woken',
    'training ends with the weights that it would have had',
  ],
  clock: [
    'the clock jumps by a day, back and forth, in the midst of training',
    'times and speeds stay those of the run',
  ],
  noWebAssembly: [
    'a browser without WebAssembly',
    'said, and why no numbers come; every page still has its title and its words',
  ],
  noVectors: ['a browser without SIMD', 'the core without vectors is taken: the same weights'],
};

const passed = [];

/** A test of one fault of the list; the file's table is printed after its last. */
export function faultTest(name, work) {
  const [fault, outcome] = faults[name];
  test(`${fault}: ${outcome}`, async (t) => {
    await work(t);
    passed.push(name);
  });
}

const row = (cells) => `| ${cells.join(' | ')} |`;

/** Call once in each file. */
export const printFaults = () =>
  after(() => console.log(passed.map((name) => row([...faults[name], 'so it was'])).join('\n')));

/** The list as the document has it. */
export const table = () =>
  [['fault', 'outcome'], ['---', '---'], ...Object.values(faults)].map(row).join('\n');

export const documented = () => readFileSync(join(root, 'docs', 'RELIABILITY.md'), 'utf8');

/** The engine's worker of a page; there is none before its first request. */
export async function engineWorker(page) {
  for (;;) {
    const found = page.workers().findLast((worker) => /\/worker-[^/]+\.js$/.test(worker.url()));
    if (found) return found;
    await page.waitForEvent('worker');
  }
}

/**
 * Has the worker die of a trap, as after a fault of the core: at the next request of the kind `call`,
 * or of any; at once, or with the first event that it would send.
 */
export const armed = async (page, call = null, atEvent = false) =>
  (await engineWorker(page)).evaluate(
    ([wanted, waits]) => {
      const die = () => {
        throw new WebAssembly.RuntimeError('unreachable, for the test');
      };
      const scope = globalThis;
      const answer = scope.onmessage;
      const post = scope.postMessage;
      scope.onmessage = (event) => {
        if (wanted !== null && event.data.call !== wanted) return answer(event);
        if (waits) {
          scope.postMessage = (message, options) =>
            message.kind === 'event' && message.id === event.data.id
              ? die()
              : post.call(scope, message, options);
          return answer(event);
        }
        answer(event);
        return die();
      };
    },
    [call, atEvent],
  );

/** What went wrong beside what a test did on purpose. */
export const unexpected = (problems) =>
  problems.filter((problem) => !problem.includes('for the test'));

export const RESTARTED = 'The engine stopped and was started again';
