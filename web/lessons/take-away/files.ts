// The files that a run becomes.

import { kilobytes, whole } from '../../components/format.ts';
import type { Engine } from '../../engine/client.ts';
import { notebookOf, predictionsCsv, weightCount } from '../../engine/takeAway.ts';
import type { SessionRun } from '../../engine/trainSession.ts';
import type { TrainConfig } from '../../engine/training.ts';
import loading from '../../python/embedding_lab.py?raw';
import notebook from '../../python/notebook.py?raw';
import distributed from '../../python/train_distributed.py?raw';
import { t } from '../../text/text.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const scripts = { load: loading, notebook, distributed } as const;

/** What each file is for has a sentence under this name. */
export const FILES = [
  'model',
  'tables',
  'predictions',
  'load',
  'notebook',
  'distributed',
  'ratings',
] as const;
export type FileName = (typeof FILES)[number];

/** A file that is made when somebody wants it: large tables take their time. */
export interface FileToMake {
  name: string;
  make: () => Promise<Uint8Array>;
  /** What is known of its size before. */
  size: string;
}

const made = (name: string, bytes: Uint8Array): FileToMake => ({
  name,
  make: () => Promise.resolve(bytes),
  size: t('take-away.size', { size: kilobytes(bytes.length) }),
});

/** The simulated ratings, as they are taken along. */
export const simulatedFile = 'ratings.csv';

/**
 * All files of a run; null while it has no weights yet. The ratings are among them where `withRatings`
 * says that they are loaded.
 */
export function filesOf(
  { model, sample, data }: SessionRun,
  engine: Engine,
  withRatings: boolean,
): Partial<Record<FileName, FileToMake>> | null {
  if (model === null || sample === null) return null;
  return {
    model: made('model.safetensors', model),
    tables: {
      name: 'tables.zip',
      make: () => engine.weightTables(model),
      size: t('take-away.numbers', { count: whole(weightCount(model)) }),
    },
    predictions: made('predictions.csv', predictionsCsv(sample)),
    load: made('embedding_lab.py', encode(loading)),
    notebook: made('embedding_lab.ipynb', notebookOf(notebook)),
    distributed: made('train_distributed.py', encode(distributed)),
    ...(withRatings && {
      ratings: {
        name: simulatedFile,
        make: () => engine.ratingsFile(),
        size: t('take-away.ratings', { count: whole(data.ratings) }),
      },
    }),
  };
}

/** Training on with fastai's Learner: the rows are the lab's, so no vocabulary has to be matched. */
export const fastaiListing = (config: TrainConfig, ratings: string): string => `\
from fastai.basics import *
from embedding_lab import load, read_ratings

model = load("model.safetensors")
users, items, ratings = read_ratings(${JSON.stringify(ratings)})
pairs = list(zip(model.rows(users, items), tensor(ratings).reshape(-1, 1)))
random.shuffle(pairs)
cut = len(pairs) * 4 // 5
dls = DataLoaders.from_dsets(pairs[:cut], pairs[cut:], bs=${config.batchSize})

learn = Learner(dls, model, loss_func=MSELossFlat(), metrics=rmse)
print(learn.validate())
learn.fit_one_cycle(1, 1e-3, wd=${config.wd})
`;
