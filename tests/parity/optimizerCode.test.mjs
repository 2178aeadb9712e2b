// The PyTorch code that the lesson `optimizer` shows, run: it prints the row that the page shows.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { coreEngine, pageModule } from '../node/pageModule.mjs';
import { hasTorch, python } from './python.mjs';

const { drawInputs, runSteps, rowOf } = await pageModule('web/lessons/optimizer/model.ts');
const { OPENING, KINDS, STEPS } = await pageModule('web/lessons/optimizer/state.ts');
const { listings } = await pageModule('web/lessons/optimizer/code.ts');
const engine = await coreEngine();

/** What each piece of code prints, with as many digits as floats have; one Python for all. */
function printed(pieces) {
  const code = ['import torch', 'torch.set_printoptions(precision=9)', ...pieces];
  const { status, stdout, stderr } = spawnSync(python, ['-c', code.join('\n')], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const rows = stdout.matchAll(/tensor\(\[([^\]]*)\]/g);
  return [...rows].map(([, numbers]) => numbers.split(',').map(Number));
}

const skip = hasTorch ? false : 'needs PyTorch';
test('every optimizer’s code prints the row that the page shows', { skip }, async () => {
  const inputs = await drawInputs(engine, 11);
  const shown = [];
  for (const optimizer of KINDS) {
    const run = await runSteps(engine, inputs, OPENING.x, { ...OPENING, optimizer, lr: 0.05 });
    for (const [row, step] of [
      [1, STEPS],
      [4, 7],
    ]) {
      const [{ name, lines }] = listings(run, step, row);
      assert.equal(name, 'PyTorch');
      const code = lines.map(({ text }) => text).join('\n');
      shown.push({ optimizer, row, step, code, actual: rowOf(run.tables[step], row) });
    }
  }
  const expected = printed(shown.map(({ code }) => code));
  assert.equal(expected.length, shown.length);
  shown.forEach(({ optimizer, row, step, actual }, i) => {
    assert.equal(expected[i].length, actual.length);
    actual.forEach((value, col) => {
      const distance = Math.abs(value - expected[i][col]);
      const what = `${optimizer}, row ${row} after step ${step}, [${col}]`;
      assert.ok(distance <= 2e-6, `${what}: ${value} instead of ${expected[i][col]}`);
    });
  });
});
