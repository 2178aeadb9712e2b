// The lesson `collabnn`.

import type { collabnn as english } from '../en/collabnn.ts';
import type { Translated } from '../translated.ts';

export const collabnn: Translated<typeof english> = {
  'collabnn.title': 'Eingaben ändern sich doch nicht: Wie lernt es dann?',
  'collabnn.lead':
    'Die Eingaben sind zwei ganze Zahlen, und die ändern sich nie. **Die Zeilen, die sie nennen, sind Gewichte**: auf dem Hinweg kopiert, bewegt von dem, was zurückkommt.',
  'collabnn.address.samples':
    'Die Adresse verlangt samples „{value}“: Erwartet werden 1 bis {most} Beispiele der Form Person-Film-Bewertung, etwa 4-1-4.5, durch Kommas getrennt; Personen von 0 bis 4, Filme von 0 bis 5, Bewertungen von 0.5 bis 5 in halben Schritten.',
  'collabnn.preset.one': 'eine Bewertung',
  'collabnn.preset.filmTwice': 'ein Film zweimal',
  'collabnn.preset.four': 'vier Bewertungen',
  'collabnn.sample': 'Beispiel {b}',
  'collabnn.unit': 'Neuron {unit}',
  'collabnn.oneRow': 'eine Zeile',
  'collabnn.sameBits': 'dieselben Bits',
  'collabnn.otherBits': 'andere Bits',

  // ---- One row ----
  'collabnn.row.title': 'Eine Zeile und alles, was sie ist',
  'collabnn.row.how': '`x[{b}][{column}]` ist die ganze Zahl {row}: Sie nennt {name}.',
  'collabnn.row.caption':
    'Zeile {row} von {table}: als Parameter, als Aktivierung, als Gradient und nach dem Schritt',
  'collabnn.said.copy': 'Vorwärts: `{lookup}[{b}]` ist eine **Kopie** von `{table}[{row}]`.',
  'collabnn.said.copy.ahead': 'Vorwärts: Die Zeile wird gleich kopiert.',
  'collabnn.said.scatter': {
    one: 'Rückwärts: Was zurückkommt, wird zu dieser Zeile **addiert**. Das heißt _Scatter-Add_: Jeder Gradient geht an die Zeile, aus der seine Kopie stammt, und wird dort addiert.',
    other:
      'Rückwärts: Die Gradienten von {n} Beispielen werden zu dieser Zeile **addiert**. Das heißt _Scatter-Add_: Jeder Gradient geht an die Zeile, aus der seine Kopie stammt, und wird dort addiert.',
  },
  'collabnn.said.scatter.ahead': 'Rückwärts: Noch ist nichts angekommen.',
  'collabnn.said.update':
    'Der Schritt: Die Zeile hat sich bewegt. Die ganze Zahl ist, was sie war.',

  // ---- The node under way ----
  'collabnn.node.title': 'Der aktuelle Knoten',
  'collabnn.node.start':
    'Noch ist nichts berechnet: In x stehen ganze Zahlen, in den Parametern Floats.',
  'collabnn.node.caption': '{name}, eine Zeile pro Beispiel',
  'collabnn.node.sent': 'aus Beispiel {b}',
  'collabnn.node.sum': 'in der Zeile',
  'collabnn.node.none':
    'Zeile {row} von {table}, {name}: Kein Beispiel hat sie nachgeschlagen, nichts wurde geschickt. Ihr Gradient ist null.',
  'collabnn.node.before': 'vor dem Schritt',
  'collabnn.node.after': 'nach dem Schritt',
  'collabnn.split.same':
    'concat teilt seinen Gradienten: Beide Hälften zusammen haben genau seine Bits',
  'collabnn.split.differs': 'die Hälften haben andere Bits als das Ganze',
  'collabnn.split.how':
    'Die Spalten {first} gehen zurück an `users`, die Spalten {second} an `films`, so wie sie zusammenkamen.',
  'collabnn.halves.same':
    'die Tabellen bekommen genau, was concat weitergereicht hat: dieselben Bits',
  'collabnn.halves.differ':
    'die Tabellen haben andere Bits bekommen, als concat weitergereicht hat',
  'collabnn.halves.how': 'In beiden Tabellen, für jedes Beispiel.',
  'collabnn.stop.none': 'keiner',
  'collabnn.stop.chip': 'Beispiel {b}: Es gibt keinen Gradienten',
  'collabnn.stop.why':
    '**Nicht null, sondern nicht da.** Eine Null würde sagen: Bewege die ganze Zahl ein wenig, und der Loss bleibt gleich. Aber Zeile 1.5 ist kein Film; „ein wenig“ gibt es hier nicht. Abgeleitet wird nach der Zeile, nicht nach ihrer Nummer.',

  // ---- The tape and the lens ----
  'collabnn.tape.title': 'Der Graph',
  'collabnn.tape.label': 'Der Rechengraph, von ganzen Zahlen und Parametern bis zum Loss',
  'collabnn.lens': 'Zeigen',
  'collabnn.lens.all': 'alles',
  'collabnn.lens.integer': 'ganze Zahlen',
  'collabnn.lens.parameter': 'Parameter',
  'collabnn.lens.activation': 'Aktivierungen',
  'collabnn.lens.gradient': 'Gradienten',
  'collabnn.lens.all.text':
    'Was woraus berechnet wurde. Wähle einen Knoten oder eine Zeile des Codes, um dorthin zu springen.',
  'collabnn.lens.integer.text':
    '**Ganze Zahlen** sind die Eingaben. Sie sagen, welche Zeilen zu nehmen sind; gerechnet wird mit ihnen nichts, und kein Gradient kommt zu ihnen zurück.',
  'collabnn.lens.parameter.text':
    '**Parameter** sind, was ein Optimierer bewegen darf: beide Tabellen und die Gewichte und Biases der linearen Schichten. Sie bleiben, wenn der Batch abgearbeitet ist.',
  'collabnn.lens.activation.text':
    '**Aktivierungen** werden für jeden Batch neu berechnet und danach vergessen. Eine nachgeschlagene Zeile ist eine davon: eine Kopie.',
  'collabnn.lens.gradient.text':
    '**Gradienten** sagen, wie sich der Loss ändert, wenn sich eine Zahl ein wenig bewegt. Jeder kommt dort an, wo sein Wert herkam, ganz zuletzt bei den Parametern.',

  // ---- All parameters ----
  'collabnn.tables.title': 'Alle Parameter',
  'collabnn.tables.caption': 'Die Zeilen von {name}',
  'collabnn.optimizer': 'Der Schritt',
  'collabnn.optimizer.sgd': 'SGD',
  'collabnn.optimizer.adamw': 'AdamW',
  'collabnn.how.rows': {
    one: '{n} von {all} Zeilen wird genommen',
    other: '{n} von {all} Zeilen werden genommen',
  },
  'collabnn.how.whole': 'wird ganz benutzt',
  'collabnn.how.notYet': 'noch ist nichts angekommen',
  'collabnn.how.gradRows':
    'gelb: ein Gradient kam an; in den anderen Zeilen heißt 0.00, dass keiner geschickt wurde',
  'collabnn.how.gradWhole':
    'jede Zahl hat einen; 0.00 kann von einem Neuron kommen, das ReLU geschlossen hat',
  'collabnn.how.sgd': 'nach einem SGD-Schritt',
  'collabnn.how.adamw': 'nach einem AdamW-Schritt',

  'collabnn.use.text':
    '**Sind die Embedding-Matrizen die Eingabe?** (Die Embedding-Matrizen sind die beiden Tabellen, `user_factors` und `film_factors`.) Nein: Nur die nachgeschlagenen Zeilen gehen weiter. Die Matrix der linearen Schicht daneben wird dagegen ganz benutzt, für jedes Beispiel, und jede ihrer Zahlen bekommt einen Gradienten.',
  'collabnn.use.caption': 'Was beteiligt ist',
  'collabnn.use.rows': 'vorhandene Zeilen',
  'collabnn.use.read': 'vorwärts benutzte Zeilen',
  'collabnn.use.grad': 'Zeilen mit Gradient',
  'collabnn.use.forward': 'Multiply-Adds vorwärts',
  'collabnn.use.why.counted': 'Gezählt an dem, was der Kern auf dem Tape aufgezeichnet hat.',
  'collabnn.use.why.whole':
    'Ihre Höhe: Ein Matrixprodukt liest jede Zeile, und jede Zeile hat einen Gradienten, selbst wenn er 0 ist.',
  'collabnn.use.why.work':
    'Vom Kern beim Rechnen gezählt. Nachschlagen multipliziert nichts: Es kopiert.',

  // ---- Steps ----
  'collabnn.play.forward': 'Vorwärts',
  'collabnn.play.backward': 'Rückwärts',
  'collabnn.play.update': 'Schritt',
  'collabnn.play.again': 'Noch einmal',
  'collabnn.step.start': 'Zwei ganze Zahlen nennen je eine Zeile. Noch ist nichts berechnet.',
  'collabnn.step.users': 'Die Zeilen von user_factors, die x[:,0] nennt, werden kopiert.',
  'collabnn.step.films': 'Die Zeilen von film_factors, die x[:,1] nennt, werden kopiert.',
  'collabnn.step.both':
    'concat legt beide Kopien nebeneinander: eine lange Zeile für jedes Beispiel.',
  'collabnn.step.hidden':
    'Die erste lineare Schicht: jede Zahl der Zeile mal ein Gewicht, summiert, plus ein Bias, für jedes ihrer Neuronen.',
  'collabnn.step.act': 'ReLU: Was unter null liegt, wird null.',
  'collabnn.step.res': 'Die zweite lineare Schicht macht daraus eine einzige Zahl: den Rohwert.',
  'collabnn.step.pred':
    'Das Sigmoid drückt den Rohwert in den Bereich von 0 bis 5.5: die Vorhersage.',
  'collabnn.step.loss': 'Der Mittelwert der quadrierten Fehler: der Loss.',
  'collabnn.step.seed': 'Nun geht es rückwärts: Die Ableitung des Loss nach sich selbst ist 1.',
  'collabnn.step.back.loss':
    'Jede Vorhersage bekommt 2/B mal ihren Fehler; B ist die Zahl der Beispiele.',
  'collabnn.step.back.pred': 'Durch das Sigmoid: mal seine Steigung an dieser Stelle.',
  'collabnn.step.back.res':
    'Die zweite lineare Schicht reicht einen Gradienten an ihre Eingabe weiter und lässt je einen bei ihrem Gewicht und ihrem Bias.',
  'collabnn.step.back.act':
    'ReLU lässt den Gradienten durch, wo es offen war, und hält ihn sonst auf.',
  'collabnn.step.back.hidden':
    'Die erste lineare Schicht: wieder ein Gradient für ihre Eingabe und einer für _jede_ Zahl ihres Gewichts.',
  'collabnn.step.back.both':
    'concat teilt: Jede Hälfte seines Gradienten geht dorthin zurück, woher sie kam. Berechnet wird nichts.',
  'collabnn.step.scatter':
    'Der Rückweg des Nachschlagens: Was Beispiel {b} schickt, wird zu Zeile {row} von {table} addiert, {name}.',
  'collabnn.step.end':
    'Der Weg zurück ist zu Ende, und **hier endet er**: Zu den ganzen Zahlen geht kein Gradient weiter. Ein Schritt fehlt noch: der des Optimierers.',
  'collabnn.step.update.sgd':
    'SGD bewegt die Parameter entgegen ihren Gradienten. In den Tabellen bleiben Zeilen ohne Gradienten, wo sie sind.',
  'collabnn.step.update.adamw':
    'AdamW bewegt die Parameter entgegen ihren Gradienten; sein Weight Decay lässt auch die anderen Zeilen schrumpfen.',

  // ---- Where a number comes from ----
  'collabnn.why.integer':
    'Eine Eingabe, die du wählst: Sie nennt Zeile {row} von {table}. Einen Gradienten gibt es für sie nicht.',
  'collabnn.why.parameter':
    'Ein Parameter. Er wurde mit Seed {seed} gezogen und auf zwei Stellen gerundet, damit im Code unten dieselbe Zahl steht. (fastai zieht viel kleinere.)',
  'collabnn.why.users': 'Eine Kopie des Gewichts: Nichts wird multipliziert, nichts wird addiert.',
  'collabnn.why.films': 'Eine Kopie des Gewichts: Nichts wird multipliziert, nichts wird addiert.',
  'collabnn.why.both': 'Unverändert neben die anderen gelegt.',
  'collabnn.why.hidden':
    'Ein Neuron der ersten linearen Schicht: eine gewichtete Summe plus sein Bias.',
  'collabnn.why.act': 'ReLU behält, was über null liegt.',
  'collabnn.why.res':
    'Die zweite lineare Schicht: der Rohwert, bevor er in den Bereich gedrückt wird.',
  'collabnn.why.pred':
    'sigmoid(z) = 1 / (1 + e⁻ᶻ) liegt zwischen 0 und 1, die Vorhersage also zwischen 0 und 5.5.',
  'collabnn.why.loss': 'B ist die Zahl der Beispiele im Batch.',
  'collabnn.why.moved':
    'Die Teile, wie sie im Kontobuch des Kerns stehen. Was Floats nicht fassen, ist ein eigener Posten: die Rundung.',
  'collabnn.why.decayed':
    'Hierher wurde kein Gradient geschickt. Das Weight Decay von AdamW lässt trotzdem jede Zeile einer Tabelle schrumpfen, nachgeschlagen oder nicht.',
  'collabnn.why.unmoved':
    'Hierher wurde kein Gradient geschickt, und einfaches SGD lässt solche Zeilen in Ruhe.',
  'collabnn.why.lossAfter': 'Noch einmal vorwärts, mit den bewegten Parametern (Lernrate {lr}).',
  'collabnn.whyGrad.loss': 'Per Definition: Die Ableitung des Loss nach sich selbst ist 1.',
  'collabnn.whyGrad.pred':
    'Die Ableitung des quadrierten Fehlers ist 2 · (pred − Bewertung); der Mittelwert über B Beispiele teilt durch B.',
  'collabnn.whyGrad.res': 'Die Steigung des Sigmoids ist s · (1 − s), mal die Breite des Bereichs.',
  'collabnn.whyGrad.act': 'Der Rohwert ändert sich mit jedem Neuron im Verhältnis seines Gewichts.',
  'collabnn.whyGrad.hidden': 'Die Steigung von ReLU ist 1 über null und 0 darunter.',
  'collabnn.whyGrad.both': 'Jedes Neuron liest diese Zahl: Ihre Anteile werden addiert.',
  'collabnn.whyGrad.users': 'Der erste Teil des Gradienten von concat, unverändert.',
  'collabnn.whyGrad.films': 'Der zweite Teil des Gradienten von concat, unverändert.',
  'collabnn.whyGrad.weight':
    'Jedes Beispiel des Batches hat diese Zahl benutzt: Die Anteile werden addiert. Steht in linear1 oder in linear2.weight eine 0, hatte ReLU dieses Neuron bei jedem Beispiel geschlossen.',
  'collabnn.whyGrad.table': {
    one: 'Zeile {row} wurde einmal nachgeschlagen: Der Gradient ihrer einen Kopie wurde zu einer Null addiert.',
    other: 'Zeile {row} wurde {n}-mal nachgeschlagen: Was die Kopien bringen, wird addiert.',
  },
  'collabnn.whyGrad.soFar': '{done} von {n} Beiträgen sind darin.',
  'collabnn.whyGrad.notLooked':
    'Zeile {row} wurde nicht nachgeschlagen: Der Loss hängt nicht von ihr ab, und ihr Gradient ist eine echte Null.',
  'collabnn.whyGrad.sent':
    'Was Beispiel {b} an Zeile {row} von {table} schickt, über die Nummer der Zeile.',

  // ---- Predict ----
  'collabnn.predict.title': 'Deine Vorhersage',
  'collabnn.predict.question':
    'Ein Beispiel: `x = [[2, 5]]`, Person 2 und Film 5. Was davon hat nach `loss.backward()` einen Gradienten bekommen? Wähle alles aus, was du erwartest, und löse dann auf.',
  'collabnn.predict.label': 'Was einen Gradienten bekommen könnte',
  'collabnn.predict.integer': 'x[0][1], die ganze Zahl 5',
  'collabnn.predict.named': 'film_factors[5]',
  'collabnn.predict.other': 'film_factors[2]',
  'collabnn.predict.copy': 'films[0], die Kopie der Zeile',
  'collabnn.predict.linear': 'linear1.weight, ganz',
  'collabnn.predict.receives': 'Gradient',
  'collabnn.predict.none': 'keiner',
  'collabnn.predict.why':
    'Der Gradient kommt durch die lineare Schicht, die ihren Anteil behält, zur Kopie; von der Kopie in die Zeile, die von der ganzen Zahl genannt wurde. Zeile 2 wurde nicht nachgeschlagen (2 ist die _Person_), und bei der ganzen Zahl gibt es nichts, wo er ankommen könnte.',

  // ---- nn.Parameter ----
  'collabnn.switch.title': 'Was bringt eine Tabelle zum Lernen?',
  'collabnn.switch.text':
    'Ein Wort: `nn.Parameter`. `nn.Embedding` macht seine Tabelle dazu; deine eigene wird es nur, wenn du es sagst. Ohne dieses Wort wird die Tabelle genauso nachgeschlagen, und der Loss fällt genauso, denn die anderen lernen. Aber `parameters()` führt sie nicht auf, der Optimierer erfährt nie von ihr, und ihre Zahlen bleiben bis aufs letzte Bit gleich. Ein **Fingerabdruck** ist der SHA-256 der Bytes einer Tabelle: Ändert sich ein Bit, ist er ein anderer.',
  'collabnn.switch.label': 'film_factors ist',
  'collabnn.switch.parameter': 'nn.Parameter',
  'collabnn.switch.parameter.short': 'Param.',
  'collabnn.switch.tensor': 'einfacher Tensor',
  'collabnn.switch.tensor.short': 'Tensor',
  'collabnn.switch.missing': 'nicht aufgeführt: nie geändert',
  'collabnn.switch.prints': 'Fingerabdrücke der Tabellen',
  'collabnn.switch.before': 'vorher',
  'collabnn.switch.after': 'nach {steps} Schritten',
  'collabnn.switch.different': 'verschiedene bei {looks} Kontrollen',
  'collabnn.switch.losses': 'Der Loss über {n} Bewertungen, SGD mit Lernrate {lr}',
  'collabnn.switch.step': 'Schritt {step}',
  'collabnn.switch.curve':
    'Der Loss über {steps} Schritte, mit film_factors als Parameter und als einfachem Tensor. Beide fallen.',
  'collabnn.switch.stayed': 'film_factors hat sich nie geändert, nicht um ein Bit',
  'collabnn.switch.learnt': 'film_factors lernt: nach jedem Schritt eine andere Tabelle',
  'collabnn.switch.fell': 'während der Loss von {before} auf {after} fiel',
  'collabnn.switch.rose': 'der Loss ging von {before} auf {after}',
  'collabnn.switch.tensor.why':
    'So eine Tabelle meint man mit einer Eingabe, die sich „nicht ändert“: eine feste Beschreibung jedes Films, mit der die anderen Gewichte auskommen müssen.',
  'collabnn.switch.parameter.why':
    'Ein `nn.Embedding` macht seine Tabelle für dich zum `nn.Parameter`: `embedding.weight`. `create_params` aus dem Kurs tut es von Hand.',
  'collabnn.switch.why.print':
    'SHA-256 über die float32-Bytes der Tabelle, Zeile für Zeile, wie der Kern sie in diesem Schritt hält.',
  'collabnn.switch.why.different': 'Einmal vor dem ersten Schritt nachgesehen, dann nach jedem.',
  'collabnn.switch.why.loss':
    'Der mittlere quadratische Fehler, vom Kern, nach {step} SGD-Schritten mit Lernrate {lr}, mit denselben Bewertungen.',

  // ---- The twin ----
  'collabnn.twin.title': 'Dasselbe Netz mit ausgeschriebenen One-hot-Vektoren',
  'collabnn.twin.text':
    'Statt nachzuschlagen: `one_hot(x)` in ein `Linear(bias=False)`, dessen Gewicht die transponierte Tabelle ist. Jetzt ist die Eingabe ein Vektor aus Nullen und einer Eins, und die Tabelle ist offen sichtbar das Gewicht einer Schicht. Der Kern rechnet beides, vorwärts, rückwärts und den Schritt, und vergleicht **jeden Float an seinen Bits**.',
  'collabnn.twin.asked': 'Die Zeile des Films',
  'collabnn.twin.asked.drawn': 'wie gezogen',
  'collabnn.twin.asked.negativeZero': 'mit einer −0 darin',
  'collabnn.twin.caption':
    'Jeder Knoten und jeder Parameter beider Netze: ob Wert, Gradient und Wert nach dem Schritt dieselben Bits haben',
  'collabnn.twin.lookup': 'mit Nachschlagen',
  'collabnn.twin.product': 'mit One-hot-Vektoren',
  'collabnn.twin.value': 'Wert',
  'collabnn.twin.gradient': 'Gradient',
  'collabnn.twin.after': 'nach dem Schritt',
  'collabnn.twin.of': '{agree}/{floats}',
  'collabnn.twin.same':
    'überall dieselben Bits: alle {n} Floats, vorwärts, rückwärts und nach dem Schritt',
  'collabnn.twin.differs': {
    one: '{n} von {all} Floats hat andere Bits',
    other: '{n} von {all} Floats haben andere Bits',
  },
  'collabnn.twin.why':
    'Warum bis aufs letzte Bit? Ein Produkt mit einer One-hot-Zeile addiert Nullen und einen Wert, und rückwärts addiert das transponierte Produkt die Beispiele in der Reihenfolge des Batches, genau wie das Scatter-Add. Der Kern legt diese Reihenfolge fest; eine Bibliothek, die anders summiert, kann in der letzten Stelle abweichen, wo eine Zeile mehr als einmal nachgeschlagen wird.',
  'collabnn.twin.zero':
    'Die eine Stelle, an der sie sich unterscheiden: 0 · w zu −0 addiert ergibt +0, also verliert eine negative Null im Produkt ihr Vorzeichen; beim Nachschlagen behält sie es. In der nächsten Schicht wiegen beide Nullen gleich viel: Ab `hidden` ist alles wieder gleich, und jeder Gradient ist es auch.',
  'collabnn.twin.why.hot': 'Eins an der Stelle der ganzen Zahl, sonst null: {name}.',
  'collabnn.twin.why.first':
    'Die ersten Floats mit ihren Bits; die übrigen stimmen ebenso überein.',
  'collabnn.twin.why.bits': 'Jeder Float mit seinen Bits, in beiden Netzen.',
  'collabnn.twin.why.counted':
    'Über {n} Knoten und Parameter: Werte, Gradienten, Werte nach dem Schritt.',
  'collabnn.twin.count.floats': 'verglichene Floats',
  'collabnn.twin.count.differ': 'Floats mit anderen Bits',

  // ---- Two tuples ----
  'collabnn.tuples.title': 'Finde den Fehler',
  'collabnn.tuples.text':
    'Ein selbst geschriebenes CollabNN bricht mit einem Fehler ab, bevor es auch nur eine Bewertung gesehen hat. `user_sz` und `film_sz` sind Größen von Tabellen: Zeilen und Spalten.',
  'collabnn.tuples.question': 'Was macht Python aus `user_sz + film_sz`?',
  'collabnn.tuples.label': 'Was die Summe der beiden Tupel ist',
  'collabnn.tuples.is': 'das ist es',
  'collabnn.tuples.isNot': 'nein',
  'collabnn.tuples.why':
    '`+` hängt Tupel aneinander: vier Zahlen, eine hinter der anderen. Addiert wird nichts, und Python hat nichts zu beanstanden. PyTorch schon, einen Schritt später, mit Worten, in denen keine der Tabellen vorkommt:',
  'collabnn.tuples.says': '`nn.Linear((5, 3, 6, 4), 4)` in',
  'collabnn.inputs.question':
    'Und was war gemeint? Wie viele Zahlen bekommt `linear1` für jedes Beispiel?',
  'collabnn.inputs.label': 'in_features =',
  'collabnn.inputs.why':
    '`user_sz[1] + film_sz[1]`: die Spalten beider Tabellen, so viele Zahlen, wie `torch.cat` nebeneinanderlegt. Wie viele Zeilen die Tabellen haben, ist der Schicht egal: Es kommt von jeder eine an.',

  // ---- Code, beats ----
  'collabnn.code.title': 'Dasselbe in deinem eigenen Notebook',
  'collabnn.code.text':
    'Mit den Zahlen vom Bildschirm und Namen für die Knoten dazwischen. Führe den Code aus: Loss, Gradienten und die bewegte Tabelle sind die von oben.',
  'collabnn.code.model': 'CollabNN',
  'collabnn.beats.title': 'Fragen unterwegs',
  'collabnn.beat.integers.title': '„Embeddings sind diskret, also kann man sie nicht ableiten“',
  'collabnn.beat.integers.text':
    'Hier geraten zwei Dinge durcheinander. Die _ganze Zahl_ ist diskret, und nach ihr wird nicht abgeleitet: Auf dem Tape hat das Nachschlagen eine einzige Eingabe, die Tabelle. Die _Zeile_ besteht aus gewöhnlichen Zahlen, und nach ihr wird abgeleitet. Verlange eine Zeile zwischen zwei Filmen oder den Gradienten einer ganzen Zahl:',
  'collabnn.beat.integers.inputs': 'Eingaben von `films` auf dem Tape',
  'collabnn.beat.integers.pytorch': '{says} (PyTorch 1.13)',
  'collabnn.beat.oneHot.title': 'Hätte der One-hot-Vektor einen Gradienten?',
  'collabnn.beat.oneHot.text':
    'Ja, wenn man danach fragt: Er besteht aus Floats. Sein Gradient sagt für jeden Film, wie sich der Loss ändern würde, wenn man ein wenig von der Zeile _dieses_ Films beimischte. Niemand fragt danach, denn es gibt nichts zu bewegen: Eine Eingabe ist durch die Daten gegeben und kein Parameter. Mit dem Beispiel vom Anfang:',
  'collabnn.beat.oneHot.why.value': 'Eins an der Stelle des Films, sonst null.',
  'collabnn.beat.oneHot.why.grad':
    'Der Gradient der nachgeschlagenen Kopie mal die Zeile dieses Films: vom Kern berechnet, auf dem Rückweg durch ein Matrixprodukt.',

  // ---- The person who asked ----
  'collabnn.asked.title':
    '„Werden sie unverändert weitergegeben, oder gibt es in der Embedding-Schicht irgendeine besondere Berechnung?“',
  'collabnn.asked.answer':
    'Auf beide Hälften deiner Frage gibt es eine Antwort. **Unverändert weitergegeben: ja**, vorwärts kopiert die Schicht Zeilen, Bit für Bit. **Eine besondere Berechnung: eine**, und nur auf dem Rückweg: Der Gradient jeder Kopie wird zu der Zeile addiert, aus der sie stammt. Eingaben ändern sich nicht, da hattest du recht; aber die Eingabe ist das Paar ganzer Zahlen. Die Zeilen sind Gewichte einer linearen Schicht, deren One-hot-Eingabe niemand baut.',
};
