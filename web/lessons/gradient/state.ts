// The state of the lesson, and how it is written in the address.

import {
  choiceField,
  openingOf,
  stepWithin,
  wholeField,
  type Field,
  type Schema,
} from '../../components/address.ts';
import { samplesField, type Sample, type SampleLimits } from '../../components/samples.ts';
import { seedField } from '../../components/seed.ts';
import { t } from '../../text/text.ts';
import { placeOf, stepsOf } from './steps.ts';

export const USERS = 6;
export const FILMS = 6;
export const FACTORS = 4;
export const MAX_BATCH = 4;
export const LIMITS: SampleLimits = { users: USERS, films: FILMS, most: MAX_BATCH };
export const NO_PADDING = -1;

/** How gradients of rows are kept: only those looked up, or a full table with zeros. */
export const STORAGES = ['sparse', 'dense'] as const;
export type Storage = (typeof STORAGES)[number];

/** Rules that are often believed instead of the right one. */
export const RULES = ['write', 'everyRow', 'noTarget'] as const;
export type Rule = (typeof RULES)[number];

export interface GradientState {
  samples: readonly Sample[];
  seed: number;
  step: number;
  storage: Storage;
  /** The film whose row gets no gradient (padding_idx), or NO_PADDING. */
  padding: number;
  /** The misconception that is run. */
  rule: Rule;
}

export const PRESETS = {
  one: [{ user: 4, film: 1, rating: 4.5 }],
  filmTwice: [
    { user: 4, film: 1, rating: 4.5 },
    { user: 0, film: 1, rating: 2 },
  ],
  userTwice: [
    { user: 4, film: 1, rating: 4.5 },
    { user: 4, film: 3, rating: 1 },
  ],
  three: [
    { user: 4, film: 1, rating: 4.5 },
    { user: 0, film: 1, rating: 2 },
    { user: 2, film: 4, rating: 5 },
  ],
} as const satisfies Record<string, readonly Sample[]>;
export type PresetName = keyof typeof PRESETS;

const paddingField: Field<number> = {
  opening: NO_PADDING,
  format: (row) => (row === NO_PADDING ? 'none' : String(row)),
  parse: (text) => (text === 'none' ? NO_PADDING : wholeField(0, 0, FILMS - 1).parse(text)),
  refusal: (_, value) => t('gradient.address.padding', { value, high: FILMS - 1 }),
};

/** The end of the backward pass: where the page already says what it has to say. */
const OPENING_STEP = placeOf(stepsOf(PRESETS.one.length), { kind: 'end' });

export const schema: Schema<GradientState> = {
  samples: samplesField(PRESETS.one, LIMITS, (value) =>
    t('gradient.address.samples', { value, most: MAX_BATCH }),
  ),
  seed: seedField(),
  step: wholeField(OPENING_STEP, 0, stepsOf(MAX_BATCH).length - 1),
  storage: choiceField('sparse', STORAGES),
  padding: paddingField,
  rule: choiceField('noTarget', RULES),
};

/** A short batch has fewer steps than a long one. */
export const fit = stepWithin<GradientState>(({ samples }) => stepsOf(samples.length).length - 1);

export const OPENING: GradientState = openingOf(schema);
