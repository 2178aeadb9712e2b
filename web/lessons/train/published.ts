// What others published, with the protocol under which they measured. Figures of different protocols
// never share a column.

import type { RungName } from '../../engine/ladder.ts';
import type { DatasetInfo } from '../../engine/training.ts';

/** Mean squared errors after the last epoch, as printed in the fast.ai book, chapter 8. */
export interface PublishedLosses {
  train: number;
  valid: number;
}

/** Of ml-100k, random 80/20, fit_one_cycle(5, 5e-3), 50 factors. */
export const bookLosses: Readonly<Record<RungName, PublishedLosses>> = {
  dot: { train: 0.3613, valid: 0.8842 },
  range: { train: 0.3779, valid: 0.8776 },
  bias: { train: 0.2929, valid: 0.8926 },
  decay: { train: 0.491, valid: 0.8231 },
  'collab-nn': { train: 0.7603, valid: 0.8675 },
  'embedding-nn': { train: 0.7817, valid: 0.8649 },
};

/** Whether these are the ratings that the book trained on. */
export const isBookData = ({ simulated, ratings, users, items }: DatasetInfo): boolean =>
  !simulated && ratings === 100_000 && users === 943 && items === 1682;
