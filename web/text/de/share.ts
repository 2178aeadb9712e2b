// The panel "Share or embed".

import type { share as english } from '../en/share.ts';
import type { Translated } from '../translated.ts';

export const share: Translated<typeof english> = {
  'share.title': 'Teilen oder einbetten',
  'share.lead':
    'Diese Lektion, wie sie gerade ist: Ihr Zustand steht in der Adresse. Wer sie öffnet, sieht, was du siehst.',
  'share.close': 'Schließen',
  'share.open': 'Link in neuem Tab öffnen ↗',
  'share.local':
    'Diese Seite läuft auf deinem eigenen Rechner: Andere erreichen die Adresse nicht. Lege den Ordner der Seite auf einen Webserver und teile den Link von dort.',
  'share.file':
    'Diese Seite wurde aus einer Datei geöffnet, ihr Link funktioniert also nur auf diesem Rechner. Zum Einbetten von Lektionen gehört die Seite auf einen Webserver.',

  'share.oneFile':
    'Das ist das ganze Lab in einer Datei: Der Link führt dorthin, wo sie liegt. Zum Einbetten von Lektionen gehört die Website auf einen Webserver.',

  'share.place': 'Wohin damit',
  'share.place.link': 'Link',
  'share.place.iframe': 'Webseite, Rahmen',
  'share.place.element': 'Webseite, Element',
  'share.place.myst': 'MyST',
  'share.place.quarto': 'Quarto',
  'share.place.reveal': 'reveal.js',
  'share.place.jupyter': 'Jupyter',
  'share.place.course': 'Moodle, Canvas',

  'share.about.link':
    'Für eine Nachricht, eine Folie oder ein Aufgabenblatt. Der Link öffnet die Lektion auf der Seite des Labs.',
  'share.about.iframe':
    'Im Rahmen steht nur die Lektion, ohne die Seite darum herum. Das Skript darunter macht ihn so hoch wie die Lektion; ohne Skript gib ihm eine feste Höhe.',
  'share.about.element':
    'Ein eigenes HTML-Element: Es wächst mit der Lektion, und mehrere auf einer Seite teilen sich einen Rechenkern. Seine Attribute lassen sich jederzeit ändern.',
  'share.about.myst':
    'Eine Direktive für eine Seite in einem MyST-Buch oder -Artikel: ein Rahmen oder ein Widget, das mit der Lektion wächst und die Datei mit der einen Zeile neben der Seite braucht.',
  'share.about.quarto':
    'Ein HTML-Block für eine `.qmd`-Datei. Er erscheint nur in der HTML-Ausgabe.',
  'share.about.reveal':
    'Eine Folie. Der Rahmen lädt, wenn die Folie näher kommt, und bekommt die Höhe, die auf ihr übrig ist.',
  'share.about.jupyter':
    'Eine Zelle für ein Notebook: Die Lektion erscheint als ihre Ausgabe. Als Widget (`pip install anywidget`) teilt sie Python auch ihren Zustand und die letzte Vorhersage mit.',
  'share.about.course':
    'Für die HTML-Ansicht des Editors in Moodle oder Canvas, die Rahmen behalten und Skripte entfernen. Manchmal müssen Rahmen erst erlaubt werden: Frage, wer deine Plattform betreut.',

  'share.scorm.text':
    'Oder als SCORM-1.2-Paket (etwa 1 MB): Es enthält alles, was die Lektion braucht, und meldet dem Kurs, wie viele Vorhersagen auf Anhieb richtig waren.',
  'share.scorm.download': 'Paket herunterladen',
  'share.scorm.failed': 'Das Paket ließ sich nicht erstellen: {message}',

  'share.theme': 'Farben',
  'share.theme.light': 'hell',
  'share.theme.dark': 'dunkel',
  'share.lang': 'Sprache',
  'share.reader': 'wie bei den Lesenden',
  'share.size': 'Größe',
  'share.size.larger': 'größer, für den Beamer',
  'share.parts': 'Teile ausblenden oder sperren',
  'share.parts.text': 'Gesperrtes bleibt sichtbar, lässt sich aber nicht ändern.',
  'share.shown': 'wie es ist',
  'share.locked': 'gesperrt',
  'share.hidden': 'ausgeblendet',
  'share.part.title': 'Frage und Antwort am Anfang',
  'share.part.predictions': 'Vorhersagen',
  'share.part.code': 'Code',
  'share.part.beats': 'Aufklappbares weiter unten',
  'share.part.transport': 'Schritte',
  'share.part.seed': 'Seed',
  'share.part.settings': 'Einstellungen',
  'share.part.data': 'Wahl der Daten',
  'share.part.nav': 'Links zu anderen Lektionen',
  'share.part.share': 'Dieses Fenster',

  'share.preview': 'Vorschau',
};
