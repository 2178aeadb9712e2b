// What did it learn? Biases, a map of the factors, neighbours, and a row for whoever asks.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { duration, exact, fixed, whole } from '../../components/format.ts';
import '../../components/gate.ts';
import { Latest } from '../../components/latest.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { progressBar } from '../../components/progressBar.ts';
import { rich, t } from '../../text/text.ts';
import { coldBeat, drawCold, truthView } from './beats.ts';
import { biasView } from './biasView.ts';
import { listings } from './code.ts';
import './mapInstrument.ts';
import {
  chosenItem,
  coldRatings,
  explore,
  filmFacts,
  ratingsOf,
  type Explored,
  type FilmFacts,
  type YourRun,
} from './model.ts';
import { predictTask } from './predict.ts';
import './ratingsInstrument.ts';
import { ModelSource, type Subject } from './source.ts';
import { OPENING, schema, type ExploreState } from './state.ts';

@customElement('lesson-explore')
export class ExploreLesson extends LessonElement<ExploreState> {
  protected readonly heading = { title: 'explore.title', lead: 'explore.lead' } as const;
  @state() private run: YourRun | null = null;
  #source: ModelSource | null = null;
  readonly #explored = new Latest<Explored>(() => this.requestUpdate());
  readonly #facts = new Latest<FilmFacts>(() => this.requestUpdate());

  constructor() {
    super(schema);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#source?.close();
    this.#source = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#source ??= new ModelSource(this.engine, () => this.requestUpdate());
    const { subject } = this.#source;
    if (subject !== null) this.#explored.ask(subject.sha256, () => explore(subject));
    const explored = this.#explored.value;
    if (explored === null) return;
    const item = chosenItem(explored, this.#here(explored));
    const key = `${explored.subject.sha256} ${item.id}`;
    this.#facts.ask(key, () => filmFacts(explored, item));
  }

  /** What the address asks for, where it speaks of these data; ids of others mean other films. */
  #here({ subject }: Explored): ExploreState {
    const { of } = this.shown;
    return of === '' || of === subject.data.name ? this.shown : OPENING;
  }

  #change(explored: Explored, change: Partial<ExploreState>): void {
    this.show({ ...this.#here(explored), ...change, of: explored.subject.data.name });
  }

  protected content(): TemplateResult {
    const source = this.#source;
    const explored = this.#explored.value;
    const failure = source?.failure || this.#explored.failure;
    return html`
      ${failure ? html`<p class="message bad" role="alert">${failure}</p>` : nothing}
      ${explored === null ? this.#waiting() : this.#sections(explored)}
    `;
  }

  // ---- While there is no model --------------------------------------------------------------------

  #waiting(): TemplateResult {
    const source = this.#source;
    const progress = source?.training?.progress ?? null;
    if (source?.waiting) {
      return html`<div class="panel explore-wait">
        <div class="panel-part">
          <p>${t('explore.paused')}</p>
          <button type="button" class="button next" @click=${() => void source.train()}>
            ${t('explore.pausedTrain')}
          </button>
        </div>
      </div>`;
    }
    return html`<div class="panel explore-wait" role="status">
      <div class="panel-part">
        <p>${t('explore.training')}</p>
        ${progressBar(t('train.progress'), progress?.fraction ?? 0)}
        <p class="panel-how">
          ${
            progress?.secondsLeft == null
              ? nothing
              : t('train.left', { time: duration(progress.secondsLeft) })
          }
        </p>
      </div>
    </div>`;
  }

  // ---- The page -----------------------------------------------------------------------------------

