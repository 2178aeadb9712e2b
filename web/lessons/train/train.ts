// Train the real thing: choose data and settings, climb the ladder, and watch what each rung buys.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { epochTable } from '../../components/epochTable.ts';
import { fold } from '../../components/fold.ts';
import '../../components/gate.ts';
import '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import type { Engine, Schedule } from '../../engine/client.ts';
import {
  sameData,
  sessionOf,
  type RunPlan,
  type SessionRun,
  type TrainSession,
} from '../../engine/trainSession.ts';
import {
  defaultConfig,
  suggestedRange,
  type DatasetInfo,
  type RatingRow,
  type TrainConfig,
} from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { listings } from './code.ts';
import { curveFigure } from './curves.ts';
import { dataPart } from './dataPart.ts';
import { buildsBeat } from './buildsBeat.ts';
import { decayBeat } from './decayBeat.ts';
import { ladderStrip, ladderTable } from './ladderView.ts';
import { bestTask } from './gate.ts';
import { epochRows } from './inspect.ts';
import { ladderPlans, pairPlans, rungPlan } from './model.ts';
import { rate, rateBeat, scheduleBeat } from './rateBeat.ts';
import { controlsPart, outcomePart, rowsPart } from './runPart.ts';
import { runsTable } from './runsTable.ts';
import './settings.ts';
import { FIELDS, formatConfig, isNeural, parseConfig } from './state.ts';

