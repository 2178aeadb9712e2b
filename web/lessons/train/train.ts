// Train the real thing: choose data and settings, train, and watch the loss.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/codePanel.ts';
import '../../components/columnPicker.ts';
import '../../components/dropZone.ts';
import { epochTable } from '../../components/epochTable.ts';
import { duration, fixed, whole } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/lossCurve.ts';
import type { CurveLine } from '../../components/lossCurve.ts';
import type { ColumnNames, Engine } from '../../engine/client.ts';
import {
  sessionOf,
  simulatedWorld,
  type Points,
  type TrainSession,
} from '../../engine/trainSession.ts';
import { defaultConfig, suggestedRange, type TrainConfig } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { listings } from './code.ts';
import './settings.ts';
import { summary } from './summary.ts';
import { FIELDS, formatConfig, isNeural, parseConfig } from './state.ts';

/** Emits `state` (detail: its settings as URLSearchParams) whenever they change. */
@customElement('lesson-train')
export class TrainLesson extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  /** Settings asked for by the address. */
  @property({ attribute: false }) query = new URLSearchParams();
  @state() private config: TrainConfig = defaultConfig;
  @state() private refused: readonly string[] = [];
  @state() private fieldsValid = true;
  @state() private shaWanted = false;
  #session!: TrainSession;
  #frame = 0;
  #unwatch = () => {};

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('engine')) {
      this.#session = sessionOf(this.engine);
      this.#watch();
      if (this.#session.data === null) void this.#load(() => this.#useSimulated());
    }
    if (changed.has('query')) {
      const { config, refused } = parseConfig(this.query);
      this.config = this.query.size === 0 ? (this.#session.current?.config ?? config) : config;
      this.refused = refused;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#unwatch();
  }

  #watch(): void {
    this.#unwatch();
    this.#unwatch = this.#session.watch(() => this.#onChange());
  }

  /** The epoch that ended last stays in view. */
  protected override updated(): void {
    const table = this.querySelector('.epochs');
    if (table && this.#session.current?.status === 'training') table.scrollTop = table.scrollHeight;
  }

  /** Reports come faster than frames: one picture a frame is enough. */
  #onChange(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.requestUpdate());
  }

  // ---- What a person can do ---------------------------------------------------------------------

  #useSimulated(): Promise<boolean> {
    return this.#session.load(simulatedWorld, t('train.data.simulatedName'));
  }

  async #load(load: () => Promise<boolean>): Promise<void> {
    const loaded = await load();
    const { data } = this.#session;
    if (!loaded || data === null || this.config.yRange === null) return;
    if (this.query.has('range') && data.simulated) return; // the address has said what it wants
    this.#configure({ ...this.config, yRange: suggestedRange(data).range });
  }

  #configure(config: TrainConfig): void {
    this.config = config;
    this.dispatchEvent(new CustomEvent('state', { detail: formatConfig(config) }));
  }

  // ---- The page ---------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const session = this.#session;
    const { model } = this.config;
    const asked = isNeural(model) ? 'train.asked.neural' : (`train.asked.${model}` as const);
    return html`
      <h1>${t('train.title')}</h1>
      <p class="lead">${rich('train.lead')}</p>
      ${this.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
      <div class="panel training" data-status=${session.current?.status ?? 'ready'}>
        <div class="panel-part data-part">${this.#data()}</div>
        <div class="panel-part">
          <train-settings
            .config=${this.config}
            .suggested=${session.data ? suggestedRange(session.data).range : defaultConfig.yRange}
            ?disabled=${session.busy || session.current?.status === 'paused'}
            @config=${(event: CustomEvent<TrainConfig>) => {
              this.refused = [];
              this.#configure(event.detail);
            }}
            @valid=${(event: CustomEvent<boolean>) => {
              this.fieldsValid = event.detail;
            }}
          ></train-settings>
        </div>
        <div class="panel-part results">${this.#curve()} ${this.#epochs()}</div>
        ${this.#outcome()}
        <div class="panel-part sunken">${this.#controls()}</div>
      </div>

      <section class="section prose">
        <h2>${t('train.asked.title')}</h2>
        <p>${t(asked, { batch: this.config.batchSize })}</p>
      </section>
      <section class="section">
        <details class="beat">
          <summary>${t('train.glossary.title')}</summary>
          <dl class="beat-body glossary">
            ${FIELDS.map(
              (field) =>
                html`<dt>${t(`train.field.${field}`)}</dt>
                  <dd>${t(`train.glossary.${field}`)}</dd>`,
            )}
          </dl>
        </details>
      </section>
      <section class="section">
        <h2>${t('train.code.title')}</h2>
        <p class="prose">${t('train.code.text')}</p>
        <lab-code .listings=${listings(this.config)}></lab-code>
      </section>
    `;
  }

  #data(): TemplateResult {
    const { data, loading, loadError, unclear } = this.#session;
    return html`
      <div class="data-summary" role="status" aria-live="polite">
        ${data === null ? nothing : summary(data)}
        ${
          loading === null
            ? nothing
            : html`<p class="data-loading">${t('train.data.loading', { name: loading })}</p>`
        }
        ${
          loadError === null
            ? nothing
            : html`<p class="message bad">
                <strong>${loadError}</strong> ${data === null ? nothing : t('train.data.kept')}
              </p>`
        }
        ${
          unclear === null
            ? nothing
            : html`<lab-column-picker
                .names=${unclear.columns}
                @columns=${(event: CustomEvent<ColumnNames>) =>
                  void this.#load(() => this.#session.loadColumns(event.detail))}
              ></lab-column-picker>`
        }
        ${
          data === null || data.simulated
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => void this.#load(() => this.#useSimulated())}
              >
                ${t('train.data.back')}
              </button>`
        }
      </div>
      <lab-drop-zone
        @files=${(event: CustomEvent<File[]>) =>
          void this.#load(() => this.#session.loadFiles(event.detail))}
      ></lab-drop-zone>
    `;
  }

  #curve(): TemplateResult {
    const { current, runs, data } = this.#session;
    const { progress = null } = current ?? {};
    const before = runs.findLast((run) => run !== current && run.data === data);
    const line = (points: Points | undefined) => ({
      steps: points?.steps ?? [],
      losses: points?.values ?? [],
    });
    const lines: CurveLine[] = [
      { label: '', style: 'dots', ...line(current?.batches) },
      {
        label: t('curve.before'),
        short: t('curve.before.short'),
        style: 'before',
        ...line(before?.valid),
      },
      { label: t('curve.train'), style: 'solid', ...line(current?.smooth) },
      { label: t('curve.valid'), style: 'dashed', ...line(current?.valid) },
    ];
    const { noiseMse = null, noiseRmse = null } = data ?? {};
    return html`<figure class="curve-figure">
      <lab-curve
        .lines=${lines}
        .floor=${
          noiseMse === null
            ? null
            : { mse: noiseMse, label: t('curve.floor'), short: t('curve.floor.short') }
        }
        .lastStep=${progress?.totalSteps ?? 0}
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
        noiseMse === null || noiseRmse === null
          ? nothing
          : html`<figcaption>
              ${t('curve.simulated', { mse: fixed(noiseMse, 3), rmse: fixed(noiseRmse, 3) })}
            </figcaption>`
      }
    </figure>`;
  }

  #epochs(): TemplateResult {
    const { current, data } = this.#session;
    const { progress = null } = current ?? {};
    return epochTable({
      finished: progress?.finishedEpochs ?? [],
      epochs: progress?.epochs ?? this.config.epochs,
      simulated: data?.simulated ?? false,
    });
  }

  /** What went wrong, and the fingerprint where it is asked for. */
  #outcome(): TemplateResult | typeof nothing {
    const { current, startError } = this.#session;
    const runError = current?.error ?? startError;
    const { status, progress = null, sha256 = null } = current ?? {};
    const over = current?.ended ?? false;
    if (runError === null && !over) return nothing;
    return html`<div class="panel-part outcome-part">
      ${
        runError === null
          ? nothing
          : html`<p class="message bad" role="alert"><strong>${runError}</strong></p>`
      }
      ${
        status === 'diverged'
          ? html`<p class="message bad" role="alert">
              <strong>${t('train.diverged')}</strong> ${progress?.message ?? ''}
            </p>`
          : nothing
      }
      ${
        over && progress !== null
          ? html`<details
              class="sha"
              ?open=${this.shaWanted}
              @toggle=${(event: Event) => {
                this.shaWanted = (event.target as HTMLDetailsElement).open;
              }}
            >
              <summary>${t('train.sha.show')}</summary>
              <code class="sha-value">${sha256 ?? '…'}</code>
              <p>${t('train.sha.hint')}</p>
            </details>`
          : nothing
      }
    </div>`;
  }

  #controls(): TemplateResult {
    const session = this.#session;
    const { status = 'ready', progress = null } = session.current ?? {};
    const percent = ((progress?.fraction ?? 0) * 100).toFixed(1);
    return html`<div class="train-bar">
      <div class="train-buttons">
        ${this.#mainButton()}
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
        <div
          class="bar"
          role="progressbar"
          aria-label=${t('train.progress')}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow=${percent}
        >
          <span style=${`width: ${percent}%`}></span>
        </div>
        <p class="train-status">
          <span role="status">${this.#statusText()}</span>
          ${progress === null ? nothing : this.#rates()}
        </p>
      </div>
    </div>`;
  }

  #mainButton(): TemplateResult {
    const session = this.#session;
    const { status = 'ready' } = session.current ?? {};
    if (status === 'training') {
      return html`<button type="button" class="button next" @click=${() => void session.pause()}>
        ${icon('pause')}${t('train.pause')}
      </button>`;
    }
    if (status === 'paused') {
      return html`<button type="button" class="button next" @click=${() => void session.resume()}>
        ${icon('play')}${t('train.resume')}
      </button>`;
    }
    const ready = session.data !== null && session.loading === null && this.fieldsValid;
    return html`<button
      type="button"
      class="button next"
      ?disabled=${!ready || status === 'starting'}
      @click=${() => {
        this.shaWanted = false;
        void session.start(this.config);
      }}
    >
      ${icon('play')}${t(status === 'ready' || status === 'starting' ? 'train.start' : 'train.again')}
    </button>`;
  }

  #statusText(): string {
    const { status = 'ready', progress = null } = this.#session.current ?? {};
    if (progress === null) {
      return status === 'starting'
        ? t('train.status.starting')
        : t('train.status.ready', { n: this.config.epochs });
    }
    const epoch = Math.min(progress.epoch + 1, progress.epochs);
    const words = { epoch, epochs: progress.epochs };
    if (status === 'training' && progress.phase === 'validating') {
      return t('train.status.validating', words);
    }
    return t(`train.status.${status}`, { ...words, n: progress.epochs });
  }

  #rates(): TemplateResult {
    const { status, progress = null } = this.#session.current ?? {};
    if (progress === null) return html``;
    const { secondsLeft, ratingsPerSecond, rowsTouched, rowsTotal } = progress;
    const left = status === 'training' && secondsLeft !== null;
    return html`<span class="rates"
      >${left ? html`<span>${t('train.left', { time: duration(secondsLeft) })}</span>` : nothing}
      <span>${t('train.speed', { n: whole(ratingsPerSecond) })}</span>
      <span
        >${t('train.touched', { touched: whole(rowsTouched), total: whole(rowsTotal) })}</span
      ></span
    >`;
  }
}
