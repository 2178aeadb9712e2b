// Measures the kernels, how fast the core trains and reads and what single steps take: natively, as
// wasm in Node and in Chromium, beside PyTorch, in turns within one run and mostly in CPU time, so
// that the ratios hold on a busy machine.
//
//   npm run bench [-- --rounds 3 --seconds 2 --parts kernels,training,page,steps,loading]
//
// Prints tables and writes them, with machine, compilers and commit, to bench/results/.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../tools/build.mjs';
import { cmakeBuild } from '../tools/cmake.mjs';
import { main, output, root } from '../tools/run.mjs';
import { setup } from '../tools/setup.mjs';
import { engines } from './engines.mjs';
import { measureKernels, printKernels } from './kernels.mjs';
import { measureLoading, printLoading } from './loading.mjs';
import { measurePage, printPage } from './pageTraining.mjs';
import { measureSteps, printSteps } from './steps.mjs';
import { measureTraining, printTraining } from './training.mjs';

const firstLine = (text) => text?.split('\n')[0] ?? 'unknown';

/** What is measured, and how it is printed. */
const parts = {
  kernels: [(rounds, seconds) => measureKernels(rounds, seconds / 4), printKernels],
  training: [measureTraining, printTraining],
  page: [measurePage, printPage],
  steps: [(rounds, seconds) => measureSteps(rounds, seconds / 4), printSteps],
  loading: [measureLoading, printLoading],
};

await main(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      parts: { type: 'string' },
    },
  });
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  await setup('test');
  const programs = ['trainBench', 'stepBench', 'kernelBench', 'loadBench'];
  for (const preset of engines) await cmakeBuild(preset, programs);
  await cmakeBuild('wasm', ['trainBenchScalar']);
  await build(['wasm', 'lib', 'site']);
  const results = {};
  for (const [name, [measure, print]] of Object.entries(parts)) {
    if (values.parts && !values.parts.split(',').includes(name)) continue;
    results[name] = await measure(rounds, seconds);
    print(results[name]);
  }

  const commit = output('git', ['rev-parse', '--short', 'HEAD']) ?? 'unknown';
  const changed = output('git', ['status', '--porcelain', 'core', 'bench/*.cpp']);
  const report = {
    date: new Date().toISOString(),
    commit: commit + (changed ? ' with changes' : ''),
    machine: `${cpus()[0].model}, ${cpus().length} cores, shared`,
    compilers: {
      native: firstLine(output('c++', ['--version'])),
      wasm: firstLine(output('emcc', ['--version'])),
      node: process.version,
    },
    batchSize: 64,
    factors: 50,
    ...results,
  };
  const folder = join(root, 'bench', 'results');
  const file = join(folder, `bench-${report.date.slice(0, 10)}-${commit}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(report, null, 2) + '\n');
  console.log(`\nwritten to ${file.slice(root.length + 1)}`);
});
