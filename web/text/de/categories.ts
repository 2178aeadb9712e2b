// The lesson `categories`.

import type { categories as english } from '../en/categories.ts';
import type { Translated } from '../translated.ts';

export const categories: Translated<typeof english> = {
  'categories.title': 'Warum (3, 3) bei zwei Geschlechtern?',
  'categories.lead':
    'Für jede Spalte mit Kategorien legt fastai ein _Embedding_ an: eine Tabelle mit einer Zeile Zahlen für jeden Wert. Die erste 3 zählt ihre Zeilen: zwei Geschlechter und eine Zeile mehr, `#na#`, für Werte, die fehlen oder nie vorkamen. Die zweite 3 zählt Spalten und kommt aus einer Faustregel. **Es sind zwei verschiedene Dreien.**',

  'categories.refused.empty': 'Tippe mindestens einen Wert ein.',
  'categories.refused.many': 'Das sind {n} Werte; die Seite zeigt höchstens {most}.',
  'categories.refused.long': '„{value}“ ist länger als {most} Zeichen.',
  'categories.refused.address':
    'Die Adresse verlangt {name} „{value}“: Erwartet werden 1 bis {most} Werte mit höchstens {letters} Zeichen, durch Kommas getrennt.',

  // ---- The first instrument -----------------------------------------------------------------------
  'categories.typed': 'Eine Spalte mit Kategorien',
  'categories.typedHow': 'Ein Wert pro Person, durch Kommas getrennt. Fehlt einer, tippe `#na#`.',
  'categories.example.sexes': 'zwei Geschlechter',
  'categories.example.days': 'sieben Tage',
  'categories.example.classes': 'einer fehlt',
  'categories.codes': 'Was das Modell stattdessen sieht, eine Zeilennummer pro Person:',
  'categories.ask': 'für eine neue Person',
  'categories.chip': '{value}: Zeile {row}',
  'categories.nothing': 'kein Wert',
  'categories.vocabulary': 'Das Vokabular der Spalte',
  'categories.vocabularyHow': 'Die verschiedenen Werte, sortiert, hinter `#na#`.',
  'categories.size': 'Die Tabelle der Spalte',
  'categories.valuesPlusOne': 'verschiedene Werte + 1 für #na#',
  'categories.rule.rows': 'Zeilen: {values} = {rows}',
  'categories.rule.columns': 'Spalten: round({formula}) = round({product}) = {columns}',
  'categories.rule.same':
    'Zweimal dieselbe Zahl ist Zufall. Probiere _sieben Tage_: Da sind die beiden verschieden.',
  'categories.rule.differ': 'Eine Zahl für Zeilen, eine für Spalten: Hier sind sie verschieden.',
  'categories.rows': 'Zeilen',
  'categories.columnsWord': 'Spalten',
  'categories.columnsFor': 'Spalten bei {n} Zeilen',
  'categories.rowOf': 'Zeile von „{value}“',
  'categories.curve': 'Die Regel für die Spalten',
  'categories.curveHow':
    '`emb_sz_rule` von fastai, `min(600, round(1.6 · n^0.56))` bei n Zeilen: Mehr Kategorien bekommen mehr Spalten, aber der Zuwachs wird immer kleiner, bis zu einer Obergrenze. Jeder Punkt lässt sich öffnen.',
  'categories.curveDescription':
    'Spalten über Zeilen, beides logarithmisch: eine Gerade, die bei 600 Spalten flach wird; das ist bei {cap} Zeilen erreicht.',
  'categories.theRule': 'die Regel',
  'categories.axis.rows': 'Zeilen n, #na# eingeschlossen',
  'categories.axis.columns': 'Spalten',
  'categories.n': 'Zeilen n',

  // ---- The second instrument ----------------------------------------------------------------------
  'categories.train.title': 'Die Tabellen bei der Arbeit: Wer hat die Titanic überlebt?',
  'categories.train.text':
    'Die 1\u202f316 Passagiere, ihr Geschlecht und ihre Klasse: Ein _tabellarisches Modell_ schlägt für jede Spalte eine Zeile nach, legt die Zeilen nebeneinander und schickt sie durch lineare Schichten zu einer Vermutung: gestorben oder überlebt. Der Kern trainiert es in diesem Tab, sobald du etwas änderst. Eine _Epoche_ ist eine Runde über alle Passagiere.',
  'categories.train.why':
    'Warum die Genauigkeit bei genau den Passagieren, mit denen trainiert wurde? Es kommt auf die Frage an. Alle Menschen einer Zelle sehen für das Modell gleich aus: Zwei Spalten ergeben sechs Zellen, drei ergeben zwölf; keine Regel der Welt kann also in einer Zelle bei den Toten und bei den Überlebenden zugleich recht haben. Die beste Regel sagt bei jeder Zelle, was mit den meisten geschah; diese Obergrenze ist bekannt. Gefragt ist, ob die Tabellen sagen können, was die Spalten hergeben, nicht, wie gut das Modell auf einem anderen Schiff wäre: Dafür müsste man Menschen zurückhalten.',
  'categories.columns': 'Spalten',
  'categories.columns.two': 'Sex, Class',
  'categories.columns.three': 'Sex, Class, Age',
  'categories.hide': 'Geschlecht verbergen bei',
  'categories.hidden.none':
    'Bei niemandem ist das Geschlecht verborgen: In den Daten fehlt kein Wert.',
  'categories.hidden.some':
    'Wir verbergen das Geschlecht von {hide} % der Passagiere, aus dem Seed gezogen; in den Daten selbst fehlt kein Wert.',
  'categories.underWay': 'Training: Epoche {epoch} von {epochs} …',
  'categories.tables': 'Die Embedding-Tabellen',
  'categories.tablesStart': 'Die Tabellen vor dem Training',
  'categories.tablesAfter': 'Die Tabellen nach Epoche {epoch}',
  'categories.tablesHow':
    'Vor den Zahlen einer Zeile steht, in wie vielen Schritten sie bisher _einen Gradienten bekommen_ hat. Gelb: für die Person unten nachgeschlagen.',
  'categories.row': 'Zeile',
  'categories.received': 'Schritte mit Gradient',
  'categories.receivedOf': '{column}, {name}: Schritte mit Gradient',
  'categories.steps': 'von {n} Schritten bisher',
  'categories.cells': 'Kennt das Modell die Zellen?',
  'categories.cellsHow':
    'Für jede Zelle der Anteil, der überlebt hat, und die Wahrscheinlichkeit, die das Modell dafür angibt. Wo beide übereinstimmen, darf man seine Wahrscheinlichkeiten wörtlich nehmen: Es ist _kalibriert_.',
  'categories.cell': 'Zelle',
  'categories.true': 'tatsächlich',
  'categories.predicted': 'Modell',
  'categories.trueShare': 'überlebt: {cell}',
  'categories.predictedShare': 'das Modell: {cell}',
  'categories.found.reached':
    'Jetzt so gut, wie diese Spalten es erlauben, bis auf einen Prozentpunkt.',
  'categories.found.not': 'Noch nicht so gut, wie diese Spalten es erlauben.',
  'categories.found.right': '{right} von {size} richtig: {accuracy}. Loss {loss}.',
  'categories.found.best': 'Die beste Regel über diese Spalten: {best}, {ceiling}.',
  'categories.found.three': 'Mit Sex, Class und Age, alles sichtbar: {three}, {threeShare}.',
  'categories.of': 'von',
  'categories.share': 'Anteil',
  'categories.accuracy': 'Genauigkeit',
  'categories.ceiling': 'Obergrenze',
  'categories.loss': 'Loss',
  'categories.row0': 'Zeile 0 von Sex, #na#',
  'categories.row0.start': 'Noch nicht trainiert: kleine Zufallszahlen, wie in jeder Zeile.',
  'categories.row0.decays':
    'Bei niemandem fehlt das Geschlecht, also schlägt niemand diese Zeile nach: **kein Gradient, nie**. Sie bewegt sich trotzdem: _Weight Decay_ verkleinert in jedem Schritt jede Zahl um denselben Faktor.',
  'categories.row0.learns':
    'Jetzt wird sie für manche nachgeschlagen: **Sie bekommt Gradienten und lernt**, was sich über Passagiere unbekannten Geschlechts sagen lässt.',
  'categories.row0.caption': 'Zeile 0 von Sex',
  'categories.row0.before': 'vor dem Training',
  'categories.row0.now': 'jetzt',
  'categories.row0.ratio': 'jetzt / vorher',
  'categories.epochBefore': 'eine Epoche davor',
  'categories.lastGradient': 'Gradient des letzten Schritts',
  'categories.person': 'Frage das Modell nach jemandem',
  'categories.personHow':
    'In einer 4. Klasse ist niemand gereist: Das Vokabular kennt sie nicht, also **landet sie bei Zeile 0**. Diese Zeile hat nichts gelernt: So sicher die Antwort auch klingt, ein anderer Seed gibt eine andere.',
  'categories.sex': 'Sex',
  'categories.class': 'Class',
  'categories.age': 'Age',
  'categories.survival': 'überlebt mit p =',
  'categories.play.train': 'Trainieren',
  'categories.play.again': 'Noch einmal',
  'categories.caption': 'Nach Epoche {epoch} von {epochs}',

  // ---- Where a number comes from ------------------------------------------------------------------
  'categories.why.rows':
    'Eine Zeile für jeden verschiedenen Wert und Zeile 0, #na#, für das, was fehlt oder nie vorkam.',
  'categories.why.columns':
    'Eine Faustregel, die sich in vielen Versuchen des fastai-Teams bewährt hat. n zählt #na# mit.',
  'categories.why.capped': 'Bei 600 Spalten hört die Regel auf.',
  'categories.why.code':
    'Die Stelle im Vokabular. Mehr als diese ganze Zahl bekommt das Modell nicht.',
  'categories.why.missing': 'Ein fehlender Wert hat eine eigene Zeile: Zeile 0.',
  'categories.why.unseen':
    'Diesen Wert hat die Spalte nicht: Er teilt sich Zeile 0 mit dem, was fehlt.',
  'categories.why.unseenClass':
    'Diesen Wert hatte kein Passagier: Er teilt sich Zeile 0 mit dem, was fehlt.',
  'categories.why.drawn':
    'Mit Seed {seed} gezogen, wie fastai zieht: normalverteilt, bei zwei Standardabweichungen abgeschnitten, mal 0.01.',
  'categories.why.decays':
    'Kein Schritt gab dieser Zeile einen Gradienten. Jeder hat sie nur mit 1 − lr · wd multipliziert, mit wd = {wd} und der Lernrate des Schritts.',
  'categories.why.trained':
    'Der Optimierer (AdamW) hat sie bewegt; {n} Schritte gaben ihr bisher einen Gradienten.',
  'categories.why.noGradient':
    'Für keinen Passagier in keinem Batch wurde diese Zeile bisher nachgeschlagen.',
  'categories.why.received':
    'Ein Schritt gibt den Zeilen einen Gradienten, die seine 64 Passagiere nachschlagen.',
  'categories.why.shrinkage':
    'Weight Decay multipliziert eine Zeile in jedem Schritt mit 1 − lr · wd, wd = {wd}: alle ihre Zahlen mit demselben Faktor. Wo die Faktoren verschieden sind, kam auch ein Gradient dazu.',
  'categories.why.share': 'Gezählt unter den {n} Passagieren dieser Zelle.',
  'categories.why.predicted':
    'Für alle in einer Zelle werden dieselben Zeilen nachgeschlagen, also sagt das Modell über alle dasselbe.',
  'categories.why.accuracy':
    'In jeder Zelle die Passagiere, mit denen geschah, was das Modell für wahrscheinlicher hielt.',
  'categories.why.ceiling': 'In jeder Zelle die größere Gruppe: die Toten oder die Überlebenden.',
  'categories.line.loss': '= mean(−log p(was mit ihnen geschah))',
  'categories.why.loss':
    'Kreuzentropie: der Mittelwert über alle Passagiere von −log der Wahrscheinlichkeit für das, was mit ihnen geschah.',
  'categories.why.survival':
    'Die nachgeschlagenen Zeilen nebeneinander, durch die Schichten; Softmax macht aus den zwei Ausgaben Wahrscheinlichkeiten.',
  'categories.why.sizes':
    'Eine Tabelle für jede Spalte: Zeilen aus ihrem Vokabular, Spalten nach der Regel.',
  'categories.why.cells': 'Die Kombinationen von Werten, die es unter den Passagieren gab.',
  'categories.why.differing': 'Vom Kern verglichen, Float für Float, an ihren Bits.',
  'categories.why.largest': 'Der größte Abstand zwischen zwei Floats, die gleich sein sollten.',
  'categories.why.ulps':
    'Für jedes Paar, wie viele Schritte von einem Float zum nächsten vom einen zum anderen führen: 1 heißt Nachbarn. Die größte dieser Anzahlen; sie muss nicht beim Paar mit dem größten Abstand liegen.',

  // ---- Predict ------------------------------------------------------------------------------------
  'categories.predict.title': 'Deine Vorhersage: die Monate des Jahres',
  'categories.predict.text':
    'Eine Vermutung aus dem Kurs: „Es scheint die Zahl der verschiedenen Werte + 1 zu sein.“ Für eine der beiden Zahlen stimmt das.',
  'categories.predict.months':
    'Eine Spalte enthält die zwölf Monate des Jahres. Welche Größe bekommt ihre Tabelle, `(rows, columns)`?',
  'categories.predict.sizes': 'Größen',
  'categories.predict.isIt': 'ist es',
  'categories.predict.monthsWhy':
    'Zwölf Monate und `#na#` sind 13 Zeilen. Bei 13 Zeilen gibt die Regel round(1.6 · 13^0.56) = 7 Spalten.',
  'categories.predict.rowsTitle': 'Deine Vorhersage: Welche Zeilen werden trainiert?',
  'categories.predict.rows':
    'Sex und Class, nichts verborgen. Klicke auf jede Zeile der Tabelle von Sex, die in mindestens einem der 200 Schritte einen Gradienten bekommt.',
  'categories.predict.rowsLabel': 'Zeilen der Tabelle von Sex',
  'categories.predict.receives': 'bekommt einen Gradienten',
  'categories.predict.receivesNot': 'nie',
  'categories.predict.rowsWhy':
    'Gradienten landen in Zeilen, die nachgeschlagen wurden, und bei keinem Passagier fehlt das Geschlecht. Zeile 0 ist trotzdem da: für den Tag, an dem ein Wert fehlt.',
  'categories.hideText':
    'Verbirg jetzt welche: Stelle _Geschlecht verbergen bei_ oben auf 20 % und schau dir Zeile 0 noch einmal an. Sie wird nachgeschlagen und bekommt Gradienten, und ihre drei Zahlen schrumpfen nicht mehr um einen gemeinsamen Faktor: Sie lernt. Die Obergrenze sinkt, weil sich über Passagiere unbekannten Geschlechts weniger sagen lässt.',

  // ---- Beats --------------------------------------------------------------------------------------
  'categories.beats.title': 'Genauer hingesehen',
  'categories.beats.text':
    'Klappe einen Fall auf, und der Kern rechnet ihn durch, mit dem Seed von oben.',
  'categories.beat.ceilings.title': 'Wie viel können drei Spalten überhaupt sagen?',
  'categories.beat.ceilings.text':
    'Die beste Regel sagt bei jeder Zelle, was mit den meisten ihrer Menschen geschah. Mehr Spalten ergeben mehr Zellen und eine höhere Obergrenze; kein Netz kommt darüber, so groß es auch sei.',
  'categories.ceilings.caption': 'Was die beste Regel bei 1\u202f316 Passagieren richtig sagt',
  'categories.ceilings.cells': 'Zellen',
  'categories.beat.widths.title':
    'Warum 3 Zahlen für 2 Geschlechter? Probiere es mit 1, 2, 3 und 8',
  'categories.beat.widths.text':
    'Eine Zahl genügt, um zwei Geschlechter zu unterscheiden, und hier zeigt es sich: Vier Trainings, die sich nur in der Breite unterscheiden, enden bei fast derselben Genauigkeit und demselben Loss. Es gibt zwölf Zellen, und die Schichten dahinter können eine einzige Zahl auf jede davon abbilden. Breite lohnt sich, wo eine Kategorie viele Seiten zugleich hat, wie bei Filmen oder Läden. Für die wurde die Regel gemacht; bei zwei Geschlechtern kostet sie neun Zahlen statt drei, und das stört niemanden.',
  'categories.widths.caption': 'Nach zehn Epochen mit Sex, Class und Age',
  'categories.widths.row': 'Breite {n}',
  'categories.widths.right': 'richtig',
  'categories.widths.sizes': 'Größen der Tabellen',
  'categories.beat.twin.title': 'Dasselbe Modell mit One-hot-Vektoren',
  'categories.beat.twin.text':
    'Jedes Embedding, eine Tabelle und ihr Nachschlagen, lässt sich ersetzen: durch einen One-hot-Vektor und ein `Linear(bias=False)`, dessen Gewicht die transponierte Tabelle ist. **Als eigene Schicht** liefert es dieselben Bits. Man kann es auch in die Schicht dahinter **hineinrechnen**, denn zwei lineare Abbildungen hintereinander sind eine: `(x · W) · W₁ = x · (W · W₁)`. Dann wird an anderer Stelle gerundet, und die letzten Ziffern weichen ab. Alle drei laufen hier mit den trainierten Gewichten, mit einem Passagier aus jeder Zelle.',
  'categories.twin.caption': 'Im Vergleich zum Nachschlagen',
  'categories.twin.differing': 'verschiedene Floats',
  'categories.twin.largest': 'größter Abstand',
  'categories.twin.ulps': 'größter Abstand in Floats',
  'categories.twin.compared': '{n} Floats verglichen',
  'categories.twin.oneHot.hidden': 'eigene Schicht: hinter der ersten Schicht',
  'categories.twin.oneHot.predictions': 'eigene Schicht: Wahrscheinlichkeiten',
  'categories.twin.folded.hidden': 'hineingerechnet: hinter der ersten Schicht',
  'categories.twin.folded.predictions': 'hineingerechnet: Wahrscheinlichkeiten',
  'categories.twin.trainer': 'das trainierte Modell selbst: Wahrscheinlichkeiten',

  // ---- Code ---------------------------------------------------------------------------------------
  'categories.code.title': 'Dasselbe in deinem eigenen Notebook',
  'categories.code.text':
    'Mit den Passagieren, den Tabellen und der Person vom Bildschirm. fastai zieht andere Zufallszahlen, deshalb sind seine Gewichte andere; die Größen sind dieselben.',
  'categories.asked.title':
    '„Es scheint die Zahl der verschiedenen Werte + 1 zu sein, aber warum?“',
  'categories.asked.answer':
    "Das ist die erste Zahl: Die + 1 ist `#na#`, eine Zeile für Werte, die in deinen Daten fehlen oder die zum ersten Mal auftauchen, wenn das Modell benutzt wird. Bei der zweiten Zahl geht es nicht darum, wie viele Geschlechter es auf der Welt gibt; sie ist `round(1.6 · n^0.56)`, höchstens 600, und du kannst selbst eine andere wählen: `tabular_learner(dls, emb_szs={'Sex': 2})`.",
};
