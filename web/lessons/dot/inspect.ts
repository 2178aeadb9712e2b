// Where the sheet's numbers come from: their formulas with the numbers in them.

import { bitsOfOne, exact, fixed, MINUS } from '../../components/format.ts';
import type { Explanation, GradientCheck } from '../../components/inspector.ts';
import { range } from '../../components/numbers.ts';
import type { Sheet } from '../../engine/sheet.ts';
import { shortestFloat } from '../../engine/shortestFloat.ts';
import { t } from '../../text/text.ts';
import { editsAt, samePlace, type Place } from './edits.ts';
import { numberAt, type Moment, type Run } from './descent.ts';
import { elementOf, isBias, rowOf, tableOf } from './model.ts';
import { filmName, viewerName } from './names.ts';
import { ratingOf, type Rating } from './ratings.ts';
import { FACTORS, HIGH, LOW } from './shapes.ts';
import type { ViewName } from './state.ts';

/** Decimals of factors and cells as the sheet shows them; of gradients and errors in formulas. */
export const DIGITS = 2;
const FINE = 4;

/** All digits that a float has. */
export const full = (value: number): string =>
  Number.isFinite(value) ? exact(shortestFloat(value)).replace('-', MINUS) : fixed(value);

/** "item_factors[3][1]", "user_bias[2]". */
export function nameOf(place: Place): string {
  const table = tableOf(place);
  return isBias(table) ? `${table}[${place.row}]` : `${table}[${place.row}][${place.col}]`;
}

function pytorchOf(place: Place): string {
  return `${tableOf(place)}.weight[${place.row}, ${place.col === FACTORS ? 0 : place.col}]`;
}

function shapeOf(run: Run, place: Place): string {
  const rows = place.side === 'user' ? run.sheet.users.length : run.sheet.items.length;
  return `[${rows}, ${place.col === FACTORS ? 1 : FACTORS}]`;
}

// ---- Cells --------------------------------------------------------------------------------------

/** How far off a cell's prediction is; null where the model is shown no rating. */
export function errorOf(run: Run, moment: Moment, user: number, item: number): number | null {
  if (ratingOf(run.sheet, user, item) === null) return null;
  return moment.cells.error[user * run.sheet.items.length + item] ?? NaN;
}

function noteOf(run: Run, moment: Moment, user: number, item: number): string {
  const names = { viewer: viewerName(run.sheet, user), film: filmName(run.sheet, item) };
  const error = errorOf(run, moment, user, item);
  const hidden = run.hidden.find((one) => one.user === user && one.item === item);
  if (hidden !== undefined) return t('dot.why.hidden', { ...names, rating: exact(hidden.rating) });
  if (error === null) return t('dot.why.blank', names);
  return t('dot.why.known', {
    ...names,
    rating: exact(ratingOf(run.sheet, user, item) ?? NaN),
    error: fixed(Math.abs(error)),
    direction: t(error > 0 ? 'dot.why.high' : 'dot.why.low'),
    how: t('dot.why.error'),
  });
}

/** The dot product written out, then biases and range where they are switched on. */
function predictionLines(run: Run, moment: Moment, user: number, item: number): string[] {
  const { tables, cells } = moment;
  const { range: inRange, bias } = run.setting;
  const cell = user * run.sheet.items.length + item;
  const users = rowOf(tables.user_factors, user);
  const items = rowOf(tables.item_factors, item);
  const terms = range(FACTORS).map(
    (at) => `${fixed(users[at] ?? NaN, DIGITS)} · ${fixed(items[at] ?? NaN, DIGITS)}`,
  );
  const dot = cells.dot[cell] ?? NaN;
  const res = cells.res[cell] ?? NaN;
  const pred = cells.pred[cell] ?? NaN;
  const lines = [
    `= user_factors[${user}] · item_factors[${item}]`,
    `= ${terms.join(' + ')}`,
    `= ${fixed(dot, FINE)}`,
  ];
  if (bias) {
    const own = [tables.user_bias[user], tables.item_bias[item]].map((one = NaN) =>
      fixed(one, DIGITS),
    );
    lines.push(
      `res = ${fixed(dot, FINE)} + user_bias[${user}] + item_bias[${item}]`,
      `= ${fixed(dot, FINE)} + ${own.join(' + ')}`,
      `= ${fixed(res, FINE)}`,
    );
  }
  if (inRange) {
    lines.push(
      `pred = sigmoid(${fixed(res, FINE)}) · (${HIGH} − ${LOW}) + ${LOW}`,
      `= ${fixed(pred, FINE)}`,
    );
  }
  return lines;
}

