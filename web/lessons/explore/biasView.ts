// The films with the lowest and the highest bias, and beside it what a plain mean would have said.

import { html, type TemplateResult } from 'lit';
import { fixed, whole } from '../../components/format.ts';
import { numberText } from '../../components/numberCell.ts';
import type { ItemBias } from '../../engine/recommending.ts';
import { rich, t } from '../../text/text.ts';
import { filmButton } from './filmPanel.ts';
import { DIGITS, explainBias, explainCount, explainMean } from './inspect.ts';
import type { Explored } from './model.ts';

export function biasView(explored: Explored, onFilm: (id: string) => void): TemplateResult {
  const { biases } = explored;
  if (biases === null) return html`<p class="prose">${rich('explore.bias.none')}</p>`;
  return html`<div class="panel instrument">
    <div class="panel-part bias-tables">
      ${table(explored, t('explore.bias.highest'), biases.highest, onFilm)}
      ${table(explored, t('explore.bias.lowest'), biases.lowest, onFilm)}
    </div>
  </div>`;
}

function table(
  explored: Explored,
  caption: string,
  films: readonly ItemBias[],
  onFilm: (id: string) => void,
): TemplateResult {
  return html`<table class="bias-table">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('explore.bias.film')}</th>
        <th scope="col">${t('explore.film.bias')}</th>
        <th scope="col">${t('explore.film.mean')}</th>
        <th scope="col">${t('explore.film.count')}</th>
      </tr>
    </thead>
    <tbody>
      ${films.map(
        ({ item, bias }) =>
          html`<tr>
            <th scope="row">${filmButton(item, onFilm)}</th>
            <td>
              ${numberText(fixed(bias, DIGITS.rating), () => explainBias(explored, item, bias))}
            </td>
            <td>
              ${numberText(fixed(item.meanRating ?? NaN, DIGITS.rating), () => explainMean(item))}
            </td>
            <td>${numberText(whole(item.ratingCount ?? 0), () => explainCount(item))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
