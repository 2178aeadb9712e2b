// The rate that lr_find suggests on MovieLens is as good a choice as the one that people made by hand.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createLab } from '../../lib/engine/index.js';
import { movieLens, withMovieLens } from './support.mjs';

test(
  'lr_find’s suggestion trains within 5 % of 5e-3 on ml-latest-small',
  withMovieLens,
  async (t) => {
    const lab = await createLab();
    const file = { name: 'ml-latest-small.zip', bytes: readFileSync(movieLens) };
    const trainedAt = async (lr) => {
      const trainer = lab.trainer({ lr });
      trainer.load(file);
      const { finishedEpochs } = await trainer.train();
      trainer.dispose();
      return finishedEpochs.at(-1).validLoss;
    };
    const searching = lab.trainer();
    searching.load(file);
    const { suggestion } = await searching.lrFind();
    const [suggested, byHand] = [await trainedAt(suggestion), await trainedAt(5e-3)];
    const percent = (100 * (suggested / byHand - 1)).toFixed(1);
    t.diagnostic(
      `at ${suggestion.toExponential(2)} valid_loss ${suggested.toFixed(4)}, at 5e-3 ${byHand.toFixed(4)}: ${percent} %`,
    );
    assert.ok(suggested <= 1.05 * byHand);
    lab.dispose();
  },
);
