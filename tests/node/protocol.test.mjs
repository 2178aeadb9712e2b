// The protocol between page and worker under any messages in any order: nothing escapes on either side,
// and every promise settles.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { Rpc } from '../../lib/engine/rpc.js';
import { completeConfig } from '../../lib/engine/training.js';
import { madeUpCsv } from './support.mjs';

const choose = (...list) => fc.constantFrom(...list);
const escaped = [];
const onEscape = (error) => escaped.push(error);
before(() => process.on('unhandledRejection', onEscape));
after(() => process.off('unhandledRejection', onEscape));

// ---- The page's side --------------------------------------------------------------------------------

/** A worker that says what the test says. */
class SaidWorker {
  onmessage = null;
  onerror = null;
  onmessageerror = null;
  received = [];
  terminated = false;
  postMessage(message) {
    this.received.push(structuredClone(message)); // throws where a browser would
  }
  terminate() {
    this.terminated = true;
  }
}

/** What a worker may say: right, twice, late, of an id that there is not, or nonsense. */
const said = () => {
  const id = fc.integer({ min: -1, max: 6 });
  return fc.oneof(
    fc.record({ kind: choose('answer'), id, value: fc.anything() }),
    fc.record({
      kind: choose('error'),
      id,
      error: fc.record({ name: fc.string(), message: fc.string() }),
    }),
    fc.record({ kind: choose('event'), id, event: fc.record({ kind: fc.string() }) }),
    fc.record({ kind: choose('crash'), message: fc.string() }),
    fc.record(
      {
        kind: choose('answer', 'error', 'event', 'crash', 'x'),
        id: fc.anything(),
        error: fc.anything(),
        event: fc.anything(),
      },
      { requiredKeys: [] },
    ),
    fc.anything(),
  );
};

/** What happens to an Rpc; `worker` says which of all that there were. */
const happening = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: choose('request'), uncloneable: fc.boolean() }) },
    { weight: 6, arbitrary: fc.record({ do: choose('say'), worker: fc.nat(3), data: said() }) },
    fc.record({ do: choose('fail', 'garble'), worker: fc.nat(3) }),
    fc.record({ do: choose('close', 'noWorker') }),
  );

test('whatever a worker says, nothing escapes, and every request is settled by the end', async () => {
  let settledOnes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening(), { maxLength: 30 }), async (happenings) => {
      const workers = [];
      let noWorker = false;
      const rpc = new Rpc(
        () => {
          if (noWorker) throw new Error('the browser makes no worker');
          workers.push(new SaidWorker());
          return workers.at(-1);
        },
        { onCrash: () => {}, onSuccessor: () => {} },
      );
      const outcomes = [];
      let requests = 0;
      for (const what of happenings) {
        const worker = workers[what.worker];
        if (what.do === 'request') {
          requests += 1;
          const request = { call: 'run', calls: what.uncloneable ? [() => {}] : [] };
          rpc
            .request(request, ({ kind }) => kind)
            .then(
              (value) => outcomes.push({ value }),
              (error) => outcomes.push({ error }),
            );
        }
        if (what.do === 'noWorker') noWorker = !noWorker;
        if (what.do === 'say') worker?.onmessage({ data: what.data });
        if (what.do === 'fail') worker?.onerror({});
        if (what.do === 'garble') worker?.onmessageerror({});
        if (what.do === 'close') rpc.close(new Error('closed'));
      }
      rpc.close(new Error('the end'));
      await new Promise((done) => setImmediate(done));
      assert.equal(outcomes.length, requests, 'each is settled, and once');
      for (const { error } of outcomes) assert.ok(error === undefined || error instanceof Error);
      assert.ok(workers.every(({ terminated }) => terminated));
      settledOnes += requests;
    }),
    { numRuns: 2000, seed: 8 },
  );
  assert.ok(settledOnes > 2000, `${settledOnes} requests`);
  assert.deepEqual(escaped, []);
});

// ---- The worker's side ------------------------------------------------------------------------------

const calls = [
  ...['run', 'differences', 'openBench', 'benchRows', 'compareLookups', 'measureLookups'],
  ...['closeBench', 'logLogSlope', 'tables', 'load', 'sheet', 'epochOrders', 'firstRatings'],
  ...['cancel', 'schedule', 'lrFind', 'compareBuilds', 'createRun', 'train', 'interrupt'],
  ...[
    'weightsSha256',
    'save',
    'samplePredictions',
    'dispose',
    'weightTables',
    'ratingsFile',
    'zip',
  ],
  ...['openModel', 'askModel', 'closeModel'],
];

const quick = completeConfig({ epochs: 1, factors: 2, batchSize: 32 });
const csv = { kind: 'files', files: [{ name: 'a.csv', bytes: madeUpCsv(20, 20) }] };

