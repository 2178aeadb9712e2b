// The curves of the current run, and beside them the validation curves of others.

import { html, nothing, type TemplateResult } from 'lit';
import { fixed, whole } from '../../components/format.ts';
import '../../components/lossCurve.ts';
import type { CurveLine } from '../../components/lossCurve.ts';
import type { Points, SessionRun, TrainSession } from '../../engine/trainSession.ts';
import { rich, t } from '../../text/text.ts';
import { runName } from '../../components/runName.ts';
import { noiseTexts } from './inspect.ts';

/** How many runs are drawn beside the current one: more could not be told apart. */
const OTHERS = 6;

export const line = (points: Points | undefined) => ({
  steps: points?.steps ?? [],
  losses: points?.values ?? [],
});

export function curveFigure(session: TrainSession, drawn: ReadonlySet<SessionRun>): TemplateResult {
  const { current, data } = session;
  const progress = current?.progress ?? null;
  const others = [...drawn].filter((run) => run !== current).slice(-OTHERS);
  const lines: CurveLine[] = [
    { label: '', style: 'dots', ...line(current?.batches) },
    ...others.map((run, i): CurveLine => ({
      label: runName(run),
      short: String(run.id),
      style: 'before',
      variant: i,
      ...line(run.valid),
    })),
    { label: t('curve.train'), style: 'solid', ...line(current?.smooth) },
    { label: t('curve.valid'), style: 'dashed', ...line(current?.valid) },
  ];
  const steps = [current, ...others].map((run) => run?.progress?.totalSteps ?? 0);
  const { noiseMse = null, noiseRmse = null } = data ?? {};
  return html`<figure class="curve-figure">
    <lab-curve
      .lines=${lines}
      .floor=${
        noiseMse === null
          ? null
          : { mse: noiseMse, label: t('curve.floor'), short: t('curve.floor.short') }
      }
      .lastStep=${Math.max(...steps)}
      .description=${
        progress === null
          ? t('curve.empty')
          : t('curve.describe', {
              train: fixed(progress.smoothTrainLoss, 4),
              step: whole(progress.step),
              total: whole(progress.totalSteps),
            })
      }
    ></lab-curve>
    ${
      others.length === 0
        ? nothing
        : html`<figcaption>
            ${current === null ? nothing : t('curve.current', { name: runName(current) })}
            ${t('curve.others')}
          </figcaption>`
    }
    ${
      noiseMse === null || noiseRmse === null
        ? nothing
        : html`<figcaption class="curve-floor">
            ${rich('curve.simulated', {}, noiseTexts(noiseMse, noiseRmse))}
          </figcaption>`
    }
  </figure>`;
}
