// Where the page is: `#/lookup?v=1&x=3,1&hide=code` is the lesson `lookup` in a state that can be
// shared, shown without its code.

import { formatView, parseView, type View } from '../components/view.ts';
import { lessonNames } from '../text/lessonNames.ts';

/** The first page, the lessons, the teachers' page, and the developers' gallery of components. */
export const ROUTES = ['', ...lessonNames, 'teach', 'gallery'] as const;
export type RouteName = (typeof ROUTES)[number];

export interface Route {
  name: RouteName;
  /** The lesson's state as written in the address. */
  query: URLSearchParams;
  /** How it is shown. */
  view: View;
  /** What the address asks of the view in vain, a sentence for each. */
  refused: readonly string[];
}

/** In older links of categories, `hide` was the percent of values that are now `missing`. */
function renewed(name: RouteName, query: URLSearchParams): URLSearchParams {
  const isOld = name === 'categories' && /^\d+$/.test(query.get('hide') ?? '');
  if (!isOld) return query;
  return new URLSearchParams(
    [...query].map(([key, value]) => [key === 'hide' ? 'missing' : key, value]),
  );
}

/** The route of a hash, or null where there is no such page. */
export function parseHash(hash: string): Route | null {
  const [, path = '', query = ''] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const name = ROUTES.find((route) => route === path);
  if (name === undefined) return null;
  const { view, refused, rest } = parseView(renewed(name, new URLSearchParams(query)));
  return { name, query: rest, view, refused };
}

/** Commas stay as they are: addresses are read by people. */
export const formatQuery = (query: URLSearchParams): string =>
  query.toString().replaceAll('%2C', ',');

export function formatHash(name: RouteName, query: URLSearchParams, view: View): string {
  const text = formatQuery(new URLSearchParams([...query, ...formatView(view)]));
  return text ? `#/${name}?${text}` : `#/${name}`;
}

/**
 * Writes a lesson's state into the address, without a new entry in the history; not where somebody
 * is already on the way to another page, which is heard of a little later.
 */
export function rememberState({ name, view }: Route, query: URLSearchParams): void {
  const hash = formatHash(name, query, view);
  const isLeft = parseHash(location.hash)?.name !== name;
  if (!isLeft && location.hash !== hash) history.replaceState(null, '', hash);
}
