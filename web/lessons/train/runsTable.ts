// The runs side by side: what was asked for, what came out; each can be drawn, renamed, deleted.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { exact } from '../../components/format.ts';
import { runName } from '../../components/runName.ts';
import { sameData, type SessionRun, type TrainSession } from '../../engine/trainSession.ts';
import { t, type TextId } from '../../text/text.ts';
import { lossText, runTime } from './inspect.ts';
import { differing } from './model.ts';

export interface RunsTableOptions {
  session: TrainSession;
  /** Which are drawn. */
  drawn: ReadonlySet<SessionRun>;
  onDraw: (run: SessionRun, drawn: boolean) => void;
  /** Takes the run's settings for the next one. */
  onUse: (run: SessionRun) => void;
}

/** Decimals of the losses. */
const DIGITS = 4;

/** Who clears a name sees the one that the run has without it. */
function rename(session: TrainSession, run: SessionRun, field: HTMLInputElement): void {
  session.rename(run, field.value);
  field.value = runName(run);
}

/** A button that says in its name which run it is about. */
function action(id: TextId, name: string, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button quiet"
    aria-label="${t(id)}: ${name}"
    @click=${act}
  >
    ${t(id)}
  </button>`;
}

export function runsTable({ session, drawn, onDraw, onUse }: RunsTableOptions): TemplateResult {
  const { runs, data } = session;
  const shown = runs.toReversed();
  const columns = differing(runs);
  const several = runs.some((run) => !sameData(run.data, data));
  const row = (run: SessionRun): TemplateResult => {
    const { config, result, status } = run;
    const here = sameData(run.data, data);
    const name = runName(run);
    const cell = (field: (typeof columns)[number]) =>
      field === 'optimizer' ? t(`train.optimizer.${config.optimizer}`) : exact(config[field]);
    return html`<tr data-status=${status}>
      <td>
        <input
          type="checkbox"
          class="tick"
          aria-label=${t('train.runs.draw', { name })}
          .checked=${live(drawn.has(run))}
          ?disabled=${!here || run === session.current}
          @change=${(event: Event) => onDraw(run, (event.target as HTMLInputElement).checked)}
        />
      </td>
      <th scope="row">
        <span class="run-number" aria-hidden="true">${run.id}</span>
        <input
          class="run-name"
          aria-label=${t('train.runs.name', { n: run.id })}
          .value=${name}
          maxlength="40"
          @change=${(event: Event) => rename(session, run, event.target as HTMLInputElement)}
        />
      </th>
      ${several ? html`<td class="run-data">${run.data.simulated ? t('train.data.simulated') : run.data.name}</td>` : nothing}
      ${columns.map((field) => html`<td class="run-setting">${cell(field)}</td>`)}
      <td>${lossText(run, result, 'train', DIGITS)}</td>
      <td>${lossText(run, result, 'valid', DIGITS)}</td>
      <td data-measured>${runTime(run)}</td>
      <td>${t(`train.runs.${status}`)}</td>
      <td class="run-actions">
        ${action('train.runs.use', name, () => onUse(run))}
        ${action('train.runs.delete', name, () => void session.remove(run))}
      </td>
    </tr>`;
  };
  return html`<div
    class="table-scroll"
    data-instrument
    tabindex="0"
    role="region"
    aria-label=${t('train.runs.title')}
  >
    <table class="comparison runs">
      <thead>
        <tr>
          <th scope="col">${t('train.runs.curve')}</th>
          <th scope="col">${t('train.runs.run')}</th>
          ${several ? html`<th scope="col">${t('train.runs.data')}</th>` : nothing}
          ${columns.map((field) => html`<th scope="col">${t(`train.field.${field}`)}</th>`)}
          <th scope="col">${t('epochs.train')}</th>
          <th scope="col">${t('epochs.valid')}</th>
          <th scope="col">${t('epochs.time')}</th>
          <th scope="col">${t('train.runs.status')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${shown.map(row)}
      </tbody>
    </table>
  </div>`;
}
