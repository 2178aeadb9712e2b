// What the components say from which lessons are made.

export const kit = {
  'matrix.place': 'rows {first} to {last} of {rows}',
  'matrix.choose': 'Choose row',

  'indices.caption': {
    one: 'The input: {n} sample of integers',
    other: 'The input: {n} samples of integers',
  },
  'indices.chip': 'Sample {sample}, {name}',
  'indices.add': 'one more sample',
  'indices.full': 'This small instrument holds {most} samples',
  'indices.remove': 'Remove sample {sample}',

  'instrument.loading': 'The core is starting …',

  'batch.title': {
    one: 'x, a {n} × 2 matrix of integers, and the rating',
    other: 'x, a {n} × 2 matrix of integers, and the ratings',
  },
  'batch.user': 'viewer',
  'batch.film': 'film',
  'batch.rating': 'rating',
  'batch.ratingOf': 'Rating of sample {b}',
  'batch.presets': 'Batches to try',

  'tape.label': 'The tape: what was computed, from the leaves to the loss',
  'tape.from': 'from {names}',
  'tape.reached': 'reached',
  'tape.ahead': 'not yet reached',
  'tape.stops': 'gradient stops',

  'loglog.empty': 'Nothing is measured yet.',

  'projector.label': 'Projector mode: larger numbers, thicker strokes',

  'check.working': 'finite difference: the core of doubles is at it …',
  'check.agrees': 'finite difference {difference}',
  'check.differs': 'finite difference {difference}, but this gradient is {gradient}',
  'check.how': '(h = {h}, in double)',
  'check.failed': 'The finite difference could not be computed: {message}',
} as const;
