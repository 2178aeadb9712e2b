// The state of the lesson, and how it is written in the address.

import {
  choiceField,
  flagField,
  openingOf,
  wholeField,
  type Field,
  type Schema,
} from '../../components/address.ts';
import { seedField } from '../../components/seed.ts';
import { excerpt } from '../../engine/excerpt.ts';
import { t } from '../../text/text.ts';

export const EPOCHS = 10;
const MOST_VALUES = 40;
export const MOST_LETTERS = 24;
export const MOST_ROWS = 1_000_000;
/** Percent of the Sexes that can be hidden. */
export const MOST_HIDDEN = 50;

/** What stands for a value that is missing. */
export const MISSING = '#na#';

export const SEXES = ['female', 'male', MISSING] as const;
/** No passenger had the last of them: the vocabulary does not know it. */
export const CLASSES = ['1st', '2nd', '3rd', '4th'] as const;
export const AGES = ['adult', 'child'] as const;

export interface CategoriesState {
  /** The column that was typed. */
  values: readonly string[];
  /** A value that is looked up in its vocabulary. */
  ask: string;
  /** Rows of a table whose columns are read off the rule's curve. */
  n: number;
  /** Whether the model has the column Age. */
  age: boolean;
  /** Percent of the passengers whose Sex is hidden, so missing. */
  missing: number;
  /** Whom the model is asked about. */
  sex: (typeof SEXES)[number];
  class: (typeof CLASSES)[number];
  grown: (typeof AGES)[number];
  /** Epochs of training done. */
  epoch: number;
  seed: number;
}

/** "male, female" or a value on each line; what is empty is left out. */
export function valuesIn(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** Why a column cannot be taken, or ''. */
export function refusalOf(values: readonly string[]): string {
  if (values.length === 0) return t('categories.refused.empty');
  if (values.length > MOST_VALUES) {
    return t('categories.refused.many', { n: values.length, most: MOST_VALUES });
  }
  const long = values.find((value) => value.length > MOST_LETTERS);
  return long === undefined
    ? ''
    : t('categories.refused.long', { value: excerpt(long), most: MOST_LETTERS });
}

const refusal = (name: string, value: string): string =>
  t('categories.refused.address', { name, value, most: MOST_VALUES, letters: MOST_LETTERS });

const valuesField: Field<readonly string[]> = {
  opening: ['male', 'female', 'female', 'male'],
  format: (values) => values.join(','),
  parse: (text) => {
    const values = valuesIn(text);
    return refusalOf(values) === '' ? values : null;
  },
  refusal,
};

/** A single value: no comma, no line's end; '' is a missing one. */
const askField: Field<string> = {
  opening: 'unknown',
  format: (value) => value,
  parse: (text) => (/^[^,\n]*$/.test(text) && text.length <= MOST_LETTERS ? text.trim() : null),
  refusal,
};

export const schema: Schema<CategoriesState> = {
  values: valuesField,
  ask: askField,
  n: wholeField(944, 1, MOST_ROWS),
  age: flagField(false),
  missing: wholeField(0, 0, MOST_HIDDEN),
  sex: choiceField('female', SEXES),
  class: choiceField('4th', CLASSES),
  grown: choiceField('adult', AGES),
  epoch: wholeField(EPOCHS, 0, EPOCHS),
  seed: seedField(),
};

export const OPENING: CategoriesState = openingOf(schema);
