// Puts in place whatever is missing: programs from Debian's packages, npm packages from the lock
// file. Says what it installs and why; the second time it finds everything there and is quick.
//
//   node tools/setup.mjs [build|test]      build: enough to build and serve; test: everything
//
// Runs before anything is installed, so it uses Node's own modules alone.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emscriptenRoot, emsdk, needs } from './programs.mjs';
import { Failure, isMain, main, output, root, run, which } from './run.mjs';

const oldestNode = 20;
const emsdkSource =
  process.env.EMBEDDING_LAB_EMSDK_URL ?? 'https://github.com/emscripten-core/emsdk';

function checkNode() {
  const major = Number(process.versions.node.split('.', 1)[0]);
  if (major < oldestNode) {
    throw new Failure(
      `Node ${oldestNode} or later is needed; this is Node ${process.versions.node}`,
    );
  }
}

/** What `purpose` ('build' or 'test') needs and this machine has not. */
function missing(purpose) {
  return needs.filter((need) => (purpose === 'test' || need.for === 'build') && !need.present());
}

const list = (found) => found.map((need) => need.package).join(' ');
const describe = (found) =>
  found.map((need) => `  ${need.package.padEnd(16)}${need.purpose}`).join('\n');

const isRoot = () => process.getuid() === 0;
const mayInstall = () => isRoot() || (which('sudo') && output('sudo', ['-n', 'true']) !== null);

/** The words that come before `apt-get` to run it as root. */
function asRoot(packages) {
  if (isRoot()) return [];
  if (mayInstall()) return ['sudo', '-n'];
  throw new Failure(
    `Not root, and sudo asks for a password. Run this once, then the same command again:\n` +
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`,
  );
}

/** Installs Debian packages; answers with the needs that could not be met. */
async function installFromDebian(wanted) {
  if (!which('apt-get') || (wanted.every((need) => need.optional) && !mayInstall())) return wanted;
  const prefix = asRoot(list(wanted));
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    return run(command, [...rest, ...args]);
  };

  console.log(`Installing from the system's packages:\n${describe(wanted)}`);
  await apt('update', '-qq');
  const known = wanted.filter(({ package: name }) => output('apt-cache', ['show', name]));
  if (known.length > 0) {
    await apt('install', '-y', '-qq', '--no-install-recommends', ...known.map((n) => n.package));
  }
  return wanted.filter((need) => !need.present());
}

/** Emscripten from its own SDK, at a fixed release, where the system has no package of it. */
async function installEmsdk() {
  const { folder, version } = emsdk;
  console.log(
    `The system has no Emscripten: taking ${version} from ${emsdkSource} into build/emsdk`,
  );
  if (!which('git')) throw new Failure('git is needed to fetch Emscripten, and is not installed');
  if (!existsSync(join(folder, 'emsdk'))) {
    await run('git', [
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--branch',
      version,
      emsdkSource,
      folder,
    ]);
  }
  await run(join(folder, 'emsdk'), ['install', version], { cwd: folder });
  await run(join(folder, 'emsdk'), ['activate', version], { cwd: folder });
  if (!emscriptenRoot()) {
    throw new Failure('The Emscripten SDK was installed, but holds no CMake toolchain file');
  }
}

async function installPrograms(purpose) {
  const wanted = missing(purpose);
  if (wanted.length === 0) return;
  let left = await installFromDebian(wanted);
  const without = left.filter((need) => need.optional);
  if (without.length > 0) console.log(`Tests that need these are skipped:\n${describe(without)}`);
  left = left.filter((need) => !need.optional);
  if (left.some((need) => need.package === 'emscripten')) {
    await installEmsdk();
    left = left.filter((need) => !need.present());
  }
  if (left.length > 0) {
    throw new Failure(
      `These are missing, and there is no package of them to install here.\n` +
        `Install them (the names are Debian's) and run the same command again:\n${describe(left)}`,
    );
  }
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** True where node_modules holds what the lock file says; npm keeps its own record of that. */
function modulesMatchLock() {
  const installed = readPackages('node_modules/.package-lock.json');
  const locked = readPackages('package-lock.json');
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version && found.integrity === integrity : Boolean(optional);
  });
}

async function installModules() {
  if (modulesMatchLock()) return;
  console.log('Installing npm packages from package-lock.json');
  await run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Sets up for 'build' or for 'test' (which needs more). */
export async function setup(purpose = 'test') {
  checkNode();
  await installPrograms(purpose);
  await installModules();
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const purpose = process.argv[2] ?? 'test';
    if (purpose !== 'build' && purpose !== 'test') {
      throw new Failure(`set-up is for "build" or "test", not "${purpose}"`);
    }
    await setup(purpose);
    console.log('Set up: everything needed is here');
  });
}
