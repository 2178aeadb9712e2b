// The lesson `dot`.

import type { dot as english } from '../en/dot.ts';
import type { Translated } from '../translated.ts';

export const dot: Translated<typeof english> = {
  'dot.title': 'Wie wird aus zwei Zeilen Zahlen eine Bewertung?',
  'dot.lead':
    'Multipliziere sie Zahl für Zahl und addiere alles: Das ist ein Skalarprodukt. Ein Empfehlungsmodell besteht aus **zweimal Nachschlagen und einem Skalarprodukt**: eine Zeile für die Person, eine Zeile für den Film.',

  // ---- The worked example -------------------------------------------------------------------------
  'dot.example.title': 'Eine Person, zwei Filme, je drei Zahlen',
  'dot.example.how':
    'Jede Zahl sagt, wie sehr: wie sehr eine Person Science-Fiction mag, wie viel davon in einem Film steckt. Sind beide positiv oder beide negativ, ist das Produkt positiv.',
  'dot.example.factor.0': 'Science-Fiction',
  'dot.example.factor.1': 'Action',
  'dot.example.factor.2': 'alte Filme',
  'dot.example.viewer': 'die Person',
  'dot.example.film.0': 'Last Skywalker',
  'dot.example.film.1': 'Casablanca',
  'dot.example.products': 'Produkte',
  'dot.example.sum': 'Summe',
  'dot.example.caption':
    '{film}: die Zeile der Person, die Zeile des Films, ihre Produkte und die Summe',
  'dot.example.found.good': '{film}: {dot}. Das sollte dieser Person gefallen.',
  'dot.example.found.bad': '{film}: {dot}. Lieber nicht.',
  'dot.example.lookup':
    'Ein Parameter: Zeile {row} der Tabelle {table}, nachgeschlagen. Die drei Zahlen stammen aus dem Buch.',
  'dot.example.product': 'Eine Aktivierung: eine Zahl der Person mal dieselbe Zahl des Films.',
  'dot.example.dot':
    'Eine Aktivierung: die drei Produkte, addiert. Aus zwei Zeilen Zahlen wird eine einzige Zahl.',
  'dot.example.source': 'Die Zahlen sind das durchgerechnete Beispiel aus dem fast.ai-Buch.',
  'dot.predict.title': 'Deine Vorhersage: ein dritter Film',
  'dot.predict.question':
    'Ein Film hat die Zeile {film}. Die Zeile der Person ist {viewer}. Was ist das Skalarprodukt, auf zwei Stellen?',
  'dot.predict.label': 'Skalarprodukt',
  'dot.predict.why':
    '0.90 · 0.50 − 0.80 · 0.50 − 0.60 · 0.50: Was die Science-Fiction einbringt, geht bei den beiden anderen wieder verloren.',

  // ---- The sheet -----------------------------------------------------------------------------------
  'dot.sheet.title': 'Jetzt für alle: das Blatt, das sich selbst füllt',
  'dot.sheet.text':
    'Diese Zahlen gibt uns niemand. Also bekommt jede Person und jeder Film fünf, zufällig gezogen, und das **Gradientenverfahren**, viele kleine Schritte bergab, bewegt sie, bis die Skalarprodukte nahe an den vorhandenen Bewertungen liegen. Jeder Schritt nimmt {batch} Bewertungen und bewegt nur die Zeilen, die sie nachschlagen. Geh einen Schritt weiter oder lass es laufen, und sieh zu, wie sich das Blatt füllt.',
  'dot.sheet.label':
    'Vorhergesagte Bewertungen: Personen in Zeilen, Filme in Spalten, ihre Zahlen daneben und darüber',
  'dot.viewer': 'Person {id}',
  'dot.film': 'Film {id}',
  'dot.factor': 'Faktor {col}',
  'dot.bias': 'Bias',
  'dot.number.user': '{name}, Faktor {col}',
  'dot.number.userBias': '{name}, Bias',
  'dot.of': 'Die {users} fleißigsten Personen und die {films} meistbewerteten Filme aus {name}.',
  'dot.hidden': {
    one: '{n} ihrer Bewertungen sieht das Modell nicht: eine leere Zelle zum Erraten.',
    other: '{n} ihrer Bewertungen sieht das Modell nicht: leere Zellen zum Erraten.',
  },
  'dot.data': 'Bewertungen aus',
  'dot.data.simulated': 'simulierte Welt',
  'dot.data.theSimulated': 'der simulierten Welt',
  'dot.data.none':
    'Dieser Link meint Bewertungen, die in diesem Tab geladen waren, und jetzt sind keine da: Lade sie in der Lektion Trainieren. Bis dahin siehst du die simulierte Welt.',
  'dot.noRatings': 'In diesem Ausschnitt der Daten hat niemand einen dieser Filme bewertet.',
  'dot.show': 'Zellen zeigen',
  'dot.show.prediction': 'Vorhersage',
  'dot.show.error': 'Fehler',
  'dot.show.rating': 'Bewertung',
  'dot.range': 'Vorhersagen',
  'dot.range.off': 'unbegrenzt',
  'dot.range.on': 'Bereich 0 bis 5.5',
  'dot.biases': 'Biases',
  'dot.biases.off': 'aus',
  'dot.biases.on': 'an',
  'dot.lr': 'Lernrate',
  'dot.key.high': 'zu hoch',
  'dot.key.low': 'zu niedrig',
  'dot.key.close': 'höchstens einen Viertelstern daneben',
  'dot.key.blank': 'von niemandem bewertet: eine Vorhersage',
  'dot.key.hidden': 'vor dem Modell verborgen: eine Vorhersage',
  'dot.key.blankOrHidden': 'verborgen oder von niemandem bewertet: eine Vorhersage',
  'dot.key.lit': 'in diesem Schritt nachgeschlagen',
  'dot.loss.start': 'Noch ist nichts gelernt: Loss {now} über {n} Bewertungen.',
  'dot.loss.moved':
    'Loss über {n} Bewertungen: {start} am Anfang, {now} nach Schritt {step}, in Epoche {epoch}.',
  'dot.loss.how': 'Der Loss ist der Mittelwert der quadrierten Fehler.',
  'dot.diverged':
    'In Schritt {step} ist das Verfahren divergiert: Jeder Schritt schoss weiter über das Ziel hinaus als der vorige, bis die Zahlen für Floats zu groß wurden. Wähle eine kleinere Lernrate.',
  'dot.epoch': 'Epoche',
  'dot.epoch.title': 'Weiter bis zum Ende dieser Epoche: {n} Schritte',
  'dot.play.step': 'Abspielen',
  'dot.play.again': 'Noch einmal',
  'dot.caption': 'Nach Schritt {step} von {steps}',

  // ---- The line above the sheet -------------------------------------------------------------------
  'dot.bar.label': 'Die gewählte Zahl',
  'dot.bar.hint':
    'Wähle ein eckiges Feld und tippe eine andere Zahl ein, oder füge eine Spalte aus einer Tabellenkalkulation ein. Klicke auf ein rundes, um sein Skalarprodukt zu sehen.',
  'dot.bar.now': 'jetzt',
  'dot.bar.before': 'vor diesem Schritt',
  'dot.bar.gradient': 'Gradient in diesem Schritt',
  'dot.bar.none': 'in diesem Schritt nicht nachgeschlagen: kein Gradient',
  'dot.undo': 'Rückgängig',
  'dot.undo.title': 'Die zuletzt eingetippte oder eingefügte Zahl zurücknehmen',
  'dot.undone': 'Zurückgenommen.',
  'dot.typed.user': 'Geändert: die Zeile von {name}, sonst keine Zelle.',
  'dot.typed.film': 'Geändert: die Spalte von {name}, sonst keine Zelle.',
  'dot.pasted': { one: '{n} Zahl eingefügt.', other: '{n} Zahlen eingefügt.' },
  'dot.bad':
    '„{text}“ ist keine Zahl zwischen −{largest} und {largest}. Im Blatt steht weiter {value}.',
  'dot.tooMany':
    'Nicht geändert: In einen Link passen höchstens {most} eingetippte Zahlen. Nimm einige zurück oder beginne neu mit dem Seed.',
  'dot.refusedEdits':
    'Die Adresse verlangt edits „{value}“: Erwartet werden Schritte, Stellen und Zahlen von −{largest} bis {largest}, wie s0_u3.1_0.5_f2.b_-1.',
  'dot.paste.noNumber':
    'Nichts wurde geändert: In Zeile {row}, Spalte {column} des Eingefügten steht „{text}“, und das ist keine Zahl.',
  'dot.paste.empty':
    'Nichts wurde geändert: Zeile {row}, Spalte {column} des Eingefügten ist leer.',
  'dot.paste.large':
    'Nichts wurde geändert: In Zeile {row}, Spalte {column} des Eingefügten steht {text}, jenseits von ±{largest}.',
  'dot.paste.ragged':
    'Nichts wurde geändert: Zeile {row} des Eingefügten hat {cells} Zellen, die erste hat {width}.',
  'dot.paste.tooLarge':
    'Nichts wurde geändert: {rows} × {cols} Zahlen passen hier nicht hin, Platz ist für {roomRows} × {roomCols}.',
  'dot.copy': 'Für eine Tabellenkalkulation kopieren:',
  'dot.copy.values': 'Werte',
  'dot.copy.formulas': 'Formeln',
  'dot.copy.title': 'Durch Tabs getrennt: in Zelle A1 einfügen',
  'dot.copy.done.values':
    'Kopiert, für eine deutsch eingestellte Tabelle: Die Zahlen haben ein Dezimalkomma. Füge alles in Zelle A1 ein.',
  'dot.copy.done.formulas':
    'Kopiert, für eine deutsch eingestellte Tabelle. Füge alles in Zelle A1 ein: Jede Vorhersage ist dort ein SUMMENPRODUKT und der Loss eine Formel, die ein Solver minimieren kann.',
  'dot.copy.failed': 'Der Browser erlaubt das Kopieren nicht.',
  'dot.copy.factor': 'Faktor {col}',
  'dot.copy.films': 'Filme',
  'dot.copy.ratings': 'Bewertungen',
  'dot.copy.loss': 'Loss',

  // ---- Where a number comes from ------------------------------------------------------------------
  'dot.why.known':
    '{viewer} hat {film} mit {rating} bewertet: Die Vorhersage ist um {error} {direction}. {how}',
  'dot.why.high': 'zu hoch',
  'dot.why.low': 'zu niedrig',
  'dot.why.blank':
    '{viewer} hat {film} nie bewertet. Eine Vorhersage gibt es trotzdem: Die beiden Zeilen sind da, gelernt wurden sie an anderen Zellen.',
  'dot.why.hidden':
    '{viewer} hat {film} mit {rating} bewertet, aber diese Bewertung sieht das Modell nicht: Die Vorhersage wurde an anderen Zellen gelernt.',
  'dot.why.error': 'Der Fehler ist die Vorhersage minus die Bewertung.',
  'dot.why.rating':
    'Die Bewertung, die {viewer} {film} gegeben hat: ein Teil der Daten, niemand hat sie berechnet.',
  'dot.why.drawn':
    'Ein Parameter. Er wurde mit Seed {seed} gleichverteilt zwischen −1 und 1 gezogen und auf zwei Stellen gerundet.',
  'dot.why.typed': 'Ein Parameter. Du hast ihn nach Schritt {step} eingetippt oder eingefügt.',
  'dot.why.stepped':
    'Ein Parameter: was er vor Schritt {step} war, minus die Lernrate mal seinen Gradienten.',
  'dot.why.still':
    'Ein Parameter. Schritt {step} hat diese Zeile nicht nachgeschlagen: Sie blieb gleich, Bit für Bit.',
  'dot.line.step': '= vorher − lr · Gradient',
  'dot.why.before': 'Die Zahl, mit der Schritt {step} begann.',
  'dot.why.gradient':
    'Die Ableitung des Loss dieses Schritts nach dieser Zahl: ein Anteil für jede der {n} Bewertungen des Schritts, die diese Zeile nachschlagen.',
  'dot.why.loss':
    'Der mittlere quadratische Fehler über die {n} Bewertungen des Blatts. Leere Zellen haben keinen Fehler: Dort bekommt das Modell keine Bewertung zu sehen.',

  'dot.hiddenLoss': 'Loss über die verborgenen Bewertungen',
  'dot.why.hiddenLoss':
    'Der mittlere quadratische Fehler über die {n} Bewertungen, die das Modell nicht gesehen hat: die ehrliche Prüfung.',
  'dot.why.change':
    'Der Kern sagt mit den geänderten Tabellen alle {n} Zellen noch einmal vorher und zieht ab.',

  // ---- Beats ---------------------------------------------------------------------------------------
  'dot.beats.title': 'Genauer hingesehen',
  'dot.beats.text':
    'Klappe einen Fall auf, und der Kern rechnet ihn durch: das Blatt der simulierten Welt mit dem Seed von oben, mit Lernrate {lr}, bis zum letzten Schritt.',
  'dot.beat.range.title': 'Wozu ein Bereich? Eine Bewertung kann nicht 7 sein',
  'dot.beat.range.text':
    'Ein Skalarprodukt kann jede Zahl sein. Ein **Sigmoid**, eine S-förmige Kurve von 0 bis 1, hier gestreckt von 0 bis 5.5, hält jede Vorhersage dort, wo Bewertungen liegen können. Bis 5.5 und nicht bis 5, weil das Sigmoid seine Enden nie ganz erreicht und manche eben 5 geben.',
  'dot.beat.range.caption': 'Die niedrigste und die höchste Zelle des Blatts',
  'dot.beat.range.without': 'ohne Bereich',
  'dot.beat.range.with': 'mit Bereich',
  'dot.beat.range.lowest': 'niedrigste, nach Schritt {step}',
  'dot.beat.range.highest': 'höchste, nach Schritt {step}',
  'dot.beat.bias.title': 'Wozu ein Bias? Was ein Skalarprodukt nicht sagen kann',
  'dot.beat.bias.text':
    'Manche Filme sind gut, egal, wer sie sieht; manche Menschen urteilen milde, egal, was sie sehen. Ein Skalarprodukt sagt nur, wie gut zwei Zeilen zusammenpassen: Eine Zeile aus Nullen bekommt bei allen 0. Ein **Bias** ist eine weitere Zahl für jede Person und jeden Film, die einfach addiert wird; ohne ihn gehen Faktoren dafür drauf, „gut“ und „milde“ zu sagen.',
  'dot.beat.bias.caption': 'Loss über die Bewertungen des Blatts',
  'dot.beat.bias.without': 'ohne Biases',
  'dot.beat.bias.with': 'mit Biases',
  'dot.beat.after': 'nach Schritt {step}',
  'dot.beat.blank.title': 'Leere Zellen sind Vorhersagen',
  'dot.beat.blank.text':
    'Taugen sie etwas? Das Blatt trainiert mit den Bewertungen, die es sieht, mit Bereich und Biases; dann schauen wir, was es an den verborgenen Stellen sagt. Genau dazu dient eine Validierungsmenge. Hier werden die verborgenen Bewertungen viel schlechter getroffen als die gezeigten: Wo es so viele Zahlen einzustellen gibt wie Bewertungen, nach denen man sie einstellt, lernt ein so kleines Blatt seine Bewertungen auswendig. Echte Daten haben viel mehr Bewertungen pro Zahl.',
  'dot.beat.blank.caption': 'Bewertungen, die das Blatt nicht gesehen hat',
  'dot.beat.blank.rating': 'verborgene Bewertung',
  'dot.beat.blank.prediction': 'Vorhersage',
  'dot.beat.blank.losses': 'Loss nach dem letzten Schritt',
  'dot.beat.blank.loss': 'über die {n} verborgenen Bewertungen',
  'dot.beat.blank.lossTrain': 'über die {n} gezeigten Bewertungen',
  'dot.beat.meaning.title': 'Niemand hat dem Modell gesagt, was ein Faktor bedeutet',
  'dot.beat.meaning.text':
    'Im Beispiel hatte jede Zahl einen Namen. Hier hat keine einen: Es zählen nur die Produkte. Drehe das Vorzeichen von Faktor 0 bei allen Personen und allen Filmen um, und keine Vorhersage ändert sich um ein Bit. Vertausche überall die Faktoren 0 und 1, und nur die Reihenfolge der Summe ändert sich. Einen Namen lesen wir erst hinterher in einen Faktor hinein, wenn sich einer hineinlesen lässt.',
  'dot.beat.meaning.caption': 'Die größte Änderung unter den {n} Zellen',
  'dot.beat.meaning.sign': 'Vorzeichen von Faktor 0 umgedreht, in beiden Tabellen',
  'dot.beat.meaning.swap': 'Faktoren 0 und 1 vertauscht, in beiden Tabellen',
  'dot.beat.meaning.half': 'Vorzeichen von Faktor 0 umgedreht, nur bei den Personen',

  'dot.code.title': 'Dasselbe in deinem eigenen Notebook',
  'dot.code.text':
    'Mit den Zahlen vom Bildschirm. Der Code gibt das Blatt aus und macht dann mit denselben Bewertungen den nächsten Schritt.',
  'dot.asked.title': '„Was berechnet ein Empfehlungsmodell, wenn es vorhersagt?“',
  'dot.asked.answer':
    'Es schlägt die Zeile der Person nach, schlägt die Zeile des Films nach, multipliziert sie Zahl für Zahl und addiert. Mehr ist am Vorhersagen nicht dran. Lernen heißt, die Zeilen zu wählen, und ein Schritt ändert nur die Zeilen, die er nachgeschlagen hat: Tippe neben einer Person eine Zahl ein, und eine Zeile des Blatts ändert sich; tippe über einem Film eine ein, und es ändert sich eine Spalte.',
};
