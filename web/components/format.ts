// How numbers are written. Nothing here changes a number: it only chooses digits.
//
// Floats are written as Python prints them, with a point in every language: the same literal stands
// in a cell, in its formula, in the sentence about it and in the code beside. What is counted or has
// a unit (rows, bytes, times, percent) is written as the reader's language does.

import { currentLanguage } from '../text/text.ts';

export const MINUS = '−';

/**
 * A count, or a number before a unit. Groups have a narrow space between, but in English: where
 * points group, 1.316 would be read as one of the floats beside it.
 */
function local(value: number, options: Intl.NumberFormatOptions): string {
  const language = currentLanguage();
  const parts = new Intl.NumberFormat(language, options).formatToParts(value);
  const written = parts.map(({ type, value: part }) => {
    if (type === 'minusSign') return MINUS;
    return type === 'group' && language !== 'en' ? '\u202f' : part;
  });
  return written.join('');
}

const decimals = (value: number, digits: number): string =>
  local(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Fixed decimals with a true minus sign; NaN and infinities by name; −0 keeps its sign. */
export function fixed(value: number, digits = 2): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const text = Math.abs(value).toFixed(digits);
  const negative = value < 0 ? Number(text) !== 0 : Object.is(value, -0);
  return negative ? MINUS + text : text;
}

/** A whole number in groups of three. */
export const whole = (value: number): string => decimals(value, 0);

/** A share in percent. */
export const percent = (share: number): string => `${decimals(100 * share, 1)} %`;

/** Whole kilobytes, at least one where there is anything. */
export const kilobytes = (bytes: number): string => whole(Math.ceil(bytes / 1000));

/** Megabytes to a tenth. */
export const megabytes = (bytes: number): string =>
  bytes > 0 && bytes < 1e5 ? `< ${decimals(0.1, 1)}` : decimals(bytes / 1e6, 1);

/** The shortest text that reads back as the same number: for fields, addresses and code. */
export function exact(value: number): string {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 0.01 && size < 1e6);
  return plain ? String(value) : value.toExponential().replace('e+', 'e');
}

/** A float as Python writes it. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  return Object.is(value, -0) ? '-0.0' : value.toFixed(2);
}

/** Time in words that suit its size. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${decimals(seconds, 2)} s`;
  if (seconds < 10) return `${decimals(seconds, 1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}

/** The 32 bits of each float, as eight hexadecimal digits. */
export function bitsOf(values: Float32Array): string[] {
  const words = new Uint32Array(values.slice().buffer);
  return Array.from(words, (word) => word.toString(16).padStart(8, '0'));
}

/** The bits of a single float. */
export const bitsOfOne = (value: number): string => bitsOf(Float32Array.of(value))[0] ?? '';

/** Whether both hold the same bits: tells −0 from +0, which `===` does not. */
export function sameBits(a: Float32Array, b: Float32Array): boolean {
  const other = bitsOf(b);
  return a.length === b.length && bitsOf(a).every((word, i) => word === other[i]);
}

/** A short time, two digits in the unit that suits it: "120 ns", "3.1 µs", "45 ms". */
export function shortTime(seconds: number): string {
  const units = [
    ['s', 1],
    ['ms', 1e-3],
    ['µs', 1e-6],
    ['ns', 1e-9],
  ] as const;
  const [unit, size] = units.find((one) => seconds >= one[1] * 0.9995) ?? (['ns', 1e-9] as const);
  const written = local(seconds / size, { maximumSignificantDigits: 2, useGrouping: false });
  return `${written} ${unit}`;
}
