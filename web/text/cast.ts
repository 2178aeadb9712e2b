// Who and what the rows of small tables stand for.

import { t, type TextId } from './text.ts';

const films: readonly TextId[] = ['film.0', 'film.1', 'film.2', 'film.3', 'film.4', 'film.5'];
const viewers: readonly TextId[] = [
  'viewer.0',
  'viewer.1',
  'viewer.2',
  'viewer.3',
  'viewer.4',
  'viewer.5',
];

export const filmName = (row: number): string => t(films[row] ?? 'film.0');
export const viewerName = (row: number): string => t(viewers[row] ?? 'viewer.0');
