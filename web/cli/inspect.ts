// embedding-lab inspect: what the loader saw, without training.

import { parseArgs } from 'node:util';
import { loadData } from '../engine/dataset.ts';
import { loadModule } from '../engine/module.ts';
import type { DatasetInfo } from '../engine/training.ts';
import { onlyFile, readInput } from './options.ts';

export const inspectHelp = `embedding-lab inspect RATINGS [options]

Says what the loader sees in RATINGS, in the formats that train takes.

  --json     print one JSON document
  --help     this text
`;

const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

function describe(info: DatasetInfo): string {
  const count = (value: number): string => value.toLocaleString('en');
  const lines = [
    ['file', info.name],
    ['ratings', count(info.ratings)],
    ['users', count(info.users)],
    ['items', count(info.items)],
    ['range', `${info.minRating} to ${info.maxRating}, in steps of ${info.ratingStep}`],
    ['titles', `${count(info.titles)} of ${count(info.items)} items`],
    ['duplicates', `${count(info.duplicatePairs)} ratings of a pair rated before`],
    ...(info.remarks.length > 0 ? info.remarks : ['none']).map((remark, i) => [
      i === 0 ? 'remarks' : '',
      remark,
    ]),
  ];
  return lines.map(([name, value]) => `${name.padEnd(12)}${value}\n`).join('');
}

export async function inspect(args: string[]): Promise<void> {
  const { values: flags, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (flags.help) {
    process.stdout.write(inspectHelp);
    return;
  }
  const file = await readInput(onlyFile('inspect', positionals));
  const { info } = loadData(await loadModule(), { kind: 'files', files: [file] });
  process.stdout.write(flags.json ? `${JSON.stringify(info)}\n` : describe(info));
}
