// The lesson `lookup`.

import type { lookup as english } from '../en/lookup.ts';
import type { Translated } from '../translated.ts';

export const lookup: Translated<typeof english> = {
  'lookup.title': 'Was hat One-hot damit zu tun?',
  'lookup.lead':
    'Alles. Ein Embedding ist eine One-hot-Multiplikation, **die niemand ausführt**: Zeilen von W, die auf eine 0 treffen, tragen nichts bei, also bleibt die Zeile übrig, die auf die 1 trifft. Dieselben Zahlen, dieselben Gradienten, Bit für Bit.',
  'lookup.batch.group': 'Zeilen zum Nachschlagen',
  'lookup.batch.select':
    'An Stelle {b} steht Zeile {index}, {name}; wähle sie aus, um sie zu ändern',
  'lookup.batch.remove': 'Stelle {b} entfernen',
  'lookup.batch.add': 'noch eine Zeile nachschlagen',
  'lookup.batch.full': 'Dieses kleine Instrument schlägt höchstens {max} Zeilen nach',
  'lookup.batch.hintOne':
    'W ist die Embedding-Tabelle: eine Zeile Zahlen für jeden Film. Klicke auf eine Zeile, um sie nachzuschlagen.',
  'lookup.batch.hintMany':
    'Wähle eine Zahl in x und klicke dann auf die Zeile, die sie nachschlagen soll. Dieselbe Zeile darf auch zweimal vorkommen.',
  'lookup.lookUp': 'Nachschlagen',

  'lookup.oneHot.forward': 'a = one_hot(x) @ W',
  'lookup.oneHot.backward': 'W.grad = one_hot(x).T @ g',
  'lookup.oneHot.forwardHow': '{n} Multiply-Adds; jede Zeile von W rechnet mit',
  'lookup.oneHot.backwardHow': '{n} Multiply-Adds; jede Zeile von W.grad wird gefüllt',
  'lookup.rows.forward': 'b = W[x]',
  'lookup.rows.backward': 'W.grad[x] += g',
  'lookup.rows.forwardHow': {
    one: '{multiplyAdds} Multiply-Adds; {n} Zeile wird gelesen',
    other: '{multiplyAdds} Multiply-Adds; {n} Zeilen werden gelesen',
  },
  'lookup.rows.backwardHow': {
    one: '{n} Addition; andere Zeilen bleiben unberührt',
    other: '{n} Additionen; andere Zeilen bleiben unberührt',
  },
  'lookup.table.forward': 'Die Zeilen von W mit ihren Nummern, darunter die Ausgabe',
  'lookup.table.backward': 'Die Zeilen von W.grad mit ihren Nummern, darunter der Gradient g',
  'lookup.absent': 'kein Gradient',
  'lookup.same': 'dieselben Bits',
  'lookup.bits': 'so gespeichert:',
  'lookup.different': 'andere Bits',
  'lookup.hint': 'klicke auf eine Zahl, um zu sehen, woher sie kommt',
  'lookup.gradRows': {
    one: 'Das Nachschlagen addiert nur in {n} von {rows} Zeilen und rührt die anderen nie an; das Produkt füllt alle {rows}, auch mit Nullen.',
    other:
      'Das Nachschlagen addiert nur in {n} von {rows} Zeilen und rührt die anderen nie an; das Produkt füllt alle {rows}, auch mit Nullen.',
  },
  'lookup.play.forward': 'Vorwärts',
  'lookup.play.backward': 'Rückwärts',
  'lookup.play.again': 'Noch einmal',

  'lookup.caption.start':
    'Noch ist nichts berechnet. One-hot: Einsen und Nullen. Nachschlagen: der Index.',
  'lookup.caption.upstream': 'Der Gradient g der Ausgabe kommt aus dem Rest des Netzes an.',
  'lookup.caption.timesOne': 'One-hot: Zeile {row} mal 1 kommt dazu.',
  'lookup.caption.timesZero': 'One-hot: Zeile {row} mal 0 kommt dazu.',
  'lookup.caption.gradSum': 'One-hot: Zeile {row} von W.grad bekommt 1 · g.',
  'lookup.caption.gradZero': 'One-hot: Zeile {row} von W.grad bekommt 0 · g, lauter Nullen.',
  'lookup.caption.read': 'Nachschlagen: Zeile {row} wird in b[{b}] gelesen.',
  'lookup.caption.added': 'Nachschlagen: g[{b}] wird zu Zeile {row} addiert.',
  'lookup.caption.compared': 'Beide sind fertig. Verglichen wird, was herausgekommen ist.',
  'lookup.caption.through': 'Nachschlagen: schon fertig.',

  'lookup.count.title': 'Multiply-Adds',
  'lookup.stored.title': 'gespeicherte Zeilen von W.grad',
  'lookup.why.count': 'Vom Kern beim Rechnen gezählt.',
  'lookup.why.stored': 'Die nachgeschlagenen Zeilen, jede einmal.',
  'lookup.why.storedAll': 'Jede Zeile der Tabelle.',
  'lookup.why.table':
    'Ein Parameter. Er wurde mit Seed {seed} gleichverteilt zwischen −1 und 1 gezogen und auf zwei Stellen gerundet, damit im Code unten dieselbe Zahl steht.',
  'lookup.why.one':
    'Eine 1, weil x[{b}] gleich {index} ist: Hier wurde aus dem Index ein One-hot-Vektor.',
  'lookup.why.zero': 'Eine 0, weil x[{b}] gleich {index} ist und nicht {row}.',
  'lookup.why.index': 'Eine ganze Zahl: die Stelle der Eins. Du hast sie gewählt.',
  'lookup.why.soFar': 'Die Summe bis hierher: {count} von {rows} Zeilen sind darin.',
  'lookup.why.product': 'Alle Summanden bis auf einen sind null mal irgendetwas.',
  'lookup.why.copy': 'Eine Kopie des Gewichts: Nichts wird multipliziert, nichts wird addiert.',
  'lookup.why.upstream':
    'Der Gradient des Loss nach der Ausgabe. Hier steht er für den Rest eines Netzes; er wurde mit Seed {seed} gezogen.',
  'lookup.why.denseGrad':
    'Die Summanden mit einer 1 sind die Stellen im Batch, an denen diese Zeile steht.',
  'lookup.why.denseZero': 'An keiner Stelle im Batch steht diese Zeile: Es kommen nur Nullen dazu.',
  'lookup.why.rowGrad': {
    one: 'Zeile {row} wurde einmal nachgeschlagen: Ihr Gradient ist der ihrer einen Ausgabe.',
    other: 'Zeile {row} wurde {n}-mal nachgeschlagen: Die Beiträge werden addiert.',
  },

  'work.caption': {
    one: 'Was der Kern gezählt hat, {n} nachgeschlagene Zeile von {rows}',
    other: 'Was der Kern gezählt hat, {n} nachgeschlagene Zeilen von {rows}',
  },
  'work.forward': 'vorwärts',
  'work.backward': 'rückwärts',
  'work.multiplyAdds': 'Multiply-Adds',
  'work.bytes': 'bewegte Bytes',
  'work.time.caption': 'Wie lange es hier gedauert hat, für den ganzen Batch',
  'work.time.forward': 'vorwärts, Median der Zeiten',
  'work.time.forwardAndBackward': 'vorwärts und rückwärts, Median der Zeiten',
  'work.why.oneHot.forward.multiplyAdds':
    'Nachgeschlagene Zeilen mal Zeilen der Tabelle mal Faktoren: Jeder Faktor jeder Zeile wird mit 0 oder 1 multipliziert und addiert.',
  'work.why.oneHot.backward.multiplyAdds':
    'Zeilen der Tabelle mal nachgeschlagene Zeilen mal Faktoren: Jede Zeile von W.grad summiert über alle Stellen des Batches, meistens mal 0.',
  'work.why.lookup.forward.multiplyAdds':
    'Eine Zeile wird kopiert: Nichts wird multipliziert oder addiert.',
  'work.why.lookup.backward.multiplyAdds':
    'Nachgeschlagene Zeilen mal Faktoren: Jede Zahl von g wird einmal addiert, zu ihrer Zeile.',
  'work.why.oneHot.forward.bytes':
    'Vier Bytes pro Float: Die One-hot-Vektoren werden geschrieben und gelesen, ganz W wird gelesen, die Ausgabe wird geschrieben.',
  'work.why.oneHot.backward.bytes':
    'Vier Bytes pro Float: g und die One-hot-Vektoren werden gelesen, ganz W.grad wird geschrieben.',
  'work.why.lookup.forward.bytes':
    'Vier Bytes pro Float: Die Zeilen werden gelesen und geschrieben, und für jede wird eine ganze Zahl gelesen. Die Zeilenzahl von W kommt darin nicht vor.',
  'work.why.lookup.backward.bytes':
    'Vier Bytes pro Float: g wird gelesen, die Zeilen von W.grad werden gelesen und geschrieben, und für jede wird eine ganze Zahl gelesen.',
  'work.why.median': '= Median aus {n} Messungen',
  'work.why.time': {
    one: 'In diesem Tab gemessen: {n} zufällige Zeile, über das Tape nachgeschlagen. Die Zeit hängt vom Gerät ab und davon, was es sonst noch tut.',
    other:
      'In diesem Tab gemessen: ein Batch aus {n} zufälligen Zeilen, über das Tape nachgeschlagen. Die Zeit hängt vom Gerät ab und davon, was es sonst noch tut.',
  },

  'costs.title': 'Was kostet welcher Weg?',
  'costs.text':
    'Ein _Multiply-Add_ ist ein Produkt, das zu einer Summe addiert wird: In dieser Einheit zählt man solche Arbeit. Hat W mehr Zeilen, wächst beim Produkt jede Zahl mit. Beim Nachschlagen bleibt alles, wie es ist.',

  'lookup.more.title': 'Genauer hingesehen',
  'notation.title': 'In deiner eigenen Schreibweise: user_factors.t() @ one_hot_3',
  'notation.text':
    'Im Kurs heißt die Tabelle der Personen `user_factors`, und `.t()` macht aus Zeilen Spalten, damit der One-hot-Vektor rechts stehen kann. Wähle einen Ausdruck: Er wird so ausgerechnet, wie er dasteht, und die Instrumente wechseln zu seinen Zahlen.',
  'notation.group': 'Ausdrücke',
  'notation.how.transposed':
    'eine Spalte, Form {shape}: W auf die Seite gelegt, mal eine Spalte aus Nullen mit einer einzigen Eins',
  'notation.how.float':
    'eine Zeile, Form {shape}: `.float()` macht aus den ganzen Zahlen 0 und 1 Floats, mit denen man multiplizieren kann',
  'notation.factorOf': '{name}, Faktor {factor}',
  'notation.how.lookup': 'dieselben Zahlen, Form {shape}, aus einer Zeile gelesen',

  'scratch.title': 'Das selbst geschriebene Modul neben nn.Embedding',
  'scratch.text':
    'Der Kurs schreibt sein Embedding selbst: `create_params` macht eine Matrix, die gelernt wird, und eckige Klammern lesen Zeilen daraus. `nn.Embedding` hält dieselbe Matrix als sein `weight`. Wo steckt One-hot? `x[:,0]` ist die erste Spalte der Eingabe, die Personen, und ihre ganzen Zahlen sind die Stellen der Einsen. Zeile für Zeile, mit W, x und g des Instruments oben:',
  'scratch.caption': 'Zwei Arten, ein Modul zu schreiben, Zeile für Zeile',
  'scratch.own': 'selbst geschrieben',
  'scratch.library': 'nn.Embedding',

  'table.title': 'Dasselbe mit mehr Zeilen',
  'table.text':
    'Bis zu einer Million Zeilen mit bis zu 64 Faktoren (ein _Faktor_ ist eine Spalte von W). Ihre Zahlen werden mit dem Seed gezogen und bleiben im Rechenkern; die Seite holt nur die Zeilen, die zu sehen sind. Jeder Float beider Wege wird verglichen, vorwärts und rückwärts.',
  'table.rows': 'Zeilen',
  'table.factors': 'Faktoren',
  'table.direction': 'Richtung',
  'table.drawing': 'Die Zahlen werden gezogen …',
  'table.caption.weights': 'W, {rows} Zeilen mit {factors} Faktoren',
  'table.caption.grads': 'W.grad: die Zeilen, die einen Gradienten bekommen haben',
  'table.caption.outputs': 'Die nachgeschlagenen Zeilen',
  'table.caption.upstream': 'Der Gradient, der an der Ausgabe ankommt',
  'table.compared.forward': {
    one: '{different} von {floats} Float der Ausgabe ist verschieden',
    other: '{different} von {floats} Floats der Ausgabe sind verschieden',
  },
  'table.compared.backward': {
    one: '{different} von {floats} Float von W.grad ist verschieden, nicht nachgeschlagene Zeilen als null gezählt',
    other:
      '{different} von {floats} Floats von W.grad sind verschieden, nicht nachgeschlagene Zeilen als null gezählt',
  },
  'table.floats': 'verglichene Floats',
  'table.different': 'verschiedene Floats',
  'table.why.floats': 'Jeder Float, den beide Wege haben, wird vom Kern verglichen, Bit für Bit.',
  'table.why.different': 'Unterschieden an ihren 32 Bits, sodass auch −0 und +0 verschieden wären.',
  'table.measuring': 'Messung mit zufälligen Zeilen …',
  'table.measured':
    'Jede Zeit ist der Median über mehrere Batches aus zufälligen Zeilen, pro Batch so viele, wie oben nachgeschlagen werden.',
  'table.memory':
    '{rows} Zeilen mit {factors} Faktoren brauchen etwa {megabytes} MB, je zur Hälfte für W und für den vollen Gradienten des One-hot-Wegs. Dieses Gerät gibt sie nicht her: {message}. Du siehst wieder, was vorher da war.',
  'table.line.draw': '= Ziehung {place} aus Seed {seed}',
  'table.line.drawn': '= Ziehung {place}',
  'table.line.terms': '1 · {one} + {zeros} Summanden 0 · W[r][{col}]',
  'table.line.bits': '= Σ [Bits von {left} ≠ Bits von {right}]',
  'table.why.weight':
    'Ein Parameter, gleichverteilt zwischen −1 und 1 gezogen. Der Generator des Kerns liefert für Seed {seed} auf jedem Gerät dieselben Zahlen.',
  'table.why.output':
    'Zwei Wege zu einer Zahl: Das Nachschlagen liest sie; das Produkt addiert sie zu Nullen. Der Kern hat ihre Bits verglichen.',

  'curve.title': 'Zeit und Zeilenzahl: Die eine Linie steigt, die andere kaum',
  'curve.text':
    'Der Kern misst, wie lange es dauert, eine zufällige Zeile mit {factors} Faktoren nachzuschlagen, in Tabellen von tausend bis zu einer Million Zeilen. Beide Achsen sind logarithmisch: Jede Gitterlinie bedeutet das Zehnfache der vorigen. Wo die Zeit im selben Maß wächst wie die Zeilenzahl, steigt die Linie mit jedem Schritt nach rechts um einen nach oben: Ihre _Steigung_ ist 1. Wo die Zeit gleich bleibt, ist die Steigung 0.',
  'curve.measure': 'Messen',
  'curve.stop': 'Anhalten',
  'curve.direction': 'Richtung',
  'curve.both': 'vorwärts und rückwärts',
  'curve.progress': '{n} von {all} Tabellen gemessen',
  'curve.x': 'Zeilen von W',
  'curve.y': 'Sekunden pro nachgeschlagener Zeile',
  'curve.description':
    'Die Zeit für eine nachgeschlagene Zeile über der Zahl der Zeilen, beides logarithmisch: Die Multiplikation mit One-hot steigt mit den Zeilen, das Nachschlagen kaum.',
  'curve.slope': 'Steigung,',
  'curve.slopeOf': 'Steigung von {name}',
  'curve.constant': 'in jeder gemessenen Tabelle',
  'curve.why.slope':
    'Die Ausgleichsgerade durch die Logarithmen nach der Methode der kleinsten Quadrate; r sind Zeilen, s Sekunden. Der Kern hat sie aus den Medianen berechnet.',
  'curve.cache':
    'Was beim Nachschlagen noch an Steigung bleibt, kommt vom _Cache_ des Prozessors, einem kleinen, schnellen Speicher für zuletzt Gebrauchtes: Eine zufällige Zeile einer großen Tabelle liegt selten darin und muss von weiter her geholt werden. Die Arbeit ist in jeder Tabelle gleich: eine Zeile, gleich viele Bytes, gleich viele Multiply-Adds.',

  'predict.title': 'Deine Vorhersage: Welche Zeilen bekommen einen Gradienten?',
  'predict.question':
    'Der Batch ist `x = [{batch}]`. Klicke auf jede Zeile von W, für die du einen Gradienten erwartest, und löse dann auf.',
  'predict.rows': 'Zeilen von W',
  'predict.gradient': 'Gradient',
  'predict.noGradient': 'kein Gradient',
  'predict.why':
    'Die Zeilen {rows} wurden nachgeschlagen, also hängt der Loss von ihnen ab. Zeile 4 wurde zweimal nachgeschlagen: Sie bekommt einen Gradienten, die Summe beider Beiträge. Die anderen Zeilen trafen nur auf Nullen. Sie bekommen _keinen_ Gradienten; ob sie sich _ändern_, ist Sache des Optimierers, denn Momentum und Weight Decay bewegen auch Zeilen ohne Gradienten.',

  'lookup.code.title': 'Dasselbe in deinem eigenen Notebook',
  'lookup.code.text':
    'Mit den Zahlen vom Bildschirm. Die aktuelle Zeile ist markiert; klicke auf `backward`, um dorthin zu springen.',
  'lookup.beats.title': 'Wo die beiden auseinandergehen',
  'lookup.beats.text':
    'Bei allen gewöhnlichen Zahlen sind sie gleich. Klappe einen Fall auf, und der Kern lässt beide Maschinen darauf los.',
  'lookup.asked.title': '„Aber ich sehe nirgends One-hot. Ist das nur ein Bild?“',
  'lookup.asked.answer':
    'Es ist die Grundlage, auf der das Embedding steht, kein Bild: vorwärts dasselbe, rückwärts dasselbe, Bit für Bit; nur die Kosten sind andere. In `self.user_factors[x[:,0]]` _sind_ die ganzen Zahlen `x[:,0]` die One-hot-Vektoren, notiert als Stellen ihrer Einsen. Das Nachschlagen ist, was von der Multiplikation übrig bleibt, wenn man die Nullen weglässt.',

  'inputs.title': '„Eingaben ändern sich nicht. Wie lernt dann ein Embedding?“',
  'inputs.answer':
    'Die Eingabe ist die ganze Zahl x: Sie ändert sich nie, und sie bekommt keinen Gradienten. Die Zeile, die sie nennt, ist keine Eingabe, sondern ein Teil von W, und W ist ein Parameter. Vorwärts wird die Zeile unverändert in den Rest des Netzes kopiert. Rückwärts wird der Gradient g dieser Kopie zu der Zeile addiert, aus der sie stammt: Lass die Maschinen rückwärts laufen und sieh zu, wie er ankommt. Dort endet der Weg, und der Optimierer bewegt W.',

  'beat.product': 'one_hot(x) @ W',
  'beat.copy': 'W[x]',
  'beat.productGrad': 'One-hot W.grad[{row}]',
  'beat.copyGrad': 'nachgeschlagen W.grad[{row}]',
  'beat.notRefused': 'nicht abgelehnt',
  'beat.pytorch': 'PyTorch, {call}',
  'beat.why.parameter':
    'Ein Gewicht dieser Zeile: Spalte {columns} gibt dieser Fall vor, die anderen kommen aus dem Seed.',
  'beat.why.product': 'Jede Zeile von W rechnet mit, mit einer 0 oder einer 1 davor.',
  'beat.why.upstream':
    'Der Gradient, der an der Ausgabe ankommt; der Fall hat seine erste Zahl unendlich gemacht.',
  'beat.why.denseGrad': 'Jede Zeile rechnet mit: 0 mal eine Zahl ist 0, aber 0 mal ∞ ist NaN.',
  'beat.why.rowGrad': 'Der Gradient der einen Ausgabe, die aus dieser Zeile gelesen wurde.',
  'beat.nan.title': 'Eine andere Zeile enthält NaN oder\u00a0∞',
  'beat.nan.text':
    'Zeile 3 wird nachgeschlagen, Zeile 1 ist kaputt. `0 · NaN` ist NaN, und auch `0 · ∞` ist NaN; so vergiftet eine Zeile, nach der niemand gefragt hat, das ganze Produkt. Das Nachschlagen liest sie nie.',
  'beat.infinity.title': 'Ein unendlicher Gradient kommt zurück',
  'beat.infinity.text':
    'Zeile 3 wird nachgeschlagen, und in g steht ∞. Im transponierten Produkt setzt `0 · ∞` in jede andere Zeile NaN. Das Scatter-Add lässt sie in Ruhe.',
  'beat.zero.title': 'In der Zeile steht −0',
  'beat.zero.text':
    'Das Produkt addiert Nullen dazu, und `−0 + 0` ist `+0`. Verloren geht nur das Vorzeichen einer Null: Mit `==` verglichen sind beide gleich, an den Bits nicht. Das Nachschlagen behält es.',
  'beat.padding.title': 'padding_idx: vorwärts wie sonst, kein Gradient',
  'beat.padding.text':
    'Mit `padding_idx=3` wird Zeile 3 gelesen wie immer, aber was zu ihr zurückkommt, wird verworfen. Zeile 1 daneben bekommt ihren Gradienten.',
  'beat.range.title': 'Ein Index, den es nicht gibt',
  'beat.range.text':
    'W hat die Zeilen 0 bis 5: Zeile 6 gibt es nicht. Beide Wege lehnen ab, die des Kerns und die von PyTorch (`torch.nn.functional`, zitiert aus dem Quelltext).',
  'beat.range.oneHot': 'RuntimeError: Class values must be smaller than num_classes.',
  'beat.range.embedding': 'IndexError: index out of range in self',
};
