// The page where developers look at the components.

import type { gallery as english } from '../en/gallery.ts';
import type { Translated } from '../translated.ts';

export const gallery: Translated<typeof english> = {
  'gallery.title': 'Die Komponenten in ihren Zuständen',
  'gallery.lead':
    'Für alle, die Lektionen bauen. Jede Zahl kommt vom Kern; was eine Komponente meldet, steht darunter.',
  'gallery.why': 'Vom Kern berechnet, als diese Seite geöffnet wurde.',
  'gallery.reported': 'gemeldet: {event}',
  'gallery.nothing': 'noch nichts gemeldet',
};
