// The built module: its instructions, its names, its two precisions.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { loadGraphModule, loadModule } from '../../lib/engine/module.js';
import { rankingNames } from '../../lib/engine/newUser.js';
import { orderNames } from '../../lib/engine/recommender.js';
import { tabularLossNames } from '../../lib/engine/tabular.js';
import * as training from '../../lib/engine/training.js';
import { at } from './support.mjs';
import { countInstructions } from './wasmCode.mjs';

for (const module of ['lab32', 'lab32Graph']) {
  test(`${module}.wasm works on four floats at a time`, () => {
    const counts = countInstructions(readFileSync(at(`lib/wasm/${module}.wasm`)));
    // https://github.com/WebAssembly/simd/blob/main/proposals/simd/BinarySIMD.md
    const named = { 'f32x4.add': 0xe4, 'f32x4.mul': 0xe6, 'v128.load': 0x00, 'v128.store': 0x0b };
    for (const [name, opcode] of Object.entries(named)) {
      const count = counts.get(`simd ${opcode}`) ?? 0;
      assert.ok(count >= 10, `${name} occurs ${count} times`);
    }
  });
}

describe('the count of instructions', () => {
  const header = [...Buffer.from('\0asm'), 1, 0, 0, 0];
  // One function, (f32, f32) → f32 or none → v128, of `body` without locals.
  const module = (type, body) =>
    Buffer.from([
      ...header,
      ...[1, type.length + 1, 1, ...type],
      ...[3, 2, 1, 0],
      ...[10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b],
    ]);
  const scalar = module(
    [0x60, 2, 0x7d, 0x7d, 1, 0x7d],
    // local.get 0, local.get 1, f32.add, f32.const whose bytes look like f32x4.mul, f32.mul
    [0x20, 0, 0x20, 1, 0x92, 0x43, 0xfd, 0xe6, 0x01, 0xfd, 0x94],
  );
  const vector = module(
    [0x60, 0, 1, 0x7b],
    [0x41, 1, 0xfd, 0x13, 0x41, 2, 0xfd, 0x13, 0xfd, 0xe4, 0x01], // i32.const, f32x4.splat, add
  );
  const simd = (wasm) => [...countInstructions(wasm)].filter(([key]) => key.startsWith('simd'));

  test('finds none in a module without', () => {
    assert.ok(WebAssembly.validate(scalar));
    assert.deepEqual(simd(scalar), []);
    assert.equal(countInstructions(scalar).get(`${0x94}`), 1);
  });
  test('finds those that there are', () => {
    assert.deepEqual(simd(vector), [
      [`simd ${0x13}`, 2],
      [`simd ${0xe4}`, 1],
    ]);
  });
  test('does not pass over what it does not know', () => {
    assert.throws(() => countInstructions(module([0x60, 0, 0], [0xff])), /255 is not known/);
  });
});

/** What lab.d.ts declares, by interface: names of members, inherited ones included. */
function declaredMembers() {
  const path = at('wasm/lab.d.ts');
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const members = new Map();
  const functionsOf = ({ type }) =>
    type && ts.isTypeLiteralNode(type)
      ? type.members.filter(ts.isMethodSignature).map((method) => method.name.getText(source))
      : [];
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    const own = statement.members.map((member) => member.name.getText(source));
    const parents = (statement.heritageClauses ?? []).flatMap((clause) =>
      clause.types.flatMap((type) => members.get(type.expression.getText(source))),
    );
    members.set(statement.name.text, [...own, ...parents]);
    // Functions of a class, which belong to no object of it.
    for (const member of statement.members) {
      members.set(`static ${member.name.getText(source)}`, functionsOf(member));
    }
  }
  return members;
}

/** The names of the functions that the bindings in these files register. */
const boundIn = (...names) =>
  names.flatMap((name) =>
    [...readFileSync(at(`wasm/${name}.cpp`), 'utf8').matchAll(/^ +function\("(\w+)"/gm)].map(
      ([, bound]) => bound,
    ),
  );

for (const { load, type, bindings } of [
  { load: loadGraphModule, type: 'GraphModule', bindings: ['graphBindings'] },
  { load: loadModule, type: 'LabModule', bindings: ['graphBindings', 'trainingBindings'] },
]) {
  describe(`lab.d.ts declares what the ${type} exports`, async () => {
    const module = await load();
    const declared = declaredMembers();
    /** What Embind gives every class. */
    const common = ['constructor', 'isAliasOf', 'clone', 'isDeleted', 'deleteLater'];
    const classes = Object.keys(module).filter(
      (name) =>
        typeof module[name] === 'function' && /^[A-Z]/.test(name) && module[name].prototype?.delete,
    );

    test('the same classes', () => {
      const names = declared.get(type).filter((name) => /^[A-Z][a-z]/.test(name));
      assert.deepEqual(names.sort(), classes.sort());
    });
    for (const name of classes) {
      test(`the same methods of ${name}`, () => {
        const exported = Object.getOwnPropertyNames(module[name].prototype)
          .concat('delete')
          .filter((member) => !common.includes(member));
        assert.deepEqual([...new Set(declared.get(name))].sort(), [...new Set(exported)].sort());
      });
      test(`the same functions of the class ${name}`, () => {
        const own = ['length', 'name', 'prototype', 'argCount'];
        const exported = Object.getOwnPropertyNames(module[name]).filter(
          (one) => !own.includes(one),
        );
        assert.deepEqual(declared.get(`static ${name}`).sort(), exported.sort());
      });
    }
    test('the same functions', () => {
      // The module also holds functions of the runtime: the bindings say which are ours.
      const bound = boundIn(...bindings);
      const names = declared
        .get(type)
        .filter((name) => !classes.includes(name) && name !== 'HEAPU8');
      assert.deepEqual(names.sort(), bound.sort());
      for (const name of bound) assert.equal(typeof module[name], 'function');
    });
  });
}

describe('the core’s names', async () => {
  const module = await loadModule();

  test('the enums of the engine are the core’s', () => {
    const { models, optimizers, schedules, tabularLosses, phases, orders, rankings } =
      module.enumNames();
    assert.deepEqual([...training.modelNames], models);
    assert.deepEqual([...training.optimizerNames], optimizers);
    assert.deepEqual([...training.scheduleNames], schedules);
    assert.deepEqual([...training.trainPhases], phases);
    assert.deepEqual([...orderNames], orders);
    assert.deepEqual([...rankingNames], rankings);
    assert.deepEqual([...tabularLossNames], tabularLosses);
  });
});

test('lab64 computes in double', async () => {
  const module = await loadModule({ precision: 'double' });
  const graph = new module.Graph();
  const third = graph.div(graph.constant(1, 1, [1], ''), graph.constant(1, 1, [3], ''));
  assert.deepEqual(graph.value(third), Float64Array.of(1 / 3));
  graph.delete();
});
