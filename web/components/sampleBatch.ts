// The batch of a recommender's lesson: x as a matrix of integers, the rating beside each row, and
// batches to try.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { filmName, viewerName } from '../text/cast.ts';
import { t } from '../text/text.ts';
import { control } from './control.ts';
import './indexChips.ts';
import { LightElement } from './lightElement.ts';
import { RATINGS, type Sample, type SampleLimits } from './samples.ts';

export interface BatchPreset {
  text: string;
  samples: readonly Sample[];
}

/** Emits `samples` (detail: the new batch). */
@customElement('lab-batch')
export class SampleBatch extends LightElement {
  @property({ attribute: false }) samples: readonly Sample[] = [];
  @property({ attribute: false }) limits: SampleLimits = { users: 0, films: 0, most: 1 };
  @property({ attribute: false }) presets: readonly BatchPreset[] = [];
  /** Which integers are looked up at this moment. */
  @property({ attribute: false }) lit: (sample: number, column: number) => boolean = () => false;

  #emit(detail: readonly Sample[]): void {
    this.dispatchEvent(new CustomEvent<readonly Sample[]>('samples', { detail }));
  }

  protected override render(): TemplateResult {
    const { samples, limits } = this;
    const title = t('batch.title', { n: samples.length });
    return html`<section aria-label=${title}>
      <p class="batch-title">${title}</p>
      <fieldset class="control" role="none" ${control('settings')}>
        <div class="batch-presets" role="group" aria-label=${t('batch.presets')}>
          ${this.presets.map(
            (preset) =>
              html`<button
                type="button"
                class="button"
                aria-pressed=${JSON.stringify(preset.samples) === JSON.stringify(samples)}
                @click=${() => this.#emit(preset.samples)}
              >
                ${preset.text}
              </button>`,
          )}
        </div>
        <lab-indices
          .columns=${[
            { name: t('batch.user'), rows: limits.users, rowName: viewerName },
            { name: t('batch.film'), rows: limits.films, rowName: filmName },
          ]}
          .values=${samples.map(({ user, film }) => [user, film])}
          .most=${limits.most}
          .lit=${this.lit}
          .beside=${(b: number) => this.#rating(b)}
          .besideName=${t('batch.rating')}
          @change=${(event: CustomEvent<number[][]>) => this.#setIndices(event.detail)}
        ></lab-indices>
      </fieldset>
    </section>`;
  }

  #rating(b: number): TemplateResult {
    const { samples } = this;
    const rating = samples[b]?.rating ?? 0;
    return html`<select
      class="batch-rating"
      aria-label=${t('batch.ratingOf', { b })}
      @change=${(event: Event) => {
        event.stopPropagation();
        const value = Number((event.target as HTMLSelectElement).value);
        this.#emit(samples.map((one, i) => (i === b ? { ...one, rating: value } : one)));
      }}
    >
      ${RATINGS.map(
        (one) =>
          html`<option value=${one} .selected=${live(one === rating)}>${one.toFixed(1)}</option>`,
      )}
    </select>`;
  }

  /** Ratings stay with their samples: where one was removed, it is the first that differs. */
  #setIndices(values: readonly (readonly number[])[]): void {
    const { samples } = this;
    const same = (i: number): boolean =>
      values[i]?.[0] === samples[i]?.user && values[i]?.[1] === samples[i]?.film;
    const gone =
      values.length < samples.length ? samples.findIndex((_, i) => !same(i)) : samples.length;
    this.#emit(
      values.map(([user = 0, film = 0], i): Sample => {
        const from = samples[i < gone ? i : i + 1] ?? samples.at(-1);
        return { user, film, rating: from?.rating ?? 3 };
      }),
    );
  }
}
