// The table of runs and engines: for a terminal, and in docs/RELIABILITY.md.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/run.mjs';

const path = join(root, 'docs', 'RELIABILITY.md');
const heading = '## Three engines';
const section = new RegExp(`^${heading}\n[^]*?(?=^## |(?![^]))`, 'm');
const row = /^\| (\S+) +\| (\S+) +\| `([0-9a-f]{64})` \|/gm;

const line = (cells) => `| ${cells.join(' | ')} |`;

/**
 * A row for each run. `columns` is [name, hashes] for whatever trained; hashes are null where it was
 * not there. A hash is that of the first column; the others say whether theirs is the same.
 */
export function tableOf(runs, columns) {
  const head = ['model', 'optimizer', 'weights_sha256', ...columns.map(([name]) => name)];
  const rows = runs.map(({ model, config }, place) => {
    const hash = columns[0][1][place];
    const same = columns.map(([, hashes]) =>
      hashes === null ? 'not here' : hashes[place] === hash ? 'same' : 'DIFFERENT',
    );
    return [model.padEnd(12), config.optimizer.padEnd(11), `\`${hash}\``, ...same];
  });
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/** The hashes that the document has, by "model optimizer". */
export function recorded() {
  const text = readFileSync(path, 'utf8').match(section)?.[0] ?? '';
  const rows = [...text.matchAll(row)];
  return Object.fromEntries(
    rows.map(([, model, optimizer, hash]) => [`${model} ${optimizer}`, hash]),
  );
}

/** Writes the section anew, and leaves the others as they are. */
export function record(table, versions) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '# Reliability\n';
  const written = `${heading}

The built site trains every model with every optimizer that takes it, in three engines of browsers, on
little data; so does Node, with vectors and without, and the core as it was compiled for this machine.
The weights are the same to the bit. \`npm test -- engines\` trains all of it again, holds it against this
table, and opens every lesson in each engine: its figure is there, and the console has no error.

Recorded with ${versions.join(', ')}.

${table}
`;
  const others = section.test(text) ? text.replace(section, `${written}\n`) : `${text}\n${written}`;
  writeFileSync(path, `${others.trimEnd()}\n`);
}
