// Files of weights and zips with a few bytes changed: refused as they should be, or what they hold is
// whole. The same files every time; `npm run fuzz` goes on from here.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { changedBytes, nodeTargets } from '../fuzz/nodeTargets.mjs';
import { at, generator } from './support.mjs';

const inputs = 3000;

for (const [name, { seeds, run }] of Object.entries(nodeTargets)) {
  const folder = at(`tests/fuzz/corpus/${name}`);
  const corpus = readdirSync(folder).map((file) => readFileSync(join(folder, file)));

  describe(name, () => {
    test('takes its own files, and what was once found stays mended', () => {
      for (const input of [...seeds, ...corpus]) run(input);
    });

    test(`holds for ${inputs} files near them`, () => {
      const { below } = generator(1);
      for (let i = 0; i < inputs; ++i) {
        const input = changedBytes([...seeds, ...corpus], below);
        try {
          run(input);
        } catch (error) {
          throw new Error(
            `${error.message}\nwith the bytes, in base64: ${input.toString('base64')}`,
          );
        }
      }
    });
  });
}
