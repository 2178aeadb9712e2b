// Writes the site's service worker, with the names and hashes of all that it keeps.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './run.mjs';

const source = readFileSync(join(root, 'web', 'offline', 'serviceWorker.mjs'), 'utf8');

/** Data are large and their own; the one file is for those who have no site. */
const kept = (file) =>
  /^(?:index|embed)\.html$|^licences\.txt$|^embedding-lab[\w-]*\.js$|^assets\//.test(file);

/** What a built site keeps: `{ 'index.html': 'sha256-…', … }`. */
export function keptFiles(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name).slice(folder.length + 1))
    .map((name) => name.split(sep).join('/'))
    .filter(kept)
    .sort();
  const hash = (name) => createHash('sha256').update(readFileSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, `sha256-${hash(name).digest('base64')}`]));
}

/** Writes `serviceWorker.js` into the folder of a built site. */
export function writeServiceWorker(folder) {
  const files = JSON.stringify(keptFiles(folder), null, 2);
  const version = createHash('sha256').update(source).update(files).digest('hex').slice(0, 12);
  const constants = `const version = '${version}';\nconst files = ${files};\n\n`;
  writeFileSync(join(folder, 'serviceWorker.js'), constants + source);
}
