// Which of the things to take along is on show.

import { choiceField, type Schema } from '../../components/address.ts';

export const SHOWN = ['load', 'fastai', 'notebook', 'distributed'] as const;
export type Shown = (typeof SHOWN)[number];

export interface TakeAwayState {
  show: Shown;
}

export const schema: Schema<TakeAwayState> = { show: choiceField<Shown>('load', SHOWN) };
