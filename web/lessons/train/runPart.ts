// The run under way: its buttons, how far it is, what went wrong, and how few rows a step reads.

import { html, nothing, type TemplateResult } from 'lit';
import { duration, exact, whole } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { progressBar } from '../../components/progressBar.ts';
import { runName } from '../../components/runName.ts';
import type { SessionRun, TrainSession } from '../../engine/trainSession.ts';
import type { TrainProgress } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { rowsText, speedText, touchedText } from './inspect.ts';

export interface OutcomeOptions {
  session: TrainSession;
  /** Whether the fingerprint is unfolded. */
  shaWanted: boolean;
  onSha: (wanted: boolean) => void;
  /** Sets a lower rate after a run that diverged. */
  onSlower: (lr: number) => void;
}

/** What went wrong, and the fingerprint where it is asked for. */
export function outcomePart(options: OutcomeOptions): TemplateResult | typeof nothing {
  const { session, shaWanted, onSha, onSlower } = options;
  const { current, startError } = session;
  const error = current?.error ?? startError;
  const over = current?.ended ?? false;
  if (error === null && !over) return nothing;
  return html`<div class="panel-part outcome-part">
    ${
      error === null
        ? nothing
        : html`<p class="message bad" role="alert"><strong>${error}</strong></p>`
    }
    ${current?.status === 'diverged' ? divergence(current, onSlower) : nothing}
    ${
      over && current !== null
        ? html`<details
            class="sha"
            ?open=${shaWanted}
            @toggle=${(event: Event) => onSha((event.target as HTMLDetailsElement).open)}
          >
            <summary>${t('train.sha.show')}</summary>
            <code class="sha-value">${current.sha256 ?? '…'}</code>
            <p>${t('train.sha.hint')}</p>
          </details>`
        : nothing
    }
  </div>`;
}

/** Which step, which rate (the core says so), why, and what to do. */
function divergence(
  { config, progress }: SessionRun,
  onSlower: OutcomeOptions['onSlower'],
): TemplateResult {
  const slower = Number((config.lr / 10).toPrecision(3));
  return html`<div class="message bad" role="alert">
    <p><strong>${t('train.diverged')}</strong> ${progress?.message ?? ''}</p>
    <p>${t('train.diverged.why')}</p>
    <button type="button" class="button" @click=${() => onSlower(slower)}>
      ${t('train.diverged.slower', { lr: exact(slower) })}
    </button>
  </div>`;
}

export interface ControlsOptions {
  session: TrainSession;
  /** How many are asked for. */
  epochs: number;
  ready: boolean;
  onStart: () => void;
}

export function controlsPart(options: ControlsOptions): TemplateResult {
  const { session } = options;
  const { status = 'ready', progress = null } = session.current ?? {};
  return html`<div class="train-bar">
    <div class="train-buttons">
      ${mainButton(options)}
      <button
        type="button"
        class="button"
        ?disabled=${status !== 'training' && status !== 'paused'}
        @click=${() => void session.stop()}
      >
        ${icon('stop')}${t('train.stop')}
      </button>
    </div>
    <div class="train-progress">
      ${progressBar(t('train.progress'), progress?.fraction ?? 0)}
      <p class="train-status">
        <span role="status">${statusText(options)}</span>
        ${rates(session.current)}
      </p>
    </div>
  </div>`;
}

function mainButton({ session, ready, onStart }: ControlsOptions): TemplateResult {
  const { status = 'ready', live = null } = session.current ?? {};
  if (status === 'training') {
    return html`<button type="button" class="button next" @click=${() => void session.pause()}>
      ${icon('pause')}${t('train.pause')}
    </button>`;
  }
  if (status === 'paused' && live !== null) {
    return html`<button type="button" class="button next" @click=${() => void session.resume()}>
      ${icon('play')}${t('train.resume')}
    </button>`;
  }
  return html`<button
    type="button"
    class="button next"
    ?disabled=${!ready || status === 'starting'}
    @click=${onStart}
  >
    ${icon('play')}${t(status === 'ready' || status === 'starting' ? 'train.start' : 'train.again')}
  </button>`;
}

function statusText({ session, epochs: asked }: ControlsOptions): string {
  const { current, queue } = session;
  if (current === null) return t('train.status.ready', { n: asked });
  const { status, progress, config } = current;
  const name = runName(current);
  const waiting = queue.length === 0 ? '' : ` ${t('train.status.queue', { n: queue.length })}`;
  if (progress === null && current.busy) return `${name}: ${t('train.status.starting')}${waiting}`;
  const epochs = progress?.epochs ?? config.epochs;
  const epoch = Math.min((progress?.epoch ?? 0) + 1, epochs);
  const words = { epoch, epochs, n: epochs };
  const validating = status === 'training' && progress?.phase === 'validating';
  return `${name}: ${t(`train.status.${validating ? 'validating' : status}`, words)}${waiting}`;
}

function rates(run: SessionRun | null): TemplateResult | typeof nothing {
  const progress = run?.progress ?? null;
  if (run === null || progress === null) return nothing;
  const { secondsLeft } = progress;
  const left = run.status === 'training' && secondsLeft !== null;
  return html`<span class="rates"
    >${left ? html`<span class="time-left">${t('train.left', { time: duration(secondsLeft) })}</span>` : nothing}
    <span data-measured>${rich('train.speed', {}, { n: speedText(run, progress) })}</span>
    <span>${rich('train.touched', {}, touchedOfAll(run, progress))}</span></span
  >`;
}

const touchedOfAll = (run: SessionRun, progress: TrainProgress) => ({
  touched: touchedText(run, progress),
  total: rowsText(run, progress),
});

/** All rows of the tables as one strip, and on it as many as the last step read. */
export function rowsPart(run: SessionRun | null): TemplateResult | typeof nothing {
  const progress = run?.progress ?? null;
  if (run === null || progress === null) return nothing;
  const { rowsTouched, rowsTotal } = progress;
  const values = run.touched.values;
  const extremes = { fewest: whole(Math.min(...values)), most: whole(Math.max(...values)) };
  const words = { touched: whole(rowsTouched), total: whole(rowsTotal) };
  return html`<figure class="rows-figure">
    <div class="rows-strip" role="img" aria-label=${t('train.touched', words)}>
      <span style=${`width: ${(100 * rowsTouched) / Math.max(1, rowsTotal)}%`}></span>
    </div>
    <figcaption>${rich('train.rows.caption', extremes, touchedOfAll(run, progress))}</figcaption>
  </figure>`;
}
