// How the formulas of a model that is drawn with two decimals are written, and its trace read.

import type { Shape, TraceNode } from '../engine/trace.ts';
import { fixed, MINUS } from './format.ts';

/** Decimals of what was computed; parameters are drawn with two. */
const DIGITS = 5;

export const written = (value: number): string => fixed(value, DIGITS);
export const param = (value: number): string => fixed(value);
/** A factor of a product, or a term of a sum: in brackets where it is negative. */
export const factor = (text: string): string => (text.startsWith(MINUS) ? `(${text})` : text);
export const shapeText = ([rows, cols]: Shape): string => `[${rows}, ${cols}]`;

export const at = ({ value, shape }: TraceNode, row: number, col: number): number =>
  value[row * shape[1] + col] ?? NaN;
export const gradAt = ({ grad, shape }: TraceNode, row: number, col: number): number =>
  grad?.[row * shape[1] + col] ?? NaN;
