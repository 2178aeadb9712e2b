// Programs: what lessons write down, played on the core.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { differences } from '../../lib/engine/differences.js';
import { loadModule } from '../../lib/engine/module.js';
import { playProgram } from '../../lib/engine/playProgram.js';
import { Program } from '../../lib/engine/program.js';

let float, double;
before(async () => {
  [float, double] = await Promise.all([loadModule(), loadModule({ precision: 'double' })]);
});

/** Numbers in [-1, 1) that look random and are the same every time. */
function numbers(count, seed) {
  return Float32Array.from(
    { length: count },
    (_, i) => (Math.sin(seed + 12.9898 * i) * 43758.5) % 1,
  );
}

/** DotProductBias with its range and loss, on a batch with duplicates. */
function dotProductBias(seed) {
  const program = new Program();
  const leaf = (name, rows, cols, shift) =>
    program.call('tensor', numbers(rows * cols, seed + shift), {
      shape: [rows, cols],
      requiresGrad: true,
      name,
    });
  const tables = {
    users: leaf('user_factors', 4, 3, 0.1),
    items: leaf('item_factors', 3, 3, 0.2),
    userBias: leaf('user_bias', 4, 1, 0.3),
    itemBias: leaf('item_bias', 3, 1, 0.4),
  };
  const [u, i] = [Int32Array.of(3, 1, 3, 0, 3), Int32Array.of(2, 2, 0, 1, 2)];
  const look = (rows, table) => program.call('embedding', rows, table);
  const dot = program.call('rowDot', look(u, tables.users), look(i, tables.items));
  const biased = program.call('add', dot, look(u, tables.userBias));
  const x = program.call('add', biased, look(i, tables.itemBias));
  const y = program.call('sigmoidRange', x, 0, 5.5);
  const target = program.call('tensor', Float32Array.of(4, 1, 3.5, 2, 5), { shape: [5, 1] });
  return { program, tables, loss: program.call('mseLoss', y, target) };
}

describe('differences', () => {
  test('agree with the gradients of DotProductBias', () => {
    for (const seed of [1, 2, 3]) {
      const { program, tables, loss } = dotProductBias(seed);
      program.backward(loss);
      const { trace, nodeOfRef } = playProgram(float, program.calls);
      for (const of of Object.values(tables)) {
        const { grad } = trace.nodes[nodeOfRef[of.ref]];
        const question = { calls: program.calls, output: loss, of, elements: [...grad.keys()] };
        const { values, h } = differences(double, question);
        assert.equal(h, 1e-5);
        grad.forEach((g, i) =>
          assert.ok(
            Math.abs(g - values[i]) <= 1e-5 * Math.max(1, Math.abs(g)),
            `${i}: ${values[i]}`,
          ),
        );
      }
    }
  });

  test('know the tensors of scopes', () => {
    const program = new Program();
    const first = program.call('tensor', Float32Array.of(1), { requiresGrad: true });
    program.within(() => program.call('mul', first, 2));
    const x = program.call('tensor', Float32Array.of(3), { requiresGrad: true });
    const output = program.call('mul', x, x);
    const { values } = differences(double, { calls: program.calls, output, of: x, elements: [0] });
    assert.ok(Math.abs(values[0] - 6) < 1e-8);
  });

  test('refuse a question that makes no sense', () => {
    const { program, tables, loss } = dotProductBias(1);
    const ask = (more) => () =>
      differences(double, {
        calls: program.calls,
        output: loss,
        of: tables.users,
        elements: [0],
        ...more,
      });
    const noLeaf = 'is not a leaf with values of its own';
    assert.throws(ask({ of: loss }), {
      name: 'TypeError',
      message: `[differences] tensor ${loss.ref} ${noLeaf}`,
    });
    assert.throws(ask({ of: { ref: 99 } }), {
      name: 'TypeError',
      message: `[differences] tensor 99 ${noLeaf}`,
    });
    for (const element of [-1, 12, 0.5]) {
      assert.throws(ask({ elements: [element] }), {
        name: 'RangeError',
        message: `[differences] element ${element} is outside [0, 12)`,
      });
    }
    assert.throws(ask({ elements: Array(4097).fill(0) }), {
      name: 'RangeError',
      message: '[differences] 4097 elements are more than 4096 at a time',
    });
    assert.throws(ask({ output: tables.users }), { name: 'TypeError', message: /^\[item\]/ });
  });
});

describe('programs', () => {
  test('step optimizers, keep ledgers, look before and after', () => {
    const program = new Program();
    const W = program.call('tensor', Float32Array.of(1, 2, 3, 4), {
      shape: [2, 2],
      requiresGrad: true,
      name: 'W',
    });
    const optimizer = program.optimizer('sgd', [W], { lr: 0.5 });
    for (let step = 0; step < 3; ++step) {
      program.within(() => {
        program.zeroGrad(optimizer);
        program.backward(program.call('sum', program.call('embedding', Int32Array.of(1), W)));
        program.capture();
        program.step(optimizer);
      });
      program.setLearningRate(optimizer, 0.25);
    }
    const { trace, nodeOfRef, captures, ledgers } = playProgram(float, program.calls);
    assert.deepEqual(trace.nodes[nodeOfRef[W.ref]].value, Float32Array.of(1, 2, 2, 3));
    assert.deepEqual(nodeOfRef.slice(1), Array(6).fill(-1), 'what scopes made is gone');
    assert.deepEqual(
      captures.map((one) => one.trace.nodes[one.nodeOfRef[W.ref]].value[2]),
      [3, 2.5, 2.25],
    );
    assert.deepEqual(
      ledgers.map(([{ parameter, step, coefficients, rows }]) => [
        parameter,
        step,
        coefficients.lr,
        rows[0].row,
      ]),
      [
        ['W', 1, 0.5, 1],
        ['W', 2, 0.25, 1],
        ['W', 3, 0.25, 1],
      ],
    );
  });

  test('refuse calls there are not, and what was not made', () => {
    const refused = (call, message) =>
      assert.throws(() => playProgram(float, [call]), { name: 'TypeError', message });
    refused({ call: 'dispose', args: [] }, '[program] there is no call "dispose"');
    refused({ call: 'constructor', args: [] }, '[program] there is no call "constructor"');
    refused({ call: 'step', args: [0] }, '[program] optimizer 0 has not been made yet');
    refused({ call: 'neg', args: [{ ref: 3 }] }, '[program] tensor 3 has not been made yet');
    refused(
      { call: 'optimizer', args: ['adamax', [], {}] },
      '[program] there is no optimizer "adamax"',
    );
  });

  test('refuse a tensor whose scope has ended', () => {
    const program = new Program();
    const x = program.call('tensor', Float32Array.of(1), {});
    let inner;
    program.within(() => (inner = program.call('neg', x)));
    program.call('neg', inner);
    assert.throws(() => playProgram(float, program.calls), {
      name: 'TypeError',
      message: /^\[neg\] used after/,
    });
  });
});