  #sections(explored: Explored): TemplateResult {
    const here = this.#here(explored);
    const onFilm = (film: string): void => this.#change(explored, { film });
    const first = coldRatings(ratingsOf(explored, here.ratings));
    const edit = (event: CustomEvent<Partial<ExploreState>>): void =>
      this.#change(explored, event.detail);
    return html`
      ${this.#subject(explored.subject, here)} ${this.#lost(explored, here)}
      <explore-films
        .explored=${explored}
        .state=${here}
        .facts=${this.#facts.value}
        .failure=${this.#facts.failure}
        @edit=${edit}
      ></explore-films>
      <section class="section prose">
        <h2>${t('explore.map.title')}</h2>
        <p>${rich('explore.map.text')}</p>
      </section>

      <section class="section">
        <h2>${t('explore.yours.heading')}</h2>
        <p class="prose">${rich('explore.yours.text')}</p>
        <div class="gates" ${control('predictions')}>
          <lab-gate .task=${predictTask(explored)} .topic=${explored.subject.sha256}></lab-gate>
        </div>
        <explore-ratings
          .explored=${explored}
          .state=${here}
          @edit=${edit}
          @film=${(event: CustomEvent<string>) => onFilm(event.detail)}
          @run=${(event: CustomEvent<YourRun>) => {
            this.run = event.detail;
          }}
        ></explore-ratings>
        <p class="prose explore-after">${rich('explore.yours.lists')}</p>
        <div class="beats" ${control('beats')}>
          <lab-beat
            .beat=${coldBeat(explored, first)}
            .draw=${(runs: YourRun[]) => drawCold(explored, runs, onFilm)}
            .engine=${this.engine}
            .topic=${JSON.stringify([explored.subject.sha256, first])}
          ></lab-beat>
        </div>
      </section>

      <section class="section">
        <h2>${t('explore.bias.title')}</h2>
        <p class="prose">${rich('explore.bias.text')}</p>
        ${biasView(explored, onFilm)}
        <p class="prose explore-after">${rich('explore.bias.why')}</p>
      </section>

      ${
        explored.recovery === null
          ? nothing
          : html`<section class="section">
              <h2>${t('explore.truth.title')}</h2>
              <p class="prose">${rich('explore.truth.text')}</p>
              ${truthView(explored)}
              <p class="prose explore-after">${rich('explore.truth.after')}</p>
            </section>`
      }

      <section class="section" ${control('code')}>
        <h2>${t('explore.code.title')}</h2>
        <p class="prose">${rich('explore.code.text')}</p>
        <lab-code .listings=${listings(explored, this.#facts.value, this.run)}></lab-code>
      </section>

      <section class="section prose">
        <h2>${t('explore.asked.title')}</h2>
        <p>${rich('explore.asked.answer')}</p>
      </section>
    `;
  }

  /** Which model all of this is about. */
  #subject({ data, config, validLoss }: Subject, { ratings }: ExploreState): TemplateResult {
    return html`<p class="explore-subject">
      <strong>${data.simulated ? t('train.data.simulatedName') : data.name}</strong>
      ${data.simulated ? html`<span class="tag">${t('train.data.simulated')}</span>` : nothing}
      <span
        >${t('explore.subject', {
          model: config.model,
          factors: config.factors,
          ratings: whole(data.ratings),
          loss: validLoss === null ? '–' : fixed(validLoss, 3),
        })}</span
      >
      <a href="#/train">${t('explore.subject.other')}</a>
      ${
        ratings === 'example'
          ? html`<a
              href="#/explore"
              @click=${(event: Event) => {
                event.preventDefault();
                this.querySelector('explore-ratings')?.scrollIntoView();
              }}
              >${t('explore.subject.yours')}</a
            >`
          : nothing
      }
    </p>`;
  }

  /** What the address asks for and this model does not have. */
  #lost(explored: Explored, here: ExploreState): TemplateResult | typeof nothing {
    const { of } = this.shown;
    const reasons: string[] = [];
    if (here !== this.shown) {
      reasons.push(t('explore.lost.data', { asked: of, here: explored.subject.data.name }));
    }
    if (here.film !== '' && !explored.byId.has(here.film)) {
      reasons.push(t('explore.lost.film', { film: here.film }));
    }
    if (here.ratings !== 'example') {
      const kept = ratingsOf(explored, here.ratings);
      const { minRating, maxRating } = explored.subject.data;
      const lost = here.ratings.filter((one) => !kept.includes(one));
      if (lost.length > 0) {
        reasons.push(
          t('explore.lost.ratings', {
            films: lost.map(({ item, rating }) => `${item}: ${exact(rating)}`).join(', '),
            low: exact(minRating),
            high: exact(maxRating),
          }),
        );
      }
    }
    if (reasons.length === 0) return nothing;
    return html`${reasons.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}`;
  }
}
