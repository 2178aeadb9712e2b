// The one-way rule of docs/ARCHITECTURE.md, held against every include, import and forbidden word:
//
//   lessons → components → engine client ⇢ worker → wasm → core
//
// Each layer lists what it may use; whatever is not listed is refused.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isMain, root } from './run.mjs';
import { sourceFiles } from './sourceFiles.mjs';

/** The engine as lessons and components know it: messages and plain data, no wasm. */
const engineClient = [
  'client',
  'errors',
  'excerpt',
  'ladder',
  'lookupBench',
  'program',
  'sha256',
  'recommending',
  'tables',
  'takeAway',
  'sheet',
  'shortestFloat',
  'trace',
  'training',
  'trainSession',
].map((name) => `web/engine/${name}.`);
const coreBase = /^core\/[^/]+$/;
const belowTraining = ['autograd', 'ops', 'nn', 'optim', 'data'].map((name) => `core/${name}/`);

/**
 * The layers, each with the folder it lives in and the files of the project that it may use besides
 * its own: starts of paths, or patterns. The first layer whose folder holds a file is the file's.
 * Where `apart` is set, the folders of the layer do not know each other; `base` is the top folder
 * of the core, whose subfolders stand above it.
 */
const layers = [
  { folder: 'core/autograd/', uses: [coreBase] },
  { folder: 'core/ops/', uses: [coreBase, 'core/autograd/'] },
  { folder: 'core/nn/', uses: [coreBase, 'core/autograd/', 'core/ops/'] },
  { folder: 'core/optim/', uses: [coreBase, 'core/autograd/'] },
  { folder: 'core/data/', uses: [coreBase] },
  { folder: 'core/train/', uses: [coreBase, ...belowTraining] },
  { folder: 'core/analysis/', uses: [coreBase, ...belowTraining, 'core/train/'] },
  { folder: 'core/', uses: [coreBase], base: true },
  { folder: 'wasm/', uses: ['core/'] },
  { folder: 'web/engine/', uses: ['wasm/', 'web/wasm/'] },
  { folder: 'web/cli/', uses: ['web/engine/'] },
  { folder: 'web/text/', uses: [] },
  { folder: 'web/styles/', uses: [] },
  { folder: 'web/components/', uses: [...engineClient, 'web/text/', 'web/styles/'] },
  {
    folder: 'web/lessons/',
    uses: [...engineClient, 'web/components/', 'web/python/', 'web/text/', 'web/styles/'],
    apart: true,
  },
  {
    folder: 'web/home/',
    uses: [...engineClient, 'web/lessons/', 'web/components/', 'web/text/', 'web/styles/'],
  },
  { folder: 'web/', uses: ['web/'] },
];

/** Words that a folder must not hold, outside comments. */
const words = [
  { folder: 'core/', word: /emscripten/i, reason: 'the core knows no browser' },
  {
    folder: 'web/engine/',
    word: /(?<![.\w])(?:document|window)\s*(?:\?\.|\.|\[)|globalThis\.(?:document|window)\b/,
    reason: 'the engine has no DOM',
  },
  ...['web/lessons/', 'web/components/', 'web/home/', 'web/app/'].map((folder) => ({
    folder,
    word: /\bWebAssembly\b/,
    reason: 'wasm is reached through the engine',
  })),
];

const withoutComments = (text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

const imports =
  /\b(?:import|export)\s[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"](\.[^'"]+)['"]/g;
const includes = /^\s*#\s*include\s*["<]([^">]+)[">]/gm;

/** The files of the project that a source uses, as paths from its top. Packages are left out. */
function used({ path, text }) {
  if (/\.(?:cpp|h)$/.test(path)) {
    const names = [...text.matchAll(includes)].map((match) => match[1]);
    return names
      .filter((name) => /^(?:core|wasm|web|tests)\/|^\./.test(name))
      .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name));
  }
  return [...text.matchAll(imports)]
    .map((match) => match[1] ?? match[2] ?? match[3])
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name));
}

const mayUse = (rule, target) =>
  typeof rule === 'string' ? target.startsWith(rule) : rule.test(target);

/** What a file may use of its own layer: all of it, or where the layer's parts stand apart its part. */
function ownFiles({ folder, apart, base }, path) {
  if (base) return [];
  return [apart ? `${folder}${path.slice(folder.length).split('/', 1)[0]}/` : folder];
}

/** What breaks the rule in `files` ([{ path, text }]), one line each. */
export function violations(files) {
  const found = [];
  for (const file of files) {
    const layer = layers.find(({ folder }) => file.path.startsWith(folder));
    if (!layer) continue;
    const source = { path: file.path, text: withoutComments(file.text) };

    const allowed = [...ownFiles(layer, file.path), ...layer.uses];
    for (const target of used(source)) {
      if (allowed.some((rule) => mayUse(rule, target))) continue;
      found.push(`${file.path}: ${layer.folder} does not use ${target}`);
    }
    for (const { folder, word, reason } of words) {
      const hit = file.path.startsWith(folder) && word.exec(source.text);
      if (hit) found.push(`${file.path}: "${hit[0]}" has no place here: ${reason}`);
    }
  }
  return found;
}

/** Every source of the layers, as { path, text }. */
export function sources(top = root) {
  return sourceFiles(['core', 'wasm', 'web'], ['.cpp', '.h', '.ts', '.mts'], top).map((path) => ({
    path,
    text: readFileSync(join(top, path), 'utf8'),
  }));
}

if (isMain(import.meta.url)) {
  const files = sources();
  const found = violations(files);
  for (const line of found) console.error(line);
  console.log(`${files.length} files, ${found.length} against the one-way rule`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
