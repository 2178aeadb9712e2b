// The sheet as tab-separated values, to be pasted into a real spreadsheet at A1:
//
//   A        B … F     G       H …
//            factors   bias    film 0 …      the first row
//   viewer   numbers   number  predictions   a row for each viewer
//   (empty)
//   “films”  factors   bias
//   film     numbers   number                a row for each film
//   (empty)
//   “ratings”
//   viewer                     ratings       a row for each viewer
//   (empty)
//   loss     number
//
// With formulas, the predictions and the loss are computed over there: each prediction is the
// SUMPRODUCT of a viewer's row and a film's row, as each cell here is the dot product of two lookups.
// A spreadsheet takes formulas and numbers in its own language alone: that of the page is assumed.

import { range } from '../../components/numbers.ts';
import { shortestFloat } from '../../engine/shortestFloat.ts';
import { currentLanguage, t, type Language } from '../../text/text.ts';
import { numberAt, type Moment, type Run } from './descent.ts';
import { filmName, viewerName } from './names.ts';
import { ratingOf } from './ratings.ts';
import { FACTORS, HIGH, LOW, type Side } from './shapes.ts';

const FIRST_FACTOR = 1;
const BIAS = FIRST_FACTOR + FACTORS;

/** The letters of a spreadsheet's column, from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  const last = String.fromCharCode('A'.charCodeAt(0) + (column % 26));
  return rest > 0 ? letters(rest - 1) + last : last;
}

/** A name as one cell of text: no tab or line ends it, and no sign makes it a formula. */
function textCell(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}

/** How a spreadsheet that speaks a language writes numbers and calls functions. */
interface Dialect {
  point: string;
  separator: string;
  sumProduct: string;
  count: string;
}

const DIALECTS: Record<Language, Dialect> = {
  en: { point: '.', separator: ',', sumProduct: 'SUMPRODUCT', count: 'COUNT' },
  de: { point: ',', separator: ';', sumProduct: 'SUMMENPRODUKT', count: 'ANZAHL' },
};

/** The whole sheet at a moment. */
export function sheetAsText(run: Run, moment: Moment, formulas: boolean): string {
  const { sheet, setting } = run;
  const { point, separator, sumProduct, count } = DIALECTS[currentLanguage()];
  const numberCell = (value: number): string => String(shortestFloat(value)).replace('.', point);
  const users = range(sheet.users.length);
  const items = range(sheet.items.length);
  const viewer = (user: number): string => textCell(viewerName(sheet, user));
  const film = (item: number): string => textCell(filmName(sheet, item));
  const first = BIAS + (setting.bias ? 1 : 0); // the column of the first prediction
  // Rows of the spreadsheet, from 1.
  const userRow = (user: number): number => 2 + user;
  const filmRow = (item: number): number => 4 + users.length + item;
  const ratingRow = (user: number): number => 6 + users.length + items.length + user;
  const numbers = (side: Side, row: number): string[] =>
    range(FACTORS + (setting.bias ? 1 : 0)).map((col) =>
      numberCell(numberAt(moment, { side, row, col })),
    );
  const heads = [
    ...range(FACTORS).map((col) => t('dot.copy.factor', { col })),
    ...(setting.bias ? [t('dot.bias')] : []),
  ];
  const factors = (row: number): string =>
    `$${letters(FIRST_FACTOR)}$${row}:$${letters(FIRST_FACTOR + FACTORS - 1)}$${row}`;
  const formula = (user: number, item: number): string => {
    const [u, f] = [userRow(user), filmRow(item)];
    const biases = setting.bias ? `+$${letters(BIAS)}$${u}+$${letters(BIAS)}$${f}` : '';
    const res = `${sumProduct}(${factors(u)}${separator}${factors(f)})${biases}`;
    return setting.range
      ? `=${numberCell(LOW)}+${numberCell(HIGH - LOW)}/(1+EXP(-(${res})))`
      : `=${res}`;
  };
  const block = (row: (user: number) => number): string =>
    `${letters(first)}${row(0)}:${letters(first + items.length - 1)}${row(users.length - 1)}`;
  const loss = `=${sumProduct}((${block(ratingRow)}<>"")*(${block(userRow)}-${block(ratingRow)})^2)/${count}(${block(ratingRow)})`;
  const rows: string[][] = [
    ['', ...heads, ...items.map(film)],
    ...users.map((user) => [
      viewer(user),
      ...numbers('user', user),
      ...items.map((item) =>
        formulas
          ? formula(user, item)
          : numberCell(moment.cells.pred[user * items.length + item] ?? NaN),
      ),
    ]),
    [],
    [t('dot.copy.films'), ...heads],
    ...items.map((item) => [film(item), ...numbers('film', item)]),
    [],
    [t('dot.copy.ratings')],
    ...users.map((user) => [
      viewer(user),
      ...range(first - 1).map(() => ''),
      ...items.map((item) => {
        const rating = ratingOf(sheet, user, item);
        return rating === null ? '' : numberCell(rating);
      }),
    ]),
    [],
    [t('dot.copy.loss'), formulas ? loss : numberCell(moment.loss)],
  ];
  return `${rows.map((row) => row.join('\t')).join('\n')}\n`;
}
