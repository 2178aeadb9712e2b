// Is what was made still younger than all that it was made from?

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Times of a file, or of a folder with all it holds; a folder's own time tells of deletions. */
function* times(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  yield found.mtimeMs;
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) yield* times(join(path, name));
}

/** True where every one of `outputs` exists and none of `inputs` (files, folders) is younger. */
export function isFresh(outputs, inputs, top = root) {
  const made = outputs.map((path) => [...times(join(top, path))]);
  if (made.some((found) => found.length === 0)) return false;
  const oldest = Math.min(...made.flat());
  return inputs.every((path) => [...times(join(top, path))].every((time) => time <= oldest));
}
