// The address of every lesson: read strictly, written in one way only, and for ever.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { coded } from './addressCodecs.mjs';
import { at } from './support.mjs';

const links = readFileSync(at('tests/node/links.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('#/'));

/** Several thousand cases of every property; the same ones each time. */
const thorough = { numRuns: 10_000, seed: 8 };

const { lessonNames, router, view, codecs, open } = await coded();

const record = (model) => fc.record(model, { noNullPrototype: true });
const choose = (list) => fc.constantFrom(...list);

/** Texts that fields take, or nearly. */
const value = () =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -3, max: 1_000_001 }).map(String) },
    { weight: 2, arbitrary: fc.double().map(String) },
    {
      weight: 2,
      arbitrary: fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 6 }).map(String),
    },
    fc.string(),
    fc.string({ unit: 'binary' }),
    choose(['', '0', '1', '-0', '1e400', 'none', 'NaN', '#na#', '%', '%ff', '__proto__', 'auto']),
  );

const names = [
  ...new Set(
    links.flatMap((link) =>
      [...new globalThis.URLSearchParams(link.split('?')[1])].map(([n]) => n),
    ),
  ),
  ...['constructor', '__proto__', 'toString', 'V', 'nobody'],
];

const randomHash = () =>
  fc
    .tuple(
      choose([...new Set(links.map((link) => link.slice(2).split('?')[0]))]),
      fc.array(fc.tuple(choose(names), value()), { maxLength: 8 }),
      fc.boolean(),
    )
    .map(([name, pairs, encoded]) =>
      encoded
        ? `#/${name}?${new globalThis.URLSearchParams(pairs)}`
        : `#/${name}?${pairs.map((pair) => pair.join('=')).join('&')}`,
    );

