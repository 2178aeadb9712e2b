// The thread: learners' questions, short answers, and where each is seen.

import type { thread as english } from '../en/thread.ts';
import type { Translated } from '../translated.ts';

export const thread: Translated<typeof english> = {
  'thread.title': 'Antworten auf den Thread: Was möchtest du wissen?',
  'thread.lead':
    'Ein Embedding ist eine Tabelle gelernter Zahlen, und Nachschlagen holt eine Zeile daraus. Zu jeder Frage unten gibt es eine kurze Antwort und einen Knopf, der dich genau an die Stelle einer Lektion bringt, an der du es selbst siehst.',
  'thread.code': 'der Code, um den es geht',
  'thread.map.title': 'Das ganze Lab',
  'thread.map.text':
    'Jede Lektion steht für sich. In dieser Reihenfolge baut jede auf dem auf, was die vorigen gezeigt haben.',

  'thread.oneHot.title': 'One-hot: nur ein Bild oder das, worauf Embeddings beruhen?',
  'thread.metaphor.question':
    'Ist „One-hot“ nur eine Art, über Embeddings zu reden, oder beruht ihre Mechanik darauf?',
  'thread.metaphor.answer':
    'Sie beruht darauf. Multipliziere eine One-hot-Zeile mit der Tabelle, und du bekommst die Zeile, auf die die 1 zeigt, Bit für Bit; leite dieses Produkt ab, und nur diese Zeile bekommt einen Gradienten, wieder Bit für Bit denselben. Das Nachschlagen leistet beides ohne die Multiplikationen mit 0.',
  'thread.unseen.question':
    'Warum kommt dann nirgends im Code One-hot vor, nicht einmal im selbst geschriebenen Modul?',
  'thread.unseen.answer':
    '`x[:,0]` ist das One-hot: Dort stehen die Stellen der Einsen. Eine One-hot-Zeile sagt „3“ mit einer 1 an Stelle 3 und sonst Nullen; die ganze Zahl sagt „3“. Das Indizieren nimmt die ganze Zahl und spart sich die Nullen.',
  'thread.cost.question': 'Wenn beides dasselbe ergibt, warum nicht multiplizieren?',
  'thread.cost.answer':
    'Wegen der Kosten. Das Produkt liest jedes Mal die ganze Tabelle, das Nachschlagen nur eine Zeile. Bei einer Million Zeilen ist das eine Million Mal so viel Arbeit, für dieselben Zahlen.',
  'thread.linear.question': 'Embedding oder Linear: Was ist der Unterschied?',
  'thread.linear.answer':
    'Ein Embedding ist eine lineare Schicht ohne Bias, deren Eingabe One-hot ist: Ihr transponiertes Gewicht ist die Tabelle. Der Unterschied liegt in dem, was man hineingibt: eine ganze Zahl statt einer Zeile aus Nullen mit einer 1.',
  'thread.dot.question': 'Wie werden zwei nachgeschlagene Zeilen zu einer Bewertung?',
  'thread.dot.answer':
    'Multipliziere sie Stelle für Stelle und addiere alles: Das ist das Skalarprodukt. Wo die Zahlen einer Person und die eines Films in dieselbe Richtung zeigen, ist es groß.',

  'thread.sizes.title': 'Größen: Warum (3, 3) bei zwei Geschlechtern?',
  'thread.plusOne.question': 'Die erste Zahl ist die Anzahl der Werte plus eins. Warum plus eins?',
  'thread.plusOne.answer':
    'Zeile 0 ist `#na#`: Sie steht für einen Wert, der fehlt oder im Training nie vorkam. Zwei Geschlechter und `#na#` sind drei Zeilen.',
  'thread.columns.question': 'Und die zweite Zahl?',
  'thread.columns.answer':
    'Eine Faustregel: round(1.6 · rows^0.56), höchstens 600. Bei 3 Zeilen ist das 3, bei 4 auch: daher (3, 3) und (4, 3). Dass bei Sex beide Zahlen 3 sind, ist Zufall; 7 Werte ergeben (8, 5).',
  'thread.rowZero.question': 'Lernt Zeile 0 jemals etwas?',
  'thread.rowZero.answer':
    'Nur wenn in den Trainingsdaten Werte fehlen. Sonst schlägt niemand Zeile 0 nach, sie bekommt keinen Gradienten, und Weight Decay lässt sie Richtung 0 schrumpfen.',
  'thread.three.question': 'Würde bei zwei Geschlechtern nicht eine Zahl genügen?',
  'thread.three.answer':
    'Ja: Eine Zahl kann zwei Werte unterscheiden. Mehr Spalten geben der nächsten Schicht mehr Möglichkeiten, sie zu nutzen, und kosten hier so gut wie nichts. Probiere 1, 2, 3 und 8 und vergleiche.',

  'thread.inputs.title': 'Eingaben ändern sich nicht. Wie lernen Embeddings?',
  'thread.input.question':
    'Was ist die Eingabe von CollabNN: die Embedding-Matrizen oder die Zeilen, die in die lineare Schicht gehen?',
  'thread.input.answer':
    'Weder noch: Die Eingabe ist ein Paar ganzer Zahlen. Die Tabellen sind Gewichte, wie die der linearen Schichten. In die erste lineare Schicht gehen, als Aktivierungen, die Zeilen, auf die die ganzen Zahlen zeigen.',
  'thread.change.question':
    'Die Eingaben eines Netzes ändern sich nicht, die Gewichte schon. Wie kann sich dann eine Zeile ändern, die nur weitergegeben wird?',
  'thread.change.answer':
    'Dieselben Zahlen spielen zwei Rollen: In der Tabelle sind sie Gewichte, hinter dem Nachschlagen sind sie Aktivierungen. Der Gradient kommt bei den Aktivierungen an und wird zu den Zeilen der Tabelle addiert, aus denen sie stammen; der Optimierer ändert dann die Tabelle. Nimm die Tabelle aus den Parametern heraus, und sie bleibt für immer, wie sie ist.',
  'thread.special.question':
    'Werden die Zeilen unverändert weitergegeben, oder wird in der Embedding-Schicht etwas Besonderes berechnet?',
  'thread.special.answer':
    'Vorwärts werden sie kopiert, unverändert. Rückwärts gibt es ein Scatter-Add: Der Gradient jeder Zeile wird zu der Zeile der Tabelle addiert, aus der sie kopiert wurde. Bei den ganzen Zahlen endet der Gradient: Dort gibt es nichts abzuleiten.',
  'thread.twice.question': 'Und wenn ein Film zweimal im Batch ist: Welcher Gradient zählt?',
  'thread.twice.answer': 'Beide. Sie werden addiert: Das ist das „Add“ in Scatter-Add.',
  'thread.discrete.question':
    'Indizes sind ganze Zahlen. Kann man das Nachschlagen dann überhaupt ableiten?',
  'thread.discrete.answer':
    'Nach dem Index nicht. Aber danach fragt auch niemand: Abgeleitet wird nach der Zeile, und von der hängt das Ergebnis so glatt ab, wie es nur geht. Es _ist_ die Zeile.',

  'thread.more.title': 'Immer wieder gefragt',
  'thread.moves.question':
    'Mein Embedding ändert sich, obwohl sein Gradient null ist. Ist das ein Fehler?',
  'thread.moves.answer':
    'Nein. Adam erinnert sich an frühere Gradienten und bewegt die Zeile weiter; auch Weight Decay lässt sie schrumpfen. „Nur nachgeschlagene Zeilen bekommen einen Gradienten“ stimmt; „nur sie ändern sich“ stimmt bei einfachem SGD ohne Momentum und Weight Decay und bei SparseAdam.',
  'thread.padding.question': 'Warum wird die Zeile bei `padding_idx` nicht trainiert?',
  'thread.padding.answer':
    'Weil du darum gebeten hast: Nachgeschlagen wird sie wie immer, aber ihr Gradient wird verworfen.',
  'thread.real.question': 'Wie sieht das mit echten Bewertungen aus?',
  'thread.real.answer':
    'Tausende Male nachschlagen, den Fehler messen, einen Schritt machen. Ziehe MovieLens auf die Seite und sieh beim Lernen zu.',
  'thread.meaning.question': 'Was bedeuten die Zahlen einer Zeile nach dem Training?',
  'thread.meaning.answer':
    'Niemand hat es dem Modell gesagt, also haben sie keine Namen. Aber Filme, die denselben Leuten gefallen, landen nahe beieinander, und das lässt sich zeichnen.',
  'thread.take.question': 'Kann ich damit in PyTorch weitermachen?',
  'thread.take.answer':
    'Ja: Die Tabellen, der Code, der sie liest, und ein Notebook lassen sich als Dateien speichern.',

  'thread.to.twoMachines': 'Beide Maschinen, vorwärts',
  'thread.to.backward': 'Beide Maschinen, rückwärts',
  'thread.to.transposed': 'Deine eigene Schreibweise, ausgerechnet',
  'thread.to.largeTable': 'Eine Tabelle mit einer Million Zeilen',
  'thread.to.dotProduct': 'Das Rechenblatt',
  'thread.to.rows': 'Das Vokabular und die Regel',
  'thread.to.withAge': 'Titanic mit Age: drei Tabellen',
  'thread.to.missing': 'Mit verborgenen Werten lernt Zeile 0',
  'thread.to.micro': 'CollabNN, Knoten für Knoten',
  'thread.to.concat': 'Nur die Gradienten',
  'thread.to.notParameter': 'Eine Tabelle, die kein Parameter ist',
  'thread.to.scatter': 'Ein Film, zweimal nachgeschlagen',
  'thread.to.integers': 'Wo der Gradient endet: bei den ganzen Zahlen',
  'thread.to.padding': 'Mit padding_idx',
  'thread.to.ledger': 'Das Kontobuch einer Zeile',
  'thread.to.sparseAdam': 'Dasselbe unter SparseAdam',
  'thread.to.training': 'Ein Empfehlungsmodell trainieren',
  'thread.to.learned': 'Lesen, was gelernt wurde',
  'thread.to.files': 'Zum Mitnehmen',
};
