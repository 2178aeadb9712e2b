// The lesson `gradient`.

import type { gradient as english } from '../en/gradient.ts';
import type { Translated } from '../translated.ts';

export const gradient: Translated<typeof english> = {
  'gradient.title': 'Wohin geht der Gradient?',
  'gradient.lead':
    'Zu den Zeilen, die nachgeschlagen wurden, **und zu keiner anderen**. Eine Zeile, die zweimal nachgeschlagen wurde, bekommt beide Beiträge, addiert. An den ganzen Zahlen endet er.',
  'gradient.address.samples':
    'Die Adresse verlangt samples „{value}“: Erwartet werden 1 bis {most} Beispiele der Form Person-Film-Bewertung, etwa 4-1-4.5, durch Kommas getrennt; Personen und Filme von 0 bis 5, Bewertungen von 0.5 bis 5 in halben Schritten.',
  'gradient.address.padding':
    'Die Adresse verlangt padding „{value}“: Erwartet wird „none“ oder eine Zeile von 0 bis {high}.',

  // ---- The batch ----
  'gradient.preset.one': 'eine Bewertung',
  'gradient.preset.filmTwice': 'ein Film zweimal',
  'gradient.preset.userTwice': 'eine Person zweimal',
  'gradient.preset.three': 'drei Bewertungen',

  // ---- The tables ----
  'gradient.side': 'Tabellen',
  'gradient.side.film': 'Filme',
  'gradient.side.user': 'Personen',
  'gradient.bias': 'Bias',
  'gradient.absent': 'kein Gradient',
  'gradient.absentShort': 'keiner',
  'gradient.notYet': 'noch ist nichts angekommen',
  'gradient.tables.forward': 'Parameter; gelb: nachgeschlagen',
  'gradient.tables.updated': 'nach einem SGD-Schritt, Lernrate {lr}',
  'gradient.tables.caption': 'Die Zeilen von {name}',
  'gradient.memory.rows': {
    one: '{n} von {rows} Zeilen',
    other: '{n} von {rows} Zeilen',
  },
  'gradient.memory.dense': 'alle {n} Zeilen',
  'gradient.memory.bytes': '{values} Bytes',
  'gradient.memory.indices': 'und {indices} für Zeilennummern',
  'gradient.wrong.row.good': 'stimmt überein',
  'gradient.wrong.row.bad': 'weicht ab',
  'gradient.memory.instead': 'statt',
  'gradient.memory.why.sparse':
    'Die Gradienten der nachgeschlagenen Zeilen, vier Bytes pro Zahl, und für jede Zeile ein Index von vier Bytes. Gezählt an den Arrays, die der Kern hält (in PyTorch braucht ein Index acht Bytes).',
  'gradient.memory.why.dense':
    'Eine volle Tabelle, vier Bytes pro Zahl, ob etwas angekommen ist oder nicht. Gezählt am Array, das der Kern hält.',
  'gradient.storage': 'Zeilen ohne Gradienten',
  'gradient.storage.sparse': 'fehlen',
  'gradient.storage.dense': 'sind null',
  'gradient.padding': 'padding_idx',
  'gradient.padding.none': 'keine',

  // ---- The node under way ----
  'gradient.node.received': 'Zeile {row}, {name}: was jedes Beispiel geschickt hat',
  'gradient.node.sent': '{place}, geschickt',
  'gradient.node.sample': 'Beispiel {b}',
  'gradient.node.sum': 'Summe',
  'gradient.node.soFar': 'bisher',
  'gradient.node.none':
    'An Zeile {row} wurde nichts geschickt: Kein Beispiel hat sie nachgeschlagen.',
  'gradient.node.padded':
    'Zeile {row} wurde nachgeschlagen, aber als padding_idx: Was zu ihr zurückkommt, wird verworfen.',
  'gradient.node.choose':
    'Wähle eine Zeile der Tabelle, um zu sehen, was jedes Beispiel ihr geschickt hat.',
  'gradient.node.start':
    'Noch ist nichts berechnet: In x stehen ganze Zahlen, in den Tabellen Parameter.',
  'gradient.node.before': 'vor dem Schritt',
  'gradient.node.after': 'nach dem Schritt',
  'gradient.node.caption': '{name}, eine Zeile pro Beispiel',
  'gradient.contributionTitle': '{place}, aus Beispiel {b}',

  'gradient.play.forward': 'Vorwärts',
  'gradient.play.backward': 'Rückwärts',
  'gradient.play.update': 'Schritt',
  'gradient.play.again': 'Noch einmal',
  'gradient.tape.title': 'Der Graph: was woraus berechnet wurde',
  'gradient.tape.label': 'Der Rechengraph, von ganzen Zahlen und Parametern bis zum Loss',
  'gradient.tape.hint': 'Wähle einen Knoten oder eine Zeile des Codes, um dorthin zu springen.',

  // ---- What happens at a step ----
  'gradient.step.start': 'Zwei ganze Zahlen nennen je eine Zeile. Noch ist nichts berechnet.',
  'gradient.step.users': 'Die Zeilen von user_factors, die x[:,0] nennt, werden kopiert.',
  'gradient.step.films': 'Die Zeilen von film_factors, die x[:,1] nennt, werden kopiert.',
  'gradient.step.products': 'Beide Kopien werden multipliziert, Faktor für Faktor.',
  'gradient.step.dots': 'Die Produkte werden summiert: ein Skalarprodukt pro Beispiel.',
  'gradient.step.userBias':
    'Der Bias der Person: nachgeschlagen in einer Tabelle mit einer Spalte.',
  'gradient.step.filmBias': 'Der Bias des Films: nachgeschlagen in einer Tabelle mit einer Spalte.',
  'gradient.step.biases': 'Beide Biases werden addiert.',
  'gradient.step.res': 'Die Biases werden zum Skalarprodukt addiert.',
  'gradient.step.pred':
    'Das Sigmoid drückt das Ergebnis in den Bereich von 0 bis 5.5: die Vorhersage.',
  'gradient.step.loss': 'Der Mittelwert der quadrierten Fehler: der Loss.',
  'gradient.step.seed': 'Nun geht es rückwärts: Die Ableitung des Loss nach sich selbst ist 1.',
  'gradient.step.back.loss':
    'Jede Vorhersage bekommt 2/B mal ihren Fehler; B ist die Zahl der Beispiele.',
  'gradient.step.back.pred': 'Durch das Sigmoid: mal seine Steigung an dieser Stelle.',
  'gradient.step.back.res': 'Eine Summe reicht ihren Gradienten unverändert an beide Teile weiter.',
  'gradient.step.back.biases': 'Wieder eine Summe: Beide Biases bekommen denselben Gradienten.',
  'gradient.step.back.dots': 'Eine Summe reicht ihren Gradienten an jedes ihrer Produkte weiter.',
  'gradient.step.back.products':
    'Jeder Faktor bekommt den Gradienten mal den _anderen_ Faktor: Filme den der Person, Personen den des Films.',
  'gradient.step.scatter':
    'Was Beispiel {b} schickt, wird zu Zeile {row} von {table} addiert: {name}.',
  'gradient.step.padded':
    'Zeile {row} ist die Padding-Zeile von {table}: Was Beispiel {b} schickt, wird verworfen.',
  'gradient.step.end':
    'Der Weg zurück ist zu Ende. Gradienten gibt es jetzt in {n} von {rows} Filmzeilen, bei den ganzen Zahlen nicht. Ein Schritt fehlt noch: der des Optimierers.',
  'gradient.step.update':
    'SGD zieht von jeder Zeile, die einen Gradienten bekommen hat, lr · Gradient ab.',
  'gradient.found.rows': {
    one: '{n} von {rows} Filmzeilen hat einen Gradienten, die anderen haben keinen',
    other: '{n} von {rows} Filmzeilen haben einen Gradienten, die anderen haben keinen',
  },
  'gradient.found.zeros': {
    one: '{n} von {rows} Filmzeilen hat einen Gradienten bekommen, in den anderen stehen Nullen',
    other:
      '{n} von {rows} Filmzeilen haben einen Gradienten bekommen, in den anderen stehen Nullen',
  },
  'gradient.found.none': 'keine Filmzeile hat einen Gradienten: padding_idx hat ihn verworfen',
  'gradient.found.sum':
    'Zeile {row} von {table}: {n} Beiträge, und ihre Summe ist der Gradient, Bit für Bit',
  'gradient.found.wrong': 'und wenn Dubletten einander überschrieben? ↓',

  // ---- Where a number comes from ----
  'gradient.why.parameter':
    'Ein Parameter. Er wurde mit Seed {seed} gleichverteilt zwischen −1 und 1 gezogen und auf zwei Stellen gerundet, damit im Code unten dieselbe Zahl steht. (create_params von fastai zieht viel kleinere.)',
  'gradient.why.users': 'Eine Kopie des Gewichts: Nichts wird multipliziert, nichts wird addiert.',
  'gradient.why.films': 'Eine Kopie des Gewichts: Nichts wird multipliziert, nichts wird addiert.',
  'gradient.why.products': 'Ein Faktor der Person mal derselbe Faktor des Films.',
  'gradient.why.dots': 'Das Skalarprodukt: groß, wo Person und Film dieselben Vorzeichen haben.',
  'gradient.why.userBias': 'Eine Kopie: nachgeschlagen in einer Tabelle mit einer Spalte.',
  'gradient.why.filmBias': 'Eine Kopie: nachgeschlagen in einer Tabelle mit einer Spalte.',
  'gradient.why.biases': 'Was die Person und was der Film zu jeder Bewertung beitragen.',
  'gradient.why.res': 'Der Rohwert, bevor er in den Bereich gedrückt wird.',
  'gradient.why.pred':
    'sigmoid(z) = 1 / (1 + e⁻ᶻ) liegt zwischen 0 und 1, die Vorhersage also zwischen 0 und 5.5.',
  'gradient.why.loss': 'B ist die Zahl der Beispiele im Batch.',
  'gradient.why.contribution':
    'Was Beispiel {b} allein an Zeile {row} schickt. Der Differenzenquotient bewegt nur die Kopie der Zeile in diesem Beispiel.',
  'gradient.why.sum': {
    one: 'Zeile {row} wurde einmal nachgeschlagen: Ihr Gradient ist der ihrer einen Kopie. Das 1/B des Mittelwerts, B = {batch}, steckt schon in ∂L/∂res.',
    other:
      'Zeile {row} wurde {n}-mal nachgeschlagen: Die Beiträge werden addiert. Das 1/B des Mittelwerts, B = {batch}, steckt schon in ∂L/∂res.',
  },
  'gradient.why.soFar': '{done} von {n} Beiträgen sind darin.',
  'gradient.why.zero': 'Zeile {row} wurde nicht nachgeschlagen: Der Loss hängt nicht von ihr ab.',
  'gradient.why.padded':
    'Zeile {row} ist padding_idx: Der Kern verwirft mit Absicht, was hier ankäme. Der Loss hängt trotzdem von der Zeile ab, wie der Differenzenquotient zeigt.',
  'gradient.why.moved': 'Entgegen dem eigenen Gradienten bewegt.',
  'gradient.why.unmoved':
    'Hierher wurde kein Gradient geschickt, und einfaches SGD lässt solche Zeilen in Ruhe.',
  'gradient.why.lossAfter': 'Noch einmal vorwärts, mit den bewegten Tabellen (Lernrate {lr}).',
  'gradient.whyGrad.loss': 'Per Definition: Die Ableitung des Loss nach sich selbst ist 1.',
  'gradient.whyGrad.pred':
    'Die Ableitung des quadrierten Fehlers ist 2 · (pred − Bewertung); der Mittelwert über B Beispiele teilt durch B.',
  'gradient.whyGrad.res': 'Die Steigung des Sigmoids ist s · (1 − s), mal die Breite des Bereichs.',
  'gradient.whyGrad.dots': 'Eine Summe ändert sich mit jedem ihrer Summanden eins zu eins.',
  'gradient.whyGrad.biases': 'Eine Summe ändert sich mit jedem ihrer Summanden eins zu eins.',
  'gradient.whyGrad.userBias': 'Eine Summe ändert sich mit jedem ihrer Summanden eins zu eins.',
  'gradient.whyGrad.filmBias': 'Eine Summe ändert sich mit jedem ihrer Summanden eins zu eins.',
  'gradient.whyGrad.products': 'Eine Summe ändert sich mit jedem ihrer Summanden eins zu eins.',
  'gradient.whyGrad.users':
    'Ein Produkt ändert sich mit dem einen Faktor im Verhältnis des anderen.',
  'gradient.whyGrad.films':
    'Ein Produkt ändert sich mit dem einen Faktor im Verhältnis des anderen.',

  'gradient.rows.sent': 'Zeilen von {table}, die einen Gradienten bekommen haben',
  'gradient.rows.all': 'Zeilen von {table}',
  'gradient.rows.contributions': 'Beiträge zu {table}.grad[{row}]',
  'gradient.rows.failing': 'Zeilen von {table}, deren Gradient die Probe nicht besteht',
  'gradient.why.rowsSent': 'Gezählt an den Beiträgen, die der Kern aufgezeichnet hat.',
  'gradient.why.rowsAll': 'Jede Zeile der Tabelle.',
  'gradient.why.rowsFailing':
    'Zeilen, in denen eine Zahl von ihrem Differenzenquotienten abweicht.',

  // ---- Predictions ----
  'gradient.predict.title': 'Deine Vorhersage',
  'gradient.predict.rows':
    'Ein Batch aus drei Beispielen: `x = [[2, 3], [5, 3], [0, 5]]`, in jeder Zeile eine Person und ein Film. Klicke auf jede Zeile von `film_factors`, für die du einen Gradienten erwartest, und löse dann auf.',
  'gradient.predict.rowsLabel': 'Zeilen von film_factors',
  'gradient.predict.gradient': 'Gradient',
  'gradient.predict.noGradient': 'kein Gradient',
  'gradient.predict.rowsWhy':
    'Die Zeilen {rows}: die zweite Spalte von x. Zeile 3 wurde zweimal genannt und bekommt _einen_ Gradienten, die Summe zweier Beiträge. Wer nach ihr gefragt hat, bestimmt nicht, _welche_ Filmzeilen etwas bekommen, nur wie viel.',
  'gradient.predict.number':
    'In diesem Batch schlagen die Beispiele 0 und 1 beide Film 3 nach. Auf dem Rückweg bringen sie ∂L/∂res₀ = {g0} und ∂L/∂res₁ = {g1} mit; Faktor 0 von Person 2 ist {u0}, von Person 5 ist er {u1}. Was ist `film_factors.grad[3][0]`? Zwei Stellen genügen.',
  'gradient.predict.numberLabel': 'film_factors.grad[3][0] =',
  'gradient.predict.numberWhy':
    'Jedes Beispiel schickt sein ∂L/∂res mal den Faktor der Person: {g0} · {u0} und {g1} · {u1}. Beide werden addiert; keines überschreibt das andere.',

  // ---- Misconceptions ----
  'gradient.wrong.title': 'Probiere einen Irrtum aus',
  'gradient.wrong.text':
    'Drei Regeln, an die viele glauben. Der Kern berechnet die Gradienten nach der gewählten Regel, für den Batch oben, und macht damit {steps} SGD-Schritte. Schiedsrichter ist ein **Differenzenquotient**: Bewege eine Zahl ein wenig nach beiden Seiten und sieh nach, wie sich der Loss ändert.',
  'gradient.wrong.rule': 'Regel',
  'gradient.wrong.write': 'schreiben statt addieren',
  'gradient.wrong.everyRow': 'jede Zeile ändern',
  'gradient.wrong.noTarget': '2·out·x',
  'gradient.wrong.write.text':
    '„Der Gradient einer Zeile ist der ihres Nachschlagens“: Mit `=`, wo `+=` stehen müsste, überschreibt das letzte Beispiel, was andere an dieselbe Zeile geschickt haben.',
  'gradient.wrong.everyRow.text':
    '„Die Embedding-Matrix ist die Eingabe, also ändert sie sich ganz“: Jede Zeile bekommt, was nur den nachgeschlagenen zusteht.',
  'gradient.wrong.noTarget.text':
    '„Die Ableitung von (out − target)² ist 2·out·x“: Die innere Funktion ist vergessen und mit ihr der Zielwert.',
  'gradient.wrong.difference': 'Differenzenquotient',
  'gradient.wrong.byRule': 'nach dieser Regel',
  'gradient.wrong.table': '{table}: der Gradient nach dieser Regel und der Differenzenquotient',
  'gradient.wrong.fails': {
    one: 'falsch in {n} von {rows} Zeilen von {table}: Der Differenzenquotient sagt etwas anderes',
    other:
      'falsch in {n} von {rows} Zeilen von {table}: Der Differenzenquotient sagt etwas anderes',
  },
  'gradient.wrong.failsElsewhere': 'richtig in {table}, falsch in {other}',
  'gradient.wrong.passes':
    'hier zum Glück richtig: Keine Zeile wird zweimal nachgeschlagen, also wird nichts überschrieben',
  'gradient.wrong.tryDuplicates': 'Einen Film zweimal nachschlagen',
  'gradient.wrong.rightPasses': 'die richtige Regel besteht in allen vier Tabellen',
  'gradient.wrong.rightFails': 'die richtige Regel besteht nicht',
  'gradient.wrong.losses': 'Der Loss nach SGD-Schritten, Lernrate {lr}',
  'gradient.wrong.losses.right': 'richtige Regel',
  'gradient.wrong.losses.wrong': 'diese Regel',
  'gradient.wrong.after': { one: 'nach {n} Schritt', other: 'nach {n} Schritten' },
  'gradient.wrong.start': 'am Anfang',
  'gradient.wrong.sameLoss':
    'Am Loss sind die beiden nicht zu unterscheiden: Bei einem einzigen Beispiel spielen die anderen Zeilen darin keine Rolle. Der Differenzenquotient merkt es, und die nächste Person würde es merken: Für sie ist jeder Film verschoben.',
  'gradient.wrong.sameLossLuck': 'Dieselben Gradienten, also derselbe Loss.',
  'gradient.wrong.working': 'Der Kern rechnet …',
  'gradient.wrong.why.loss':
    'Der mittlere quadratische Fehler, vom Kern, nach {n} Schritten entlang der Gradienten dieser Regel.',
  'gradient.wrong.why.grad': 'Vom Kern berechnet, nach der Regel: {rule}.',
  'gradient.wrong.why.difference':
    '(loss(w + h) − loss(w − h)) / 2h mit h = {h}: zweimal vorwärts, in doppelter Genauigkeit, ohne jede Ableitung.',
  'gradient.wrong.pytorch': 'wie im Code unten, mit der geänderten Regel',

  // ---- Code, beats ----
  'gradient.code.title': 'Dasselbe in deinem eigenen Notebook',
  'gradient.code.text':
    'Mit den Zahlen vom Bildschirm. Führe den Code aus: Die ausgegebenen Gradienten sind die von oben. Mit `sparse=True` fehlen Zeilen ohne Gradienten; das einfache `[x[:,0]]` aus dem Kurs liefert denselben Gradienten mit Nullen in diesen Zeilen.',
  'gradient.code.model': 'DotProductBias',
  'gradient.beats.title': 'Fragen unterwegs',
  'gradient.beat.integers.title': 'Warum haben die ganzen Zahlen keinen Gradienten?',
  'gradient.beat.integers.text':
    'Ein Gradient sagt, was geschieht, wenn sich eine Zahl _ein wenig_ bewegt. Zeile 1 ist ein Film, Zeile 1.5 ist keiner: „Ein wenig“ gibt es hier nicht. Deshalb ist x gar keine Eingabe des Graphen. Die einzige Eingabe des Nachschlagens auf dem Tape ist die Tabelle; die Indizes sagen nur, welche Zeilen zu kopieren sind. Frage den Kern nach Zeile 1.5, und er lehnt ab:',
  'gradient.beat.integers.inputs': 'Eingaben von `films` auf dem Tape',
  'gradient.beat.integers.asked': 'film_factors[1.5]',
  'gradient.beat.mean.title': 'Warum macht ein größerer Batch jeden Beitrag kleiner?',
  'gradient.beat.mean.text':
    'Der Loss ist ein Mittelwert: Jedes Beispiel zählt 1/B. Dasselbe Beispiel schickt unter B Beispielen einen Gradienten, der um den Faktor B kleiner ist, als wenn es allein wäre. (Mit `reduction="sum"` nicht.)',
  'gradient.beat.mean.label': 'B = {batch}: Beispiel 0 schickt',
  'gradient.beat.memory.title': 'Was spart es bei einer großen Tabelle, wenn Zeilen „fehlen“?',
  'gradient.beat.memory.text':
    '{rows} Filme mit {cols} Faktoren, ein Batch, der {batch} Zeilen nachschlägt. Der Kern hält den Gradienten auf beide Arten:',
  'gradient.beat.memory.caption': 'Der Gradient von film_factors',
  'gradient.beat.memory.sparse': 'Zeilen fehlen (sparse)',
  'gradient.beat.memory.dense': 'Zeilen sind null (dense)',
  'gradient.beat.memory.rows': 'gespeicherte Zeilen',
  'gradient.beat.memory.values': 'Bytes für Werte',
  'gradient.beat.memory.indices': 'Bytes für Zeilennummern',
  'gradient.beat.memory.why':
    'Vom Kern gezählt an dem, was er nach einem Rückwärtsdurchlauf über eine Tabelle dieser Größe hält.',
  'gradient.beat.padding.title': 'Was ändert padding_idx?',
  'gradient.beat.padding.text':
    'Nur den Rückweg. Stelle `padding_idx` unter dem Instrument auf einen Film des Batches: Vorwärts bleiben alle Zahlen gleich, und was die Zeile des Films bekäme, wird verworfen. Schalte auf _sind null_ um und klicke auf eine der Nullen: Der Differenzenquotient widerspricht, denn der Loss hängt sehr wohl von der Zeile ab. Das ist eine Regel der Bibliothek, keine der Analysis.',
  'gradient.beat.outcome.why': 'Vom Kern berechnet, als dies aufgeklappt wurde.',

  // ---- The person who asked ----
  'gradient.asked.title':
    '„Eingaben ändern sich in neuronalen Netzen nicht. Wie werden dann die Zeilen eines Embeddings aktualisiert?“',
  'gradient.asked.answer':
    'Du bist den Weg selbst gegangen: Die Eingaben sind die ganzen Zahlen; sie haben sich nicht geändert, und bei ihnen kam auch kein Gradient an. Die Zeilen, die sie nennen, sind _Parameter_. Vorwärts wurden sie kopiert, rückwärts wurde der Gradient jeder Kopie zu der Zeile addiert, aus der sie stammt, und der Schritt hat diese Zeilen bewegt. „Irgendeine besondere Berechnung in der Embedding-Schicht“: Diese Addition ist schon alles.',
};