/** A link of the corpus with a few characters put in, taken away, or doubled. */
const mutatedLink = () =>
  fc
    .tuple(
      choose(links),
      fc.array(
        fc.tuple(
          fc.nat(200),
          fc.nat(4),
          fc.oneof(choose([...'0123456789,.-_&=?%+~#']), fc.string()),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([link, edits]) =>
      edits.reduce((text, [place, taken, put]) => {
        const from = 2 + (place % text.length);
        return text.slice(0, from) + put + text.slice(from + taken);
      }, link),
    );

/** Written the same, or the same number; "&projector" alone is on. */
const sameValue = (written, asked, name) =>
  written === asked ||
  (asked !== '' && Number(written) === Number(asked)) ||
  (name === 'projector' && asked === '' && written === '1');

describe('an address', () => {
  test('of the corpus opens what it asks for, without a message', () => {
    for (const link of links) {
      const route = router.parseHash(link);
      assert.notEqual(route, null, link);
      if (route.name === '') {
        assert.deepEqual(route.refused, [], link);
        continue;
      }
      const { refused, canonical } = open(link);
      assert.deepEqual(refused, [], link);
      // Every name and value that it asks for stands in the address that the page writes.
      const written = new globalThis.URLSearchParams(canonical.split('?')[1]);
      for (const [name, asked] of new globalThis.URLSearchParams(link.split('?')[1])) {
        assert.ok(sameValue(written.get(name), asked, name), `${link}: ${name}`);
      }
    }
    const named = new Set(links.map((link) => router.parseHash(link).name));
    assert.deepEqual(
      lessonNames.filter((name) => !named.has(name)),
      [],
      'lessons without a link',
    );
  });

  test('random or mutated, is read without an exception, and is written in one way', () => {
    let opened = 0;
    let refusedOnes = 0;
    fc.assert(
      fc.property(fc.oneof(randomHash(), mutatedLink()), (hash) => {
        const first = open(hash);
        if (first === null) return;
        opened += 1;
        refusedOnes += first.refused.length > 0 ? 1 : 0;
        const again = open(first.canonical);
        // What the page writes it takes whole: so every state read lies within the limits.
        assert.deepEqual(again.refused, []);
        assert.deepEqual(again.state, first.state);
        assert.deepEqual(again.route.view, first.route.view);
        assert.equal(again.canonical, first.canonical);
        for (const reason of first.refused) assert.ok(reason.length < 600, reason);
      }),
      thorough,
    );
    // The property speaks of both kinds, those taken and those refused.
    assert.ok(opened > 5_000, `${opened} opened`);
    assert.ok(refusedOnes > 1_000 && refusedOnes < opened - 500, `${refusedOnes} refused`);
  });

  test('that was refused says what and why, and the default takes its place', () => {
    const cases = [
      ['#/lookup?v=1&x=9', /x “9”: expected 1 to 4 whole numbers from 0 to 5/, 'x', '3'],
      ['#/lookup?v=1&seed=1.5', /seed “1.5”: expected a whole number/, 'seed', '7'],
      ['#/lookup?v=1&sede=3', /“sede”, which means nothing here/, 'seed', '7'],
      ['#/lookup?v=1&seed=1&seed=2', /seed more than once/, 'seed', '1'],
      ['#/lookup?v=2&seed=1', /version 2/, 'seed', '7'],
      ['#/gradient?v=1&step=25', /step 25: this timeline ends at \d+/, 'samples', '4-1-4.5'],
      ['#/train?v=1&lr=fast', /lr “fast”/, 'lr', '5e-3'],
      ['#/train?v=1&factor=3', /“factor”, which means nothing/, 'factors', '50'],
      ['#/dot?hide=cod', /hide “cod”: expected some of title/, 'hide', null],
      ['#/dot?theme=blue', /theme “blue”: expected one of auto, light, dark/, 'theme', null],
    ];
    for (const [hash, message, name, written] of cases) {
      const { refused, canonical } = open(hash);
      assert.equal(refused.length, 1, hash);
      assert.match(refused[0], message);
      assert.equal(
        new globalThis.URLSearchParams(canonical.split('?')[1]).get(name),
        written,
        hash,
      );
    }
  });

  test('a state that is written reads as the same state', () => {
    const seed = fc.integer({ min: 0, max: 999_999 });
    const whole = (min, max) => fc.integer({ min, max });
    const sample = record({
      user: whole(0, 4),
      film: whole(0, 5),
      rating: whole(1, 10).map((half) => half / 2),
    });
    const samples = fc.array(sample, { minLength: 1, maxLength: 4 });
    const number = (min, max) => fc.double({ min, max, noNaN: true }).map((x) => x + 0);
    const word = fc.stringMatching(/^[^\s,][^,\n]{0,20}$/).map((text) => text.trim());
    const rows = fc.uniqueArray(whole(0, 5), { minLength: 1 }).map((list) => list.sort());
    const rating = whole(0, 9999).map((x) => x / 100);
    const edit = record({
      side: choose(['user', 'film']),
      row: whole(0, 14),
      col: whole(0, 5),
      value: number(-100, 100),
    });
    const states = {
      lookup: record({
        x: fc.array(whole(0, 5), { minLength: 1, maxLength: 4 }),
        seed,
        step: whole(0, 15),
        rows: whole(1, 1_000_000),
        factors: whole(1, 64),
        at: fc.array(whole(0, 999_999), { minLength: 1, maxLength: 4 }),
        ask: choose(['none', 'transposed', 'float']),
      }),
      dot: record({
        data: choose(['simulated', 'loaded']),
        range: fc.boolean(),
        bias: fc.boolean(),
        lr: number(0.01, 3),
        step: whole(0, 30),
        seed,
        show: choose(['prediction', 'error', 'rating']),
        edits: fc
          .uniqueArray(whole(0, 30), { maxLength: 4 })
          .chain((steps) =>
            fc.tuple(
              ...steps
                .sort((a, b) => a - b)
                .map((step) =>
                  fc
                    .array(edit, { minLength: 1, maxLength: 5 })
                    .map((list) => list.map((one) => ({ step, ...one }))),
                ),
            ),
          )
          .map((lists) => lists.flat()),
      }),
      gradient: record({
        samples,
        seed,
        step: whole(0, 20),
        storage: choose(['sparse', 'dense']),
        padding: whole(-1, 5),
        rule: choose(['write', 'everyRow', 'noTarget']),
      }),
      optimizer: record({
        optimizer: choose(['sgd', 'momentum', 'adam', 'adamw', 'sparse-adam']),
        lr: number(0.001, 1),
        wd: number(0, 1),
        x: fc.array(rows, { minLength: 12, maxLength: 12 }),
        row: whole(0, 5),
        step: whole(0, 12),
        seed,
      }),
      collabnn: record({
        samples,
        seed,
        step: whole(0, 15),
        lens: choose(['all', 'integer', 'parameter', 'activation', 'gradient']),
        optimizer: choose(['sgd', 'adamw']),
        made: choose(['parameter', 'tensor']),
        twin: choose(['drawn', 'negativeZero']),
      }),
      categories: record({
        values: fc.array(word, { minLength: 1, maxLength: 40 }),
        ask: fc.oneof(word, fc.constant('')),
        n: whole(1, 1_000_000),
        age: fc.boolean(),
        missing: whole(0, 50),
        sex: choose(['female', 'male', '#na#']),
        class: choose(['1st', '2nd', '3rd', '4th']),
        grown: choose(['adult', 'child']),
        epoch: whole(0, 10),
        seed,
      }),
      explore: record({
        of: fc.string({ maxLength: 60 }),
        film: fc.string({ maxLength: 60 }),
        axes: choose(['1-2', '1-3', '2-3']),
        tint: fc.string({ maxLength: 30 }),
        view: record({
          x: whole(-99_999, 99_999).map((x) => x / 1000),
          y: whole(-99_999, 99_999).map((x) => x / 1000),
          zoom: whole(1000, 32_000).map((x) => x / 1000),
        }),
        by: choose(['lift', 'prediction']),
        ratings: fc.oneof(
          fc.constant('example'),
          fc.uniqueArray(record({ item: fc.string({ minLength: 1, maxLength: 12 }), rating }), {
            maxLength: 15,
            selector: ({ item }) => item,
          }),
        ),
      }),
      'take-away': record({ show: choose(['load', 'fastai', 'notebook', 'distributed']) }),
      train: record({
        model: choose(['dot', 'dot-bias']),
        factors: whole(1, 512),
        yRange: fc.oneof(fc.constant(null), fc.tuple(number(-1e6, 0), number(0.5, 1e6))),
        optimizer: choose(['sgd', 'adam', 'adamw']),
        lr: number(1e-7, 1e9),
        wd: number(0, 100),
        epochs: whole(1, 200),
        seed,
      }),
      thread: fc.constant({}),
    };
    assert.deepEqual(Object.keys(states).sort(), [...lessonNames].sort());
    for (const [name, arbitrary] of Object.entries(states)) {
      const { read, write } = codecs.get(name);
      fc.assert(
        fc.property(arbitrary, (asked) => {
          // Through the text of an address, as a browser has it.
          const text = router.formatHash(name, write(asked), view.PLAIN_VIEW);
          const { state, refused } = read(router.parseHash(text).query);
          assert.deepEqual(refused, []);
          for (const [field, expected] of Object.entries(asked)) {
            assert.deepEqual(state[field], expected, field);
          }
        }),
        { ...thorough, numRuns: 1000 },
      );
    }
  });

  test('takes the name that missing values had in older links', () => {
    const { route, state, refused, canonical } = open('#/categories?v=1&hide=20');
    assert.deepEqual(refused, []);
    assert.equal(state.missing, 20);
    assert.deepEqual(route.view, view.PLAIN_VIEW);
    assert.match(canonical, /&missing=20&/);
  });

  test('says how a page is shown, apart from the state', () => {
    const { route, canonical } = open(
      '#/dot?lock=seed,code&v=1&projector&hide=nav&theme=dark&seed=3&lang=en',
    );
    assert.deepEqual(route.view, {
      hide: ['nav'],
      lock: ['code', 'seed'],
      theme: 'dark',
      lang: 'en',
      projector: true,
    });
    assert.equal(route.query.toString(), 'v=1&seed=3');
    assert.match(canonical, /seed=3.*&hide=nav&lock=code,seed&theme=dark&lang=en&projector=1$/);
  });
});
