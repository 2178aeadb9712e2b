// What rows and columns of the sheet are called.

import type { Sheet } from '../../engine/sheet.ts';
import { t } from '../../text/text.ts';
import { FACTORS, type Side } from './shapes.ts';
import type { Place } from './edits.ts';

export const viewerName = ({ users }: Sheet, user: number): string =>
  t('dot.viewer', { id: users[user] ?? '' });

export const filmName = ({ items, titles }: Sheet, item: number): string =>
  titles[item] || t('dot.film', { id: items[item] ?? '' });

export const rowName = (sheet: Sheet, side: Side, row: number): string =>
  side === 'user' ? viewerName(sheet, row) : filmName(sheet, row);

/** "viewer 12, factor 3": what a screen reader says of a number's field. */
export function placeName(sheet: Sheet, { side, row, col }: Place): string {
  const name = rowName(sheet, side, row);
  return col === FACTORS ? t('dot.number.userBias', { name }) : t('dot.number.user', { name, col });
}
