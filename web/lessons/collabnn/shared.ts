// What the views of the lesson share.

import { filmName, viewerName } from '../../text/cast.ts';
import type { TableName } from './steps.ts';

/** The values at which a cell's colour, and a disc's area, are fullest. */
export const VALUE_RANGE = 1;
export const GRAD_RANGE = 2;

/** Who or what a row of a table stands for. */
export const nameOf = (table: TableName, row: number): string =>
  table === 'user_factors' ? viewerName(row) : filmName(row);
