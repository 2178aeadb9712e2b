// Numbers from a real spreadsheet: what the clipboard holds, read as a block of numbers, and laid
// over the factors from the place where it was pasted. Nothing is changed unless all of it is good.

import { excerpt } from '../../engine/excerpt.ts';
import { t } from '../../text/text.ts';
import { LARGEST, type Edit, type Place } from './edits.ts';
import { FACTORS } from './shapes.ts';

export type Pasted = { values: readonly (readonly number[])[] } | { problem: string };

const WITH_POINT = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const WITH_COMMA = /^[-+]?(\d+,?\d*|,\d+)(e[-+]?\d+)?$/i;

/** A cell's text as a number, with a decimal point or a decimal comma; NaN where it is none. */
export function readNumber(text: string): number {
  const plain = text.trim().replace('−', '-');
  if (WITH_POINT.test(plain)) return Number(plain);
  return WITH_COMMA.test(plain) ? Number(plain.replace(',', '.')) : NaN;
}

/** Whether the clipboard holds more than one cell: then it is for the sheet, not for one field. */
export const isBlock = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''));

/** Reads rows with tabs between their cells. */
export function readBlock(text: string): Pasted {
  const rows = text
    .replace(/[\r\n]+$/, '')
    .split(/\r\n|\n|\r/)
    .map((row) => row.split('\t'));
  const width = rows[0]?.length ?? 0;
  const values: number[][] = [];
  for (const [r, row] of rows.entries()) {
    const at = { row: r + 1 };
    if (row.length !== width) {
      return { problem: t('dot.paste.ragged', { ...at, cells: row.length, width }) };
    }
    const numbers = row.map(readNumber);
    const bad = numbers.findIndex((number) => !(Math.abs(number) <= LARGEST));
    if (bad >= 0) {
      const cell = (row[bad] ?? '').trim();
      const where = { ...at, column: bad + 1, text: excerpt(cell), largest: LARGEST };
      if (cell === '') return { problem: t('dot.paste.empty', where) };
      const isNumber = !Number.isNaN(numbers[bad]);
      return { problem: t(isNumber ? 'dot.paste.large' : 'dot.paste.noNumber', where) };
    }
    values.push(numbers);
  }
  return { values };
}

/** How many viewers and films the sheet has, and whether biases stand beside the factors. */
export interface Room {
  users: number;
  films: number;
  bias: boolean;
}

/** The block of numbers beside the rows, or that above the columns: its rows and columns. */
const blockOf = ({ side }: Place, { users, films, bias }: Room): [rows: number, cols: number] => {
  const numbers = FACTORS + (bias ? 1 : 0);
  return side === 'user' ? [users, numbers] : [numbers, films];
};

/**
 * The edits that lay `values` over the sheet, its first number at `place`. A single row or column
 * that does not fit the way it was copied is laid the other way.
 */
export function layOver(
  values: readonly (readonly number[])[],
  place: Place,
  room: Room,
  step: number,
): { edits: Edit[] } | { problem: string } {
  const [rows, cols] = blockOf(place, room);
  // Beside rows a viewer's numbers run to the right; above columns a film's run down.
  const [row, col] = place.side === 'user' ? [place.row, place.col] : [place.col, place.row];
  const fits = (block: readonly (readonly number[])[]): boolean =>
    row + block.length <= rows && col + (block[0]?.length ?? 0) <= cols;
  const turned =
    values.length === 1 ? transposed(values) : values[0]?.length === 1 ? transposed(values) : null;
  const block = fits(values) ? values : turned !== null && fits(turned) ? turned : null;
  if (block === null) {
    return {
      problem: t('dot.paste.tooLarge', {
        rows: values.length,
        cols: values[0]?.length ?? 0,
        roomRows: rows - row,
        roomCols: cols - col,
      }),
    };
  }
  return {
    edits: block.flatMap((numbers, r) =>
      numbers.map((value, c): Edit => {
        const [down, right] = [row + r, col + c];
        const at = place.side === 'user' ? { row: down, col: right } : { row: right, col: down };
        return { side: place.side, ...at, step, value };
      }),
    ),
  };
}

const transposed = (block: readonly (readonly number[])[]): number[][] =>
  (block[0] ?? []).map((_, c) => block.map((row) => row[c] ?? NaN));
