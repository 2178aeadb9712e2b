// The set-up on a machine of which only PATH is known: every program in it is a stand-in that
// writes down how it was called. Debian's packages and the SDK of Emscripten are not fetched here.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { emsdk } from '../../tools/programs.mjs';
import { root, which } from '../../tools/run.mjs';

let top;
let project;
let bin;
let log;

function program(name, script = '') {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> '${log}'\n${script}\n`);
  chmodSync(path, 0o755);
}

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'setup-'));
  project = join(top, 'project');
  bin = join(top, 'bin');
  log = join(top, 'log');
  mkdirSync(bin);
  cpSync(join(root, 'tools'), join(project, 'tools'), { recursive: true });
  const lock = { packages: { '': {}, 'node_modules/lit': { version: '3.0.0', integrity: 'x' } } };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
  for (const name of ['env', 'sh', 'mkdir', 'cp', 'chmod', 'touch', 'git', 'true']) {
    symlinkSync(which(name), join(bin, name));
  }
  program('npm', `mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json`);
  for (const name of ['cmake', 'ninja']) program(name);
});

afterEach(() => rmSync(top, { recursive: true }));

/** A stand-in of apt-get that "installs" an Emscripten, and of apt-cache that knows `packages`. */
function debian(packages) {
  const installed = join(top, 'emscripten');
  const toolchain = 'cmake/Modules/Platform';
  program(
    'apt-get',
    `case "$*" in *install*emscripten*)
       mkdir -p '${installed}/${toolchain}' && touch '${installed}/${toolchain}/Emscripten.cmake'
       touch '${installed}/emcc' && chmod +x '${installed}/emcc';; esac`,
  );
  program('apt-cache', `case "$2" in ${packages.join('|')}) echo known;; *) exit 100;; esac`);
}

function setup({ user, env = {}, purpose = 'build' } = {}) {
  rmSync(log, { force: true });
  const path = [bin, join(top, 'emscripten')].join(delimiter);
  const fakeUser = join(project, 'user.mjs');
  writeFileSync(fakeUser, `process.getuid = () => ${user ?? 0};`);
  const result = spawnSync(
    process.execPath,
    ['--import', fakeUser, join(project, 'tools', 'setup.mjs'), purpose],
    { cwd: project, encoding: 'utf8', env: { PATH: path, ...env } },
  );
  const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return { code: result.status, said: result.stdout + result.stderr, calls };
}

const calledOf = (calls, name) => calls.filter((call) => call.startsWith(`${name} `));

test('installs what is missing, says so, and the second time does nothing', () => {
  debian(['emscripten']);
  const first = setup();
  assert.equal(first.code, 0, first.said);
  assert.match(first.said, /emscripten +compiles the core to WebAssembly/);
  assert.deepEqual(calledOf(first.calls, 'apt-get'), [
    'apt-get update -qq',
    'apt-get install -y -qq --no-install-recommends emscripten',
  ]);
  assert.deepEqual(calledOf(first.calls, 'npm'), ['npm ci --no-audit --no-fund']);

  const second = setup();
  assert.equal(second.code, 0, second.said);
  assert.deepEqual(second.calls, []);
});

test('npm packages are installed anew where the lock file says something else', () => {
  debian(['emscripten']);
  assert.equal(setup().code, 0);
  const lock = { packages: { 'node_modules/lit': { version: '3.0.1', integrity: 'y' } } };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
  assert.deepEqual(setup().calls, ['npm ci --no-audit --no-fund']);
});

test('without root or sudo it names the command to run', () => {
  debian(['emscripten']);
  const { code, said, calls } = setup({ user: 1000 });
  assert.equal(code, 1);
  assert.match(said, /sudo apt-get install -y --no-install-recommends emscripten/);
  assert.deepEqual(calledOf(calls, 'apt-get'), []);
});

test('with sudo it asks that', () => {
  debian(['emscripten']);
  program('sudo', 'shift; exec "$@"');
  const { code, said, calls } = setup({ user: 1000 });
  assert.equal(code, 0, said);
  assert.equal(calledOf(calls, 'apt-get').length, 2);
  assert.ok(calls.some((call) => /^sudo -n env DEBIAN_FRONTEND\S+ apt-get install/.test(call)));
});

/** A git repository that looks like Emscripten's SDK, with the release that is asked for. */
function standInSdk() {
  const folder = join(top, 'sdk');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'emsdk'),
    `#!/bin/sh\necho "emsdk $*" >> '${log}'\nhere=upstream/emscripten/cmake/Modules/Platform\n` +
      `test "$1" = activate && mkdir -p $here && touch $here/Emscripten.cmake; exit 0\n`,
  );
  chmodSync(join(folder, 'emsdk'), 0o755);
  const git = (...args) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
  git('init', '--quiet');
  git('add', 'emsdk');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'SDK');
  git('tag', emsdk.version);
  return { EMBEDDING_LAB_EMSDK_URL: `file://${folder}` };
}

const sdkCalls = [`emsdk install ${emsdk.version}`, `emsdk activate ${emsdk.version}`];

test('takes the SDK where Debian has no Emscripten', () => {
  debian(['nothing']);
  const env = standInSdk();
  const first = setup({ env });
  assert.equal(first.code, 0, first.said);
  assert.deepEqual(calledOf(first.calls, 'apt-get'), ['apt-get update -qq']);
  assert.deepEqual(calledOf(first.calls, 'emsdk'), sdkCalls);
  assert.deepEqual(setup({ env }).calls, []);
});

test('takes the SDK where there is no apt at all', () => {
  const { code, said, calls } = setup({ env: standInSdk() });
  assert.equal(code, 0, said);
  assert.deepEqual(calledOf(calls, 'emsdk'), sdkCalls);
});

test('names what it cannot install', () => {
  rmSync(join(bin, 'ninja'));
  const { code, said } = setup({ env: standInSdk() });
  assert.equal(code, 1);
  assert.match(said, /missing.*\n.*\n +ninja-build +runs the build/);
});

/** Stand-ins of what tests need and building does not. */
function testPrograms() {
  for (const name of ['g++', 'clang-format', 'clang-tidy', 'chromium']) program(name);
  program('clang++', 'echo /'); // says where its runtime lies
}

test('goes on without the browsers that some tests alone need, and says so', () => {
  testPrograms();
  const { code, said, calls } = setup({ env: standInSdk(), purpose: 'test' });
  assert.equal(code, 0, said);
  assert.match(
    said,
    /Tests that need these are skipped:\n +firefox-esr +the second browser engine/,
  );
  assert.deepEqual(calledOf(calls, 'npm'), ['npm ci --no-audit --no-fund']);
});

test('asks for no password for them either', () => {
  debian(['emscripten', 'firefox-esr']);
  assert.equal(setup().code, 0);
  testPrograms();
  const { code, said, calls } = setup({ user: 1000, purpose: 'test' });
  assert.equal(code, 0, said);
  assert.deepEqual(calledOf(calls, 'apt-get'), []);
});
