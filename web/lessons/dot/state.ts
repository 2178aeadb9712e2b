// The state of the lesson, and how it is written in the address.

import {
  choiceField,
  flagField,
  numberField,
  openingOf,
  wholeField,
  type Schema,
} from '../../components/address.ts';
import { seedField } from '../../components/seed.ts';
import { editsField, type Edits } from './edits.ts';
import { STEPS } from './shapes.ts';

/** Whose ratings: the simulated world's, or those that were loaded in the lesson `train`. */
const SOURCES = ['simulated', 'loaded'] as const;
export type SourceName = (typeof SOURCES)[number];

/** What the cells show. */
export const VIEWS = ['prediction', 'error', 'rating'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface DotState {
  data: SourceName;
  /** Whether predictions are brought into the range by a sigmoid. */
  range: boolean;
  /** Whether viewers and films have a number of their own beside the factors. */
  bias: boolean;
  lr: number;
  /** Steps of gradient descent done. */
  step: number;
  seed: number;
  show: ViewName;
  edits: Edits;
}

export const LR_LIMITS = { low: 0.01, high: 3 };

export const schema: Schema<DotState> = {
  data: choiceField<SourceName>('simulated', SOURCES),
  range: flagField(false),
  bias: flagField(false),
  lr: numberField(0.5, LR_LIMITS.low, LR_LIMITS.high),
  step: wholeField(0, 0, STEPS),
  seed: seedField(),
  show: choiceField<ViewName>('prediction', VIEWS),
  edits: editsField,
};

export const OPENING: DotState = openingOf(schema);

/** The part of the state that decides what is computed. */
export type Setting = Pick<DotState, 'data' | 'range' | 'bias' | 'lr' | 'seed' | 'edits'>;
