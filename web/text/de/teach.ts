// The page for those who teach.

import type { teach as english } from '../en/teach.ts';
import type { Translated } from '../translated.ts';

export const teach: Translated<typeof english> = {
  'teach.title': 'Mit dem Lab unterrichten',
  'teach.lead':
    'Jede Lektion kann in deinen eigenen Seiten stehen, in dem Zustand, den du willst, mit ausgeblendeten oder gesperrten Teilen. Niemand muss etwas installieren oder sich anmelden, und **nichts verlässt den Browser der Lernenden**.',
  'teach.footer': 'Für Lehrende',

  'teach.presets.title': 'Vorbereitete Lektionen',
  'teach.presets.text':
    'Jeder Link öffnet eine Lektion: Was ablenkt, ist ausgeblendet; was für alle gleich bleiben soll, ist gesperrt. Ändere sie nach Belieben: Die Adresse ändert sich mit, und „Teilen oder einbetten“ gibt sie dir als Link oder Rahmen.',
  'teach.preset.lookup': 'Welche Zeilen bekommen einen Gradienten?',
  'teach.preset.lookup.how':
    'Für die erste Viertelstunde, am Beamer. Eine Zeile wird zweimal nachgeschlagen. Sammelt Vorhersagen und geht dann gemeinsam vorwärts und rückwärts.',
  'teach.preset.dot': 'Wo irrt das Modell am meisten?',
  'teach.preset.dot.how':
    'Zu zweit. Die Zellen zeigen Fehler: Sucht die schlimmste, verbessert sie, indem ihr von Hand einen Faktor ändert, und seht, welche anderen dabei schlechter werden. Dann darf sich das Gradientenverfahren daran versuchen.',
  'teach.preset.gradient': 'Ein Film zweimal im Batch',
  'teach.preset.gradient.how':
    'Für die Tafel. Geht vom Loss aus Knoten für Knoten zurück; haltet vor der Zeile des Films an und fragt, wie viel sie bekommt.',
  'teach.preset.optimizer': 'Wer bewegt sich ohne Gradienten?',
  'teach.preset.optimizer.how':
    'Als Hausaufgabe. Finde eine Zeile, die sich bewegt, obwohl niemand sie nachgeschlagen hat, nenne die beiden Ursachen im Kontobuch und finde einen Optimierer, bei dem sie stehen bleibt.',
  'teach.preset.collabnn': 'Eine Tabelle, die nicht lernt',
  'teach.preset.collabnn.how':
    'Zu zweit. Die Tabelle ist hier ein einfacher Tensor. Sagt, was man umschalten muss und welche Zahlen sich danach bewegen.',
  'teach.preset.categories': 'Eine Größe für sieben Tage',
  'teach.preset.categories.how':
    'Für fünf Minuten. Wie viele Zeilen, wie viele Spalten? Dann kommt ein achter Wert, den noch niemand gesehen hat.',
  'teach.preset.train': 'Dieselben Bits auf jedem Tisch',
  'teach.preset.train.how':
    'Für den Computerraum. Alle trainieren mit demselben Seed, auf welchem Gerät auch immer: Vergleicht den Loss bis zur letzten Ziffer. Danach wählen alle einen eigenen Seed, und ihr sprecht über die Streuung.',

  'teach.embed.title': 'Eine Lektion ins eigene Material setzen',
  'teach.embed.panel':
    '„Teilen oder einbetten“, oben und am Ende jeder Lektion, schreibt den Link, den Rahmen oder das Element für den gezeigten Zustand und zeigt eine Vorschau.',
  'teach.embed.books':
    'Es schreibt auch, was MyST, Quarto, reveal.js, Jupyter, Moodle und Canvas brauchen.',
  'teach.embed.scorm':
    'Eine Lernplattform, die SCORM annimmt, kann eine Lektion als Paket bekommen, das die Vorhersagen als Punktzahl meldet: „Teilen oder einbetten“ erzeugt es, unter Moodle.',
  'teach.embed.locked':
    'Eine Sperre ist eine Hilfe, keine Mauer: Wer eine Adresse lesen kann, kann sie ändern.',

  'teach.key.title': 'Die Antworten',
  'teach.key.text':
    'Zu jeder Vorhersage, nach der die Lektionen fragen, soeben berechnet für die Seeds, mit denen sie sich öffnen. Mit einem anderen Seed löst die Lektion selbst auf, was stimmt.',
  'teach.key.none': 'keine',
  'teach.key.later':
    'Das zeigt erst das Training, mit den geladenen Daten: Die Lektion löst es auf.',

  'teach.host.title': 'Auf dem eigenen Server',
  'teach.host.folder':
    'Die Seite ist ein Ordner mit Dateien: Lege ihn auf einen beliebigen Webserver, in ein beliebiges Verzeichnis. Es gibt keine Datenbank und kein Programm, das laufen muss.',
  'teach.host.origin':
    'Ein Rahmen funktioniert von jedem Server aus. Soll das Element in Seiten eines anderen Servers stehen, muss deiner `Access-Control-Allow-Origin` senden.',
  'teach.host.offline':
    'Über https bewahrt jeder Browser die Seite nach dem ersten Besuch auf und öffnet sie dann auch ohne Netz.',
  'teach.host.file':
    'Ohne Server: `embedding-lab.html`, im selben Ordner, ist das ganze Lab in einer Datei. Sie öffnet sich mit einem Doppelklick, arbeitet ohne Netz und passt auf jeden Stick.',
  'teach.host.policy':
    'Eine strenge Content Security Policy kann in Kraft bleiben: Skripte brauchen `wasm-unsafe-eval`, und nichts wird von anderswo geholt.',

  'teach.stored.title': 'Was gespeichert wird',
  'teach.stored.choices':
    'Im Browser, für den nächsten Besuch: Sprache, Farben und Größe, wenn jemand sie gewählt hat.',
  'teach.stored.data':
    'Ebenfalls dort, solange das Häkchen unter den Daten gesetzt ist: die abgelegten Dateien und die Läufe. Entfernt man es, wird alles gelöscht.',
  'teach.stored.site':
    'Ebenfalls dort, über https: die Dateien der Seite selbst, damit sie sich ohne Netz öffnet.',
  'teach.stored.predictions':
    'Vorhersagen und eigene Bewertungen werden nicht gespeichert; was in einer Adresse steht, bleibt wie bei jeder Seite im Verlauf des Browsers.',
  'teach.stored.sent':
    'Gesendet wird nichts: keine Cookies, keine Statistik, kein Konto. Dein Webserver sieht, dass Dateien geholt werden, wie bei jeder Seite. Eine Seite, die einen Rahmen enthält, erfährt, was darin geschieht, wenn sie darauf hört, und ein SCORM-Paket meldet es seiner Plattform.',

  'teach.licence.title': 'Wem die Daten gehören',
  'teach.licence.lab':
    'Das Lab steht unter der MIT-Lizenz; `licences.txt`, im selben Ordner, enthält die Lizenzen dessen, woraus es gebaut ist.',
  'teach.licence.movielens':
    'MovieLens gehört GroupLens, und jedes Archiv hat in seinem README eigene Bedingungen. Lies sie: Forschung und Lehre sind willkommen, kommerzielle Nutzung braucht eine Erlaubnis, Veröffentlichungen müssen den Datensatz zitieren, und manche Archive darf man nicht weitergeben. Darum enthält das Lab nichts davon: Lernende laden die offizielle ZIP-Datei selbst herunter und ziehen sie auf die Seite.',
  'teach.licence.world':
    'Die simulierte Welt ist erfunden und frei nutzbar. Kein echter Film wird darin beurteilt.',
};
