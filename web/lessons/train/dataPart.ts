// What data there are: what is being loaded, what was understood, what stands in the way, and what
// is kept in this browser.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import '../../components/columnPicker.ts';
import '../../components/dropZone.ts';
import { exact, megabytes } from '../../components/format.ts';
import { progressBar } from '../../components/progressBar.ts';
import type { ColumnNames, LoadProgress } from '../../engine/client.ts';
import type { TrainSession, UnclearFile } from '../../engine/trainSession.ts';
import type { DatasetInfo, RatingRow } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { countText, extremeText } from './inspect.ts';

export interface DataPartOptions {
  session: TrainSession;
  /** The first ratings, as they were understood. */
  first: readonly RatingRow[];
  onFiles: (files: File[]) => void;
  onColumns: (columns: ColumnNames) => void;
  onSimulated: () => void;
}

function loadingPart(session: TrainSession): TemplateResult | typeof nothing {
  const { loading, loadProgress } = session;
  if (loading === null) return nothing;
  return html`<p class="data-loading">${t('train.data.loading', { name: loading })}</p>
    ${loadProgress === null ? nothing : progressPart(loadProgress)}
    <button type="button" class="button" @click=${() => void session.cancelLoad()}>
      ${t('train.data.cancel')}
    </button>`;
}

function progressPart({ read, size }: LoadProgress): TemplateResult {
  return html`${progressBar(t('train.data.progress'), read / Math.max(1, size))}
    <p class="data-loading">
      ${t('train.data.bytes', { read: megabytes(read), size: megabytes(size) })}
    </p>`;
}

/** The file as it is, so that one sees what its columns hold. */
function unclearPart(
  { columns, lines }: UnclearFile,
  onColumns: DataPartOptions['onColumns'],
): TemplateResult {
  return html`<pre class="file-head" tabindex="0" aria-label=${t('columns.lines')}>
${lines.join('\n')}</pre>
    <lab-column-picker
      .names=${columns}
      @columns=${(event: CustomEvent<ColumnNames>) => onColumns(event.detail)}
    ></lab-column-picker>`;
}

function summary(data: DatasetInfo, first: readonly RatingRow[]): TemplateResult {
  return html`
    <h2 class="panel-title">
      ${data.simulated ? t('train.data.simulatedName') : data.name}
      ${data.simulated ? html`<span class="tag">${t('train.data.simulated')}</span>` : nothing}
    </h2>
    <p>
      ${rich(
        'train.data.summary',
        {},
        {
          ratings: countText(data, 'ratings'),
          users: countText(data, 'users'),
          items: countText(data, 'items'),
        },
      )},
      ${rich(
        'train.data.range',
        {},
        { low: extremeText(data, 'min'), high: extremeText(data, 'max') },
      )}
    </p>
    ${
      data.remarks.length === 0
        ? nothing
        : html`<ul class="remarks">
            ${data.remarks.map((remark) => html`<li>${remark}</li>`)}
          </ul>`
    }
    ${first.length === 0 ? nothing : preview(first)}
  `;
}

function preview(first: readonly RatingRow[]): TemplateResult {
  const titled = first.some(({ title }) => title !== null);
  return html`<details class="preview">
    <summary>${t('train.preview.title')}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('columns.user')}</th>
          <th scope="col">${t('columns.item')}</th>
          ${titled ? html`<th scope="col">${t('train.preview.name')}</th>` : nothing}
          <th scope="col">${t('columns.rating')}</th>
        </tr>
      </thead>
      <tbody>
        ${first.map(
          ({ user, item, title, rating }) =>
            html`<tr>
              <td>${user}</td>
              <td>${item}</td>
              ${titled ? html`<td class="preview-name">${title ?? '–'}</td>` : nothing}
              <td>${exact(rating)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

/** What is stored where, with the choice to forget it. */
function keepingPart(session: TrainSession): TemplateResult {
  const { keeping } = session;
  const problem = keeping.problem;
  return html`<div class="keeping">
    <label>
      <input
        type="checkbox"
        class="tick"
        .checked=${live(keeping.on)}
        @change=${(event: Event) =>
          void session.setKeeping((event.target as HTMLInputElement).checked)}
      />
      <span>${t('train.keep.label')}</span>
    </label>
    <p role="status">
      ${
        problem !== null
          ? t(`train.keep.${problem}`)
          : keeping.on
            ? t('train.keep.on', { size: megabytes(keeping.bytes) })
            : t('train.keep.off')
      }
    </p>
  </div>`;
}

export function dataPart(options: DataPartOptions): TemplateResult {
  const { session, first, onFiles, onColumns, onSimulated } = options;
  const { data, loadError, unclear } = session;
  return html`
    <div>
      <div class="data-summary" role="status" aria-live="polite">
        ${data === null ? nothing : summary(data, first)} ${loadingPart(session)}
        ${
          loadError === null
            ? nothing
            : html`<p class="message bad">
                <strong>${loadError}</strong> ${data === null ? nothing : t('train.data.kept')}
              </p>`
        }
        ${unclear === null ? nothing : unclearPart(unclear, onColumns)}
        ${
          data === null || data.simulated
            ? nothing
            : html`<button type="button" class="button" @click=${onSimulated}>
                ${t('train.data.back')}
              </button>`
        }
      </div>
    </div>
    <div>
      <lab-drop-zone
        @files=${(event: CustomEvent<File[]>) => onFiles(event.detail)}
      ></lab-drop-zone>
      ${keepingPart(session)}
    </div>
  `;
}
