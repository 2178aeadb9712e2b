// The state of the lesson, and how it is written in the address.

import {
  choiceField,
  openingOf,
  stepWithin,
  wholeField,
  type Schema,
} from '../../components/address.ts';
import { samplesField, type Sample, type SampleLimits } from '../../components/samples.ts';
import { seedField } from '../../components/seed.ts';
import { t } from '../../text/text.ts';
import { placeOf, stepsOf } from './steps.ts';

export const USERS = 5;
export const FILMS = 6;
/** Columns of the two tables: as with fastai's rule, they differ. */
export const USER_COLS = 3;
export const FILM_COLS = 4;
export const HIDDEN = 4;
export const LIMITS: SampleLimits = { users: USERS, films: FILMS, most: 4 };

/** What is looked at: everything, or the things of one role. */
export const LENSES = ['all', 'integer', 'parameter', 'activation', 'gradient'] as const;
export type Lens = (typeof LENSES)[number];

/** What takes the one step at the end. */
export const OPTIMIZERS = ['sgd', 'adamw'] as const;
export type OptimizerKind = (typeof OPTIMIZERS)[number];

/** What `film_factors` is made as. */
export const MAKINGS = ['parameter', 'tensor'] as const;
export type Making = (typeof MAKINGS)[number];

/** What stands in the row that the one-hot twin is asked about. */
export const ROWS_ASKED = ['drawn', 'negativeZero'] as const;
export type RowAsked = (typeof ROWS_ASKED)[number];

export interface CollabState {
  samples: readonly Sample[];
  seed: number;
  step: number;
  lens: Lens;
  optimizer: OptimizerKind;
  made: Making;
  twin: RowAsked;
}

export const PRESETS = {
  one: [{ user: 4, film: 1, rating: 4.5 }],
  filmTwice: [
    { user: 4, film: 1, rating: 4.5 },
    { user: 0, film: 1, rating: 2 },
  ],
  four: [
    { user: 4, film: 1, rating: 4.5 },
    { user: 0, film: 1, rating: 2 },
    { user: 2, film: 4, rating: 5 },
    { user: 4, film: 3, rating: 1 },
  ],
} as const satisfies Record<string, readonly Sample[]>;
export type PresetName = keyof typeof PRESETS;

/** The end of the backward pass: where the page already says what it has to say. */
const OPENING_STEP = placeOf(stepsOf(PRESETS.one.length), { kind: 'end' });

export const schema: Schema<CollabState> = {
  samples: samplesField(PRESETS.one, LIMITS, (value) =>
    t('collabnn.address.samples', { value, most: LIMITS.most }),
  ),
  seed: seedField(),
  step: wholeField(OPENING_STEP, 0, stepsOf(LIMITS.most).length - 1),
  lens: choiceField('all', LENSES),
  optimizer: choiceField('sgd', OPTIMIZERS),
  made: choiceField('tensor', MAKINGS),
  twin: choiceField('drawn', ROWS_ASKED),
};

/** A short batch has fewer steps than a long one. */
export const fit = stepWithin<CollabState>(({ samples }) => stepsOf(samples.length).length - 1);

export const OPENING: CollabState = openingOf(schema);
