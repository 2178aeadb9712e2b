// Where the lesson's numbers come from: the formula with the numbers in it. The numbers are the
// core's; here they are put in their places.

import type { EpochRow } from '../../components/epochTable.ts';
import { duration, exact, fixed, whole } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { numberText } from '../../components/numberCell.ts';
import { runName } from '../../components/runName.ts';
import type { BuildComparison, LrFindProgress } from '../../engine/client.ts';
import type { SessionRun } from '../../engine/trainSession.ts';
import type { DatasetInfo, EpochResult, TrainProgress } from '../../engine/training.ts';
import type { TemplateResult } from 'lit';
import { t } from '../../text/text.ts';

/** Decimals of a loss as fastai prints it. */
const DIGITS = 6;

/** What an explanation has besides its words: where nothing else is said, of a number without a shape. */
const explanation = (
  title: string,
  lines: readonly string[],
  note: string,
  pytorch: string,
): Explanation => ({ title, lines, note, pytorch, shape: '[]', bits: null });

// ---- Losses ---------------------------------------------------------------------------------------

const inEpoch = (name: string, run: SessionRun, { epoch }: EpochResult): string =>
  t('train.why.epoch', { name, run: runName(run), epoch });

function explainTrainLoss(run: SessionRun, result: EpochResult): Explanation {
  const { averageLoss, steps, smoothTrainLoss, trainLoss } = result;
  return explanation(
    inEpoch('train_loss', run, result),
    [
      'a / (1 − 0.98ⁿ)',
      `${fixed(averageLoss, DIGITS)} / (1 − 0.98^${whole(steps)})`,
      `= ${fixed(smoothTrainLoss, DIGITS)}`,
    ],
    t('train.why.train', { steps: whole(steps), mean: fixed(trainLoss, DIGITS) }),
    'learn.recorder.smooth_loss',
  );
}

function explainValidLoss(run: SessionRun, result: EpochResult): Explanation {
  const { validSquares, validRatings, validLoss } = result;
  return explanation(
    inEpoch('valid_loss', run, result),
    [
      'Σ (ŷ − y)² / n',
      `${fixed(validSquares, 3)} / ${whole(validRatings)}`,
      `= ${fixed(validLoss ?? NaN, DIGITS)}`,
    ],
    t('train.why.valid', { n: whole(validRatings) }),
    'F.mse_loss(model(valid_x), valid_y)',
  );
}

/** An epoch's loss as a number that opens; a dash where there is none. */
export function lossText(
  run: SessionRun,
  result: EpochResult | null,
  which: 'train' | 'valid',
  digits: number,
): TemplateResult | string {
  const value = which === 'train' ? result?.smoothTrainLoss : result?.validLoss;
  if (result === null || value === null || value === undefined) return '–';
  const explain = which === 'train' ? explainTrainLoss : explainValidLoss;
  return numberText(fixed(value, digits), () => explain(run, result));
}

// ---- Times ----------------------------------------------------------------------------------------

const measured = (title: string, line: string, written: string, note: string): Explanation =>
  explanation(title, [line, `= ${written}`], note, 'time.perf_counter()');

function epochTime(run: SessionRun, result: EpochResult): TemplateResult {
  const written = duration(result.seconds);
  const title = inEpoch(t('epochs.time'), run, result);
  return numberText(written, () =>
    measured(title, t('train.why.time.line'), written, t('train.why.time')),
  );
}

/** What fastai prints while it trains. */
export function epochRows(run: SessionRun): EpochRow[] {
  return (run.progress?.finishedEpochs ?? []).map((result) => ({
    epoch: result.epoch,
    train: lossText(run, result, 'train', DIGITS),
    valid: lossText(run, result, 'valid', DIGITS),
    time: epochTime(run, result),
  }));
}

export function runTime(run: SessionRun): TemplateResult {
  const epochs = run.progress?.finishedEpochs ?? [];
  const written = duration(epochs.reduce((sum, { seconds }) => sum + seconds, 0));
  const title = t('train.why.run', { name: t('epochs.time'), run: runName(run) });
  return numberText(written, () =>
    measured(title, t('train.why.times.line', { n: epochs.length }), written, t('train.why.time')),
  );
}

export function speedText(run: SessionRun, { ratingsPerSecond }: TrainProgress): TemplateResult {
  const written = whole(ratingsPerSecond);
  const title = t('train.why.run', { name: t('train.why.speed.name'), run: runName(run) });
  return numberText(written, () =>
    measured(title, t('train.why.speed.line'), written, t('train.why.speed')),
  );
}

