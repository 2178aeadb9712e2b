// The map with the chosen film beside it, and what its axes turned out to mean.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../../components/lightElement.ts';
import { numberText } from '../../components/numberCell.ts';
import { segmented } from '../../components/segmented.ts';
import { itemName, type Item } from '../../engine/recommending.ts';
import { t } from '../../text/text.ts';
import { filmButton, filmPanel } from './filmPanel.ts';
import './filmSearch.ts';
import { percent } from '../../components/format.ts';
import { explainVariance } from './inspect.ts';
import { centredOn, type Point } from './mapLayout.ts';
import type { MapModel } from './mapView.ts';
import './mapView.ts';
import {
  axesOf,
  axesThere,
  chosenItem,
  extremes,
  ratingsOf,
  type Explored,
  type FilmFacts,
} from './model.ts';
import { OPENING, type ExploreState, type View } from './state.ts';

const pointOf = (place: Float32Array, [x, y]: readonly [number, number]): Point => ({
  x: place[x] ?? 0,
  y: place[y] ?? 0,
});

/** Emits `edit` (detail: the parts of the state that a person changed). */
@customElement('explore-films')
export class FilmsInstrument extends LightElement {
  @property({ attribute: false }) explored!: Explored;
  @property({ attribute: false }) state: ExploreState = OPENING;
  /** Of the chosen film; null before there are any. */
  @property({ attribute: false }) facts: FilmFacts | null = null;
  /** Why there are none of it, or ''. */
  @property() failure = '';

  #change(detail: Partial<ExploreState>): void {
    this.dispatchEvent(new CustomEvent<Partial<ExploreState>>('edit', { detail }));
  }

  protected override render(): TemplateResult {
    const { explored, facts, failure, state } = this;
    const axes = axesOf(state.axes, explored);
    return html`<div class="panel instrument films">
      <div class="panel-part films-controls">
        <explore-search
          name="find-film"
          .label=${t('explore.search.map')}
          .items=${explored.items}
          @film=${(event: CustomEvent<string>) => this.#find(event.detail)}
        ></explore-search>
        ${this.#tints()} ${this.#axes()}
      </div>
      <div class="panel-part films-body">
        <div>
          ${this.#axisEnds(axes[1], 'up')}
          <explore-map
            .model=${this.#model(axes, facts)}
            .view=${state.view}
            @film=${(event: CustomEvent<string>) => this.#change({ film: event.detail })}
            @view=${(event: CustomEvent<View>) => this.#change({ view: event.detail })}
          ></explore-map>
          ${this.#axisEnds(axes[0], 'across')}
        </div>
        ${
          facts === null
            ? html`<p role="status">${failure || t('explore.asking')}</p>`
            : filmPanel(explored, facts, axes, (film) => this.#change({ film }))
        }
      </div>
    </div>`;
  }

  /** A film that was searched for is brought to the middle where the map is enlarged. */
  #find(film: string): void {
    const { explored, state } = this;
    const at = explored.onMap.findIndex(({ id }) => id === film);
    const axes = axesOf(state.axes, explored);
    const points = explored.pca.places.map((place) => pointOf(place, axes));
    const point = points[at];
    const { view } = state;
    const apart = point === undefined || view.zoom === 1;
    this.#change({ film, view: apart ? view : centredOn(points, point, view) });
  }

  #model(axes: readonly [number, number], facts: FilmFacts | null): MapModel {
    const { explored, state } = this;
    const { onMap, pca } = explored;
    const chosen = onMap.indexOf(chosenItem(explored, state));
    const rated = ratingsOf(explored, state.ratings).map(({ item }) => String(item));
    return {
      items: onMap,
      points: pca.places.map((place) => pointOf(place, axes)),
      chosen: chosen < 0 ? null : chosen,
      rated: new Set(state.ratings === 'example' ? [] : rated),
      near: new Set(facts?.neighbours.map(({ item }) => item.id) ?? []),
      tint: this.#tint(),
      caption: t('explore.map.caption', {
        n: onMap.length,
        film: itemName(chosenItem(explored, state)),
      }),
    };
  }

  /** Years from light to dark; of a genre, its films are filled. */
  #tint(): (item: Item) => number | null {
    const { tint } = this.state;
    if (tint === 'none') return () => null;
    if (tint !== 'year') return ({ genres }) => (genres.includes(tint) ? 1 : null);
    const years = this.explored.onMap.flatMap(({ year }) => year ?? []);
    const sorted = years.toSorted((a, b) => a - b);
    const low = sorted[0] ?? 0;
    const span = Math.max(1, (sorted.at(-1) ?? 0) - low);
    return ({ year }) => (year === null ? null : 0.08 + (0.92 * (year - low)) / span);
  }

  #tints(): TemplateResult {
    const { explored, state } = this;
    const options: [string, string][] = [
      ['none', t('explore.tint.none')],
      ...(explored.hasYears ? [['year', t('explore.tint.year')] as [string, string]] : []),
      ...explored.genres.map((genre): [string, string] => [genre, genre]),
    ];
    return html`<label class="films-tint"
      ><span>${t('explore.tint.label')}</span
      ><select
        @change=${(event: Event) =>
          this.#change({ tint: (event.target as HTMLSelectElement).value })}
      >
        ${options.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === state.tint}>${text}</option>`,
        )}
      </select></label
    >`;
  }

  #axes(): TemplateResult {
    return segmented({
      label: t('explore.axes.label'),
      name: 'map-axes',
      control: null,
      options: axesThere(this.explored).map((value) => ({
        value,
        text: value.replace('-', ' × '),
      })),
      value: this.state.axes,
      onChange: (axes) => this.#change({ axes, view: OPENING.view }),
    });
  }

  /** What lies at the ends of an axis, and how much of the differences it holds. */
  #axisEnds(component: number, direction: 'up' | 'across'): TemplateResult {
    const { low, high } = extremes(this.explored, component);
    const ratio = this.explored.pca.explainedVarianceRatio[component] ?? NaN;
    const onFilm = (film: string): void => this.#change({ film });
    const end = (films: readonly Item[], arrow: string): TemplateResult =>
      html`<span class="axis-end"
        ><span class="axis-arrow" aria-hidden="true">${arrow}</span>${films.map((film) =>
          filmButton(film, onFilm),
        )}</span
      >`;
    const [lower, higher] = direction === 'up' ? ['↓', '↑'] : ['←', '→'];
    return html`<div class="axis-ends ${direction}">
      <span class="axis-name"
        >${t('explore.axis.name', { n: component + 1 })}
        ${numberText(percent(ratio), () => explainVariance(this.explored, component))}
        ${t('explore.axis.ofVariance')}</span
      >
      ${
        direction === 'up'
          ? html`${end(high, higher)}${end(low, lower)}`
          : html`${end(low, lower)}${end(high, higher)}`
      }
    </div>`;
  }
}
