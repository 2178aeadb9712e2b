// How a page is shown, as its address says beside the lesson's state: what is hidden or locked,
// colours, language, projector mode.

import {
  choiceField,
  flagField,
  openingOf,
  parseState,
  type Field,
  type Schema,
} from './address.ts';
import { THEMES, type Theme } from './theme.ts';
import { LANGUAGES, t, type Language } from '../text/text.ts';

/**
 * What can be hidden and locked, under the same names in every lesson. A lesson that has no such
 * part is shown as it is.
 */
export const CONTROLS = [
  'title', // the question and its answer at the top
  'predictions', // the gates: predict, then reveal
  'code', // the sections with listings
  'beats', // what is folded further down
  'transport', // first, back, play, forward, timeline, speed
  'seed', // the same again, a fresh seed
  'settings', // batches, optimizers, rates, cells that one can change; not how things are shown
  'data', // the choice of data, and files
  'nav', // the header, the lessons before and after
  'share', // how to link and embed
] as const;
export type Control = (typeof CONTROLS)[number];

export interface View {
  hide: readonly Control[];
  lock: readonly Control[];
  /** null: as the person chose, or the system. */
  theme: Theme | null;
  /** null: as the person chose, or the browser. */
  lang: Language | null;
  projector: boolean | null;
}

function controlsField(): Field<readonly Control[]> {
  return {
    opening: [],
    format: (controls) => controls.join(','),
    parse: (text) => {
      const names = new Set(text.split(','));
      const controls = CONTROLS.filter((control) => names.delete(control));
      return names.size === 0 ? controls : null;
    },
    refusal: (name, value) => t('address.controls', { name, value, choices: CONTROLS.join(', ') }),
  };
}

/** What need not be said. */
const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  opening: null,
  format: (value) => (value === null ? '' : field.format(value)),
});

const projector = flagField(false);

const schema: Schema<View> = {
  hide: controlsField(),
  lock: controlsField(),
  theme: optional(choiceField<Theme>('auto', THEMES)),
  lang: optional(choiceField<Language>('en', LANGUAGES)),
  projector: optional({
    ...projector,
    parse: (text) => projector.parse(text === '' ? '1' : text), // "&projector" is enough
  }),
};

const NAMES = Object.keys(schema) as (keyof View)[];

/** Takes an address apart into what is the lesson's and how it is shown. */
export function parseView(query: URLSearchParams): {
  view: View;
  refused: string[];
  rest: URLSearchParams;
} {
  const isView = ([name]: [string, string]) => NAMES.some((one) => one === name);
  const own = new URLSearchParams([...query].filter(isView));
  const rest = new URLSearchParams([...query].filter((pair) => !isView(pair)));
  const { state, refused } = parseState(schema, own);
  return { view: state, refused, rest };
}

/** Only what differs from the page as it is. */
export function formatView(view: View): URLSearchParams {
  const fields = NAMES.map((name) => [name, formatField(view, name)]);
  return new URLSearchParams(fields.filter(([, text]) => text !== ''));
}

const formatField = <K extends keyof View>(view: View, name: K): string =>
  schema[name].format(view[name]);

/** As the page is where its address says nothing. */
export const PLAIN_VIEW: View = openingOf(schema);
