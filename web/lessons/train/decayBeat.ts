// When does it learn by heart? The same run without weight decay and with it, train against valid.

import { html, nothing, type TemplateResult } from 'lit';
import { exact } from '../../components/format.ts';
import type { CurveLine } from '../../components/lossCurve.ts';
import type { SessionRun, TrainSession } from '../../engine/trainSession.ts';
import type { TrainConfig } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { line } from './curves.ts';
import { lossText } from './inspect.ts';
import { pairPlans, runOf } from './model.ts';

/** Decimals of the losses. */
const DIGITS = 3;

export interface DecayBeatOptions {
  session: TrainSession;
  /** The settings that both have in common. */
  base: TrainConfig;
  ready: boolean;
  onStart: () => void;
}

function linesOf(run: SessionRun, place: number): CurveLine[] {
  const wd = exact(run.config.wd);
  const [solid, dashed] =
    place === 0 ? (['faint', 'faint'] as const) : (['solid', 'dashed'] as const);
  return [
    {
      label: t('train.decay.train', { wd }),
      short: t('curve.train'),
      style: solid,
      ...line(run.smooth),
    },
    {
      label: t('train.decay.valid', { wd }),
      short: t('curve.valid'),
      style: dashed,
      ...(place === 0 && { variant: 1 }),
      ...line(run.valid),
    },
  ];
}

export function decayBeat({ session, base, ready, onStart }: DecayBeatOptions): TemplateResult {
  const { data, runs } = session;
  const pair = data === null ? [] : pairPlans(base, data).map((plan) => runOf(runs, plan, data));
  const known = pair.filter((run) => run !== null);
  const [without, with_] = pair;
  const both = without?.status === 'done' && with_?.status === 'done';
  return html`<p>${rich('train.decay.text')}</p>
    <div class="beat-actions">
      <button type="button" class="button" ?disabled=${!ready} @click=${onStart}>
        ${t('train.decay.start')}
      </button>
    </div>
    ${
      known.length === 0
        ? nothing
        : html`<lab-curve
            .lines=${pair.flatMap((run, place) => (run === null ? [] : linesOf(run, place)))}
            .lastStep=${Math.max(...known.map((run) => run.progress?.totalSteps ?? 0))}
            .description=${t('train.decay.describe')}
          ></lab-curve>`
    }
    ${both ? finding(without, with_) : nothing}`;
}

const numberOf = (run: SessionRun, which: 'train' | 'valid'): TemplateResult =>
  html`${lossText(run, run.result, which, DIGITS)}`;

function finding(without: SessionRun, with_: SessionRun): TemplateResult {
  const losses = (run: SessionRun) => ({
    train: run.result?.smoothTrainLoss ?? NaN,
    valid: run.result?.validLoss ?? NaN,
  });
  const [bare, decayed] = [losses(without), losses(with_)];
  const looser = decayed.train > bare.train;
  const found = decayed.valid < bare.valid ? (looser ? 'helped' : 'helpedBoth') : 'notHelped';
  return html`<p role="status">
    ${rich(
      'train.decay.result',
      {},
      {
        train0: numberOf(without, 'train'),
        valid0: numberOf(without, 'valid'),
        train1: numberOf(with_, 'train'),
        valid1: numberOf(with_, 'valid'),
      },
    )}
    ${t(`train.decay.${found}`)}
  </p>`;
}
