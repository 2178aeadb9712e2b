// What a person typed or pasted into the sheet, and how the address writes it: each edit stands at
// the step at which it was made, so that the run before it stays as it was and goes on from it.
//
//   s0_u3.1_0.5_f2.b_-1_s12_u0.0_0.25
//
// reads: before the first step, number 1 of viewer 3 is 0.5 and the bias of film 2 is −1; after step
// 12, number 0 of viewer 0 is 0.25.

import type { Field } from '../../components/address.ts';
import { exact } from '../../components/format.ts';
import { t } from '../../text/text.ts';
import { FACTORS, FILMS, STEPS, USERS, type Side } from './shapes.ts';

/** A number beside a row or above a column: the factors 0 … 4, then the bias. */
export interface Place {
  side: Side;
  /** Which viewer or film. */
  row: number;
  /** Which factor; FACTORS is the bias. */
  col: number;
}

export interface Edit extends Place {
  /** Made after this many steps. */
  step: number;
  value: number;
}

export type Edits = readonly Edit[];

/** Numbers beyond are no factors of anything; a link holds no more edits than MOST. */
export const LARGEST = 100;
export const MOST_EDITS = 360;

export const samePlace = (a: Place, b: Place): boolean =>
  a.side === b.side && a.row === b.row && a.col === b.col;

/**
 * `edits` with those of one moment added: what was typed at later steps is forgotten, since the run
 * goes on from here.
 */
export function withEdits(edits: Edits, added: Edits): Edits {
  const step = added[0]?.step ?? 0;
  const kept = edits.filter(
    (old) => old.step < step || (old.step === step && !added.some((one) => samePlace(one, old))),
  );
  return [...kept, ...added];
}

/** The edits of one step, in order. */
export const editsAt = (edits: Edits, step: number): Edits =>
  edits.filter((edit) => edit.step === step);

const SIDES = { u: 'user', f: 'film' } as const;
const ROWS: Readonly<Record<Side, number>> = { user: USERS, film: FILMS };

function writePlace({ side, row, col }: Place): string {
  return `${side === 'user' ? 'u' : 'f'}${row}.${col === FACTORS ? 'b' : col}`;
}

function format(edits: Edits): string {
  const steps = [...new Set(edits.map(({ step }) => step))];
  return steps
    .flatMap((step) => [
      `s${step}`,
      ...editsAt(edits, step).flatMap((edit) => [writePlace(edit), exact(edit.value)]),
    ])
    .join('_');
}

function parse(text: string): Edits | null {
  if (text === '') return [];
  const edits: Edit[] = [];
  let step: number | null = null;
  const words = text.split('_');
  for (let at = 0; at < words.length; ++at) {
    const word = words[at] ?? '';
    const head = /^s(\d{1,3})$/.exec(word);
    if (head) {
      const next = Number(head[1]);
      if (next > STEPS || next <= (step ?? -1)) return null;
      step = next;
      continue;
    }
    const place = /^([uf])(\d{1,2})\.([0-9b])$/.exec(word);
    const number = words[++at] ?? '';
    if (place === null || step === null || !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(number)) return null;
    edits.push({
      step,
      side: SIDES[place[1] as keyof typeof SIDES],
      row: Number(place[2]),
      col: place[3] === 'b' ? FACTORS : Number(place[3]),
      value: Number(number),
    });
  }
  const allowed = edits.every(
    ({ side, row, col, value }) => row < ROWS[side] && col <= FACTORS && Math.abs(value) <= LARGEST,
  );
  // Written again it must read the same: one sheet has one address.
  return allowed && edits.length <= MOST_EDITS && format(edits) === text ? edits : null;
}

export const editsField: Field<Edits> = {
  opening: [],
  format,
  parse,
  refusal: (_, value) => t('dot.refusedEdits', { value, largest: LARGEST }),
};
