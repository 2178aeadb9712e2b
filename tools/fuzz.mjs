// Looks for inputs that break a reader: libFuzzer over the targets of tests/fuzz, with sanitizers,
// and changed files for the readers in TypeScript.
//
//   npm run fuzz [-- --minutes N] [TARGET…]
//
// Ends with exit code 1 where something was found, and says where the input was kept. What a run of
// libFuzzer learns stays in build/fuzz/corpus, and the next one begins there.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { cmakeBuild } from './cmake.mjs';
import { Failure, main, root } from './run.mjs';
import { setup } from './setup.mjs';

const folder = join(root, 'build', 'fuzz');
const seedFolder = (target) => join(root, 'tests', 'fuzz', 'corpus', target);

/** The targets in C++, as targets.h lists them, and those in TypeScript. */
const nativeTargets = [
  ...readFileSync(join(root, 'tests/fuzz/targets.h'), 'utf8').matchAll(/\{"(\w+)", fuzz\w+\}/g),
].map(([, name]) => name);
const nodeTargets = ['safetensors', 'model', 'zip'];

/** An empty folder for what is found. */
function findingsFolder(target) {
  const path = join(folder, 'findings', target);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** Runs libFuzzer for so many seconds, or up to a finding. */
async function fuzzNatively(target, seconds) {
  const corpus = join(folder, 'corpus', target);
  mkdirSync(corpus, { recursive: true });
  const findings = findingsFolder(target);
  const flags = [
    `-max_total_time=${seconds}`,
    `-artifact_prefix=${findings}/`,
    // Nothing that a target is given should take long or much.
    ...['-timeout=20', '-rss_limit_mb=2048', '-max_len=4096', '-print_final_stats=1'],
  ];
  const child = spawn(join(folder, 'fuzzer'), [...flags, corpus, seedFolder(target)], {
    cwd: root,
    env: { ...process.env, LAB_FUZZ_TARGET: target },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => (log += chunk));
  await new Promise((done, fail) => child.once('error', fail).once('close', done));
  writeFileSync(join(folder, `${target}.log`), log);
  const last = (pattern) => [...log.matchAll(pattern)].at(-1)?.[1] ?? '0';
  return {
    target,
    executions: Number(last(/stat::number_of_executed_units: (\d+)/g)),
    coverage: `${last(/ cov: (\d+)/g)} edges`,
    corpus: Number(last(/ corp: (\d+)/g)),
    findings: readdirSync(findings).map((file) => join(findings, file)),
    failed: child.exitCode !== 0,
  };
}

/** Changes files for so many seconds, or up to a finding. */
async function fuzzInNode(target, seconds) {
  const module = await import('../tests/fuzz/nodeTargets.mjs');
  const { seeds, run } = module.nodeTargets[target];
  const found = readdirSync(seedFolder(target)).map((file) =>
    readFileSync(join(seedFolder(target), file)),
  );
  const corpus = [...seeds, ...found];
  const findings = findingsFolder(target);
  const below = (bound) => Math.floor(Math.random() * bound);
  const end = performance.now() + 1000 * seconds;
  let executions = 0;
  const result = { target, coverage: '–', corpus: corpus.length, findings: [], failed: false };
  for (; performance.now() < end && !result.failed; ++executions) {
    const input = module.changedBytes(corpus, below);
    try {
      run(input);
    } catch (error) {
      console.error(error);
      result.failed = true;
      result.findings = [join(findings, 'input')];
      writeFileSync(result.findings[0], input);
    }
  }
  return { ...result, executions };
}

function printTable(results) {
  const rows = results.map((result) => [
    result.target,
    result.executions.toLocaleString('en'),
    result.coverage,
    String(result.corpus),
    String(result.findings.length),
  ]);
  rows.unshift(['target', 'executions', 'coverage', 'corpus', 'findings']);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((text, column) =>
      column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]),
    );
    console.log(cells.join('  '));
  }
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { minutes: { type: 'string', default: '10' } },
    allowPositionals: true,
  });
  const seconds = Math.round(60 * Number(values.minutes));
  if (!(seconds > 0)) throw new Failure(`--minutes ${values.minutes}: expected a number above 0`);
  const all = [...nativeTargets, ...nodeTargets];
  const unknown = positionals.find((name) => !all.includes(name));
  if (unknown) throw new Failure(`no target "${unknown}": ${all.join(', ')}`);
  const targets = all.filter((name) => positionals.length === 0 || positionals.includes(name));

  if (targets.some((name) => nativeTargets.includes(name))) {
    await setup('test');
    await cmakeBuild('fuzz', ['fuzzer']);
  }
  if (targets.some((name) => nodeTargets.includes(name))) await build(['wasm', 'lib']);

  const results = [];
  for (const target of targets) {
    console.log(`${target}, for ${seconds} s`);
    const fuzz = nativeTargets.includes(target) ? fuzzNatively : fuzzInNode;
    results.push(await fuzz(target, seconds));
  }
  printTable(results);
  const failed = results.filter((result) => result.failed);
  if (failed.length === 0) return;
  const kept = failed.map(({ target, findings }) => {
    const files = findings.map((file) => relative(root, file)).join(', ');
    return `${target}: ${files === '' ? 'no input was kept' : files}`;
  });
  throw new Failure(`Something was found.\n${kept.join('\n')}`);
});
