// What one rating did to the list: how each film moved since the list that stood before it.

import { html, nothing, type TemplateResult } from 'lit';
import { itemName } from '../../engine/recommending.ts';
import { rich, t } from '../../text/text.ts';
import type { Explored, YourRun } from './model.ts';

/** The list before the film whose rating was last given, moved or taken back. */
export interface Before {
  run: YourRun;
  film: string;
  /** The model that it is of. */
  sha256: string;
}

/** How many places a film rose (below 0: fell); "new" where it was not in the list. */
export type Move = number | 'new';

/** By film, of those that moved; null where no list before is comparable. */
export function movesOf(
  { subject }: Explored,
  run: YourRun,
  before: Before | null,
): ReadonlyMap<string, Move> | null {
  if (before === null || before.sha256 !== subject.sha256 || before.run.by !== run.by) return null;
  const places = new Map(
    before.run.user.recommendations.map(({ item }, place) => [item.id, place]),
  );
  const moves = new Map<string, Move>();
  run.user.recommendations.forEach(({ item }, place) => {
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
  explored: Explored,
  run: YourRun,
  before: Before | null,
): TemplateResult | typeof nothing {
  const moves = movesOf(explored, run, before);
  const item = before === null ? undefined : explored.byId.get(before.film)?.item;
  if (moves === null || item === undefined) return nothing;
  const rated = run.ratings.some((one) => one.item === item.id);
  const text = moves.size === 0 ? 'still' : rated ? 'rated' : 'removed';
  return html`<p class="panel-how moves-line">
    ${rich(`explore.moves.${text}`, {}, { film: html`<span class="film-name">${itemName(item)}</span>` })}
  </p>`;
}
