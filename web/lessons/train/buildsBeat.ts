// What does it bring to work on four numbers at a time? An epoch by the core that does and by the one
// that does not, in turns.

import { html, nothing, type TemplateResult } from 'lit';
import { whole } from '../../components/format.ts';
import type { BuildComparison, BuildResult } from '../../engine/client.ts';
import type { TrainConfig } from '../../engine/training.ts';
import type { BuildRace } from '../../engine/trainSession.ts';
import { rich, t } from '../../text/text.ts';
import { buildSpeedText, ratioText } from './inspect.ts';
import { sameConfig } from './model.ts';

export interface BuildsBeatOptions {
  race: BuildRace;
  /** The settings on the page: what was found with others is not shown beside them. */
  base: TrainConfig;
  /** Whether one can begin now. */
  ready: boolean;
  onStart: () => void;
}

const row = (name: string, { ratingsPerSecond, weightsSha256 }: BuildResult): TemplateResult =>
  html`<tr>
    <th scope="row">${name}</th>
    <td data-measured>${buildSpeedText(name, ratingsPerSecond)}</td>
    <td><code class="sha-value">${weightsSha256}</code></td>
  </tr>`;

function outcome(comparison: BuildComparison): TemplateResult {
  const { vectors, scalar, ratio } = comparison;
  const same = vectors?.weightsSha256 === scalar.weightsSha256;
  return html`<div
      class="table-scroll"
      role="region"
      aria-label=${t('train.builds.title')}
      tabindex="0"
    >
      <table class="comparison builds">
        <thead>
          <tr>
            <th scope="col">${t('train.builds.build')}</th>
            <th scope="col">${t('train.builds.speed')}</th>
            <th scope="col">${t('train.builds.weights')}</th>
          </tr>
        </thead>
        <tbody>
          ${vectors === null ? nothing : row(t('train.builds.vectors'), vectors)}
          ${row(t('train.builds.scalar'), scalar)}
        </tbody>
      </table>
    </div>
    <p role="status" data-measured>
      ${
        ratio === null
          ? t('train.builds.none')
          : rich(
              same ? 'train.builds.same' : 'train.builds.different',
              {},
              { ratio: ratioText(comparison, ratio) },
            )
      }
    </p>`;
}

export function buildsBeat({ race, base, ready, onStart }: BuildsBeatOptions): TemplateResult {
  const { busy, progress, config, error } = race;
  const result = config !== null && sameConfig(config, base) ? race.result : null;
  return html`<p>${rich('train.builds.text')}</p>
    <div class="beat-actions">
      ${
        busy
          ? html`<button type="button" class="button" @click=${() => void race.cancel()}>
              ${t('train.builds.cancel')}
            </button>`
          : html`<button type="button" class="button" ?disabled=${!ready} @click=${onStart}>
              ${t(result === null ? 'train.builds.start' : 'train.builds.again')}
            </button>`
      }
      <span role="status"
        >${busy ? t('train.builds.busy', { percent: whole(100 * (progress ?? 0)) }) : ''}</span
      >
    </div>
    ${error === null ? nothing : html`<p class="message bad" role="alert">${error}</p>`}
    ${result === null ? nothing : outcome(result)}`;
}
