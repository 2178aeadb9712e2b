// What a page may post to a lesson in a frame: whatever it is, it is read without an exception, just as
// the schema says, and no state comes of it that lies outside the lesson's limits.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { coded } from './addressCodecs.mjs';
import { pageModules } from './pageModule.mjs';
import { at } from './support.mjs';

// ESLint brings a validator of JSON schemas along.
const Ajv = createRequire(createRequire(import.meta.url).resolve('eslint'))('ajv');
const schema = JSON.parse(readFileSync(at('web/embed/messages.schema.json'), 'utf8'));
const ajv = new Ajv().addSchema(schema);
const isCall = ajv.compile({ $ref: `${schema.$id}#/definitions/toLesson` });
const isReply = ajv.compile({ $ref: `${schema.$id}#/definitions/fromLesson` });

const [{ parseMessage }] = await pageModules(['web/embed/messages.ts']);
const { lessonNames, router, open } = await coded();

const thorough = { numRuns: 10_000, seed: 8 };
const choose = (...list) => fc.constantFrom(...list);

/** Values that fields take, or nearly, or not at all. */
const value = () =>
  fc.oneof(
    choose('getState', 'setState', 'step', 'play', 'GETSTATE', '__proto__', 'constructor', ''),
    choose(0, 1, 2, -1, 1e6, 1e6 + 1, -1e6, 0.5, 1e300, NaN, Infinity, -0, true, false, null),
    fc.integer(),
    fc.string(),
    fc.integer({ min: 19_990, max: 20_010 }).map((length) => 'x'.repeat(length)),
    fc.anything(),
  );

/** Messages as they should be, each field of which may be missing or something else. */
const nearly = () =>
  fc
    .tuple(
      fc.record(
        {
          embeddingLab: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, value()),
          id: fc.oneof({ weight: 8, arbitrary: fc.oneof(fc.integer(), fc.string()) }, value()),
          call: fc.oneof(
            { weight: 8, arbitrary: choose('getState', 'setState', 'step', 'play') },
            value(),
          ),
          state: fc.oneof(fc.string(), value()),
          to: fc.oneof(fc.integer({ min: -1_000_001, max: 1_000_001 }), value()),
          by: fc.oneof(fc.integer({ min: -3, max: 3 }), value()),
          on: fc.oneof(fc.boolean(), value()),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      fc.dictionary(fc.string(), value(), { maxKeys: 2, noNullPrototype: true }),
    )
    .map(([message, more]) => ({ ...more, ...message }));

test('any value is read without an exception, as the schema says', () => {
  const counts = { silence: 0, refused: 0, call: 0 };
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: nearly() }, fc.anything()), (message) => {
      const read = parseMessage(message);
      // JSON has no number that is not finite; the validator knows no better.
      const inJson = typeof message?.id !== 'number' || Number.isFinite(message.id);
      const fits = isCall(message) && inJson;
      if (read === null) {
        counts.silence += 1;
        assert.equal(fits, false);
        return;
      }
      assert.deepEqual(read.id, message.id);
      counts['error' in read ? 'refused' : 'call'] += 1;
      assert.equal('call' in read, fits, JSON.stringify(isCall.errors));
      // What it would be answered fits as well.
      const answer = 'error' in read ? { error: read.error } : { state: '' };
      assert.ok(isReply({ embeddingLab: 1, type: 'reply', id: read.id, ...answer }));
      // Nothing comes along that was not asked for.
      const known = { getState: 0, setState: 1, step: 1, play: 1 };
      if ('call' in read) assert.equal(Object.keys(read.call).length, 1 + known[read.call.call]);
    }),
    thorough,
  );
  for (const [kind, count] of Object.entries(counts)) assert.ok(count > 500, `${kind}: ${count}`);
});

test('a state that is set opens the same lesson, within its limits', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.tuple(
          fc.oneof(choose('v', 'x', 'seed', 'step', 'lr', 'hide', '__proto__'), fc.string()),
          fc.oneof(fc.integer().map(String), fc.double().map(String), fc.string()),
        ),
      )
      .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  );
  fc.assert(
    fc.property(choose(...lessonNames), text, (name, state) => {
      const opened = open(`#/${name}?${state}`);
      assert.equal(opened.route.name, name);
      assert.equal(router.parseHash(opened.canonical).name, name);
      const again = open(opened.canonical);
      assert.deepEqual([again.refused, again.state], [[], opened.state]);
    }),
    { ...thorough, numRuns: 3000 },
  );
});