const titleOf = (sheet: Sheet, user: number, item: number): string =>
  `${viewerName(sheet, user)} × ${filmName(sheet, item)}`;

const PREDICTION_CODE = {
  plain: '(users * films).sum(dim=1)',
  bias: '(users * films).sum(dim=1) + user_bias + item_bias',
} as const;

export function explainCell(
  run: Run,
  moment: Moment,
  user: number,
  item: number,
  part: ViewName,
): Explanation {
  const { sheet, setting } = run;
  const cell = user * sheet.items.length + item;
  const pred = moment.cells.pred[cell] ?? NaN;
  const rating = ratingOf(sheet, user, item);
  const title = titleOf(sheet, user, item);
  const shape = `[${sheet.users.length}, ${sheet.items.length}]`;
  if (part === 'rating' && rating !== null) {
    return explainRating(sheet, { user, item, rating }, shape, `ratings[${user}, ${item}]`);
  }
  const res = setting.bias ? PREDICTION_CODE.bias : PREDICTION_CODE.plain;
  const code = setting.range ? `sigmoid_range(${res}, ${LOW}, ${HIGH})` : res;
  const lines = predictionLines(run, moment, user, item);
  const note = noteOf(run, moment, user, item);
  const error = errorOf(run, moment, user, item);
  if (part === 'error' && error !== null && rating !== null) {
    lines.push(
      `${t('dot.show.error')} = ${fixed(pred, FINE)} − ${exact(rating)}`,
      `= ${fixed(error, FINE)}`,
    );
    return { title, lines, note, shape, pytorch: 'pred - ratings', bits: bitsOfOne(error) };
  }
  return { title, lines, note, shape, pytorch: code, bits: bitsOfOne(pred) };
}

/** A rating that is in the data, shown to the model or hidden from it. */
export function explainRating(
  sheet: Sheet,
  { user, item, rating }: Rating,
  shape: string,
  pytorch: string,
): Explanation {
  const names = { viewer: viewerName(sheet, user), film: filmName(sheet, item) };
  return {
    title: titleOf(sheet, user, item),
    lines: [`= ${exact(rating)}`],
    note: t('dot.why.rating', names),
    shape,
    pytorch,
    bits: bitsOfOne(rating),
  };
}

// ---- Factors and biases -------------------------------------------------------------------------

/** The gradient that a number received in the step that led to `step`; null before the first. */
export function gradientAt(run: Run, step: number, place: Place): number | null {
  const grads = run.steps[step - 1]?.grads[tableOf(place)];
  return grads?.[elementOf(place)] ?? null;
}

/** The ratings of a step that look up the row of a place. */
export const ratingsOfPlace = (batch: readonly Rating[], { side, row }: Place): Rating[] =>
  batch.filter((one) => (side === 'user' ? one.user : one.item) === row);

const isTyped = (run: Run, step: number, place: Place): boolean =>
  editsAt(run.setting.edits, step).some((edit) => samePlace(edit, place));

