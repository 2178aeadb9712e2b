// What do vectors bring? An epoch by the core with them and by the core without, in turns.

import { html, nothing, type TemplateResult } from 'lit';
import { fixed, whole } from '../../components/format.ts';
import type { BuildResult } from '../../engine/client.ts';
import type { BuildRace } from '../../engine/trainSession.ts';
import { rich, t } from '../../text/text.ts';

export interface BuildsBeatOptions {
  race: BuildRace;
  /** Whether one can begin now. */
  ready: boolean;
  onStart: () => void;
}

const row = (name: string, { ratingsPerSecond, weightsSha256 }: BuildResult): TemplateResult =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${whole(ratingsPerSecond)}</td>
    <td><code class="sha-value">${weightsSha256}</code></td>
  </tr>`;

function outcome({ found }: BuildRace): TemplateResult | typeof nothing {
  if (found === null) return nothing;
  const { vectors, scalar, ratio } = found;
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
    <p role="status">
      ${
        ratio === null
          ? t('train.builds.none')
          : rich(same ? 'train.builds.same' : 'train.builds.different', { ratio: fixed(ratio, 2) })
      }
    </p>`;
}

export function buildsBeat({ race, ready, onStart }: BuildsBeatOptions): TemplateResult {
  return html`<p>${rich('train.builds.text')}</p>
    <div class="beat-actions">
      ${
        race.busy
          ? html`<button type="button" class="button" @click=${() => void race.cancel()}>
              ${t('train.builds.cancel')}
            </button>`
          : html`<button type="button" class="button" ?disabled=${!ready} @click=${onStart}>
              ${t(race.found === null ? 'train.builds.start' : 'train.builds.again')}
            </button>`
      }
      <span role="status"
        >${race.busy ? t('train.builds.busy', { percent: whole(100 * race.fraction) }) : ''}</span
      >
    </div>
    ${race.error === null ? nothing : html`<p class="message bad" role="alert">${race.error}</p>`}
    ${outcome(race)}`;
}
