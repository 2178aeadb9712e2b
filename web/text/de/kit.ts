// What the components say from which lessons are made.

import type { kit as english } from '../en/kit.ts';
import type { Translated } from '../translated.ts';

export const kit: Translated<typeof english> = {
  'matrix.place': 'Zeilen {first} bis {last} von {rows}',
  'matrix.choose': 'Zeile wählen',

  'indices.caption': {
    one: 'Die Eingabe: {n} Beispiel aus ganzen Zahlen',
    other: 'Die Eingabe: {n} Beispiele aus ganzen Zahlen',
  },
  'indices.chip': 'Beispiel {sample}, {name}',
  'indices.add': 'ein weiteres Beispiel',
  'indices.full': 'In dieses kleine Instrument passen höchstens {most} Beispiele',
  'indices.remove': 'Beispiel {sample} entfernen',

  'instrument.loading': 'Der Rechenkern startet …',

  'batch.title': {
    one: 'x, eine {n} × 2-Matrix aus ganzen Zahlen, und die Bewertung',
    other: 'x, eine {n} × 2-Matrix aus ganzen Zahlen, und die Bewertungen',
  },
  'batch.user': 'Person',
  'batch.film': 'Film',
  'batch.rating': 'Bewertung',
  'batch.ratingOf': 'Bewertung in Beispiel {b}',
  'batch.presets': 'Batches zum Ausprobieren',

  'tape.label': 'Das Tape: was berechnet wurde, von den Blättern bis zum Loss',
  'tape.from': 'aus {names}',
  'tape.reached': 'erreicht',
  'tape.ahead': 'noch nicht erreicht',
  'tape.stops': 'der Gradient endet hier',

  'loglog.empty': 'Noch ist nichts gemessen.',

  'projector.label': 'Beamer-Modus: größere Zahlen, dickere Striche',

  'check.working': 'Differenzenquotient: Der Kern rechnet in double …',
  'check.agrees': 'Differenzenquotient {difference}',
  'check.differs': 'Differenzenquotient {difference}, dieser Gradient aber ist {gradient}',
  'check.how': '(h = {h}, in double)',
  'check.failed': 'Der Differenzenquotient ließ sich nicht berechnen: {message}',
};
