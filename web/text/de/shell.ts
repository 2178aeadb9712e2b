// The page around the lessons, what its components say, and the first page.

import type { shell as english } from '../en/shell.ts';
import type { Translated } from '../translated.ts';

export const shell: Translated<typeof english> = {
  'shell.brand': 'Embedding Lab',
  'shell.skip': 'Zum Inhalt springen',
  'shell.nav': 'Lektionen',
  'shell.lookup': 'Nachschlagen',
  'shell.dot': 'Skalarprodukt',
  'shell.gradient': 'Gradient',
  'shell.optimizer': 'Optimierer',
  'shell.collabnn': 'CollabNN',
  'shell.categories': 'Kategorien',
  'shell.train': 'Trainieren',
  'shell.explore': 'Erkunden',
  'shell.thread': 'Der Thread',
  'shell.take-away': 'Mitnehmen',
  'shell.turn': 'Andere Lektionen',
  'shell.turn.previous': '← Zurück',
  'shell.turn.next': 'Weiter →',
  'shell.local': {
    one: 'alles läuft in diesem Tab · {n} Anfrage seit dem Öffnen',
    other: 'alles läuft in diesem Tab · {n} Anfragen seit dem Öffnen',
  },
  'shell.footer':
    'Jede Zahl hier berechnet ein C++-Kern in diesem Tab. Keine Daten verlassen das Gerät: Es gibt keinen Server, an den sie gehen könnten.',
  'shell.theme.auto': 'Farben: wie im System',
  'shell.theme.light': 'Farben: hell',
  'shell.theme.dark': 'Farben: dunkel',
  'shell.language.failed': '{language} konnte nicht geladen werden: {message}',
  'shell.notFound.title': 'Diese Seite gibt es nicht',
  'shell.notFound.text': 'Die Adresse nennt eine Lektion, die es nicht gibt.',
  'shell.notFound.home': 'Zur Startseite',
  'shell.restarted':
    'Der Rechenkern ist stehen geblieben und wurde neu gestartet: {message}. Ein Lauf geht nach seiner letzten Epoche weiter.',
  'shell.noWebAssembly':
    'Dieser Browser kennt kein WebAssembly, oder es ist abgeschaltet; darum lässt sich hier nichts berechnen. Fragen, Antworten und Code kannst du trotzdem lesen. Die Zahlen zeigt dir ein aktueller Firefox, Chrome, Edge oder Safari.',
  'shell.newer': 'Eine neuere Version des Labs ist da.',
  'shell.newer.take': 'Damit neu laden',

  'role.integer': 'ganze Zahl',
  'role.parameter': 'Parameter (gelernt)',
  'role.activation': 'Aktivierung (berechnet)',
  'role.gradient': 'Gradient',

  'inspector.label': 'Woher {title} kommt',
  'inspector.question': 'Woher kommt das?',
  'inspector.close': 'Schließen',
  'inspector.shape': 'Form',
  'inspector.bits': 'Bits',

  'gate.reveal': 'Auflösen',
  'gate.again': 'Noch einmal',
  'gate.right': 'Wie vorhergesagt.',
  'gate.wrong': 'Nicht ganz.',
  'gate.truth': 'Richtig ist {value}.',
  'legend.disc': 'größte Scheibe ±{size}',

  'code.tabs': 'Bibliothek',
  'code.copy': 'Kopieren',
  'code.copied': 'kopiert',
  'code.notCopied': 'markiert: mit Strg+C oder ⌘C kopieren',
  'code.goTo': 'Zu diesem Schritt',

  'transport.group': 'Schritte',
  'transport.first': 'Erster Schritt',
  'transport.back': 'Einen Schritt zurück',
  'transport.forward': 'Einen Schritt weiter',
  'transport.pause': 'Anhalten',
  'transport.timeline': 'Zeitleiste',
  'transport.step': 'Schritt {step} / {last}',
  'transport.speed': 'Tempo',

  'seed.name': 'Seed {seed}',
  'seed.again': 'Mit demselben Seed neu beginnen',
  'seed.againLabel': 'Seed {seed}: mit demselben Seed neu beginnen',
  'seed.fresh': 'Ein neuer Seed',

  'address.version':
    'Dieser Link wurde für Version {version} der Lektion gemacht, die diese Seite nicht kennt. Die Lektion beginnt von vorn.',
  'address.list':
    'Die Adresse verlangt {name} „{value}“: Erwartet werden 1 bis {most} ganze Zahlen von {low} bis {high}, durch Kommas getrennt.',
  'address.choice': 'Die Adresse verlangt {name} „{value}“: Möglich sind nur {choices}.',
  'address.number':
    'Die Adresse verlangt {name} „{value}“: Erwartet wird eine Zahl von {low} bis {high}.',
  'address.whole':
    'Die Adresse verlangt {name} „{value}“: Erwartet wird eine ganze Zahl von {low} bis {high}.',
  'address.range':
    'Die Adresse verlangt range „{value}“: Erwartet wird „none“ oder zwei Zahlen wie 0,5.5.',

  // ---- Home -------------------------------------------------------------------------------------
  'home.title': 'Ein Embedding ist eine Zeile, die du nachschlägst',
  'home.lead':
    'Ein One-hot-Vektor besteht aus lauter Nullen und einer einzigen 1. Ob du ihn mit einer Matrix multiplizierst oder in der Matrix eine Zeile nachschlägst: Du bekommst **dieselben Zahlen, Bit für Bit**, und denselben Gradienten. Nur der Aufwand ist ein anderer. Wähle eine Zeile und sieh dir beides an.',
  'home.more': 'Schritt für Schritt ansehen',
  'home.yours': 'Oder sieh, wohin es führt: Bewerte ein paar Filme und bekomme Empfehlungen',
  'home.lessons': 'Lektionen',
  'home.lookup.about':
    'Zwei Maschinen an derselben Matrix, im Gleichschritt: welche Zeilen einen Gradienten bekommen, was jeder Weg kostet und wo die beiden auseinandergehen.',
  'home.dot.about':
    'Ein Rechenblatt aus Personen und Filmen, in dem jede Zelle ein Skalarprodukt ist. Tippe eine Zahl ein, füge eine Spalte ein und sieh zu, wie das Gradientenverfahren es füllt.',
  'home.gradient.about':
    'Ein Empfehlungsmodell vorwärts und rückwärts, Knoten für Knoten: welche Zeilen einen Gradienten bekommen, dazu drei falsche Regeln zum Ausprobieren.',
  'home.optimizer.about':
    'Jede Änderung einer Zeile als Kontobuch: der Gradient dieses Schritts, die Erinnerung an frühere, Weight Decay. Auch Zeilen, die niemand nachgeschlagen hat, bewegen sich.',
  'home.collabnn.about':
    'Von zwei ganzen Zahlen durch ein ganzes Netz bis zum Loss und zurück in die Zeilen. Eine Zeile als Parameter, Aktivierung und Gradient.',
  'home.categories.about':
    'Ein Vokabular mit einer Zeile für das, was fehlt, eine Faustregel für die Spalten und ein Modell für die Passagiere der Titanic, das beides nutzt.',
  'home.train.about':
    'Tausende Male nachschlagen, den Fehler messen, einen Schritt machen: Ein Empfehlungsmodell lernt in diesem Tab, aus einer simulierten Welt oder aus deinen eigenen Bewertungen.',
  'home.explore.about':
    'Eine Karte dessen, was das Modell gelernt hat, Filme, die sich ähneln, und eine neue Zeile, angepasst an deine Bewertungen: Empfehlungen mit Begründung.',
  'home.thread.about':
    'Fragen von Lernenden, jede mit einer kurzen Antwort und einem Knopf zu der Stelle einer Lektion, an der man es sieht.',
  'home.take-away.about':
    'Die Gewichte als Dateien, PyTorch-Code, der damit dasselbe vorhersagt, und ein Modell derselben Art, trainiert auf mehreren Rechnern.',
  'home.teach':
    'Unterrichtest du? Hier gibt es vorbereitete Lektionen, die Antworten und eine Anleitung zum Hosten',
  'home.local':
    'Alles bleibt hier: Daten, die du auf dieser Seite ablegst, verlassen den Browser nicht.',
};
