// Do the tests notice? Changes the core in one small way at a time, in a copy of the tree, and runs
// its Google Tests.
//
//   npm run mutate [-- --seed N] [--count N] [--jobs N] [--survivors]
//
// A mutation is caught where a test fails, crashes, or takes far longer than it does without. What
// does not compile, or gives the same program byte for byte, is drawn anew. What the tests in floats let
// pass is tried with doubles, and without vectors. Survivors are kept in build/mutate/survivors.json;
// --survivors tries those again, after tests were added.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isFresh } from './freshness.mjs';
import { mutated, mutationsOf } from './mutations.mjs';
import { generator } from './random.mjs';
import { Failure, main, root, which } from './run.mjs';
import { sourceFiles } from './sourceFiles.mjs';

const folder = join(root, 'build', 'mutate');
const tree = join(folder, 'tree');
const build = join(folder, 'build');
const survivorsFile = join(folder, 'survivors.json');

/** The programs that may notice: with floats, with doubles, without vectors. */
const programs = ['coreTests32', 'coreTests64', 'scalarTests'];
const data = process.env.EMBEDDING_LAB_DATA ?? join(root, '..', 'shared', 'data');
const slowdown = 2;
const spareSeconds = 5;
const memoryKilobytes = 8_000_000;

/** A file of the copy, which stays as it is where someone works on the original meanwhile. */
const read = (file) => readFileSync(join(tree, file), 'utf8');

/** Writes a file of the copy where it differs, so that nothing is compiled in vain. */
function write(file, content) {
  const path = join(tree, file);
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function copyTree() {
  const folders = [
    'core',
    'wasm',
    'bench',
    'tests/core',
    'tests/engines',
    'tests/fuzz',
    'tests/parity',
  ];
  for (const file of [...sourceFiles(folders, ['']), 'CMakeLists.txt']) {
    write(file, readFileSync(join(root, file)));
  }
}

const quietly = (command, args, options) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });

function configure() {
  const plan = join('build', 'mutate', 'build', 'build.ninja');
  if (isFresh([plan], ['tools/mutate.mjs'])) return;
  const launcher = which('ccache') ? ['-DCMAKE_CXX_COMPILER_LAUNCHER=ccache'] : [];
  // An index out of range ends the program; a mutation may cause warnings.
  // ccache tells precompiled headers apart by what -fpch-preprocess leaves in its input.
  const flags = '-O1 -D_GLIBCXX_ASSERTIONS -w -fpch-preprocess';
  const { status, stderr } = quietly('cmake', [
    ...['-S', tree, '-B', build, '-G', 'Ninja', ...launcher],
    ...['-DCMAKE_BUILD_TYPE=Debug', `-DCMAKE_CXX_FLAGS_DEBUG=${flags}`],
  ]);
  if (status !== 0) throw new Failure(stderr);
}

function builds(program, jobs) {
  const env = { ...process.env, CCACHE_SLOPPINESS: 'pch_defines,time_macros' };
  return quietly('ninja', ['-C', build, '-j', jobs, program], { env }).status === 0;
}

function hashOf(program) {
  return createHash('sha256')
    .update(readFileSync(join(build, program)))
    .digest('hex');
}

/** Runs a program's tests up to the first that fails: what noticed, or null; and CPU seconds. */
function runTests(program, cpuSeconds) {
  const limits = `ulimit -c 0 -t ${Math.ceil(cpuSeconds)} -v ${memoryKilobytes}; TIMEFORMAT=%U`;
  const tests = `${join(build, program)} --gtest_brief=1 --gtest_fail_fast 2>&1`;
  const { status, stdout, stderr } = quietly('bash', ['-c', `${limits}; time ${tests}`], {
    cwd: tree,
    env: { ...process.env, EMBEDDING_LAB_DATA: data },
  });
  const seconds = Number(stderr.trim().split('\n').at(-1));
  if (status === 0) return { noticed: null, seconds };
  const failed = /\[ {2}FAILED {2}\] ([\w/]+\.[\w/]+)/.exec(stdout);
  const signal = status > 128 ? status - 128 : 0;
  const timeIsUp = signal === constants.signals.SIGXCPU || signal === constants.signals.SIGKILL;
  return { noticed: failed?.[1] ?? (timeIsUp ? 'the time limit' : `signal ${signal}`), seconds };
}

