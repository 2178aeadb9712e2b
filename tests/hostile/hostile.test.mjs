// Input that somebody made to do harm, or that went wrong on its way: each is refused or taken for what
// it is, and what became of it stands in expected.json.
//
//   node tests/hostile/hostile.test.mjs --update     writes expected.json anew: read what changed

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { hashes } from './corpus/addresses.mjs';
import { messages } from './corpus/messages.mjs';
import { kept } from './corpus/shelf.mjs';
import { pasted, snapshots, suspended, traces } from './corpus/states.mjs';
import { tables } from './corpus/tables.mjs';
import { weights } from './corpus/weights.mjs';
import { zips } from './corpus/zips.mjs';
import * as outcomes from './outcomes.mjs';

const update = process.argv.includes('--update');
const path = new URL('expected.json', import.meta.url);
const expected = update ? {} : JSON.parse(readFileSync(path, 'utf8'));

/** Each kind: its cases, how one is tried, and what every refusal must name. */
const kinds = {
  tables: { cases: tables, attempt: (make) => outcomes.dropped(make()), names: fileNamed },
  zips: { cases: zips, attempt: (make) => outcomes.dropped(make()), names: fileNamed },
  weights: {
    cases: weights,
    attempt: (make) => outcomes.opened(make()),
    names: () => 'model.safetensors',
  },
  snapshots: { cases: snapshots, attempt: outcomes.restored, names: () => '[snapshot]' },
  hashes: { cases: hashes, attempt: (make) => outcomes.addressed(make()) },
  messages: { cases: messages, attempt: (make) => outcomes.posted(make()) },
  suspended: { cases: suspended, attempt: (make) => outcomes.resumed(make()) },
  kept: { cases: kept, attempt: outcomes.kept },
  traces: { cases: traces, attempt: (make) => outcomes.traced(make()), names: () => '[trace]' },
  pasted: { cases: pasted, attempt: (make) => outcomes.laid(make()) },
};

/** The files' names, one of which must be named; what is no file at all is refused by the loader. */
function fileNamed(make) {
  const names = make().files.map(({ name }) => name);
  const plain = names.filter((name) => /^[\w./]{1,30}$/.test(name));
  return ['[load]', ...(plain.length > 0 ? plain : ['[data]'])];
}

/** Characters that do something to the text around them. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function checkMessage(message, named) {
  assert.ok(message.length < 700, `${message.length} characters: ${message.slice(0, 100)}…`);
  assert.doesNotMatch(message, unprintable);
  // What JavaScript itself says is no message for a person.
  assert.doesNotMatch(
    message,
    /\bundefined\b|is not a function|is not iterable|Cannot |\[object|stack/,
  );
  if (named !== undefined) {
    assert.ok(
      [named].flat().some((one) => message.includes(one)),
      `${message}: names ${named}`,
    );
  }
}

const got = {};
for (const [kind, { cases, attempt, names }] of Object.entries(kinds)) {
  got[kind] = {};
  describe(kind, () => {
    for (const [name, make] of Object.entries(cases)) {
      test(name, async () => {
        const outcome = await attempt(make);
        got[kind][name] = outcome;
        if (outcome.refused !== undefined) checkMessage(outcome.refused, names?.(make));
        if (!update) assert.deepEqual(outcome, expected[kind]?.[name]);
      });
    }
  });
}

after(() => {
  if (update) writeFileSync(path, `${JSON.stringify(got, null, 2)}\n`);
});

test('there are two hundred and more, and none is written down that is not tried', (t) => {
  const counts = Object.entries(kinds).map(([kind, { cases }]) => [
    kind,
    Object.keys(cases).length,
  ]);
  const count = counts.reduce((sum, [, one]) => sum + one, 0);
  t.diagnostic(`${count} hostile inputs: ${counts.map((pair) => pair.join(' ')).join(', ')}`);
  assert.ok(count >= 200, `${count}`);
  if (update) return;
  for (const [kind, { cases }] of Object.entries(kinds)) {
    assert.deepEqual(Object.keys(expected[kind]).sort(), Object.keys(cases).sort());
  }
});