/** How many ratings of the data are shown, and at how many steps the schedule is drawn. */
const RATINGS_SHOWN = 5;
const SCHEDULE_POINTS = 121;
/** Steps of a run that has not begun: its schedule is drawn by parts of the run. */
const PARTS = 101;

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
  @state() private first: readonly RatingRow[] = [];
  @state() private schedule: Schedule | null = null;
  /** Runs that a person does not want drawn beside the current one. */
  @state() private undrawn: ReadonlySet<SessionRun> = new Set();
  #session!: TrainSession;
  #frame = 0;
  #unwatch = () => {};
  #firstOf: DatasetInfo | null = null;
  #scheduleKey = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('engine')) {
      this.#session = sessionOf(this.engine);
      this.#watch();
      if (this.#session.data === null) void this.#load(() => this.#open());
    }
    if (changed.has('query')) {
      const { config, refused } = parseConfig(this.query);
      const { current } = this.#session;
      this.config = this.query.size === 0 && current ? current.config : this.#fitted(config);
      this.refused = refused;
      if (refused.length > 0) this.dispatchEvent(new CustomEvent('refused', { detail: refused }));
    }
  }

  /** With the range of the loaded data, unless the address has said which. */
  #fitted(config: TrainConfig): TrainConfig {
    const { data } = this.#session;
    if (data === null || this.query.has('range')) return config;
    return { ...config, yRange: suggestedRange(data).range };
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
    void this.#askFirst();
    void this.#askSchedule();
  }

  /** Reports come faster than frames: one picture a frame is enough. */
  #onChange(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.requestUpdate());
  }

  async #askFirst(): Promise<void> {
    const { data } = this.#session;
    if (data === this.#firstOf) return;
    this.#firstOf = data;
    this.first = [];
    if (data === null) return;
    const first = await this.engine.firstRatings(RATINGS_SHOWN).catch(() => []);
    if (data === this.#firstOf) this.first = first;
  }

  async #askSchedule(): Promise<void> {
    const { config, totalSteps } = this.#drawnSchedule;
    const key = `${config.schedule} ${config.lr} ${totalSteps}`;
    if (key === this.#scheduleKey) return;
    this.#scheduleKey = key;
    const points = Math.min(SCHEDULE_POINTS, Math.max(2, totalSteps));
    const schedule = await this.engine.schedule(config, totalSteps, points).catch(() => null);
    if (key === this.#scheduleKey) this.schedule = schedule;
  }

  /** The run's schedule, or the one that is asked for. */
  get #drawnSchedule(): { config: TrainConfig; totalSteps: number; step: number | null } {
    const { current } = this.#session;
    const progress = current?.progress ?? null;
    if (current === null || progress === null) {
      return { config: this.config, totalSteps: PARTS, step: null };
    }
    return { config: current.config, totalSteps: progress.totalSteps, step: progress.step };
  }

  // ---- What a person can do ---------------------------------------------------------------------

  #open(): Promise<boolean> {
    return this.#session.open(t('train.data.simulatedName'));
  }

  async #load(load: () => Promise<boolean>): Promise<void> {
    const loaded = await load();
    if (!this.isConnected) return; // the address is another lesson's by now
    const { data, current } = this.#session;
    if (!loaded || data === null) return;
    if (current !== null && this.query.size === 0) this.config = current.config;
    if (this.config.yRange === null) return;
    if (this.query.has('range') && data.simulated) return; // the address has said what it wants
    this.#configure({ ...this.config, yRange: suggestedRange(data).range });
  }

  /** The settings on show, as an address has them. */
  get address(): URLSearchParams {
    return formatConfig(this.config);
  }

  #configure(config: TrainConfig): void {
    this.config = config;
    this.dispatchEvent(new CustomEvent('state', { detail: formatConfig(config) }));
  }

  #start(plans: readonly RunPlan[]): Promise<void> {
    this.shaWanted = false;
    return this.#session.startAll(plans);
  }

  /** Whether a run can begin, in place of any that is under way. */
  get #ready(): boolean {
    const { data, loading, search } = this.#session;
    return data !== null && loading === null && !search.busy && this.fieldsValid;
  }

  #climb(data: DatasetInfo): Promise<void> {
    return this.#start(ladderPlans(this.config, data));
  }

  // ---- The page ---------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const session = this.#session;
    const { data, current } = session;
    const status = current?.status ?? 'ready';
    const busy = session.busy || status === 'paused' || session.search.busy;
    return html`
      <div ${control('title')}>
        <h1>${t('train.title')}</h1>
        <p class="lead">${rich('train.lead')}</p>
      </div>
      ${this.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
      ${ladderStrip(session, {
        base: this.config,
        ready: this.#ready && !busy,
        onRung: (name) => data && void this.#start([rungPlan(name, this.config, data)]),
        onAll: () => data && void this.#climb(data),
      })}
      <div class="panel training" data-instrument data-status=${status}>
        <div class="panel-part results">
          ${curveFigure(session, this.#drawn)}
          ${epochTable({
            finished: current === null ? [] : epochRows(current),
            epochs: current?.progress?.epochs ?? this.config.epochs,
            simulated: data?.simulated ?? false,
          })}
        </div>
        ${outcomePart({
          session,
          shaWanted: this.shaWanted,
          onSha: (wanted) => {
            this.shaWanted = wanted;
          },
          onSlower: (lr) => this.#configure({ ...this.config, lr }),
        })}
        <div class="panel-part" ${control('settings')}>
          <fieldset class="control" role="none" ${control('settings')}>
            <train-settings
              .config=${this.config}
              .suggested=${data ? suggestedRange(data).range : defaultConfig.yRange}
              ?disabled=${busy}
              @config=${(event: CustomEvent<TrainConfig>) => {
                this.refused = [];
                this.#configure(event.detail);
              }}
              @valid=${(event: CustomEvent<boolean>) => {
                this.fieldsValid = event.detail;
              }}
            ></train-settings>
          </fieldset>
        </div>
        <div class="panel-part data-part" ${control('data')}>
          <fieldset class="control" role="none" ${control('data')}>
            ${dataPart({
              session,
              first: this.first,
              onFiles: (files) => void this.#load(() => session.loadFiles(files)),
              onColumns: (columns) => void this.#load(() => session.loadColumns(columns)),
              onSimulated: () =>
                void this.#load(() => session.loadSimulated(t('train.data.simulatedName'))),
            })}
          </fieldset>
        </div>
        <div class="panel-part sunken train-controls">
          ${controlsPart({
            session,
            epochs: this.config.epochs,
            ready: this.#ready,
            onStart: () => void this.#start([{ config: this.config }]),
          })}
        </div>
      </div>
      ${this.#ladder()} ${this.#runs()} ${this.#beats()}
      <lab-inspector></lab-inspector>
      <section class="section" ${control('code')}>
        <h2>${t('train.code.title')}</h2>
        <p class="prose">${t('train.code.text')}</p>
        <lab-code .listings=${listings(this.config)}></lab-code>
      </section>
    `;
  }

  #ladder(): TemplateResult {
    const { data } = this.#session;
    return html`<section class="section">
      <h2>${t('train.ladder.title')}</h2>
      <p class="prose">${rich('train.ladder.text')}</p>
      <div class="gates" ${control('predictions')}>
        <lab-gate
          .task=${bestTask(this.#session, this.config, (loaded) => this.#climb(loaded))}
          .topic=${JSON.stringify(data && [data, ladderPlans(this.config, data)])}
        ></lab-gate>
      </div>
      ${ladderTable(this.#session, this.config)}
    </section>`;
  }

  /** The runs on these data that are drawn. */
  get #drawn(): ReadonlySet<SessionRun> {
    const { runs, data } = this.#session;
    return new Set(runs.filter((run) => !this.undrawn.has(run) && sameData(run.data, data)));
  }

  #runs(): TemplateResult | typeof nothing {
    if (this.#session.runs.length === 0) return nothing;
    return html`<section class="section">
      <h2>${t('train.runs.title')}</h2>
      ${runsTable({
        session: this.#session,
        drawn: this.#drawn,
        onDraw: (run, drawn) => {
          const undrawn = new Set(this.undrawn);
          if (drawn) undrawn.delete(run);
          else undrawn.add(run);
          this.undrawn = undrawn;
        },
        onUse: (run) => this.#configure(run.config),
      })}
    </section>`;
  }

  #beats(): TemplateResult {
    const session = this.#session;
    const { data } = session;
    const { model, batchSize } = this.config;
    const asked = isNeural(model) ? 'train.asked.neural' : (`train.asked.${model}` as const);
    const { totalSteps, step } = this.#drawnSchedule;
    return html`<section class="section beats" data-instrument ${control('beats')}>
      ${fold(
        t('train.rate.title'),
        rateBeat({
          search: session.search,
          model,
          ready: this.#ready && !session.busy,
          onStart: () => void session.search.start(this.config),
          onTake: (lr) => this.#configure({ ...this.config, lr: Number(rate(lr)) }),
        }),
      )}
      ${fold(
        t('train.cycle.title'),
        scheduleBeat(this.schedule, step, step === null ? 100 / (totalSteps - 1) : 1),
      )}
      ${fold(
        t('train.decay.title'),
        decayBeat({
          session,
          base: this.config,
          ready: this.#ready && !session.busy,
          onStart: () => data && void this.#start(pairPlans(this.config, data)),
        }),
      )}
      ${
        this.engine.canCompareBuilds
          ? fold(
              t('train.builds.title'),
              buildsBeat({
                race: session.race,
                base: this.config,
                ready: this.#ready && !session.busy,
                onStart: () => void session.race.start(this.config),
              }),
            )
          : nothing
      }
      ${fold(
        t('train.asked.title'),
        html`<p class="asked-answer">${t(asked, { batch: batchSize })}</p>
          ${rowsPart(session.current)}`,
      )}
      ${fold(
        t('train.glossary.title'),
        html`<dl class="glossary">
          ${FIELDS.map(
            (field) =>
              html`<dt>${t(`train.field.${field}`)}</dt>
                <dd>${t(`train.glossary.${field}`)}</dd>`,
          )}
        </dl>`,
      )}
    </section>`;
  }
}
