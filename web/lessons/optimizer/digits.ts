// How the lesson writes its numbers: entries of a ledger differ by orders of magnitude.

import { exact, fixed } from '../../components/format.ts';

const withMinus = (text: string): string => text.replaceAll('-', '−');

/** An entry: four decimals, or its size where four decimals would hide it; a sign where it adds. */
export function entry(value: number, sign = true): string {
  if (value === 0) return '0';
  const plus = sign && value > 0 ? '+' : '';
  const tiny = Math.abs(value) < 0.00005;
  return plus + (tiny ? withMinus(value.toExponential(1)) : fixed(value, 4));
}

/** Four digits that count, for formulas. */
export function figure(value: number): string {
  return Number.isFinite(value) ? plain(Number(value.toPrecision(4))) : fixed(value);
}

/** Without an exponent down to where four decimals end. */
const plain = (value: number): string =>
  withMinus(Math.abs(value) >= 0.0001 && Math.abs(value) < 1 ? String(value) : exact(value));

/** As `figure`, in brackets where a sign would follow an operator. */
export function factor(value: number): string {
  return value < 0 ? `(${figure(value)})` : figure(value);
}

/** Nine digits: as many as tell every float from its neighbours. */
export function full(value: number): string {
  const text = plain(Number(value.toPrecision(9)));
  return value < 0 ? `(${text})` : text;
}