/** Small numbers, and such as are none: a large one would only take its time. */
const number = () => choose(0, 1, 2, 3, 10, -1, 0.5, NaN, -Infinity, 2 ** 53, '1', null, undefined);
const config = () =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(quick) },
    fc
      .tuple(choose(...Object.keys(quick)), fc.oneof(number(), fc.string()))
      .map(([name, value]) => ({ ...quick, [name]: value })),
    fc.anything({ maxDepth: 1 }),
  );

/** Every field that some call has, each sometimes missing or of another kind. */
const request = () =>
  fc.record(
    {
      call: fc.oneof({ weight: 12, arbitrary: choose(...calls) }, fc.anything({ maxDepth: 1 })),
      run: fc.oneof({ weight: 4, arbitrary: choose(0, 1) }, number()),
      bench: number(),
      model: number(),
      config: config(),
      snapshot: fc.oneof(fc.constant(null), fc.uint8Array(), fc.anything({ maxDepth: 1 })),
      source: fc.oneof(
        { weight: 3, arbitrary: fc.constant(csv) },
        fc.uint8Array().map((bytes) => ({ kind: 'files', files: [{ name: 'x', bytes }] })),
        fc.anything(),
      ),
      what: choose('load', 'lrFind', 'compareBuilds', 'x', undefined),
      end: fc.boolean(),
      count: number(),
      first: number(),
      batch: number(),
      rows: number(),
      cols: number(),
      points: number(),
      totalSteps: number(),
      indices: fc.oneof(fc.array(number(), { maxLength: 3 }), fc.anything({ maxDepth: 1 })),
      x: fc.array(number(), { maxLength: 3 }),
      y: fc.array(number(), { maxLength: 3 }),
      calls: fc.oneof(
        fc.array(
          fc.record({
            call: fc.oneof(
              choose('tensor', 'embedding', 'add', 'dispose', '__proto__'),
              fc.string(),
            ),
            args: fc.array(fc.anything({ maxDepth: 1 }), { maxLength: 3 }),
          }),
          { maxLength: 3 },
        ),
        fc.anything({ maxDepth: 1 }),
      ),
      request: fc.oneof(
        fc.record({
          ask: choose('categorify', 'widthRules', 'cells', 'agreement', 'advance', 'close', 'x'),
        }),
        fc.anything({ maxDepth: 1 }),
      ),
      file: fc.oneof(
        fc.record({ name: fc.string(), bytes: fc.uint8Array() }),
        fc.anything({ maxDepth: 1 }),
      ),
      files: fc.anything({ maxDepth: 1 }),
      question: fc.anything({ maxDepth: 1 }),
    },
    { requiredKeys: ['call'], noNullPrototype: true },
  );

describe('whatever a page asks, in any order', () => {
  let posted = [];
  let ask;
  before(async () => {
    globalThis.self = { postMessage: (message) => posted.push(structuredClone(message)) };
    await import('../../lib/engine/worker.js');
    ask = (data) => globalThis.self.onmessage({ data });
  });
  after(() => delete globalThis.self);

  test('each request gets exactly one answer or error', async (t) => {
    let answers = 0;
    let errors = 0;
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(request(), { minLength: 1, maxLength: 8 }), async (requests) => {
        posted = [];
        const ids = requests.map(() => id++);
        await Promise.all(requests.map((one, i) => ask(structuredClone({ ...one, id: ids[i] }))));
        const settled = posted.filter(({ kind }) => kind === 'answer' || kind === 'error');
        assert.deepEqual(
          settled.map((one) => one.id).sort((a, b) => a - b),
          ids,
        );
        assert.deepEqual(
          posted.filter(({ kind }) => kind === 'crash'),
          [],
        );
        for (const { error } of settled.filter(({ kind }) => kind === 'error')) {
          assert.equal(typeof error.message, 'string');
        }
        answers += settled.filter(({ kind }) => kind === 'answer').length;
        errors += settled.filter(({ kind }) => kind === 'error').length;
      }),
      { numRuns: 400, seed: 8 },
    );
    t.diagnostic(`${answers} answers, ${errors} errors`);
    assert.ok(answers > 100 && errors > 300, `${answers} answers, ${errors} errors`);
    assert.deepEqual(escaped, []);
  });

  test('what is no request gets none', async () => {
    posted = [];
    const nonsense = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.oneof(fc.string(), fc.constant(null)), call: choose(...calls) }),
    );
    await fc.assert(
      fc.asyncProperty(
        nonsense.filter((one) => typeof one?.id !== 'number'),
        async (data) => {
          await ask(data);
        },
      ),
      { numRuns: 300, seed: 8 },
    );
    assert.deepEqual(posted, []);
  });

  test('and afterwards the core is what it was', async () => {
    posted = [];
    await ask({ call: 'load', source: csv, id: 'x' });
    await ask({ call: 'load', source: csv, id: 1 });
    await ask({ call: 'createRun', run: 9, config: quick, snapshot: null, id: 2 });
    await ask({ call: 'train', run: 9, id: 3 });
    const last = posted.find((one) => one.id === 3 && one.kind === 'answer');
    assert.equal(last.value.phase, 'done');
  });
});
