// What others wrote and the lab uses or ships: pinned, of licences that allow it, and without a known
// hole in what is shipped.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, test } from 'node:test';
import { packagesInSite } from '../../tools/build.mjs';
import { root } from '../../tools/run.mjs';

const read = (name) => JSON.parse(readFileSync(posix.join(root, name), 'utf8'));
const own = read('package.json');
const lock = read('package-lock.json');
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What asks no more than to be named, for what is in the package and on the page. */
const shippable = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'OFL-1.1'];
/** Tools may also have a licence that asks for the source of changes to them: nobody changes them. */
const usable = [...shippable, 'BlueOak-1.0.0', 'Python-2.0', 'MPL-2.0', 'CC0-1.0'];

/** The entry that `from` gets when it imports `name`: the nearest folder above that has it. */
function resolve(from, name) {
  for (let folder = from; ;) {
    const path = posix.join(folder, 'node_modules', name);
    if (path in lock.packages) return path;
    if (folder === '') return null;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

/** Paths of what is shipped, and of all that it depends on. */
function shippedPaths() {
  const found = new Set();
  const add = (from, name) => {
    const path = resolve(from, name);
    assert.ok(path !== null, `${name}, which ${from || 'the lab'} ships, is not in the lock file`);
    if (found.has(path)) return;
    found.add(path);
    for (const one of Object.keys(lock.packages[path].dependencies ?? {})) add(path, one);
  };
  for (const name of packagesInSite) add('', name);
  return [...found];
}

describe('the lock file', () => {
  test('is in step with package.json', () => {
    const listed = lock.packages[''];
    for (const kind of ['dependencies', 'devDependencies']) {
      assert.deepEqual(listed[kind], own[kind], kind);
      for (const name of Object.keys(own[kind])) assert.ok(resolve('', name) !== null, name);
    }
    for (const name of ['name', 'version', 'license', 'engines']) {
      assert.deepEqual(listed[name], own[name], name);
    }
    for (const [name, version] of Object.entries(own.overrides)) {
      const overridden = packages.filter(([path]) => nameOf(path) === name);
      assert.deepEqual(
        overridden.map(([, one]) => one.version),
        [version],
        name,
      );
    }
  });

  test('pins every package with a hash of its content', () => {
    for (const [path, { version, integrity, link, inBundle }] of packages) {
      assert.match(version ?? '', /^\d+\.\d+\.\d+/, path);
      assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, path);
      assert.ok(!link && !inBundle, path);
    }
  });

  test('names no registry: whoever installs chooses theirs', () => {
    assert.deepEqual(
      packages.filter(([, { resolved }]) => resolved !== undefined),
      [],
    );
  });
});

describe('licences', () => {
  test('of everything used are known and allowed', (t) => {
    const counts = new Map();
    for (const [path, { license }] of packages) {
      assert.ok(usable.includes(license), `${path}: ${license}`);
      counts.set(license, (counts.get(license) ?? 0) + 1);
    }
    t.diagnostic([...counts].map(([name, count]) => `${name} ${count}`).join(', '));
  });

  test('of what is shipped ask no more than to be named', (t) => {
    const shipped = shippedPaths();
    for (const path of shipped) {
      const { license } = lock.packages[path];
      assert.ok(shippable.includes(license), `${path}: ${license}`);
    }
    for (const name of Object.keys(own.dependencies))
      assert.ok(packagesInSite.includes(name), name);
    t.diagnostic(shipped.map(nameOf).join(', '));
  });
});

test('no hole of high severity is known in what is shipped', (t) => {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    return t.skip('npm audit gave no report: no network?');
  }
  if (report.vulnerabilities === undefined) {
    return t.skip(
      `the registry answers no audit here (${report.statusCode ?? report.error?.code ?? 'no reason given'})`,
    );
  }
  const shipped = new Set(shippedPaths().map(nameOf));
  const found = Object.values(report.vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  t.diagnostic(`${found.length} of high severity, in tools and in what is shipped`);
  assert.deepEqual(
    found
      .filter(({ name }) => shipped.has(name))
      .map(({ name, severity }) => `${name}: ${severity}`),
    [],
  );
});
