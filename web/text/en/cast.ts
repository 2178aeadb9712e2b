// The invented films and viewers of the small instruments.

export const cast = {
  'film.0': 'Amber Coast',
  'film.1': 'Glass Moon',
  'film.2': 'Iron Orchard',
  'film.3': 'Night Ferry',
  'film.4': 'Paper Sun',
  'film.5': 'Zero Garden',

  'viewer.0': 'Ada',
  'viewer.1': 'Bo',
  'viewer.2': 'Cleo',
  'viewer.3': 'Dev',
  'viewer.4': 'Eli',
  'viewer.5': 'Fay',
} as const;