// ---- Rows -----------------------------------------------------------------------------------------

export function touchedText(run: SessionRun, { rowsTouched, step }: TrainProgress): TemplateResult {
  const written = whole(rowsTouched);
  const { batchSize } = run.config;
  return numberText(written, () =>
    explanation(
      t('train.why.touched.title', { step: whole(step) }),
      [t('train.why.touched.line'), `= ${written}`],
      t('train.why.touched', { n: batchSize }),
      'sum(len(p.grad.coalesce().indices()[0]) for p in model.parameters())',
    ),
  );
}

export function rowsText(run: SessionRun, { rowsTotal }: TrainProgress): TemplateResult {
  const written = whole(rowsTotal);
  const { users, items } = run.data;
  return numberText(written, () =>
    explanation(
      t('train.why.rows.title'),
      [t('train.why.rows.line'), `= ${written}`],
      t('train.why.rows', { users: whole(users + 1), items: whole(items + 1) }),
      'sum(len(p) for p in model.parameters())',
    ),
  );
}

// ---- Data -----------------------------------------------------------------------------------------

const counted = {
  ratings: 'len(ratings)',
  users: 'ratings.user.nunique()',
  items: 'ratings.item.nunique()',
} as const;

export function countText(data: DatasetInfo, what: keyof typeof counted): TemplateResult {
  const written = whole(data[what]);
  return numberText(written, () =>
    explanation(
      t(`train.why.${what}`),
      [t(`train.why.${what}.line`), `= ${written}`],
      t('train.why.counted'),
      counted[what],
    ),
  );
}

export function extremeText(data: DatasetInfo, which: 'min' | 'max'): TemplateResult {
  const written = exact(which === 'min' ? data.minRating : data.maxRating);
  return numberText(written, () =>
    explanation(
      t(`train.why.${which}`),
      [`${which}(y)`, `= ${written}`],
      t('train.why.extreme', { ratings: whole(data.ratings) }),
      `ratings.rating.${which}()`,
    ),
  );
}

/** What no model can go below, and its root. */
export function noiseTexts(
  mse: number,
  rmse: number,
): { mse: TemplateResult; rmse: TemplateResult } {
  const note = t('train.why.noise');
  return {
    mse: numberText(fixed(mse, 3), () =>
      explanation(
        t('train.why.noise.title'),
        ['Σ (y − ŷ)² / n', `= ${fixed(mse, 3)}`],
        note,
        'F.mse_loss(truth, ratings)',
      ),
    ),
    rmse: numberText(fixed(rmse, 3), () =>
      explanation(
        t('train.why.noise.root'),
        ['√(Σ (y − ŷ)² / n)', `√${fixed(mse, DIGITS)}`, `= ${fixed(rmse, 3)}`],
        note,
        'F.mse_loss(truth, ratings).sqrt()',
      ),
    ),
  };
}

// ---- The learning rate, the builds ----------------------------------------------------------------

export function suggestionText(
  { lrs, losses }: LrFindProgress,
  suggestion: number,
  written: string,
): TemplateResult {
  const at = lrs.indexOf(suggestion);
  return numberText(written, () =>
    explanation(
      t('train.why.valley.title'),
      [
        t('train.why.valley.line'),
        t('train.why.valley.point', {
          step: at,
          steps: lrs.length,
          loss: fixed(losses[at] ?? NaN, 4),
        }),
        `= ${exact(suggestion)}`,
      ],
      t('train.why.valley'),
      'learn.lr_find(suggest_funcs=valley)',
    ),
  );
}

export function ratioText({ vectors, scalar }: BuildComparison, ratio: number): TemplateResult {
  const written = fixed(ratio, 2);
  return numberText(written, () =>
    explanation(
      t('train.why.ratio.title'),
      [
        t('train.why.ratio.line'),
        `${whole(vectors?.ratingsPerSecond ?? NaN)} / ${whole(scalar.ratingsPerSecond)}`,
        `= ${written}`,
      ],
      t('train.why.ratio'),
      '–',
    ),
  );
}

export function buildSpeedText(name: string, ratingsPerSecond: number): TemplateResult {
  const written = whole(ratingsPerSecond);
  const title = t('train.why.build', { name });
  return numberText(written, () =>
    measured(title, t('train.why.speed.line'), written, t('train.why.builds')),
  );
}
