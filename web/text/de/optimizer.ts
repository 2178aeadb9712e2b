// The lesson `optimizer`.

import type { optimizer as english } from '../en/optimizer.ts';
import type { Translated } from '../translated.ts';

export const optimizer: Translated<typeof english> = {
  'optimizer.title': 'Warum hat sich diese Zeile bewegt?',
  'optimizer.lead':
    'Aus bis zu drei Gründen: wegen des Gradienten dieses Schritts, wegen der Erinnerung an frühere Gradienten und wegen Weight Decay. Nur nachgeschlagene Zeilen _bekommen einen Gradienten_; Erinnerung und Weight Decay **bewegen auch Zeilen, die niemand nachgeschlagen hat**.',
  'optimizer.refusedLookups':
    'Die Adresse verlangt {name} „{value}“: Erwartet werden {steps} Schritte, durch Punkte getrennt, jeder mit den Ziffern seiner Zeilen von 0 bis {last} der Reihe nach, wie 14.1.12.',

  'optimizer.kind': 'Optimierer',
  'optimizer.kind.sgd': 'SGD',
  'optimizer.kind.momentum': 'Momentum',
  'optimizer.kind.adam': 'Adam',
  'optimizer.kind.adamw': 'AdamW',
  'optimizer.kind.sparse-adam': 'SparseAdam',
  'optimizer.about.sgd':
    'Das einfache Gradientenverfahren: Eine Zeile bewegt sich um Lernrate mal Gradient; gemerkt wird nichts.',
  'optimizer.about.momentum':
    'SGD mit Gedächtnis: Neun Zehntel der letzten Richtung bleiben, und der Gradient dieses Schritts kommt dazu.',
  'optimizer.about.adam':
    'Merkt sich einen Mittelwert der Gradienten und teilt ihn durch ihre übliche Größe. Weight Decay wird zum Gradienten addiert.',
  'optimizer.about.adamw':
    'Adam, aber mit eigenständigem Weight Decay: Es verkleinert die Zeile selbst.',
  'optimizer.about.sparse-adam':
    'Adam nur für die nachgeschlagenen Zeilen. Weight Decay lehnt es ab, denn das würde jede Zeile bewegen.',
  'optimizer.lr': 'Lernrate',
  'optimizer.wd': 'Weight Decay',
  'optimizer.noDecay': 'Weight Decay: gibt es bei SparseAdam nicht',

  'optimizer.table': 'W nach Schritt {step}',
  'optimizer.tableStart': 'W vor dem ersten Schritt',
  'optimizer.tableHow':
    'Gelbe Zeilen wurden in diesem Schritt nachgeschlagen. Wähle eine Zeile, um ihr Kontobuch zu öffnen.',
  'optimizer.tableStartHow':
    'Sechs Filme, je vier Zahlen. Wähle eine Zeile, um ihr Kontobuch zu öffnen.',
  'optimizer.tableCaption':
    'Die Zeilen von W nach dem Schritt; vor den Zahlen jeder Zeile steht, was sie bewegt hat',
  'optimizer.stays': 'bleibt',
  'optimizer.part.data': 'Daten',
  'optimizer.part.memory': 'Erinnerung',
  'optimizer.part.decay': 'Decay',
  'optimizer.part.rounding': 'Rundung',
  'optimizer.part.grad': 'Gradient g',
  'optimizer.part.oldValue': 'vorher',
  'optimizer.part.newValue': 'nachher',
  'optimizer.how.data': 'dieser Schritt',
  'optimizer.how.memory': 'frühere Gradienten',
  'optimizer.how.decay': 'ein Zug zur Null',
  'optimizer.how.rounding': 'letzte Stellen',
  'optimizer.how.grad': 'gerade angekommen',

  'optimizer.ledger': 'Kontobuch von {film}, Schritt {step}',
  'optimizer.ledgerStart': 'Kontobuch von {film}',
  'optimizer.ledgerEmpty':
    'Noch ist kein Schritt gemacht. Geh einen Schritt weiter: Hier wird dann über die Änderung Buch geführt.',
  'optimizer.ledgerAbsent':
    'Dieser Schritt hat Zeile {row} ausgelassen: kein Gradient, kein Posten. Die Zeile blieb, wie sie war, Bit für Bit.',
  'optimizer.ledgerScale':
    'Jeder Balken beginnt, wo der letzte endete: von der gepunkteten Linie, wo das Gewicht stand, zur durchgezogenen, wo es nun steht. Von Rand zu Rand: ±{range}.',
  'optimizer.ledgerCaption':
    'Jede Spalte ist eine Zahl der Zeile: was sie war, was dazukam und warum, was aus ihr wurde',
  'optimizer.noGradient': 'keiner angekommen',
  'optimizer.column': 'W[{row}][{col}]',

  'optimizer.sums': 'die Posten gehen auf',
  'optimizer.sumsNot': 'die Posten gehen nicht auf',
  'optimizer.found.received':
    '{film} wurde in Schritt {step} nachgeschlagen: Die Zeile bekam einen Gradienten und hat sich bewegt.',
  'optimizer.found.moved':
    '{film} bekam in Schritt {step} keinen Gradienten. Die Zeile hat sich trotzdem bewegt: {movers}.',
  'optimizer.found.stayed':
    '{film} bekam in Schritt {step} keinen Gradienten, und die Zeile blieb, wo sie war, Bit für Bit.',
  'optimizer.count.received': 'Zeilen mit Gradient:',
  'optimizer.count.moved': 'Bewegte Zeilen:',
  'optimizer.found.start': 'Noch ist nichts geschehen. Schritt 1 schlägt {films} nach.',
  'optimizer.and': '{first} und {last}',

  'optimizer.strip': 'Welche Filme jeder Schritt nachschlägt',
  'optimizer.stripHow':
    'Ada bewertet die Filme eines Schritts, und der Loss misst, wie weit das Modell danebenliegt: `((W[x] * u).sum(1) - r)²`, davon der Mittelwert. Ihre eigene Zeile u ist eingefroren, damit sich nur Filme bewegen. Klicke auf eine Stelle, um dort das Nachschlagen ein- oder auszuschalten.',
  'optimizer.strip.step': 'Zu Schritt {step}',
  'optimizer.strip.start': 'Start',
  'optimizer.strip.on': 'Schritt {step} schlägt Zeile {row} nach, {film}',
  'optimizer.strip.off': 'Schritt {step} schlägt Zeile {row} nicht nach, {film}',
  'optimizer.strip.last': 'Ein Schritt schlägt mindestens einen Film nach.',
  'optimizer.path': 'Der Weg von {film}',
  'optimizer.pathHow': 'seine vier Zahlen über die Schritte; eine Scheibe, wo ein Gradient ankam',
  'optimizer.pathDescription':
    'Die vier Zahlen von Zeile {row} über {steps} Schritte. Schritte, in denen ein Gradient ankam: {received}.',
  'optimizer.never': 'keine',
  'optimizer.play.step': 'Schritt',
  'optimizer.play.again': 'Noch einmal',
  'optimizer.caption': 'Nach Schritt {step} von {steps}',

  // ---- Where a number comes from ------------------------------------------------------------------
  'optimizer.why.drawn':
    'Ein Parameter. Er wurde mit Seed {seed} gleichverteilt zwischen −1 und 1 gezogen und auf zwei Stellen gerundet, damit im Code unten dieselbe Zahl steht.',
  'optimizer.why.same':
    'Schritt {step} hat diese Zeile ausgelassen: Sie ist, wie sie nach dem Schritt davor war.',
  'optimizer.why.oldValue': 'Was vor diesem Schritt in der Zeile stand.',
  'optimizer.why.newValue':
    'Was nach diesem Schritt in der Zeile steht: die Summe der Posten oben.',
  'optimizer.why.grad':
    'Die Ableitung des Loss nach diesem Gewicht: das 2/B des Mittelwerts, mal die Abweichung der Vorhersage p, mal die Zahl der Person. B = {n} Filme wurden nachgeschlagen.',
  'optimizer.why.data': 'Entgegen dem Gradienten dieses Schritts.',
  'optimizer.why.noData':
    'Für diese Zeile kam in diesem Schritt kein Gradient an: g ist 0, also ist auch dieser Anteil 0.',
  'optimizer.why.memory':
    'm ist, was sich der Optimierer von früheren Gradienten gemerkt hat. Es bewegt die Zeile, ob jetzt ein Gradient ankommt oder nicht.',
  'optimizer.why.noMemory':
    'Nichts ist gemerkt: Diese Zeile hatte vorher noch keinen Gradienten bekommen.',
  'optimizer.why.forgets': 'Einfaches SGD merkt sich nichts.',
  'optimizer.why.decay.apart':
    'Weight Decay, getrennt vom Gradienten: Die Zeile wird mit keep = 1 − lr · wd multipliziert.',
  'optimizer.why.decay.added':
    'Weight Decay, als wd · old zum Gradienten addiert: Es wird genauso gemittelt und durch dasselbe geteilt.',
  'optimizer.why.decay.plain': 'Weight Decay, als wd · old zum Gradienten addiert.',
  'optimizer.why.decay.off': 'Weight Decay ist 0.',
  'optimizer.why.decay.none': 'SparseAdam hat kein Weight Decay.',
  'optimizer.why.size':
    'size = lr / (1 − β1^t) = {lr} / {first} = {size}. Der Nenner ist √v̂ + ε, die übliche Größe der Gradienten dieses Gewichts.',
  'optimizer.why.sparseSize':
    'size = lr · √(1 − β2^t) / (1 − β1^t) = {lr} · √{second} / {first} = {size}. Der Nenner ist √v + ε, die übliche Größe der Gradienten dieses Gewichts.',
  'optimizer.why.count.received':
    'Die Zeilen, die von den Filmen dieses Schritts nachgeschlagen wurden.',
  'optimizer.why.count.moved': 'Die Zeilen, in denen andere Bits stehen als vor dem Schritt.',
  'optimizer.why.rounding':
    'Ein Float fasst etwa sieben Stellen. Was den anderen Posten beim Eintragen verloren geht, steht hier, damit die Rechnung aufgeht.',

  // ---- Predict ------------------------------------------------------------------------------------
  'optimizer.predict.title': 'Deine Vorhersage: Bleiben Zeilen ohne Gradienten, wo sie sind?',
  'optimizer.predict.text':
    'Prüfe die Annahme „nur nachgeschlagene Zeilen ändern sich“. In Schritt 4 wird ein einziger Film nachgeschlagen: Zeile 4, Paper Sun. Die Zeilen 1 und 2 waren früher dran, die Zeilen 0, 3 und 5 noch nie.',
  'optimizer.predict.adamw':
    'Der Optimierer ist `AdamW`, Weight Decay 0.1. Klicke auf jede Zeile von W, die sich in Schritt 4 bewegen wird, und löse dann auf.',
  'optimizer.predict.sparse':
    'Dieselben Eingaben, derselbe Schritt, aber der Optimierer ist `SparseAdam`. Welche Zeilen bewegen sich jetzt?',
  'optimizer.predict.rows': 'Zeilen von W',
  'optimizer.predict.moves': 'bewegt sich',
  'optimizer.predict.stays': 'bleibt',
  'optimizer.predict.adamwWhy':
    'Nur Zeile 4 bekam einen Gradienten, und doch haben sich die Zeilen {rows} bewegt. Die Zeilen 1 und 2 treibt die Erinnerung weiter: In m stecken noch ihre früheren Gradienten. Die Zeilen 0, 3 und 5 erinnern sich an nichts: Sie schrumpfen nur, wie auch eine `#na#`- oder Padding-Zeile, bei der nie ein Gradient ankommt. „Nur nachgeschlagene Zeilen _bekommen einen Gradienten_“ stimmt; „nur nachgeschlagene Zeilen _ändern sich_“ stimmt nicht.',
  'optimizer.predict.sparseWhy':
    'SparseAdam geht die Zeilen durch, die im Gradienten stehen, hier {rows}, und lässt die anderen samt ihrer Erinnerung in Ruhe: Bit für Bit dieselben. Weight Decay hat es nicht, also könnte sie auch sonst nichts bewegen.',

  'optimizer.split.title': 'Wie die Änderung aufgeteilt wird',
  'optimizer.split.text':
    'Adam führt einen Mittelwert der Gradienten mit, `m = β1 · m + (1 − β1) · g`: β1 sagt, wie viel davon bleibt, neun Zehntel. Vom Gewicht zieht es `size · m / denominator` ab; `size` ist die Lernrate, in den ersten Schritten korrigiert, solange der Mittelwert noch jung ist. Der Schritt ist linear in m, also zerfällt er in zwei Anteile: den Gradienten dieses Schritts, `(1 − β1) · g`, und die Erinnerung, `β1 · m`. Beide werden durch denselben Nenner geteilt, `√v̂ + ε`: v̂ ist ein Mittelwert der quadrierten Gradienten, und ε verhindert, dass durch 0 geteilt wird. Auch der Nenner erinnert sich; diesen Teil spaltet das Kontobuch nach unserer Vereinbarung nicht auf.',

  // ---- One push ------------------------------------------------------------------------------------
  'optimizer.push.title': 'Ein Stoß, dann nichts mehr: Wie weit treibt eine Zeile?',
  'optimizer.push.text':
    'Ein Gewicht bekommt in Schritt 1 einen Gradienten von 1 und in den {steps} Schritten danach keinen. Ohne Weight Decay ist jede spätere Bewegung Erinnerung. Der Kern zählt diese Bewegungen zusammen:',
  'optimizer.push.caption': 'Weg entgegen dem Gradienten, gemessen in Lernraten',
  'optimizer.push.first': 'Schritt 1',
  'optimizer.push.after': 'Schritte 2 bis {last}',
  'optimizer.push.momentum': 'SGD, Momentum 0.9',
  'optimizer.push.adam': 'Adam, β (0.9, 0.999): wie in PyTorch',
  'optimizer.push.fastai': 'Adam, β (0.95, 0.99): wie in fastai am Anfang eines Zyklus',
  'optimizer.push.sparse': 'SparseAdam, β (0.9, 0.999)',
  'optimizer.push.chart': 'Das Gewicht nach jedem Schritt, mit einer Lernrate von {lr}',
  'optimizer.push.description':
    'Vier Wege über {steps} Schritte: Die drei mit Gedächtnis treiben nach dem einzigen Gradienten noch lange weiter, SparseAdam bleibt nach Schritt 1 stehen.',
  'optimizer.push.short.momentum': 'Momentum',
  'optimizer.push.short.adam': 'Adam, PyTorch',
  'optimizer.push.short.fastai': 'Adam, fastai',
  'optimizer.push.short.sparse': 'SparseAdam',
  'optimizer.push.note':
    'Das meiste von dem, was ein Gradient mit einer Zeile macht, kann also nach dem Schritt geschehen, in dem er ankam.',
  'optimizer.push.whyFirst':
    'Der Anteil des Gradienten in Schritt 1, geteilt durch −lr. Adam teilt den Gradienten durch seine eigene Größe, sodass der erste Schritt eine Lernrate lang ist.',
  'optimizer.push.whyAfter':
    'Die Anteile der Erinnerung in allen {n} späteren Schritten, vom Kern addiert und durch −lr geteilt.',
  'optimizer.push.whyNone': 'SparseAdam lässt Zeilen aus, die nicht im Gradienten stehen.',

  // ---- Beats ---------------------------------------------------------------------------------------
  'optimizer.beats.title': 'Genauer hingesehen',
  'optimizer.beats.text':
    'Klappe einen Fall auf, und der Kern rechnet ihn durch: die Filme und die Schritte vom Anfang, der Seed von oben, Lernrate 0.1.',
  'optimizer.beat.paths.title':
    'Dicht oder dünn besetzt: Adam und SparseAdam bei denselben Eingaben',
  'optimizer.beat.paths.text':
    'Glass Moon wird in den Schritten 1 bis 3 nachgeschlagen und dann nie wieder, ohne Weight Decay. Bis Schritt 3 stimmen beide Optimierer auf einige Stellen überein. Dann lässt SparseAdam die Zeile in Ruhe, und Adam trägt sie aus der Erinnerung weiter.',
  'optimizer.beat.paths.caption': 'W[1][{col}] nach einigen Schritten',
  'optimizer.beat.decay.title': 'Weight Decay im Gradienten (Adam) oder getrennt von ihm (AdamW)',
  'optimizer.beat.decay.text':
    'Night Ferry wird nie nachgeschlagen; Weight Decay ist 0.1. AdamW verkleinert jede Zahl um ein Hundertstel ihrer selbst, lr · wd. Bei Adam ist wd · W der einzige Gradient, den die Zeile je hat, und Adam teilt ihn durch seine übliche Größe: Der erste Schritt ist eine ganze Lernrate lang, wie klein wd auch sei.',
  'optimizer.beat.decay.caption': 'Der Decay-Posten von Zeile 3 in Schritt 1',
  'optimizer.beat.denominator.title': 'Der Nenner: für Daten und Erinnerung derselbe',
  'optimizer.beat.denominator.text':
    'Glass Moon unter Adam. Solange Gradienten ankommen, liegt der Nenner nahe an ihrer Größe, wie groß sie auch sein mag. Nach Schritt 3 schrumpft er langsam und m schnell, also klingt die Bewegung ab.',
  'optimizer.beat.denominator.caption': 'W[1][{col}] unter Adam, ohne Weight Decay',
  'optimizer.beat.sgd.title':
    'Einfaches SGD lässt Zeilen ohne Gradienten in Ruhe, bis Weight Decay dazukommt',
  'optimizer.beat.sgd.text':
    'SGD merkt sich nichts. Ohne Weight Decay bleiben Zeilen ohne Gradienten Bit für Bit gleich, selbst wenn ihr Gradient als Nullen gespeichert ist. Mit Weight Decay oder Momentum bewegen sie sich.',
  'optimizer.beat.sgd.caption':
    'Zeilen, die sich in Schritt 4 bewegt haben, als nur Zeile 4 einen Gradienten bekam',
  'optimizer.beat.sgd.plain': 'SGD',
  'optimizer.beat.sgd.decay': 'SGD, Weight Decay 0.1',
  'optimizer.beat.sgd.momentum': 'SGD, Momentum 0.9',
  'optimizer.beat.refused.title': 'Was SparseAdam ablehnt',
  'optimizer.beat.refused.text':
    'Weight Decay und Erinnerung würden Zeilen bewegen, die nicht im Gradienten stehen. Deshalb nimmt SparseAdam weder Weight Decay noch einen dichten Gradienten an, Adam und AdamW dagegen keinen dünn besetzten. Der Kern sagt es so:',
  'optimizer.beat.refused.decay': 'SparseAdam mit Weight Decay',
  'optimizer.beat.refused.dense': 'SparseAdam, ein dichter Gradient',
  'optimizer.beat.refused.sparse': 'AdamW, ein dünn besetzter Gradient',
  'optimizer.beat.refused.not': 'nicht abgelehnt',
  'optimizer.beat.step': 'Schritt {step}',
  'optimizer.beat.rows': 'Zeilen {rows}',
  'optimizer.beat.g': 'Gradient g',
  'optimizer.beat.m': 'Erinnerung m vorher',
  'optimizer.beat.denominatorName': 'Nenner',
  'optimizer.why.m': 'β1 · m + (1 − β1) · g aus dem Schritt davor; am Anfang 0.',
  'optimizer.why.denominator':
    'v̂ ist der Mittelwert von g², korrigiert um seinen Start bei 0. ε verhindert, dass durch 0 geteilt wird.',

  'optimizer.code.title': 'Dasselbe in deinem eigenen Notebook',
  'optimizer.code.text':
    'Mit den Zahlen vom Bildschirm. Der Code gibt die Zeile so aus, wie sie nach dem gezeigten Schritt dasteht.',
  'optimizer.asked.title': '„Mein Embedding ändert sich, obwohl sein Gradient null ist“',
  'optimizer.asked.answer':
    'Mit Adam ist das kein Fehler: Auch bei Gradient null bewegt die Erinnerung m die Zeile, und Weight Decay bewegt sie sowieso. Null ist nicht dasselbe wie nicht da: Adam bekommt eine Zeile aus Nullen und geht sie durch, SparseAdam bekommt keine Zeile und lässt sie aus. Sollen unberührte Zeilen bleiben, wie sie sind, nimm `nn.Embedding(…, sparse=True)` mit `SparseAdam` oder einfaches SGD ohne Momentum und Weight Decay.',
};
