// What counts as computing in a C++ source, and what a mutation makes of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutated, mutationsOf } from '../../tools/mutations.mjs';

/** The lines that come of mutating one line, without what stays the same around it. */
const linesFrom = (line) =>
  mutationsOf(`void f() {\n${line}\n}\n`).map(
    (mutation) => mutated(`void f() {\n${line}\n}\n`, mutation).split('\n')[1],
  );

const expected = {
  '  sum += a[i] * 2;': [
    '  sum -= a[i] * 2;',
    '  sum += a[i] / 2;',
    '  sum += a[i] * 3;',
    '  sum += a[i] * 1;',
    '  sum += a[(i) + 1] * 2;',
    '  ;',
  ],
  '  if (!done && n < 0.5) return;': [
    '  if (!done || n < 0.5) return;',
    '  if (!done && n <= 0.5) return;',
    '  if (done && n < 0.5) return;',
    '  if (!done && n < (0.5 * 2)) return;',
    '  ;',
  ],
  '  ++count_;': ['  --count_;', '  ;'],
  '  return std::min(-x, 0xFF);': [
    '  return std::min(x, 0xFF);',
    '  return std::min(-x, (0xFF ^ 1));',
    '  return std::max(-x, 0xFF);',
  ],
  '  const bool sparse = true;': ['  const bool sparse = false;'],
};

for (const [line, lines] of Object.entries(expected)) {
  test(`mutates ${line.trim()}`, () => assert.deepEqual(linesFrom(line), lines));
}

const untouched = [
  '  // a + b < 3',
  '#include <a + b>',
  '#define TWICE(x) \\\n  (2 * x)',
  '  fail<RangeError>("place", a + b,\n                   " is not 1");',
  '  place.refuse("no " + name, 2);',
  '  template <class A, int N = 2>',
  '  static_assert(sizeof(A) == 4);',
  '  const std::string name = "1 + 1 == 2";',
  '  /* a - 1\n     b - 1 */',
  '  Vector<Index>& rows;',
  '  void add(const Row& row, Index* to);',
];

for (const text of untouched) {
  test(`leaves alone ${text.trim().split('\n')[0]}`, () =>
    assert.deepEqual(mutationsOf(`${text}\n`), []));
}

test('refuses a mutation of another text', () => {
  assert.throws(() => mutated('a + b', { line: 1, column: 3, before: '-', after: '+' }), /no "-"/);
});
