// Closer looks: what is recommended to somebody of whom little is known, and how near the map comes
// to the truth of the simulated world.

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Beat } from '../../components/beat.ts';
import { counterTable } from '../../components/counterTable.ts';
import { fixed, percent, whole } from '../../components/format.ts';
import { numberText } from '../../components/numberCell.ts';
import { itemName, type Rating } from '../../engine/recommending.ts';
import { rich, t } from '../../text/text.ts';
import { filmButton } from './filmPanel.ts';
import {
  DIGITS,
  explainCount,
  explainExplained,
  explainLift,
  explainPrediction,
  explainR2,
  explainUnknown,
} from './inspect.ts';
import { coldStart, type Explored, type YourRun } from './model.ts';
import { signed } from './recommendations.ts';

// ---- With few ratings -----------------------------------------------------------------------------

export const coldBeat = (explored: Explored, ratings: readonly Rating[]): Beat<YourRun[]> => ({
  id: 'cold',
  title: 'explore.cold.title',
  text: 'explore.cold.text',
  run: () => coldStart(explored, ratings),
});

export function drawCold(
  explored: Explored,
  runs: readonly YourRun[],
  onFilm: (id: string) => void,
): TemplateResult {
  const last = runs.at(-1);
  const rarest = explored.popular.at(-1);
  return html`<div class="instrument cold">
    <div class="cold-lists">
      ${runs.map(
        (run) =>
          html`<section>
            <h3 class="panel-title">${t('explore.cold.after', { n: run.ratings.length })}</h3>
            <p class="panel-how">
              ${t(`explore.list.${run.ratings.length === 0 ? 'nobody' : run.by}How`)}
            </p>
            <ol class="cold-list">
              ${run.user.recommendations.map(
                (one) =>
                  html`<li>
                    ${filmButton(one.item, onFilm)}
                    ${
                      run.by === 'lift'
                        ? numberText(signed(one.lift, DIGITS.rating), () => explainLift(one))
                        : numberText(fixed(one.prediction, DIGITS.rating), () =>
                            explainPrediction(explored, one),
                          )
                    }
                  </li>`,
              )}
            </ol>
          </section>`,
      )}
    </div>
    ${
      last === undefined || rarest === undefined
        ? nothing
        : html`<p class="prose">
            ${rich(
              'explore.cold.unknown',
              { film: itemName(rarest) },
              {
                prediction: numberText(fixed(last.user.unknownPrediction, DIGITS.rating), () =>
                  explainUnknown(explored, last.user.unknownPrediction),
                ),
                count: numberText(whole(rarest.ratingCount ?? 0), () => explainCount(rarest)),
              },
            )}
          </p>`
    }
  </div>`;
}

// ---- Against the truth ----------------------------------------------------------------------------

const PLOT = 150;
const PAD = 8;

/** Each film, where it truly is against where what was learnt says. */
function plot(
  name: string,
  truth: readonly number[],
  predicted: readonly number[],
): TemplateResult {
  const all = [...truth, ...predicted];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (value: number): number =>
    PAD + ((value - low) / Math.max(1e-6, high - low)) * (PLOT - 2 * PAD);
  return html`<figure class="truth-plot">
    <svg
      viewBox="0 0 ${PLOT} ${PLOT}"
      role="img"
      aria-label=${t('explore.truth.plot', { axis: name })}
    >
      <line class="map-axis" x1=${PAD} y1=${PLOT - PAD} x2=${PLOT - PAD} y2=${PAD}></line>
      ${truth.map(
        (value, i) =>
          svg`<circle
            class="map-dot filled"
            style="--share: 70%"
            cx=${place(value)}
            cy=${PLOT - place(predicted[i] ?? NaN)}
            r="2"
          ></circle>`,
      )}
    </svg>
    <figcaption>${name}</figcaption>
  </figure>`;
}

/** The axes of the simulated world, in the order in which the core has them. */
const AXES = [
  'explore.truth.axis.0',
  'explore.truth.axis.1',
  'explore.truth.axis.2',
  'explore.truth.axis.3',
] as const;

export function truthView(explored: Explored): TemplateResult | typeof nothing {
  const { recovery } = explored;
  if (recovery === null) return nothing;
  const axes = AXES.map((id) => t(id));
  const row = (label: string, axis: number) => ({
    label,
    values: [false, true].map((random) => {
      const [values, mean] = random
        ? [recovery.noiseR2, recovery.meanNoiseR2]
        : [recovery.r2, recovery.meanR2];
      return {
        written: fixed((axis < 0 ? mean : values[axis]) ?? NaN, DIGITS.part),
        explain: () => explainR2(explored, axis, random),
      };
    }),
  });
  return html`<div class="panel instrument">
    <div class="panel-part">
      <div class="truth-plots">
        ${axes.map((name, axis) =>
          plot(
            name,
            recovery.truth.map((place) => place[axis] ?? NaN),
            recovery.predicted.map((place) => place[axis] ?? NaN),
          ),
        )}
      </div>
      <p class="panel-how">${t('explore.truth.plots')}</p>
    </div>
    <div class="panel-part">
      ${counterTable({
        caption: t('explore.truth.caption'),
        columns: [t('explore.truth.learnt'), t('explore.truth.random')],
        rows: [...axes.map(row), row(t('explore.truth.mean'), -1)],
      })}
      <p class="panel-how">
        ${rich(
          'explore.truth.explained',
          {},
          {
            part: numberText(percent(recovery.explained), () => explainExplained(explored)),
          },
        )}
      </p>
    </div>
  </div>`;
}
