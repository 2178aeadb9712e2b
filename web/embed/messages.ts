// What a frame with a lesson and the page around it say to each other, version 1. The schema that
// others rely on is messages.schema.json.

import { t } from '../text/text.ts';
import type { LabEvents, StepTarget } from './embedding-lab.d.ts';

export const VERSION = 1;

/** What the page around may ask; each is answered with a `reply` under its id. */
export type Call =
  | { call: 'getState' }
  | { call: 'setState'; state: string }
  | ({ call: 'step' } & StepTarget)
  | { call: 'play'; on: boolean };

export type Outgoing =
  | { type: 'resize'; height: number }
  | { [K in keyof LabEvents]: { type: 'event'; event: K; detail: LabEvents[K] } }[keyof LabEvents]
  | { type: 'reply'; id: string | number; state: string }
  | { type: 'reply'; id: string | number; error: string };

/** A call with its id, or what is wrong with it. */
export type Incoming = { id: string | number } & ({ call: Call } | { error: string });

type Fields = Readonly<Record<string, unknown>>;

/** Limits of the schema. */
const MOST_CHARACTERS = 20_000;
const MOST_STEPS = 1_000_000;

const isStep = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= MOST_STEPS;

/** For each call the names that it takes, and how it is made of them; null where they do not fit. */
const CALLS: Readonly<Record<Call['call'], (fields: Fields) => Call | null>> = {
  getState: () => ({ call: 'getState' }),
  setState: ({ state }) =>
    typeof state === 'string' && state.length <= MOST_CHARACTERS
      ? { call: 'setState', state }
      : null,
  step: ({ to, by }) => {
    if (isStep(to) && by === undefined) return { call: 'step', to };
    return isStep(by) && to === undefined ? { call: 'step', by } : null;
  },
  play: ({ on }) => (typeof on === 'boolean' ? { call: 'play', on } : null),
};

/** What a call needs that did not have it. */
function needs(call: Call['call']): string {
  if (call === 'getState') return ''; // it needs nothing
  return t(`embed.needs.${call}`, { most: call === 'setState' ? MOST_CHARACTERS : MOST_STEPS });
}

/** Numbers that JSON has: others would not come back as they were. */
const isId = (id: unknown): id is string | number => typeof id === 'string' || Number.isFinite(id);

/** Reads a message; null where it is not meant for the lab, or has no id to answer under. */
export function parseMessage(data: unknown): Incoming | null {
  if (typeof data !== 'object' || data === null) return null;
  const fields = data as Fields;
  const { embeddingLab: version, id, call } = fields;
  if (version === undefined || !isId(id)) return null;
  if (version !== VERSION) return { id, error: t('embed.version', { version: VERSION }) };
  const names = Object.keys(CALLS);
  if (typeof call !== 'string' || !names.includes(call)) {
    return { id, error: t('embed.noCall', { calls: names.join(', ') }) };
  }
  const known = call as Call['call'];
  const read = CALLS[known](fields);
  return read === null ? { id, error: needs(known) } : { id, call: read };
}
