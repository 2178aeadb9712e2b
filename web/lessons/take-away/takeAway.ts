// How do I take it with me? The files that a trained model becomes, and the code that goes on.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/codePanel.ts';
import type { CodeListing } from '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { download } from '../../components/download.ts';
import { exact, fixed } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { progressBar } from '../../components/progressBar.ts';
import { formatConfig } from '../../components/runAddress.ts';
import { runName } from '../../components/runName.ts';
import { segmented } from '../../components/segmented.ts';
import { messageOf } from '../../engine/errors.ts';
import {
  sameData,
  sessionOf,
  type SessionRun,
  type TrainSession,
} from '../../engine/trainSession.ts';
import { commandLine } from '../../engine/takeAway.ts';
import { defaultConfig } from '../../engine/training.ts';
import { currentLanguage, rich, t } from '../../text/text.ts';
import {
  fastaiListing,
  FILES,
  filesOf,
  scripts,
  simulatedFile,
  type FileName,
  type FileToMake,
} from './files.ts';
import { schema, SHOWN, type Shown, type TakeAwayState } from './state.ts';

@customElement('lesson-take-away')
export class TakeAway extends LessonElement<TakeAwayState> {
  protected readonly heading = { title: 'take-away.title', lead: 'take-away.lead' } as const;
  #session!: TrainSession;
  #unwatch = (): void => {};
  #frame = 0;
  /** The run that a person chose; otherwise the newest. */
  #chosen: SessionRun | null = null;
  /** The run whose files these are. */
  #filesFor: SessionRun | null = null;
  #filesKey = '';
  #files: Partial<Record<FileName, FileToMake>> | null = null;
  /** The file that is being made, or null. */
  @state() private making: string | null = null;
  /** Why the last one could not be made. */
  @state() private failed: string | null = null;
  /** A model was asked for, and is on its way. */
  @state() private asked = false;
  /** What the code panel shows: the same object as long as it is the same code. */
  #listings: readonly CodeListing[] = [];
  #listingsKey = '';

  constructor() {
    super(schema);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('engine')) {
      this.#session = sessionOf(this.engine);
      this.#watch();
      if (this.#session.data === null) void this.#session.open(t('train.data.simulatedName'));
    }
    const run = this.#run;
    const key = `${currentLanguage()} ${run !== null && this.#hasRatings(run)}`;
    if (run === this.#filesFor && key === this.#filesKey) return;
    this.#filesFor = run;
    this.#filesKey = key;
    this.#files = run === null ? null : filesOf(run, this.engine, this.#hasRatings(run));
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

  /** Reports come faster than frames: one picture a frame is enough. */
  #onChange(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.requestUpdate());
  }

  get #trained(): readonly SessionRun[] {
    return this.#session.runs.filter((run) => run.model !== null && hasSample(run));
  }

  get #run(): SessionRun | null {
    if (this.#chosen !== null && this.#trained.includes(this.#chosen)) return this.#chosen;
    return this.#session.newest(hasSample);
  }

  protected content(): TemplateResult {
    const run = this.#run;
    return html`
      <div class="panel take-away" data-status=${run === null ? 'none' : 'ready'}>
        ${run === null ? this.#nothingYet() : this.#model(run)}
      </div>

      <section class="section" ${control('code')}>
        <h2>${t('take-away.code.title')}</h2>
        <p class="prose">${rich('take-away.code.text')}</p>
        ${segmented<Shown>({
          label: t('take-away.show'),
          name: 'take-away-show',
          control: null,
          options: SHOWN.map((value) => ({ value, text: t(`take-away.show.${value}`) })),
          value: this.shown.show,
          onChange: (show) => this.show({ show }),
        })}
        <p class="prose take-away-about">${rich(`take-away.about.${this.shown.show}`)}</p>
        <lab-code class="take-away-code" .listings=${this.#listingsOf(run)}></lab-code>
      </section>

      <section class="section prose">
        <h2>${t('take-away.scale.title')}</h2>
        <p>${rich('take-away.scale.text')}</p>
      </section>

      <section class="section prose">
        <h2>${t('take-away.asked.title')}</h2>
        <p>${rich('take-away.asked.answer')}</p>
      </section>
    `;
  }

