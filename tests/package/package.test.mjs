// The package as somebody else meets it: packed, installed in another folder, imported, its types
// read by a strict compiler, its command run.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/run.mjs';

let top;
let elsewhere;
let packed;

const run = (command, ...args) => execFileSync(command, args, { cwd: elsewhere, encoding: 'utf8' });

before(() => {
  top = mkdtempSync(join(tmpdir(), 'package-'));
  elsewhere = join(top, 'elsewhere');
  mkdirSync(elsewhere);
  const pack = ['pack', '--json', '--pack-destination', top];
  [packed] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }));

  // Its dependencies are taken from here, so that this test needs no network.
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const local = Object.keys(dependencies).map((name) => join(root, 'node_modules', name));
  writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module", "private": true }');
  const flags = ['--install-links', '--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  run('npm', 'install', ...flags, ...local, join(top, packed.filename));
});

after(() => rmSync(top, { recursive: true }));

test('holds the library with its types, and no sources', () => {
  const files = packed.files.map(({ path }) => path);
  const needed = ['lib/engine/index.js', 'lib/engine/index.d.ts', 'lib/cli/main.js', 'LICENSE'];
  needed.push(
    'README.md',
    'lib/wasm/lab32.wasm',
    'lib/wasm/lab32Graph.wasm',
    'lib/wasm/lab32Scalar.wasm',
    'lib/wasm/lab64.wasm',
  );
  for (const file of needed) assert.ok(files.includes(file), file);
  assert.deepEqual(
    files.filter((file) => !/^(?:lib|wasm)\/|^(?:package\.json|LICENSE|README\.md)$/.test(file)),
    [],
  );
});

test('is imported by its name and computes', () => {
  const script = `
    import { createLab } from 'embedding-lab';
    const lab = await createLab();
    const W = lab.tensor([[1, 2], [3, 4], [5, 6]], { requiresGrad: true });
    const e = lab.embedding([0, 2, 2], W, { sparse: false });
    const loss = e.mul(e).sum();
    loss.backward();
    console.log(JSON.stringify({ shape: W.shape, grad: [...W.grad] }));
    lab.dispose();`;
  writeFileSync(join(elsewhere, 'use.mjs'), script);
  const { shape, grad } = JSON.parse(run(process.execPath, 'use.mjs'));
  assert.deepEqual(shape, [3, 2]);
  assert.deepEqual(grad, [2, 4, 0, 0, 20, 24]); // d Σe² / dW: 2 W[i], once for every lookup.
});

test('its types hold under the strictest settings', () => {
  const script = `
    import { createLab } from 'embedding-lab';
    const lab = await createLab();
    const W = lab.tensor([[1, 2]], { requiresGrad: true });
    const value: Float32Array = lab.embedding([0], W).value;
    // @ts-expect-error: a shape is no string
    const wrong: string = W.shape;
    console.log(value, wrong);`;
  writeFileSync(join(elsewhere, 'use.ts'), script);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
  const library = ['--lib', 'es2023,dom', '--types', 'node'];
  const typeRoots = ['--typeRoots', join(root, 'node_modules', '@types')];
  run(process.execPath, tsc, ...flags, ...library, ...typeRoots, 'use.ts');
});

test('its command answers', () => {
  const command = join(elsewhere, 'node_modules', '.bin', 'embedding-lab');
  assert.match(run(command, '--help'), /train RATINGS/);
});
