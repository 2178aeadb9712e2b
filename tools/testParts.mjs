// What `npm test` consists of, in order. `builds` names what has to be built before a part.

import { join } from 'node:path';
import { cmakeBuild } from './cmake.mjs';
import { Failure, root, run } from './run.mjs';
import { sourceFiles } from './sourceFiles.mjs';

const node = (...args) => run(process.execPath, args);
const cppFiles = () => sourceFiles(['core', 'wasm', 'tests', 'bench'], ['.cpp', '.h']);
const installed = (path, ...args) => node(join(root, 'node_modules', path), ...args);

/** Runs all of `works` one after another, even where one fails; then fails with the first failure. */
async function all(...works) {
  const failures = [];
  for (const work of works) await work().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** Runs the Node tests of some folders; a folder without any is a failure. */
async function nodeTests(folders, ...flags) {
  const files = folders.map((folder) => sourceFiles([folder], ['.test.mjs']));
  const empty = folders.filter((_, place) => files[place].length === 0);
  if (empty.length > 0) throw new Failure(`${empty.join(', ')}: no tests here`);
  await node('--test', '--test-reporter=spec', ...flags, ...files.flat());
}

/** The core's Google Tests of a preset, in float and in double, and others that are named. */
async function coreTests(preset, start, ...others) {
  const programs = ['coreTests32', 'coreTests64', ...others];
  await cmakeBuild(preset, programs);
  for (const program of programs) await start(join('build', preset, program));
}
const natively = (program) => run(join(root, program), ['--gtest_brief=1']);
// Emscripten's older glue takes Node's fetch for a browser's.
const inNode = (program) => node('--no-experimental-fetch', `${program}.cjs`, '--gtest_brief=1');

export const parts = [
  {
    name: 'format',
    title: 'prettier and clang-format',
    work: () =>
      all(
        () => installed('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
        () => run('clang-format', ['--dry-run', '-Werror', ...cppFiles()]),
      ),
  },
  {
    name: 'lint',
    title: 'eslint and clang-tidy',
    work: () =>
      all(
        () => installed('eslint/bin/eslint.js', '.'),
        () => node('tools/tidy.mjs'),
      ),
  },
  { name: 'layers', title: 'the one-way rule', work: () => node('tools/checkLayers.mjs') },
  {
    name: 'types',
    title: 'TypeScript, the engine without a DOM, and the reference made of its types',
    work: () =>
      all(
        () => installed('typescript/bin/tsc', '--noEmit'),
        () => installed('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.lib.json'),
        () => node('tools/apiReference.mjs', '--check'),
      ),
  },
  { name: 'tools', title: 'tests of the tools themselves', work: () => nodeTests(['tests/tools']) },
  {
    name: 'native',
    title: 'the core, natively, with vectors and without',
    work: () => coreTests('native', natively, 'scalarTests'),
  },
  {
    name: 'sanitize',
    title: 'the core, with address and undefined-behaviour sanitizers',
    work: () => coreTests('sanitize', natively),
  },
  { name: 'wasm', title: 'the core as wasm in Node', work: () => coreTests('wasm', inNode) },
  {
    name: 'node',
    title: 'the JavaScript API, held against PyTorch, hostile input, and the command line',
    builds: ['wasm', 'lib'],
    work: () => nodeTests(['tests/node', 'tests/hostile', 'tests/parity']),
  },
  {
    name: 'package',
    title: 'packed, installed elsewhere, imported and run',
    builds: ['wasm', 'lib'],
    work: () => nodeTests(['tests/package']),
  },
  {
    name: 'engines',
    title: 'the built site in Chromium, Firefox and WebKitGTK, to the same bits',
    builds: ['wasm', 'lib', 'site'],
    work: async () => {
      await cmakeBuild('native', ['trainedWeights']);
      await nodeTests(['tests/engines']);
    },
  },
  {
    name: 'browser',
    title: 'the built site in Chromium',
    builds: ['wasm', 'lib', 'site'],
    // Two files at a time: a browser waits for a third of its time.
    work: () => nodeTests(['tests/browser'], '--test-concurrency=2'),
  },
];