  #nothingYet(): TemplateResult {
    const session = this.#session;
    const { current, loadError, startError } = session;
    const busy = session.busy || this.asked;
    const paused = !busy && current?.status === 'paused';
    const text = busy ? 'take-away.busy' : paused ? 'take-away.paused' : 'take-away.none';
    const errors = [loadError, startError, current?.error].filter((error) => error != null);
    return html`<div class="panel-part take-away-none">
      ${errors.map((error) => html`<p class="message bad" role="alert">${error}</p>`)}
      <p>${t(text)}</p>
      ${busy ? this.#progress() : paused ? this.#resume() : this.#trainNow()}
    </div>`;
  }

  #progress(): TemplateResult {
    const { current } = this.#session;
    return progressBar(t('take-away.busy'), current?.progress?.fraction ?? 0);
  }

  /** A run that is paused is somebody's: it goes on, nothing takes its place. */
  #resume(): TemplateResult {
    return html`<button
      type="button"
      class="button next"
      @click=${() => void this.#session.resume()}
    >
      ${t('train.resume')}
    </button>`;
  }

  #trainNow(): TemplateResult {
    const session = this.#session;
    const { data } = session;
    const train = async (): Promise<void> => {
      this.asked = true;
      await session.trainDefault(t('train.data.simulatedName')).finally(() => {
        this.asked = false;
      });
    };
    return html`<button type="button" class="button next" @click=${() => void train()}>
      ${
        data === null || data.simulated
          ? t('take-away.trainNow')
          : t('take-away.trainOn', { data: data.name })
      }
    </button>`;
  }

  #model(run: SessionRun): TemplateResult {
    const trained = this.#trained;
    return html`
      <div class="panel-part take-away-run">
        <h2 class="panel-title">${nameOf(run)}</h2>
        <p>${summary(run)}</p>
        ${
          trained.length < 2
            ? nothing
            : html`<label
                >${t('take-away.which')}
                <select
                  @change=${(event: Event) => {
                    const place = (event.target as HTMLSelectElement).selectedIndex;
                    this.#chosen = trained[place] ?? null;
                    this.requestUpdate();
                  }}
                >
                  ${trained.map(
                    (one) => html`<option ?selected=${one === run}>${nameOf(one)}</option>`,
                  )}
                </select></label
              >`
        }
      </div>
      <ul class="panel-part take-away-files">
        ${FILES.map((name) => this.#file(name))}
      </ul>
      <div class="panel-part take-away-all">
        <button type="button" class="button next" @click=${() => void this.#downloadAll()}>
          ${icon('download')}${t('take-away.all')}
        </button>
        <p class="take-away-sha">${t('take-away.sha')} <code>${run.sha256 ?? ''}</code></p>
        <p role="status">
          ${this.making === null ? nothing : t('take-away.making', { name: this.making })}
        </p>
        ${
          this.failed === null
            ? nothing
            : html`<p class="message bad" role="alert">${this.failed}</p>`
        }
      </div>
      ${run.status === 'done' && run.columns === null ? this.#command(run) : nothing}
      <div class="panel-part take-away-link">
        <h3>${t('take-away.link')}</h3>
        <a href=${runLink(run)}>${runLink(run)}</a>
        <p>
          ${t(run.data.simulated ? 'take-away.link.simulated' : 'take-away.link.file', { data: run.data.name })}
        </p>
      </div>
    `;
  }

  /** A run that was stopped, or columns that a person chose, no command can repeat. */
  #command(run: SessionRun): TemplateResult {
    const about = !run.data.simulated
      ? 'take-away.command.text'
      : this.#hasRatings(run)
        ? 'take-away.command.simulated'
        : 'take-away.command.world';
    return html`<div class="panel-part take-away-command">
      <h3>${t('take-away.command')}</h3>
      <code>${commandLine(run.config, ratingsFile(run))}</code>
      <p>${rich(about)}</p>
    </div>`;
  }

  #file(name: FileName): TemplateResult | typeof nothing {
    const file = this.#files?.[name];
    if (file === undefined) return nothing;
    return html`<li>
      <button type="button" class="button" @click=${() => void this.#give(file.name, file.make)}>
        ${icon('download')}${file.name}
      </button>
      <span class="take-away-file-about">${t(`take-away.file.${name}`)}</span>
      <span class="take-away-size">${file.size}</span>
    </li>`;
  }

  /** Files of their own people have; the simulated world's ratings are to be had while it is loaded. */
  #hasRatings({ data }: SessionRun): boolean {
    return data.simulated && sameData(data, this.#session.data);
  }

  /** Gives a file to the person at the page, once it is made. */
  async #give(name: string, make: () => Promise<Uint8Array>): Promise<void> {
    if (this.making !== null) return;
    this.making = name;
    this.failed = null;
    try {
      download({ name, bytes: await make() });
    } catch (error) {
      this.failed = messageOf(error);
    } finally {
      this.making = null;
    }
  }

  #downloadAll(): Promise<void> {
    const files = Object.values(this.#files ?? {});
    return this.#give('embedding-lab.zip', async () =>
      this.engine.zip(
        await Promise.all(files.map(async ({ name, make }) => ({ name, bytes: await make() }))),
      ),
    );
  }

  #listingsOf(run: SessionRun | null): readonly CodeListing[] {
    const { show } = this.shown;
    const code =
      show === 'fastai'
        ? fastaiListing(
            run?.config ?? defaultConfig,
            run === null ? simulatedFile : ratingsFile(run),
          )
        : scripts[show];
    const key = `${show} ${code}`;
    if (key !== this.#listingsKey) {
      this.#listingsKey = key;
      const lines = code.trimEnd().split('\n');
      this.#listings = [{ name: LANGUAGES[show], lines: lines.map((text) => ({ text })) }];
    }
    return this.#listings;
  }
}

/** Who wrote what is on show, or what runs it. */
const LANGUAGES: Readonly<Record<Shown, string>> = {
  load: 'PyTorch',
  fastai: 'fastai',
  notebook: 'Jupyter',
  distributed: 'torchrun',
};

const ratingsFile = ({ data }: SessionRun): string => (data.simulated ? simulatedFile : data.name);

/** Where the page trains the same again. */
const runLink = ({ config }: SessionRun): string => `#/train?${formatConfig(config).toString()}`;

/** Predictions to hold others against are among the files. */
const hasSample = ({ sample }: SessionRun): boolean => sample !== null;

const nameOf = (run: SessionRun): string =>
  run.name !== '' ? run.name : t('take-away.run', { run: runName(run), data: run.data.name });

function summary(run: SessionRun): string {
  const { config, result } = run;
  const loss = result?.validLoss ?? null;
  return t(loss === null ? 'take-away.summary.noValid' : 'take-away.summary', {
    epochs: (result?.epoch ?? -1) + 1,
    lr: exact(config.lr),
    seed: config.seed,
    loss: loss === null ? '' : fixed(loss, 4),
  });
}
