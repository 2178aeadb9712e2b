// The lesson `train`.

import type { train as english } from '../en/train.ts';
import type { Translated } from '../translated.ts';

export const train: Translated<typeof english> = {
  'train.title': 'Trainiere ein echtes Modell',
  'train.lead':
    'Für jede Bewertung zweimal nachschlagen und ein Skalarprodukt bilden, den Fehler messen, einen Schritt machen. Steige in diesem Tab die Leiter der Empfehlungsmodelle aus dem Kurs hinauf und sieh dir an, was jede Sprosse bringt: **Deine Daten verlassen den Tab nie**.',
  'train.data.loading': '{name} wird geladen …',
  'train.data.progress': 'Gelesene Bytes',
  'train.data.bytes': '{read} von {size} MB gelesen',
  'train.data.cancel': 'Abbrechen',
  'train.data.summary': '{ratings} Bewertungen von {users} Personen zu {items} Filmen',
  'train.data.range': 'Bewertungen von {low} bis {high}',
  'train.data.simulated': 'simuliert',
  'train.data.simulatedName': 'Simulierte Welt',
  'train.data.kept': 'Benutzt werden weiter die vorher geladenen Daten.',
  'train.data.back': 'Simulierte Welt benutzen',
  'train.drop.label': 'Ziehe Bewertungen hierher oder wähle eine Datei',
  'train.drop.hint':
    'MovieLens, wie es kommt (ml-latest-small.zip, ml-100k.zip …), u.data, ratings.csv oder ratings.dat, oder eine CSV-Datei mit Spalten für Person, Film und Bewertung.',
  'train.drop.now': 'Zum Laden loslassen',

  'train.preview.title': 'Die ersten Bewertungen, wie gelesen',
  'train.preview.name': 'Titel',
  'train.keep.label': 'Daten und Läufe in diesem Browser behalten',
  'train.keep.on':
    'Für den nächsten Besuch: deine Dateien, die Läufe und der Stand des letzten ({size} MB). Nichts verlässt dieses Gerät. Entferne das Häkchen, um alles zu löschen.',
  'train.keep.off': 'Nichts wird behalten: Wenn du die Seite schließt, ist alles weg.',
  'train.keep.full':
    'Der Speicher dieses Browsers ist voll: Ab hier wird nichts für den nächsten Besuch behalten. Das Training geht weiter.',
  'train.keep.forbidden':
    'Dieser Browser lässt die Seite nichts speichern: Für den nächsten Besuch wird nichts behalten. Das Training geht weiter.',
  'train.keep.silent':
    'Der Speicher dieses Browsers antwortet nicht: Für den nächsten Besuch wird nichts behalten. Das Training geht weiter.',
  'train.keep.elsewhere':
    'Ein anderer Tab behält seine Daten und Läufe in diesem Browser, und die von hier würden sie ersetzen: Aus diesem Tab wird nichts für den nächsten Besuch behalten. Um das zu ändern, schließe den anderen Tab und lade diese Seite neu. Das Training geht weiter.',

  'columns.lines': 'Die ersten Zeilen der Datei',
  'columns.question': 'Welche Spalte ist welche?',
  'columns.user': 'Person',
  'columns.item': 'Film',
  'columns.rating': 'Bewertung',
  'columns.choose': 'wählen …',
  'columns.load': 'Mit diesen Spalten laden',

  'train.settings': 'Einstellungen des Laufs',
  'train.field.model': 'Modell',
  'train.field.factors': 'Faktoren',
  'train.field.yRange': 'Bereich',
  'train.field.optimizer': 'Optimierer',
  'train.field.lr': 'Lernrate',
  'train.field.wd': 'Weight Decay',
  'train.field.epochs': 'Epochen',
  'train.field.seed': 'Seed',
  'train.model.dot': 'Skalarprodukt',
  'train.model.dot-bias': 'Skalarprodukt + Bias',
  'train.model.collab-nn': 'CollabNN',
  'train.model.embedding-nn': 'EmbeddingNN',
  'train.optimizer.adamw': 'AdamW',
  'train.optimizer.adam': 'Adam',
  'train.optimizer.sgd': 'SGD',
  'train.optimizer.sparse-adam': 'SparseAdam',
  'train.range.none': 'keiner',
  'train.range.sigmoid': 'Sigmoid',
  'train.range.low': 'niedrigste Vorhersage',
  'train.range.high': 'höchste Vorhersage',
  'train.why.wd': 'SparseAdam kennt kein Weight Decay: Es lässt Zeilen ohne Gradienten in Ruhe.',
  'train.why.factors':
    'Die Größe der Tabellen folgt bei diesem Modell einer Regel: min(600, round(1.6 · rows^0.56)).',
  'train.why.model':
    'SparseAdam trainiert nur Tabellen: Lineare Schichten haben dichte Gradienten.',
  'train.why.optimizer':
    'SparseAdam kann keine linearen Schichten trainieren: Ihre Gradienten sind dicht.',
  'train.why.range': 'Ohne Bereich sind Vorhersagen nicht begrenzt.',
  'train.why.running':
    'Einstellungen gelten für einen ganzen Lauf: Brich ihn ab, um sie zu ändern.',
  'train.field.bad': '{name}: Erwartet wird {expected}.',
  'train.field.whole': 'eine ganze Zahl von {low} bis {high}',
  'train.field.number': 'eine Zahl von {low} bis {high}',
  'train.field.ordered': 'ein unteres Ende unter dem oberen',

  'train.start': 'Trainieren',
  'train.again': 'Noch einmal trainieren',
  'train.pause': 'Anhalten',
  'train.resume': 'Weiter',
  'train.stop': 'Abbrechen',
  'train.status.ready': {
    one: 'Bereit. {n} Epoche ist eingestellt.',
    other: 'Bereit. {n} Epochen sind eingestellt.',
  },
  'train.status.starting': 'Die Tabellen werden angelegt …',
  'train.status.training': 'Epoche {epoch} von {epochs}',
  'train.status.validating': 'Epoche {epoch} von {epochs}, Validierung',
  'train.status.paused': 'angehalten in Epoche {epoch} von {epochs}',
  'train.status.stopped': 'abgebrochen in Epoche {epoch} von {epochs}',
  'train.status.done': { one: 'fertig: {n} Epoche', other: 'fertig: {n} Epochen' },
  'train.status.diverged': 'divergiert in Epoche {epoch} von {epochs}',
  'train.left': 'noch {time}',
  'train.speed': '{n} Bewertungen/s',
  'train.touched': '{touched} von {total} Zeilen im letzten Schritt gelesen',
  'train.progress': 'Fortschritt',
  'train.diverged': 'Der Loss ist explodiert.',
  'train.diverged.why':
    'Die Schritte waren länger, als das Tal breit ist: Jeder landete auf der anderen Seite höher, als er begonnen hatte, und dort ist es noch steiler. Die Gewichte der letzten guten Epoche bleiben erhalten.',
  'train.diverged.slower': 'Lernrate auf {lr} setzen',
  'train.status.queue': { one: '{n} weiterer wartet.', other: '{n} weitere warten.' },
  'train.rows.caption':
    'Der Streifen zeigt alle {total} Zeilen der Tabellen; der letzte Schritt hat {touched} davon gelesen. In einer Stichprobe der Schritte dieses Laufs las keiner weniger als {fewest} oder mehr als {most}.',

  'train.ladder.label': 'Die Leiter der Modelle',
  'train.ladder.all': 'Alle sechs trainieren',
  'train.ladder.title': 'Was bringt jede Sprosse?',
  'train.ladder.text':
    'Jede Sprosse fügt der vorigen eine Sache hinzu. Faktoren, Lernrate, Epochen und Seed sind die oben eingestellten. Was zählt, ist `valid_loss`: der Fehler bei Bewertungen, die das Training nie gesehen hat.',
  'train.ladder.here': {
    one: 'hier: {data}, zufällig 80/20, {n} Epoche',
    other: 'hier: {data}, zufällig 80/20, {n} Epochen',
  },
  'train.ladder.book': 'fast.ai-Buch, Kap. 8: ml-100k, zufällig 80/20, 5 Epochen mit 5e-3',
  'train.ladder.same': 'Dieselben Bewertungen wie im Buch, nur zufällig anders aufgeteilt.',
  'train.ladder.other':
    'Das Buch hat mit anderen Bewertungen trainiert: Vergleiche die Sprossen innerhalb einer Spalte, nicht die Spalten miteinander.',
  'train.ladder.note':
    'Mittlere quadratische Fehler nach der letzten Epoche. Wo das Buch kein Weight Decay nennt, läuft fastai mit 0.01, und die Leiter auch.',
  'train.rung.dot': 'Skalarprodukt',
  'train.rung.range': '+ Bereich',
  'train.rung.bias': '+ Bias',
  'train.rung.decay': '+ Weight Decay',
  'train.rung.collab-nn': 'CollabNN',
  'train.rung.embedding-nn': 'EmbeddingNN',
  'train.rung.without-decay': 'Decay 0',
  'train.rung.with-decay': 'Decay 0.1',
  'train.rung.dot.about': 'zweimal nachschlagen, multiplizieren, summieren',
  'train.rung.range.about': 'ein Sigmoid bringt die Summe in den Bereich der Bewertungen',
  'train.rung.bias.about': 'noch eine Zahl für jede Person und jeden Film',
  'train.rung.decay.about': 'jedes Gewicht schrumpft in jedem Schritt ein wenig',
  'train.rung.collab-nn.about': 'beide Zeilen, aneinandergehängt, durch ein kleines Netz',
  'train.rung.embedding-nn.about': 'das eigene Netz von fastai, zwei Schichten mit Batch Norm',
  'train.rung.state.new': 'noch nicht trainiert',
  'train.rung.state.done': 'trainiert',
  'train.rung.state.current': 'wird trainiert',
  'train.rung.state.queued': 'wartet',
  'train.gate.question':
    'Welche Sprosse wird den niedrigsten `valid_loss` haben? Wähle eine und löse auf: Dann werden alle sechs trainiert.',
  'train.gate.climbing': {
    one: '{name} wird trainiert, {n} weiteres Modell wartet.',
    other: '{name} wird trainiert, {n} weitere Modelle warten.',
  },
  'train.gate.last': '{name} wird trainiert, das letzte Modell.',
  'train.gate.best': 'der niedrigste',
  'train.gate.stopped': 'Die Leiter wurde nicht bis oben erstiegen, also weiß es noch niemand.',
  'train.gate.why':
    'Eine Sprosse, die besser zum Trainingsteil passt, muss bei zurückgehaltenen Bewertungen nicht besser sein: Sie kann den Trainingsteil auswendig gelernt haben. Genau dagegen ist die Sprosse „Weight Decay“ gedacht.',

  'train.runs.title': 'Die Läufe bisher',
  'train.runs.curve': 'Kurve',
  'train.runs.run': 'Lauf',
  'train.runs.data': 'Daten',
  'train.runs.status': 'Stand',
  'train.runs.draw': 'Kurve von {name} zeichnen',
  'train.runs.name': 'Name von Lauf {n}',
  'train.runs.use': 'Einstellungen übernehmen',
  'train.runs.delete': 'Löschen',
  'train.runs.starting': 'beginnt',
  'train.runs.training': 'läuft',
  'train.runs.paused': 'angehalten',
  'train.runs.stopped': 'abgebrochen',
  'train.runs.done': 'fertig',
  'train.runs.diverged': 'divergiert',

  'train.rate.title': 'Welche Lernrate?',
  'train.rate.text':
    'Ein frisches Modell macht bis zu hundert Schritte mit einer Lernrate, die von Schritt zu Schritt wächst, bis sein Loss explodiert. Eine gute Lernrate liegt deutlich davor, wo der Loss gleichmäßig fällt: `lr_find` von fastai nennt seine Wahl _valley_, das Tal.',
  'train.rate.start': 'Lernrate für {model} suchen',
  'train.rate.cancel': 'Abbrechen',
  'train.rate.take': 'Lernrate auf {rate} setzen',
  'train.rate.busy': 'Schritt {step} von höchstens {steps}',
  'train.rate.none': 'Aus dieser Kurve folgt kein Vorschlag.',
  'train.rate.axis': 'Lernrate',
  'train.rate.valley': 'Tal {rate}',
  'train.rate.describe': 'Der Loss über Lernraten von {from} bis {to}; der niedrigste ist {loss}.',
  'train.rate.caption':
    'Mittlerer quadratischer Fehler, über Batches geglättet, über der Lernrate des Schritts. Die Explosion am Ende ist abgeschnitten.',
  'train.cycle.title': 'Was macht One-cycle mit der Lernrate?',
  'train.cycle.text':
    'Die Lernrate steigt im ersten Viertel des Laufs, solange noch niemand weiß, wo das Tal ist, und fällt dann fast auf null, damit das Modell darin zur Ruhe kommt. Momentum, die Erinnerung an frühere Schritte, läuft umgekehrt: Es ist am kleinsten, wo die Schritte am längsten sind.',
  'train.cycle.rate': 'Lernrate',
  'train.cycle.momentum': 'Momentum (β1 von Adam)',
  'train.cycle.percent': 'Prozent des Laufs',
  'train.cycle.describe':
    'Die Lernrate beginnt bei {first}, steigt bis {top} und endet bei {last}.',
  'train.cycle.describeMomentum': 'Momentum fällt von {most} auf {least} und kommt zurück.',

  'train.builds.title': 'Was bringt es, vier Zahlen auf einmal zu rechnen?',
  'train.builds.text':
    'Prozessoren können **vier Zahlen auf einmal** addieren oder multiplizieren, und der Kern nutzt das. Für Browser, die es nicht können, gibt es ihn ein zweites Mal: Dann rechnet er eine Zahl nach der anderen. Beide trainieren eine Epoche mit den Einstellungen von oben, abwechselnd: Einer ist schneller, und die Gewichte sind bis aufs letzte Bit dieselben.',
  'train.builds.start': 'Mit beiden eine Epoche trainieren',
  'train.builds.again': 'Noch einmal mit beiden trainieren',
  'train.builds.cancel': 'Abbrechen',
  'train.builds.busy': '{percent} % fertig',
  'train.builds.build': 'Kern',
  'train.builds.speed': 'Bewertungen pro Sekunde',
  'train.builds.weights': 'SHA-256 der Gewichte',
  'train.builds.vectors': 'vier Zahlen auf einmal',
  'train.builds.scalar': 'eine Zahl nach der anderen',
  'train.builds.same': 'Dieselben Gewichte, und {ratio}-mal so schnell.',
  'train.builds.different':
    'Die Gewichte sind verschieden, und das darf nicht sein: Es ist ein Fehler des Labs. ({ratio}-mal so schnell.)',
  'train.builds.none':
    'Dieser Browser kann nicht vier Zahlen auf einmal rechnen: Er trainiert mit einer, und es kommen dieselben Gewichte heraus wie bei allen anderen.',

  'train.decay.title': 'Wann lernt es auswendig?',
  'train.decay.text':
    'Trainiere ein Modell zweimal: ohne Weight Decay und mit, sonst alles gleich. Wo `train_loss` weiter fällt und `valid_loss` nicht mitgeht, lernt das Modell die Bewertungen selbst statt dessen, was dahintersteckt: Das ist _Überanpassung_ (Overfitting).',
  'train.decay.start': 'Das Paar trainieren',
  'train.decay.train': 'train, Decay {wd}',
  'train.decay.valid': 'valid, Decay {wd}',
  'train.decay.describe':
    'Train- und Valid-Loss des Laufs ohne Weight Decay und des Laufs mit Weight Decay.',
  'train.decay.result':
    'Ohne Weight Decay endete `train_loss` bei {train0} und `valid_loss` bei {valid0}; mit Weight Decay bei {train1} und {valid1}.',
  'train.decay.helped':
    'Es passt weniger genau zum Trainingsteil und besser zu dem, was es nie gesehen hat.',
  'train.decay.helpedBoth':
    'Es passt besser zu dem, was es nie gesehen hat, und zum Trainingsteil nicht schlechter.',
  'train.decay.notHelped':
    'Hier hat es sich nicht gelohnt: Bei wenigen Epochen oder wenigen Faktoren wird kaum etwas auswendig gelernt, das Weight Decay verhindern könnte.',
  'train.sha.show': 'Fingerabdruck der Gewichte',
  'train.sha.hint':
    'SHA-256 aller Tabellen. Dieselben Daten, Einstellungen und derselbe Seed ergeben denselben, in jedem Browser und in Node.',

  'curve.label': 'Loss über die Schritte',
  'curve.train': 'train',
  'curve.valid': 'valid',
  'curve.current': 'Kräftige Linien: {name}.',
  'curve.others': 'Dünne Linien: valid_loss anderer Läufe mit diesen Daten.',
  'curve.floor': 'Grundrauschen',
  'curve.floor.short': 'Grenze',
  'curve.axis.steps': 'Schritte',
  'curve.axis.loss': 'mittlerer quadratischer Fehler',
  'curve.empty': 'Die Kurve entsteht, während das Modell lernt.',
  'curve.describe': 'Train-Loss {train} bei Schritt {step} von {total}.',
  'curve.simulated':
    'Simulierte Daten. Das Grundrauschen kann kein Modell vorhersagen: ein mittlerer quadratischer Fehler von {mse}, dessen Wurzel {rmse} Sterne sind.',

  'epochs.caption': 'Epochen',
  'epochs.epoch': 'epoch',
  'epochs.train': 'train_loss',
  'epochs.valid': 'valid_loss',
  'epochs.time': 'time',
  'epochs.note':
    'Mittlere quadratische Fehler. train_loss ist der gleitende Mittelwert, den fastai ausgibt; valid_loss gilt für die zurückgehaltenen Bewertungen.',
  'epochs.simulated': 'Simulierte Daten.',

  'train.glossary.title': 'Was bedeuten die Einstellungen?',
  'train.glossary.model':
    'Was aus den beiden Zeilen gemacht wird: ihr Skalarprodukt, mit oder ohne Biases, oder ein kleines Netz.',
  'train.glossary.factors':
    'Wie viele Zahlen eine Zeile der Tabellen hat. Niemand sagt, wofür sie stehen: Das findet das Training heraus.',
  'train.glossary.yRange':
    'Ein Sigmoid bringt jede Vorhersage in diesen Bereich. Das obere Ende liegt über der besten Bewertung, weil ein Sigmoid seine Enden nie ganz erreicht.',
  'train.glossary.optimizer':
    'Wie aus einem Gradienten ein Schritt wird. SGD geht einfach in die Gegenrichtung. Adam und seine Varianten passen den Schritt jedes Gewichts an die Gradienten an, die es bisher bekommen hat; SparseAdam lässt Zeilen in Ruhe, die nicht nachgeschlagen wurden.',
  'train.glossary.lr':
    'Wie weit ein Schritt geht. One-cycle: Im ersten Viertel des Laufs steigt die Lernrate bis zu diesem Wert, danach fällt sie fast auf null.',
  'train.glossary.wd':
    'Wie stark Gewichte zur Null gezogen werden. Bei AdamW schrumpft jedes in jedem Schritt ein wenig, nachgeschlagen oder nicht; bei Adam und SGD wird der Zug zum Gradienten addiert.',
  'train.glossary.epochs':
    'Wie oft alle Bewertungen des Trainings durchlaufen werden. Jede fünfte bleibt ganz außen vor: An diesen wird valid_loss gemessen.',
  'train.glossary.seed':
    'Womit der Zufall beginnt: die ersten Gewichte, die Reihenfolge der Bewertungen und welche davon zurückgehalten werden. Derselbe Seed ergibt denselben Lauf, Bit für Bit.',

  'train.code.title': 'Dasselbe in fastai',
  'train.code.text': 'Mit den Einstellungen von oben.',
  'train.asked.title': 'Was geschieht in einem Schritt?',
  'train.asked.dot':
    'Ein Batch aus {batch} Bewertungen wird genommen. Für jede werden eine Personenzeile und eine Filmzeile nachgeschlagen; ihr Skalarprodukt ist die Vorhersage. Der Gradient des Fehlers geht zu diesen Zeilen zurück und zu keinen anderen: Der Zähler neben dem Fortschritt zeigt, wie wenige Zeilen ein Schritt liest.',
  'train.asked.dot-bias':
    'Ein Batch aus {batch} Bewertungen wird genommen. Für jede werden eine Personenzeile und eine Filmzeile nachgeschlagen, dazu je ein Bias. Die Vorhersage ist das Skalarprodukt der Zeilen plus beide Biases. Der Gradient des Fehlers geht zu diesen Zeilen zurück und zu keinen anderen: Der Zähler neben dem Fortschritt zeigt, wie wenige Zeilen ein Schritt liest.',
  'train.asked.neural':
    'Ein Batch aus {batch} Bewertungen wird genommen. Für jede werden eine Personenzeile und eine Filmzeile nachgeschlagen, aneinandergehängt und durch lineare Schichten zu einer Vorhersage geschickt. Die Zeilen sind Gewichte, keine Eingaben: Die Eingaben sind zwei ganze Zahlen. Rückwärts wird der Gradient der langen Zeile in zwei Hälften geteilt, und jede wird zu der Zeile addiert, aus der sie stammt. Die linearen Schichten bekommen ihren Gradienten ganz, die Tabellen nur in den nachgeschlagenen Zeilen.',

  // Where its numbers come from.
  'train.rate.found': 'Das Tal dieser Kurve, für {model}: {rate}.',
  'train.why.epoch': '{name} nach Epoche {epoch}, {run}',
  'train.why.run': '{name}, {run}',
  'train.why.train':
    'a ist der gleitende Mittelwert des Loss über {steps} Batches: Er begann bei 0, und nach jedem Batch gilt a ← 0.98 · a + 0.02 · Loss. Das Teilen gleicht aus, dass er bei 0 begann. Der einfache Mittelwert über die Batches dieser Epoche ist {mean}; fastai zeigt den gleitenden.',
  'train.why.valid':
    'Über alle {n} zurückgehaltenen Bewertungen; mit keiner davon wurde trainiert.',
  'train.why.time.line': 'Arbeitszeit in dieser Epoche, mit Validierung',
  'train.why.times.line': { one: 'Zeit von {n} Epoche', other: 'Summe über {n} Epochen' },
  'train.why.time': 'Im Worker mit der Uhr gemessen; keine zwei Läufe dauern gleich lange.',
  'train.why.speed.name': 'Tempo',
  'train.why.speed.line': 'trainierte Bewertungen / Zeit des Trainings',
  'train.why.speed': 'Im Worker mit der Uhr gemessen, ohne Validierung.',
  'train.why.touched.title': 'Zeilen, die Schritt {step} gelesen hat',
  'train.why.touched.line':
    'verschiedene Zeilen, die der Batch nachschlägt, über alle Tabellen summiert',
  'train.why.touched':
    'Ein Batch hat {n} Bewertungen. Wer oder was darin zweimal vorkommt, Person oder Film, zählt einmal; bei einer linearen Schicht zählen alle Zeilen.',
  'train.why.rows.title': 'Zeilen aller Tabellen',
  'train.why.rows.line': 'Zeilen aller Parameter des Modells, summiert',
  'train.why.rows':
    'Eine Tabelle für Personen hat {users} Zeilen, eine für Filme {items}: für jede Person oder jeden Film eine, und Zeile 0 für Unbekanntes.',
  'train.why.ratings': 'Bewertungen',
  'train.why.ratings.line': 'Zeilen der Datei mit einer Bewertung',
  'train.why.users': 'Personen',
  'train.why.users.line': 'verschiedene IDs von Personen',
  'train.why.items': 'Filme',
  'train.why.items.line': 'verschiedene IDs von Filmen',
  'train.why.counted': 'Vom Kern beim Lesen der Daten gezählt.',
  'train.why.min': 'niedrigste Bewertung',
  'train.why.max': 'höchste Bewertung',
  'train.why.extreme': 'Über alle {ratings} Bewertungen.',
  'train.why.noise.title': 'was kein Modell unterbietet',
  'train.why.noise.root': 'die Wurzel daraus, in Sternen',
  'train.why.noise':
    'In der simulierten Welt ist die Wahrheit ŷ hinter jeder Bewertung y bekannt: Eine Bewertung ist die Wahrheit, etwas Zufall und das Runden auf halbe Sterne. Das mittlere Quadrat von Zufall und Runden lässt auch ein vollkommenes Modell übrig.',
  'train.why.valley.title': 'vorgeschlagene Lernrate',
  'train.why.valley.line':
    'längste Strecke, auf der der Loss fällt, in der Mitte ihres mittleren Drittels',
  'train.why.valley.point': 'Schritt {step} von {steps}, mit Loss {loss}',
  'train.why.valley':
    'Die Regel von fastai, ohne das erste Zehntel der Schritte und die letzten fünf. Es ist eine Stelle auf einer Kurve und kein Gesetz: In ihrer Nähe sind Raten etwa gleich gut.',
  'train.why.ratio.title': 'mit Vektoren im Verhältnis zu ohne',
  'train.why.ratio.line': 'Bewertungen pro Sekunde, vier Zahlen auf einmal / eine nach der anderen',
  'train.why.ratio':
    'Beide wurden abwechselnd in einem Durchgang gemessen: Was der Rechner sonst noch tut, trifft beide.',
  'train.why.build': 'Tempo: {name}',
  'train.why.builds': 'Im Worker mit der Uhr gemessen, im Wechsel mit dem anderen Kern.',
};
