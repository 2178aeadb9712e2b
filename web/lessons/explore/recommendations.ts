// The list of what is recommended, each with its reasons unfolded on demand.

import { html, nothing, type TemplateResult } from 'lit';
import { fixed } from '../../components/format.ts';
import { numberText } from '../../components/numberCell.ts';
import { itemName, type Recommendation } from '../../engine/recommending.ts';
import { t } from '../../text/text.ts';
import { filmButton } from './filmPanel.ts';
import {
  DIGITS,
  explainAverage,
  explainFactor,
  explainLift,
  explainPart,
  explainPrediction,
  explainShare,
  type ScorePart,
} from './inspect.ts';
import type { Explored, YourRun } from './model.ts';
import { moveMark, type Move } from './moves.ts';

type Share = Recommendation['shares'][number];

const PARTS: readonly ScorePart[] = ['everyone', 'mood', 'taste'];
const REASONS = 5;
const FACTORS = 3;

export const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : ''}${fixed(value, digits)}`;

export interface ListOptions {
  /** How films moved in the list, where there is one to compare with. */
  moves: ReadonlyMap<string, Move> | null;
  onFilm: (id: string) => void;
}

export function recommendations(
  explored: Explored,
  run: YourRun,
  shown: readonly Recommendation[],
  { moves, onFilm }: ListOptions,
): TemplateResult {
  const own = run.ratings.length > 0;
  return html`<ol class="recommended">
    ${shown.map(
      (one) =>
        html`<li>
          <div class="recommended-line">
            <span class="recommended-film">
              ${filmButton(one.item, onFilm)} ${moveMark(moves?.get(one.item.id))}
            </span>
            <span class="film-genres">${one.item.genres.join(', ')}</span>
            <span class="recommended-numbers">
              <span class="recommended-number"
                ><span class="number-name">${t('explore.list.you')}</span
                >${numberText(fixed(one.prediction, DIGITS.rating), () => explainPrediction(explored, one))}</span
              >
              ${
                own
                  ? html`<span class="recommended-number"
                        ><span class="number-name">${t('explore.list.average')}</span
                        >${numberText(fixed(one.averagePrediction, DIGITS.rating), () => explainAverage(explored, one))}</span
                      ><span class="recommended-number"
                        ><span class="number-name">${t('explore.list.liftName')}</span
                        >${numberText(signed(one.lift, DIGITS.rating), () => explainLift(one))}</span
                      >`
                  : nothing
              }
            </span>
          </div>
          ${own ? reasons(explored, run, one) : nothing}
        </li>`,
    )}
  </ol>`;
}

/**
 * Whether a rating is in the lower half of the scale, and lower than predicted: it pushes the row
 * away from its film.
 */
function isDislike({ subject }: Explored, { ratings, user }: YourRun, { item, rating }: Share) {
  const { minRating, maxRating } = subject.data;
  const place = ratings.findIndex((one) => one.item === item.id);
  return rating < (minRating + maxRating) / 2 && rating < (user.predictions[place] ?? rating);
}

/** Which ratings, which factors; and the score in its three parts. */
function reasons(explored: Explored, run: YourRun, one: Recommendation): TemplateResult {
  const shares = one.shares
    .toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share))
    .slice(0, REASONS);
  const factors = Array.from(one.tasteParts, (part, factor) => ({ part, factor }))
    .toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part))
    .slice(0, FACTORS);
  const value = { everyone: one.averageScore, mood: one.mood, taste: one.taste };
  return html`<details class="why">
    <summary>${t('explore.list.why')}</summary>
    <dl class="why-parts">
      ${PARTS.map(
        (part) =>
          html`<div>
            <dt>${t(`explore.part.${part}`)}</dt>
            <dd>
              ${numberText(
                part === 'everyone' ? fixed(value[part], 2) : signed(value[part], 2),
                () => explainPart(explored, run, one, part),
              )}
            </dd>
          </div>`,
      )}
    </dl>
    <p class="why-title">${t('explore.why.byRatings')}</p>
    <ul class="why-shares">
      ${shares.map(
        (share) =>
          html`<li>
            <span class="film-name"
              >${t('explore.why.rated', { film: itemName(share.item), rating: share.rating })}</span
            >
            ${numberText(signed(share.share, DIGITS.score), () => explainShare(explored, run, one, share))}
          </li>`,
      )}
    </ul>
    ${
      shares.some((one) => one.share > 0 && isDislike(explored, run, one))
        ? html`<p class="panel-how">${t('explore.why.against')}</p>`
        : nothing
    }
    <p class="why-title">${t('explore.why.byFactors')}</p>
    <ul class="why-shares">
      ${factors.map(
        ({ part, factor }) =>
          html`<li>
            <span class="film-name">${t('explore.why.factorName', { factor })}</span>
            ${numberText(signed(part, DIGITS.score), () => explainFactor(one, factor))}
          </li>`,
      )}
    </ul>
  </details>`;
}
