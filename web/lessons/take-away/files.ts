// The files that a run becomes.

import type { SessionRun } from '../../engine/trainSession.ts';
import { notebookOf, predictionsCsv, weightTables, zipOf } from '../../engine/takeAway.ts';
import type { TrainConfig } from '../../engine/training.ts';
import loading from '../../python/embedding_lab.py?raw';
import notebook from '../../python/notebook.py?raw';
import distributed from '../../python/train_distributed.py?raw';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const scripts = { load: loading, notebook, distributed } as const;

/** What each file is for has a sentence under this name. */
export const FILES = ['model', 'tables', 'predictions', 'load', 'notebook', 'distributed'] as const;
export type FileName = (typeof FILES)[number];

/** A file that is made when somebody wants it: large tables take their time. */
export interface FileToMake {
  name: string;
  make: () => Uint8Array;
  /** Bytes, where that is known before. */
  size: number | null;
}

const made = (name: string, bytes: Uint8Array): FileToMake => ({
  name,
  make: () => bytes,
  size: bytes.length,
});

/** All files but the ratings; null while the run has no weights yet. */
export function filesOf({ model, sample }: SessionRun): Record<FileName, FileToMake> | null {
  if (model === null || sample === null) return null;
  return {
    model: made('model.safetensors', model),
    tables: { name: 'tables.zip', make: () => zipOf(weightTables(model)), size: null },
    predictions: made('predictions.csv', predictionsCsv(sample)),
    load: made('embedding_lab.py', encode(loading)),
    notebook: made('embedding_lab.ipynb', notebookOf(notebook)),
    distributed: made('train_distributed.py', encode(distributed)),
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
