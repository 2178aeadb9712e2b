// Where the page is: `#/lookup?v=1&x=3,1` is the lesson `lookup` in a state that can be shared.

import { lessonNames } from '../text/lessonNames.ts';

/** The first page, the lessons, and the developers' gallery of components. */
export const ROUTES = ['', ...lessonNames, 'gallery'] as const;
export type RouteName = (typeof ROUTES)[number];

export interface Route {
  name: RouteName;
  /** The lesson's state as written in the address. */
  query: URLSearchParams;
}

/** The route of a hash, or null where there is no such page. */
export function parseHash(hash: string): Route | null {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const name = ROUTES.find((route) => route === path);
  return name === undefined ? null : { name, query: new URLSearchParams(query) };
}

export function formatHash(name: RouteName, query: URLSearchParams): string {
  const text = query.toString().replaceAll('%2C', ',');
  return text ? `#/${name}?${text}` : `#/${name}`;
}

/** Writes a lesson's state into the address, without a new entry in the history. */
export function rememberState(name: RouteName, query: URLSearchParams): void {
  const hash = formatHash(name, query);
  if (location.hash !== hash) history.replaceState(null, '', hash);
}
