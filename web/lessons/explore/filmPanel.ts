// The chosen film beside the map: what the data say of it, what was learnt, who is like it.

import { html, nothing, type TemplateResult } from 'lit';
import { fixed, whole } from '../../components/format.ts';
import { numberText } from '../../components/numberCell.ts';
import { itemName, type Item } from '../../engine/recommending.ts';
import { rich, t } from '../../text/text.ts';
import {
  DIGITS,
  explainBias,
  explainCosine,
  explainCount,
  explainMean,
  explainPlace,
} from './inspect.ts';
import type { Explored, FilmFacts } from './model.ts';

/** A film's name that chooses it. */
export function filmButton(item: Item, onFilm: (id: string) => void): TemplateResult {
  return html`<button
    type="button"
    class="film-link film-name"
    title=${[itemName(item), ...item.genres].join(' · ')}
    @click=${() => onFilm(item.id)}
  >
    ${itemName(item)}
  </button>`;
}

export function filmPanel(
  explored: Explored,
  facts: FilmFacts,
  axes: readonly [number, number],
  onFilm: (id: string) => void,
): TemplateResult {
  const { item, bias, neighbours } = facts;
  const at = explored.onMap.indexOf(item);
  const fact = (label: string, number: TemplateResult): TemplateResult =>
    html`<div>
      <dt>${label}</dt>
      <dd>${number}</dd>
    </div>`;
  return html`<div class="film-panel" aria-live="polite">
    <h2 class="film-title film-name">${itemName(item)}</h2>
    <p class="film-genres">${item.genres.join(', ')}</p>
    <dl class="film-facts">
      ${fact(
        t('explore.film.count'),
        numberText(whole(item.ratingCount ?? 0), () => explainCount(item)),
      )}
      ${fact(
        t('explore.film.mean'),
        numberText(fixed(item.meanRating ?? NaN, DIGITS.rating), () => explainMean(item)),
      )}
      ${
        bias === null
          ? nothing
          : fact(
              t('explore.film.bias'),
              numberText(fixed(bias, DIGITS.rating), () => explainBias(explored, item, bias)),
            )
      }
      ${
        at < 0
          ? nothing
          : axes.map((component) =>
              fact(
                t('explore.film.place', { n: component + 1 }),
                numberText(fixed(explored.pca.places[at]?.[component] ?? NaN, DIGITS.rating), () =>
                  explainPlace(explored, facts, component),
                ),
              ),
            )
      }
    </dl>
    ${at < 0 ? html`<p class="panel-how">${t('explore.film.offMap')}</p>` : nothing}
    <h3 class="film-near-title">${t('explore.near.title')}</h3>
    <ol class="film-near">
      ${neighbours.map(
        (near) =>
          html`<li>
            ${filmButton(near.item, onFilm)}
            ${numberText(fixed(near.cosine, DIGITS.rating), () =>
              explainCosine(explored, facts, near.item, near.cosine),
            )}
          </li>`,
      )}
    </ol>
    <p class="panel-how">${rich('explore.near.how')}</p>
  </div>`;
}
