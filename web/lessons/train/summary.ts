// What was understood of the data.

import { html, nothing, type TemplateResult } from 'lit';
import { exact, whole } from '../../components/format.ts';
import type { DatasetInfo } from '../../engine/training.ts';
import { t } from '../../text/text.ts';

export function summary(data: DatasetInfo): TemplateResult {
  return html`
    <h2 class="panel-title">
      ${data.simulated ? t('train.data.simulatedName') : data.name}
      ${data.simulated ? html`<span class="tag">${t('train.data.simulated')}</span>` : nothing}
    </h2>
    <p>
      ${t('train.data.summary', {
        ratings: whole(data.ratings),
        users: whole(data.users),
        items: whole(data.items),
      })},
      ${t('train.data.range', { low: exact(data.minRating), high: exact(data.maxRating) })}
    </p>
    ${
      data.remarks.length === 0
        ? nothing
        : html`<ul class="remarks">
            ${data.remarks.map((remark) => html`<li>${remark}</li>`)}
          </ul>`
    }
  `;
}
