// The lab beside PyTorch on MovieLens: the validation loss after five epochs, over three splits that
// both read. Weights and order of the batches are each side's own draws, so means are compared.
//
//   npm run compare [-- --splits 3]
//
// Needs ml-latest-small.zip in EMBEDDING_LAB_DATA or ../shared/data, and python3-torch.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../../tools/build.mjs';
import { Failure, main } from '../../tools/run.mjs';
import { movieLens } from '../node/support.mjs';
import { hasTorch, python } from './python.mjs';

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

await main(async () => {
  const { values } = parseArgs({ options: { splits: { type: 'string', default: '3' } } });
  const count = Number(values.splits);
  if (!(Number.isInteger(count) && count > 0)) {
    throw new Failure(`--splits: expected a whole number above 0, not "${values.splits}"`);
  }
  if (!existsSync(movieLens)) throw new Failure(`ml-latest-small is not here: needs ${movieLens}`);
  if (!hasTorch) throw new Failure(`PyTorch is not here: needs python3-torch for ${python}`);
  await build(['wasm', 'lib']);
  const { tolerances, trainHere, trainInPyTorch, writeSplit } = await import('./movieLens.mjs');

  const splits = Array.from({ length: count }, (_, place) => writeSplit(place + 1));
  const apart = [];
  console.log(
    '\n| model | split | lab | PyTorch | lab − PyTorch |\n| --- | --- | --- | --- | --- |',
  );
  for (const [model, tolerance] of Object.entries(tolerances)) {
    const line = (split, lab, torch) => {
      const cells = [lab, torch, lab - torch].map((loss) => loss.toFixed(4));
      console.log(`| ${[model, split, ...cells].join(' | ')} |`);
    };
    const losses = { lab: [], torch: [] };
    for (const split of splits) {
      losses.lab.push((await trainHere(split, model)).valid.at(-1));
      losses.torch.push(trainInPyTorch(split, model).valid.at(-1));
      line(split.number, losses.lab.at(-1), losses.torch.at(-1));
    }
    const [lab, torch] = [mean(losses.lab), mean(losses.torch)];
    line('mean', lab, torch);
    if (!(Math.abs(lab - torch) <= tolerance)) apart.push(`${model}: over ${tolerance} apart`);
  }
  if (apart.length > 0) throw new Failure(apart.join('; '));
});
