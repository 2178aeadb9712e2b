// Which learning rate? The search, its curve with the suggestion, and the schedule that the rate is
// the top of.

import { html, nothing, type TemplateResult } from 'lit';
import { exact, fixed, whole } from '../../components/format.ts';
import { twoDigits } from '../../components/numbers.ts';
import type { Schedule } from '../../engine/client.ts';
import type { RateSearch } from '../../engine/trainSession.ts';
import type { ModelName } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { suggestionText } from './inspect.ts';
import { plot, powersOfTen } from './plot.ts';

/** A rate as it is read: two digits. */
export const rate = (value: number): string => exact(twoDigits(value));

function searchCurve({ found, suggestion, busy }: RateSearch): TemplateResult | typeof nothing {
  if (found === null || found.lrs.length < 2) return nothing;
  const { lrs, losses } = found;
  const lowest = Math.min(...losses);
  // The loss explodes at the end: the picture is of what comes before.
  const high = Math.max(losses[0], lowest) * 1.25;
  const at = suggestion === null ? -1 : lrs.indexOf(suggestion);
  const last = busy ? 10 : lrs[lrs.length - 1];
  return html`<figure>
    ${plot({
      x: {
        low: lrs[0],
        high: last,
        log: true,
        ticks: powersOfTen(lrs[0], last),
        write: exact,
        label: t('train.rate.axis'),
      },
      y: {
        low: Math.min(lowest * 0.9, lowest),
        high,
        ticks: [lowest, losses[0]],
        write: (loss) => fixed(loss, 1),
        label: t('curve.axis.loss'),
      },
      lines: [{ xs: lrs, ys: losses }],
      mark:
        suggestion === null || at < 0
          ? null
          : {
              x: suggestion,
              y: losses[at],
              text: t('train.rate.valley', { rate: rate(suggestion) }),
            },
      description: t('train.rate.describe', {
        from: exact(lrs[0]),
        to: rate(lrs[lrs.length - 1]),
        loss: fixed(lowest, 2),
      }),
    })}
    <figcaption>${t('train.rate.caption')}</figcaption>
  </figure>`;
}

export interface RateBeatOptions {
  search: RateSearch;
  /** The model that is set: a search is of it. */
  model: ModelName;
  /** Whether a search can begin now. */
  ready: boolean;
  onStart: () => void;
  onTake: (rate: number) => void;
}

export function rateBeat({
  search,
  model,
  ready,
  onStart,
  onTake,
}: RateBeatOptions): TemplateResult {
  const { busy, suggestion, found, error, config } = search;
  const searched = t(`train.model.${config?.model ?? model}`);
  return html`<p>${rich('train.rate.text')}</p>
    <div class="beat-actions">
      ${
        busy
          ? html`<button type="button" class="button" @click=${() => void search.cancel()}>
              ${t('train.rate.cancel')}
            </button>`
          : html`<button type="button" class="button" ?disabled=${!ready} @click=${onStart}>
              ${t('train.rate.start', { model: t(`train.model.${model}`) })}
            </button>`
      }
      ${
        suggestion === null
          ? nothing
          : html`<button type="button" class="button next" @click=${() => onTake(suggestion)}>
              ${t('train.rate.take', { rate: rate(suggestion) })}
            </button>`
      }
      <span role="status"
        >${
          busy
            ? t('train.rate.busy', { step: found?.lrs.length ?? 0, steps: found?.numIt ?? 100 })
            : found !== null && suggestion === null
              ? t('train.rate.none')
              : ''
        }</span
      >
    </div>
    ${error === null ? nothing : html`<p class="message bad" role="alert">${error}</p>`}
    ${
      found === null || suggestion === null
        ? nothing
        : html`<p>
            ${rich('train.rate.found', { model: searched }, { rate: suggestionText(found, suggestion, rate(suggestion)) })}
          </p>`
    }
    ${searchCurve(search)}`;
}

/**
 * The rate and the momentum over the steps of a run, and where the run is; without a run `step` is
 * null, and over percents: `stretch` makes them of steps.
 */
export function scheduleBeat(
  schedule: Schedule | null,
  step: number | null,
  stretch: number,
): TemplateResult | typeof nothing {
  if (schedule === null) return nothing;
  const { steps, lrs, momenta } = schedule;
  const last = steps[steps.length - 1];
  const xs = Array.from(steps, (one) => one * stretch);
  const x = {
    low: 0,
    high: Math.max(1, last * stretch),
    ticks: [0, last * stretch],
    write: whole,
    label: t(step === null ? 'train.cycle.percent' : 'curve.axis.steps'),
  };
  const now = step === null ? -1 : steps.findIndex((one) => one >= Math.min(step, last));
  const mark = (values: Float64Array, text: string) =>
    now < 0 ? null : { x: xs[now], y: values[now], text };
  const [top, low] = [Math.max(...lrs), Math.min(...lrs)];
  const [most, least] = [Math.max(...momenta), Math.min(...momenta)];
  return html`<p>${rich('train.cycle.text')}</p>
    <div class="plot-pair">
      <figure>
        <figcaption>${t('train.cycle.rate')}</figcaption>
        ${plot({
          x,
          y: { low: 0, high: top * 1.05, ticks: [0, top], write: rate, label: '' },
          lines: [{ xs, ys: lrs }],
          mark: mark(lrs, now < 0 ? '' : rate(lrs[now])),
          description: t('train.cycle.describe', {
            first: rate(lrs[0]),
            top: rate(top),
            last: rate(low),
          }),
        })}
      </figure>
      <figure>
        <figcaption>${t('train.cycle.momentum')}</figcaption>
        ${plot({
          x,
          y: { low: 0.8, high: 1, ticks: [least, most], write: (m) => fixed(m, 2), label: '' },
          lines: [{ xs, ys: momenta, dashed: true }],
          mark: mark(momenta, now < 0 ? '' : fixed(momenta[now], 3)),
          description: t('train.cycle.describeMomentum', {
            most: fixed(most, 2),
            least: fixed(least, 2),
          }),
        })}
      </figure>
    </div>`;
}