/** Builds a program as it is, and runs it: answers with its hash and the CPU time that it takes. */
function baseline(program, jobs) {
  console.log(`${program}, as it is`);
  if (!builds(program, jobs)) throw new Failure(`${program} does not compile as it is`);
  const { noticed, seconds } = runTests(program, 3600);
  if (noticed) throw new Failure(`${program} fails as it is: ${noticed}`);
  return { program, hash: hashOf(program), seconds };
}

/** Tries a mutation: what notices it, null for nothing, undefined where the program is no other. */
function whatNotices(mutation, { program, hash, seconds }, jobs) {
  const source = read(mutation.file);
  write(mutation.file, mutated(source, mutation));
  try {
    if (!builds(program, jobs) || hashOf(program) === hash) return undefined;
    return runTests(program, slowdown * seconds + spareSeconds).noticed;
  } finally {
    write(mutation.file, source);
  }
}

/** Endless mutations, each drawn once: a line of the core that computes, then a change of it. */
function* draws(seed) {
  const lines = sourceFiles(['core'], ['.cpp', '.h'], tree).flatMap((file) => {
    const all = mutationsOf(read(file));
    return [...new Set(all.map(({ line }) => line))].map((line) =>
      all.filter((mutation) => mutation.line === line).map((mutation) => ({ file, ...mutation })),
    );
  });
  const { bits } = generator(seed);
  const below = (bound) => bits() % bound;
  while (lines.length > 0) {
    const place = below(lines.length);
    yield lines[place][below(lines[place].length)];
    lines.splice(place, 1);
  }
}

function describe({ file, line, before, after }) {
  const text = read(file).split('\n')[line - 1].trim();
  const change = before === text ? 'left out' : `${before} → ${after === '' ? 'nothing' : after}`;
  return `${file}:${line}  ${change}\n    ${text}`;
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '60' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      survivors: { type: 'boolean', default: false },
    },
  });
  const { jobs } = values;
  const count = values.survivors ? Infinity : Number(values.count);
  const queue = values.survivors
    ? JSON.parse(readFileSync(survivorsFile, 'utf8'))
    : draws(Number(values.seed));

  copyTree();
  configure();
  const [first, ...others] = programs;
  let plain = baseline(first, jobs);
  let survivors = [];
  let tried = 0;
  let drawnAnew = 0;
  for (const mutation of queue) {
    if (tried === count) break;
    const noticed = whatNotices(mutation, plain, jobs);
    if (noticed === undefined) {
      drawnAnew++;
      continue;
    }
    tried++;
    if (noticed === null) survivors.push(mutation);
    const outcome = noticed === null ? `✗ not by ${first}` : `✓ ${noticed}`;
    console.log(`${String(tried).padStart(3)} ${outcome}\n    ${describe(mutation)}`);
  }
  for (const program of others.filter(() => survivors.length > 0)) {
    plain = baseline(program, jobs);
    survivors = survivors.filter((mutation) => {
      const noticed = whatNotices(mutation, plain, jobs) ?? null;
      if (noticed !== null) console.log(`    ✓ ${noticed}\n    ${describe(mutation)}`);
      return noticed === null;
    });
  }

  writeFileSync(survivorsFile, JSON.stringify(survivors, null, 2));
  for (const mutation of survivors) console.log(`✗ survived\n    ${describe(mutation)}`);
  console.log(
    `\n${tried - survivors.length} of ${tried} mutations caught; ` +
      `${drawnAnew} more did not compile or made no other program`,
  );
});
