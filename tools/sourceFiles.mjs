// The project's own files by folder and ending.

import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './run.mjs';

/** Files under `folders` whose names end in one of `endings`, as sorted paths from the top. */
export function sourceFiles(folders, endings, top = root) {
  return folders
    .filter((folder) => existsSync(join(top, folder)))
    .flatMap((folder) =>
      readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
        .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .sort();
}