export function explainNumber(run: Run, step: number, place: Place): Explanation {
  const moment = run.moments[step];
  const value = moment === undefined ? NaN : numberAt(moment, place);
  const before = run.moments[step - 1];
  const base = {
    title: nameOf(place),
    shape: shapeOf(run, place),
    pytorch: pytorchOf(place),
    bits: bitsOfOne(value),
  };
  const plain = [`= ${full(value)}`];
  if (isTyped(run, step, place)) {
    return { ...base, lines: plain, note: t('dot.why.typed', { step }) };
  }
  if (before === undefined) {
    return { ...base, lines: plain, note: t('dot.why.drawn', { seed: run.setting.seed }) };
  }
  const gradient = gradientAt(run, step, place) ?? NaN;
  const old = numberAt(before, place);
  if (ratingsOfPlace(run.steps[step - 1]?.batch ?? [], place).length === 0) {
    return { ...base, lines: plain, note: t('dot.why.still', { step }) };
  }
  const lines = [
    t('dot.line.step'),
    `= ${full(old)} − ${exact(run.setting.lr)} · ${full(gradient)}`,
    ...plain,
  ];
  return { ...base, lines, note: t('dot.why.stepped', { step }) };
}

/** What a number was when the step that led to `step` began. */
export function explainBefore(run: Run, step: number, place: Place): Explanation {
  const moment = run.moments[step - 1];
  const value = moment === undefined ? NaN : numberAt(moment, place);
  return {
    title: nameOf(place),
    lines: [`= ${full(value)}`],
    note: t('dot.why.before', { step }),
    shape: shapeOf(run, place),
    pytorch: `${pytorchOf(place)}  # before opt.step()`,
    bits: bitsOfOne(value),
  };
}

/** A gradient: a share for each rating that looked the row up. `check` asks the core of doubles. */
export function explainGradient(
  run: Run,
  step: number,
  place: Place,
  check: () => Promise<GradientCheck>,
): Explanation {
  const record = run.steps[step - 1];
  const tables = run.moments[step - 1]?.tables;
  const batch = record?.batch ?? [];
  const other = place.side === 'user' ? 'item' : 'user';
  const shares = batch.flatMap((one, i) => {
    if ((place.side === 'user' ? one.user : one.item) !== place.row) return [];
    const pred = record?.pred[i] ?? NaN;
    const slope = run.setting.range ? [`${fixed(pred)} · (1 − ${fixed(pred)} / ${HIGH})`] : [];
    const factor =
      place.col === FACTORS
        ? []
        : [
            fixed(
              rowOf(tables?.[`${other}_factors`] ?? new Float32Array(), one[other])[place.col] ??
                NaN,
            ),
          ];
    return [
      `(${fixed(pred)} − ${exact(one.rating)})${[...slope, ...factor].map((x) => ` · ${x}`).join('')}`,
    ];
  });
  const names = [
    'Σ 2 / B · (pred − rating)',
    ...(run.setting.range ? ['sigmoid’s slope'] : []),
    ...(place.col === FACTORS ? [] : [`${other}_factors[…][${place.col}]`]),
  ];
  const gradient = gradientAt(run, step, place) ?? NaN;
  return {
    title: `${nameOf(place)}.grad`,
    lines: [
      `= ${names.join(' · ')}`,
      `= 2 / ${batch.length} · (${shares.join(' + ')})`,
      `= ${fixed(gradient, 6)}`,
    ],
    note: t('dot.why.gradient', { n: shares.length }),
    shape: shapeOf(run, place),
    pytorch: `${pytorchOf(place).replace('.weight', '.weight.grad')}`,
    bits: bitsOfOne(gradient),
    check,
  };
}

// ---- The loss -----------------------------------------------------------------------------------

export function explainLoss(run: Run, moment: Moment): Explanation {
  const shown = run.known.slice(0, 3).map(({ user, item, rating }) => {
    const pred = moment.cells.pred[user * run.sheet.items.length + item] ?? NaN;
    return `(${fixed(pred)} − ${exact(rating)})²`;
  });
  return {
    title: 'loss',
    lines: [
      '= ((pred − ratings)²).mean()',
      `= (${shown.join(' + ')} + …) / ${run.known.length}`,
      `= ${fixed(moment.loss, FINE)}`,
    ],
    note: t('dot.why.loss', { n: run.known.length }),
    shape: '[1, 1]',
    pytorch: 'F.mse_loss(model(x), ratings)',
    bits: bitsOfOne(moment.loss),
  };
}
