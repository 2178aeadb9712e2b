// What one rating did to the list: how each film moved since the list that stood before it.

import { html, nothing, type TemplateResult } from 'lit';
import { itemName, type Recommendation } from '../../engine/recommending.ts';
import { rich, t } from '../../text/text.ts';
import type { Explored, YourRun } from './model.ts';

/** The list before the film whose rating was last given, moved or taken back. */
export interface Before {
  run: YourRun;
  film: string;
}

/** Whether two lists are of one model, in one order. */
export const areAlike = (one: YourRun, other: YourRun): boolean =>
  one.sha256 === other.sha256 && one.by === other.by;

/** How many places a film rose (below 0: fell); "new" where it was not in the list. */
export type Move = number | 'new';

/** By film, of those shown that moved; null where there is no list to compare with. */
export function movesOf(
  run: YourRun,
  shown: readonly Recommendation[],
  before: Before | null,
): ReadonlyMap<string, Move> | null {
  if (before === null || before.run === run || !areAlike(before.run, run)) return null;
  const places = new Map(
    before.run.user.recommendations.map(({ item }, place) => [item.id, place]),
  );
  const moves = new Map<string, Move>();
  shown.forEach(({ item }, place) => {
    const old = places.get(item.id);
    if (old !== place) moves.set(item.id, old === undefined ? 'new' : old - place);
  });
  return moves;
}

export function moveMark(move: Move | undefined): TemplateResult | typeof nothing {
  if (move === undefined) return nothing;
  if (move === 'new') return html`<span class="moved-mark">${t('explore.moves.new')}</span>`;
  const n = Math.abs(move);
  return html`<span class="moved-mark"
    ><span aria-hidden="true">${move > 0 ? '↑' : '↓'} ${n}</span
    ><span class="visually-hidden"
      >${t(move > 0 ? 'explore.moves.up' : 'explore.moves.down', { n })}</span
    ></span
  >`;
}

/** What the marks are about. */
export function movesLine(
  { byId }: Explored,
  { ratings }: YourRun,
  moves: ReadonlyMap<string, Move> | null,
  before: Before | null,
): TemplateResult | typeof nothing {
  const item = byId.get(before?.film ?? '')?.item;
  if (moves === null || item === undefined) return nothing;
  const isRated = ratings.some((one) => one.item === item.id);
  const text = moves.size === 0 ? 'still' : isRated ? 'rated' : 'removed';
  const film = html`<span class="film-name">${itemName(item)}</span>`;
  return html`<p class="panel-how moves-line">${rich(`explore.moves.${text}`, {}, { film })}</p>`;
}
