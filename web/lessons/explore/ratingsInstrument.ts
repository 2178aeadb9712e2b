// Your ratings: one row is fitted to them, everything else is frozen, and the list follows.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { exact, fixed, whole } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { Latest } from '../../components/latest.ts';
import { LightElement } from '../../components/lightElement.ts';
import { numberText } from '../../components/numberCell.ts';
import { segmented } from '../../components/segmented.ts';
import { itemName, type Rating } from '../../engine/recommending.ts';
import { rich, t } from '../../text/text.ts';
import type { FilmSearch } from './filmSearch.ts';
import './filmSearch.ts';
import { explainFitError, explainSteps } from './inspect.ts';
import {
  fitYou,
  likesGenre,
  movedBy,
  ratingsOf,
  withRating,
  type Explored,
  type YourRun,
} from './model.ts';
import { areAlike, movesLine, movesOf, type Before } from './moves.ts';
import { recommendations } from './recommendations.ts';
import { MOST_RATINGS, OPENING, RANKINGS, type ExploreState, type Ratings } from './state.ts';

const SUGGESTED = 4;
const SHOWN_AT_FIRST = 10;
const FEWEST = 3;
/** Of a fingerprint, as many digits as tell two apart at a glance. */
const SHA_DIGITS = 10;

/** Emits `edit` (detail: the parts of the state that a person changed) and `film` (an id). */
@customElement('explore-ratings')
export class RatingsInstrument extends LightElement {
  @property({ attribute: false }) explored!: Explored;
  @property({ attribute: false }) state: ExploreState = OPENING;
  @query('explore-search') private readonly search!: FilmSearch;
  #all = false;
  #before: Before | null = null;
  /** A person's own ratings while the example is on show: it does not take them away. */
  #mine: { ratings: readonly Rating[]; of: string } = { ratings: [], of: '' };
  /** The ratings as a person last changed them here: of others nobody knows what came before. */
  #changed: Ratings | null = null;
  readonly #latest = new Latest<YourRun>((run) => {
    this.requestUpdate();
    if (run !== null) this.dispatchEvent(new CustomEvent<YourRun>('run', { detail: run }));
  });

  protected override willUpdate(): void {
    const { explored, state } = this;
    if (state.ratings !== this.#changed) this.#before = null;
    const key = JSON.stringify([explored.subject.sha256, state.ratings, state.by]);
    this.#latest.ask(key, () => fitYou(explored, state));
  }

  /** Who has no rating yet, or none any more, is led to where the first is given; not in a frame. */
  protected override updated(changed: PropertyValues<this>): void {
    const none = (state: ExploreState | undefined): boolean => state?.ratings.length === 0;
    if (!changed.has('state') || !none(this.state) || none(changed.get('state'))) return;
    if (window.parent === window) void this.search.begin();
  }

  /** Who the example is: data without genres have nobody who loves one. */
  get #exampleTitle(): 'explore.yours.example' | 'explore.yours.exampleKnown' {
    return likesGenre(this.explored) ? 'explore.yours.example' : 'explore.yours.exampleKnown';
  }

  get #ratings(): readonly Rating[] {
    return ratingsOf(this.explored, this.state.ratings);
  }

  #change(detail: Partial<ExploreState>): void {
    this.dispatchEvent(new CustomEvent<Partial<ExploreState>>('edit', { detail }));
  }

  /** The list on show is what the next ones are compared with, until another film is rated. */
  #remember(film: string): void {
    const run = this.#latest.value;
    const before = this.#before;
    if (run !== null && before?.film === film && areAlike(before.run, run)) return;
    const isOnShow = run !== null && JSON.stringify(run.ratings) === JSON.stringify(this.#ratings);
    this.#before = isOnShow ? { run, film } : null;
  }

  #rate(item: string, rating: number | null): void {
    // Whoever begins to rate leaves the example behind, unless they change a rating of it.
    const mine = this.state.ratings !== 'example' || this.#ratings.some((one) => one.item === item);
    if (mine) this.#remember(item);
    else this.#before = null; // that list was another person's
    this.#changed = withRating(mine ? this.#ratings : [], item, rating);
    this.#change({ ratings: this.#changed });
  }

  protected override render(): TemplateResult {
    const run = this.#latest.value;
    const { failure } = this.#latest;
    return html`<div class="panel instrument yours">
      <div class="panel-part yours-body">
        <section class="yours-given">${this.#given()}</section>
        <section class="yours-list" aria-live="polite">
          ${failure === '' ? nothing : html`<p class="message bad" role="alert">${failure}</p>`}
          ${run === null ? html`<p role="status">${t('explore.asking')}</p>` : this.#list(run)}
        </section>
      </div>
      <div class="panel-part sunken yours-moved">${run === null ? nothing : this.#moved(run)}</div>
    </div>`;
  }

  // ---- What was rated -----------------------------------------------------------------------------

  #given(): TemplateResult {
    const ratings = this.#ratings;
    const example = this.state.ratings === 'example';
    const full = ratings.length >= MOST_RATINGS && !example;
    const mine = this.#mine.of === this.explored.subject.data.name ? this.#mine.ratings : [];
    return html`
      <h3 class="panel-title">
        ${t(example ? this.#exampleTitle : 'explore.yours.title', { n: ratings.length })}
      </h3>
      <p class="panel-how">
        ${
          example
            ? t('explore.yours.exampleHow')
            : ratings.length < FEWEST
              ? t('explore.yours.more', { n: FEWEST })
              : t('explore.yours.how')
        }
      </p>
      ${
        this.explored.subject.data.simulated
          ? html`<p class="panel-how">
              ${rich('explore.yours.invented', {}, { train: html`<a href="#/train">${t('shell.train')}</a>` })}
            </p>`
          : nothing
      }
      ${
        example
          ? html`<button
              type="button"
              class="button next"
              @click=${() => this.#change({ ratings: [] })}
            >
              ${t('explore.yours.begin')}
            </button>`
          : nothing
      }
      <explore-search
        name="rate-film"
        .label=${t('explore.yours.search')}
        .items=${this.explored.items}
        ?disabled=${full}
        @film=${(event: CustomEvent<string>) =>
          this.#rate(event.detail, this.explored.subject.data.maxRating)}
      ></explore-search>
      ${full ? html`<p class="panel-how">${t('explore.yours.full', { n: MOST_RATINGS })}</p>` : this.#suggestions()}
      <ul class="yours-ratings">
        ${ratings.map((rating) => this.#rated(rating))}
      </ul>
      ${
        example
          ? nothing
          : html`<button
              type="button"
              class="button"
              @click=${() => {
                this.#mine = { ratings, of: this.explored.subject.data.name };
                this.#change({ ratings: 'example' });
              }}
            >
              ${t('explore.yours.showExample')}
            </button>`
      }
      ${
        example && mine.length > 0
          ? html`<button
              type="button"
              class="button"
              @click=${() => this.#change({ ratings: mine })}
            >
              ${t('explore.yours.showMine', { n: mine.length })}
            </button>`
          : nothing
      }
      ${this.#first()}
    `;
  }

  /** Where the list is below the sliders: what stands at its top, in view while one is moved. */
  #first(): TemplateResult | typeof nothing {
    const first = this.#latest.value?.user.recommendations[0];
    if (first === undefined) return nothing;
    const toList = (): void => this.querySelector('.yours-list')?.scrollIntoView();
    return html`<p class="yours-first">
      ${rich(
        'explore.list.first',
        {},
        {
          film: html`<button type="button" class="film-link film-name" @click=${toList}>
            ${itemName(first.item)}
          </button>`,
        },
      )}
    </p>`;
  }

  /** Films that most people know, one press away. */
  #suggestions(): TemplateResult {
    const rated = new Set(this.#ratings.map(({ item }) => item));
    const offered = this.explored.popular.filter(({ id }) => !rated.has(id)).slice(0, SUGGESTED);
    return html`<div class="yours-suggested">
      <span>${t('explore.yours.known')}</span>
      ${offered.map(
        (item) =>
          html`<button
            type="button"
            class="button quiet film-name"
            @click=${() => this.#rate(item.id, this.explored.subject.data.maxRating)}
          >
            ${icon('plus')}${itemName(item)}
          </button>`,
      )}
    </div>`;
  }

  #rated({ item: id, rating }: Rating): TemplateResult {
    const item = this.explored.byId.get(String(id))?.item;
    const { minRating, maxRating, ratingStep } = this.explored.subject.data;
    const name = item ? itemName(item) : String(id);
    return html`<li class="yours-rating">
      <span class="film-name" title=${name}>${name}</span>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label=${t('explore.yours.remove', { film: name })}
        @click=${() => this.#rate(String(id), null)}
      >
        ${icon('cross')}
      </button>
      <label class="yours-slider"
        ><span class="visually-hidden">${t('explore.yours.ratingOf', { film: name })}</span
        ><input
          type="range"
          min=${minRating}
          max=${maxRating}
          step=${ratingStep > 0 ? ratingStep : 'any'}
          .value=${String(rating)}
          @input=${(event: Event) =>
            this.#rate(String(id), Number((event.target as HTMLInputElement).value))}
        /><output class="slider-value">${exact(rating)}</output></label
      >
    </li>`;
  }

  // ---- What follows -------------------------------------------------------------------------------

  #list(run: YourRun): TemplateResult {
    const none = run.ratings.length === 0;
    const shown = this.#all
      ? run.user.recommendations
      : run.user.recommendations.slice(0, SHOWN_AT_FIRST);
    const moves = movesOf(run, shown, this.#before);
    return html`
      <h3 class="panel-title">${t(none ? 'explore.list.nobody' : `explore.list.${run.by}`)}</h3>
      ${
        none
          ? nothing
          : segmented({
              label: t('explore.by.label'),
              name: 'rank-by',
              options: RANKINGS.map((value) => ({ value, text: t(`explore.by.${value}`) })),
              value: this.state.by,
              onChange: (by) => this.#change({ by }),
            })
      }
      <p class="panel-how">${t(none ? 'explore.list.nobodyHow' : `explore.list.${run.by}How`)}</p>
      ${movesLine(this.explored, run, moves, this.#before)}
      ${recommendations(this.explored, run, shown, {
        moves,
        onFilm: (detail) => this.dispatchEvent(new CustomEvent<string>('film', { detail })),
      })}
      ${
        this.#all
          ? nothing
          : html`<button
              type="button"
              class="button"
              @click=${() => {
                this.#all = true;
                this.requestUpdate();
              }}
            >
              ${t('explore.list.all', { n: run.user.recommendations.length })}
            </button>`
      }
    `;
  }

  /** The proof: what a fit touched, by fingerprints of what the core holds. */
  #moved(run: YourRun): TemplateResult {
    const { user } = run;
    const { tables, row } = movedBy(user);
    const changed = row || run.ratings.length === 0;
    const good = tables.length === 0 && changed;
    const sentence =
      tables.length > 0
        ? t('explore.moved.bad', { tables: tables.join(', ') })
        : t(row ? 'explore.moved.good' : 'explore.moved.nothing');
    const detail =
      run.ratings.length === 0
        ? undefined
        : html`${rich(
            'explore.moved.how',
            {},
            {
              steps: numberText(whole(user.fit.steps), () => explainSteps(run)),
              error: numberText(fixed(user.fit.squaredError, 3), () => explainFitError(run)),
            },
          )}`;
    const short = (sha256: string): string => sha256.slice(0, SHA_DIGITS);
    const line = (name: string, before: string, after: string): TemplateResult => {
      const same = before === after;
      return html`<tr class=${same ? 'same' : 'other'}>
        <th scope="row"><code>${name}</code></th>
        <td><code class="fingerprint" title=${before}>${short(before)}</code></td>
        <td><code class="fingerprint" title=${after}>${short(after)}</code></td>
        <td>
          <span class="sameness"
            >${icon(same ? 'check' : 'again')}${t(same ? 'explore.moved.same' : 'explore.moved.other')}</span
          >
        </td>
      </tr>`;
    };
    const afterOf = new Map(user.after.tables.map(({ name, sha256 }) => [name, sha256]));
    return html`
      ${finding({ good, text: sentence, detail: detail ?? '' })}
      <details class="moved-tables">
        <summary>${t('explore.moved.show')}</summary>
        <table class="fingerprints">
          <thead>
            <tr>
              <td></td>
              <th scope="col">${t('explore.moved.before')}</th>
              <th scope="col">${t('explore.moved.after')}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${user.before.tables.map(({ name, sha256 }) =>
              line(name, sha256, afterOf.get(name) ?? ''),
            )}
            ${line(t('explore.moved.yourRow'), user.before.row, user.after.row)}
          </tbody>
        </table>
        <p class="panel-how">${t('explore.moved.tablesHow')}</p>
      </details>
    `;
  }
}
