// docs/API.md, the reference of the JavaScript API, made of the declarations and comments in
// web/engine.
//
//   node tools/apiReference.mjs [--check]      --check: only says whether the file is what they give

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, isMain, main, root, run } from './run.mjs';

const made = 'build/api/API.md';
const kept = 'docs/API.md';
const read = (path) => readFileSync(join(root, path), 'utf8');

/** `Lab` has its ops from a class that nobody else sees: nothing need be said of it. */
const withoutAncestor = (text) =>
  text.replace(/^#+ (?:Inherited from|Overrides|Extends)\n\n(?:- )?`GraphLab.*\n\n/gm, '');

async function apiReference({ check }) {
  const typedoc = join(root, 'node_modules/typedoc/bin/typedoc');
  await run(process.execPath, [typedoc, '--tsconfig', 'tsconfig.lib.json']);
  const text = withoutAncestor(read(made));
  if (!check) return writeFileSync(join(root, kept), text);
  if (text !== read(kept)) {
    throw new Failure(`${kept} is behind the sources: run \`npm run docs\` and commit it`);
  }
}

if (isMain(import.meta.url)) {
  await main(() => apiReference({ check: process.argv[2] === '--check' }));
}
