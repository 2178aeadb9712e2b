// Builds the parts that are named, or all: the core as WebAssembly, the library for Node in lib/,
// the static site in dist/. A part whose inputs have not changed is left as it is.
//
//   node tools/build.mjs [wasm] [lib] [site]

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { cmakeBuild } from './cmake.mjs';
import { publishData } from './data.mjs';
import { isFresh } from './freshness.mjs';
import { Failure, isMain, main, root, run } from './run.mjs';
import { writeServiceWorker } from './serviceWorker.mjs';

const wasmModules = ['lab32', 'lab32Graph', 'lab32Scalar', 'lab64'];
const wasmFiles = wasmModules.flatMap((name) =>
  ['.mjs', '.wasm'].map((suffix) => join('build', 'wasm', name + suffix)),
);
const tool = (name, path) => join(root, 'node_modules', name, path);

function needWasm() {
  const absent = wasmFiles.filter((file) => !existsSync(join(root, file)));
  if (absent.length > 0) throw new Failure(`${absent[0]} is missing: build wasm first`);
}

/**
 * The core with its bindings, in float, the ops alone and without vectors too, and in double:
 * build/wasm/lab*.
 */
const buildWasm = () => cmakeBuild('wasm', wasmModules);

/** The package that Node imports: lib/{engine,cli}/*.js with their types, lib/wasm. */
async function buildLibrary() {
  needWasm();
  const sources = ['web/engine', 'web/cli', 'wasm/lab.d.ts', 'tsconfig.json', 'tsconfig.lib.json'];
  if (isFresh(['lib/cli/main.js'], [...sources, ...wasmFiles, 'package-lock.json'])) return;

  const made = join(root, 'build', 'lib');
  rmSync(made, { recursive: true, force: true });
  await run(process.execPath, [tool('typescript', 'bin/tsc'), '-p', 'tsconfig.lib.json']);
  chmodSync(join(made, 'cli', 'main.js'), 0o755);
  mkdirSync(join(made, 'wasm'));
  for (const file of wasmFiles) cpSync(join(root, file), join(made, 'wasm', basename(file)));
  // What was there before stays until all went well.
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  renameSync(made, join(root, 'lib'));
}

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What the site contains of others' work; the package contains what it depends on. */
export const packagesInSite = [
  ...Object.keys(dependencies),
  ...['lit', 'uplot'],
  ...['@fontsource/inter', '@fontsource/jetbrains-mono', '@fontsource/source-serif-4'],
];

/** The licences of what the site contains. */
function licences() {
  const texts = packagesInSite.map(
    (name) => `${name}\n\n${readFileSync(tool(name, 'LICENSE'), 'utf8').trim()}\n`,
  );
  const own = `Embedding Lab\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}\n`;
  return [own, ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** What the pages of others need beside what Vite builds. */
const forOthers = [
  ['embedding-lab.d.ts', 'embedding-lab.d.ts'],
  ['embedding-lab-widget.d.ts', 'embedding-lab-widget.d.ts'],
  ['messages.schema.json', 'embed.schema.json'],
];

/** The static site: dist/. */
async function buildSite() {
  needWasm();
  const sources = ['web', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'LICENSE'];
  sources.push('tools/oneFile.mjs', 'tools/serviceWorker.mjs');
  if (!isFresh(['dist/licences.txt'], [...sources, ...wasmFiles])) {
    await run(process.execPath, [tool('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn']);
    const { oneFile } = await import('./oneFile.mjs'); // Vite is there after the set-up only.
    writeFileSync(join(root, 'dist', 'embedding-lab.html'), await oneFile(licences()));
    writeFileSync(join(root, 'dist', 'licences.txt'), licences());
    for (const [from, to] of forOthers)
      cpSync(join(root, 'web', 'embed', from), join(root, 'dist', to));
    writeServiceWorker(join(root, 'dist')); // last: it knows the others
  }
  publishData();
}

const parts = { wasm: buildWasm, lib: buildLibrary, site: buildSite };

/** Builds the named parts, in the order in which they rest on each other. */
export async function build(names = Object.keys(parts)) {
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown) {
    throw new Failure(
      `no part "${unknown}" to build: ${Object.keys(parts).join(', ')} are the parts`,
    );
  }
  for (const [name, work] of Object.entries(parts)) {
    if (!names.includes(name)) continue;
    const start = performance.now();
    await work();
    console.log(`built ${name.padEnd(5)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

if (isMain(import.meta.url)) {
  const names = process.argv.slice(2);
  await main(() => build(names.length > 0 ? names : undefined));
}
