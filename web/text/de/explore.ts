// The lesson `explore`.

import type { explore as english } from '../en/explore.ts';
import type { Translated } from '../translated.ts';

export const explore: Translated<typeof english> = {
  'explore.title': 'Was hat das Modell gelernt?',
  'explore.lead':
    'Zwei Dinge über jeden Film: **wie gut ihn alle finden** (sein Bias) und **zu wem er passt** (seine Faktoren). Niemand hat dem Modell ein Jahr oder ein Genre verraten; es hat gesehen, wer welchem Film was gegeben hat, und sonst nichts.',
  'explore.training':
    'Noch ist nichts trainiert, also wird hier zuerst ein Modell trainiert, mit simulierten Bewertungen erfundener Filme. Das dauert ein paar Sekunden.',
  'explore.paused':
    'In der Lektion davor ist ein Lauf angehalten, und noch ist kein Modell fertig.',
  'explore.pausedTrain': 'Ihn beenden und ein Modell für diese Seite trainieren',
  'explore.asking': 'Der Kern wird gefragt …',
  'explore.subject': '{model}, {factors} Faktoren, {ratings} Bewertungen, Validierungs-Loss {loss}',
  'explore.subject.other': 'Ein anderes trainieren oder MovieLens laden',
  'explore.subject.yours': 'Zu deinen Bewertungen',
  'explore.refused.text': 'Die Adresse verlangt für {name} einen Text, der zu lang ist.',
  'explore.refused.view':
    'Die Adresse verlangt {name} „{value}“: Erwartet werden x, y und eine Vergrößerung, wie 0,0,1.',
  'explore.refused.ratings':
    'Die Adresse verlangt {name} „{value}“: Erwartet werden höchstens {most} Bewertungen verschiedener Filme, wie 31~5_14~4.5.',
  'explore.lost.data':
    'Dieser Link bezieht sich auf „{asked}“. Das Modell hier wurde mit „{here}“ trainiert, und dessen Filme sind andere: Lade die passenden Daten in der Lektion davor.',
  'explore.lost.film': 'Dieses Modell kennt keinen Film „{film}“.',
  'explore.lost.ratings':
    'Weggelassen, weil dieses Modell den Film nicht kennt oder seine Bewertungen von {low} bis {high} gehen: {films}.',

  'explore.search.map': 'Film suchen',
  'explore.search.placeholder': 'Teil eines Titels oder ein Genre',
  'explore.search.none': 'kein Film hat das im Titel oder als Genre',
  'explore.tint.label': 'Punkte füllen',
  'explore.tint.none': 'nicht',
  'explore.tint.year': 'nach Jahr: je voller, desto neuer',
  'explore.axes.label': 'Komponenten',
  'explore.axis.name': 'Komponente {n}:',
  'explore.axis.ofVariance': 'aller Unterschiede',
  'explore.map.caption': 'Karte von {n} Filmen entlang zweier Komponenten. Gewählt: {film}.',
  'explore.map.keys':
    'Ziehen verschiebt die Karte, + und − vergrößern und verkleinern sie. Auf der Tastatur: Die Pfeile gehen von Film zu Film, mit Umschalt verschieben sie die Karte, 0 zeigt sie ganz.',
  'explore.map.closer': 'Näher',
  'explore.map.farther': 'Weiter weg',
  'explore.map.whole': 'Die ganze Karte',
  'explore.map.title': 'Wie man die Karte liest',
  'explore.map.text':
    'Die Zeile eines Films hat mehr Zahlen, als eine Seite Richtungen hat. **Hauptkomponenten** sind die Richtungen, in denen sich die Zeilen am meisten unterscheiden; die Karte zeigt zwei davon, beide im selben Maßstab. Keine Richtung hat einen Namen: Was sie bedeutet, sagen allein die Filme an ihren beiden Enden. Fülle die Punkte nach Jahr oder Genre und sieh nach, ob sich Gruppen bilden. Filme, die nahe beieinanderliegen, werden von denselben Leuten ähnlich bewertet. Was die Karte auslässt, steht neben jeder Achse: der Teil aller Unterschiede, den sie erfasst.',

  'explore.film.count': 'Bewertungen',
  'explore.film.mean': 'mittlere Bewertung',
  'explore.film.bias': 'Bias',
  'explore.film.place': 'Komponente {n}',
  'explore.film.offMap': 'Zu selten bewertet für die Karte: Seine Zeile wurde kaum nachgeschlagen.',
  'explore.near.title': 'Ähnlichste Zeilen',
  'explore.near.how':
    'Nach dem **Kosinus** des Winkels zwischen zwei Zeilen: 1 heißt dieselbe Richtung, 0 ein rechter Winkel. Alle Faktoren zählen, nicht nur die der Karte.',

  'explore.yours.heading': 'Jetzt du',
  'explore.yours.text':
    'Das Modell hat dich noch nie gesehen, und es muss auch nicht neu trainiert werden: Für dich kommt eine neue Zeile dazu, die per Gradientenverfahren an deine Bewertungen angepasst wird, wie jede Zeile zuvor. Alles andere ist eingefroren.',
  'explore.yours.title': {
    one: '{n} Bewertung von dir',
    other: '{n} Bewertungen von dir',
  },
  'explore.yours.example': 'Ein Beispiel: jemand, der Science-Fiction liebt',
  'explore.yours.exampleKnown': 'Ein Beispiel: jemand, der die meistbewerteten Filme liebt',
  'explore.yours.exampleHow':
    'Bewege einen Regler und beobachte die Liste. Oder beginne mit eigenen Bewertungen.',
  'explore.yours.how': 'Bewege einen Regler und beobachte die Liste.',
  'explore.yours.invented':
    'Diese Filme sind **erfunden**: Richte dich nach Titel und Genre. Echte bekommst du mit MovieLens, in der Lektion {train}.',
  'explore.yours.more':
    'Bewerte mindestens {n} Filme. Am meisten verraten Filme, die dir besonders gut oder gar nicht gefallen.',
  'explore.yours.full':
    'Mit {n} Bewertungen ist die Liste voll: Entferne eine, um einen anderen Film zu bewerten.',
  'explore.yours.search': 'Film bewerten',
  'explore.yours.known': 'Von vielen bewertet:',
  'explore.yours.begin': 'Eigene Filme bewerten',
  'explore.yours.showExample': 'Zurück zum Beispiel',
  'explore.yours.showMine': {
    one: 'Zurück zu meiner Bewertung',
    other: 'Zurück zu meinen {n} Bewertungen',
  },
  'explore.yours.remove': 'Bewertung von {film} entfernen',
  'explore.yours.ratingOf': 'Deine Bewertung von {film}',
  'explore.yours.lists':
    'Warum zwei Listen? Biases unterscheiden sich stärker als Geschmäcker. Nach der Vorhersage geordnet, stehen die Filme vorn, die alle hoch bewerten. Nach **Lift** geordnet, stehen die vorn, bei denen deine Zeile mehr Sterne vorhersagt als die Zeile der Durchschnittsperson: Der Bias steckt in beiden Zahlen und fällt weg, übrig bleibt dein Geschmack.',

  'explore.by.label': 'Sortiert nach',
  'explore.by.lift': 'deinem Geschmack',
  'explore.by.prediction': 'der Vorhersage',
  'explore.list.nobody': 'Empfehlungen für alle',
  'explore.list.nobodyHow':
    'Ohne Bewertung ist deine Zeile der Mittelwert aller Personenzeilen. Diese Liste ist für alle gleich.',
  'explore.list.lift': 'Was dir mehr gefallen sollte als anderen',
  'explore.list.liftHow':
    'Nach Lift geordnet: die Sterne, die für dich vorhergesagt sind, minus die für die Durchschnittsperson.',
  'explore.list.prediction': 'Was du laut Vorhersage am höchsten bewertest',
  'explore.list.predictionHow': 'Nach den Sternen geordnet, die für dich vorhergesagt sind.',
  'explore.list.you': 'du',
  'explore.list.average': 'Schnitt',
  'explore.list.liftName': 'Lift',
  'explore.list.why': 'Warum?',
  'explore.list.all': 'Alle {n} zeigen',
  'explore.list.first': 'Ganz oben in der Liste: {film}',
  'explore.moves.new': 'neu',
  'explore.moves.up': { one: '{n} Platz höher', other: '{n} Plätze höher' },
  'explore.moves.down': { one: '{n} Platz tiefer', other: '{n} Plätze tiefer' },
  'explore.moves.rated': 'Markiert: was deine Bewertung von {film} verschoben hat.',
  'explore.moves.removed': 'Markiert: was sich verschob, als die Bewertung von {film} wegfiel.',
  'explore.moves.still': 'Dieselbe Reihenfolge wie vor der Änderung an {film}.',
  'explore.part.everyone': 'Wertung aller',
  'explore.part.mood': 'deine Milde',
  'explore.part.taste': 'dein Geschmack',

  'explore.moved.good':
    'Nur deine Zeile hat sich bewegt: Jede Tabelle hat denselben Fingerabdruck wie zuvor.',
  'explore.moved.bad': 'Nicht nur deine Zeile hat sich bewegt: {tables}.',
  'explore.moved.nothing':
    'Nichts hat sich bewegt: Ohne Bewertungen gibt es nichts, woran man anpassen könnte.',
  'explore.moved.how':
    'Angepasst in {steps} Adam-Schritten; mittlerer quadratischer Fehler {error} bei deinen Bewertungen.',
  'explore.moved.show': 'Fingerabdrücke zeigen',
  'explore.moved.before': 'vorher',
  'explore.moved.after': 'nachher',
  'explore.moved.same': 'derselbe',
  'explore.moved.other': 'bewegt',
  'explore.moved.yourRow': 'deine Zeile',
  'explore.moved.tablesHow':
    'SHA-256 über die Bytes jeder Tabelle, wie der Kern sie hält. Ein Bit eines Gewichts würde ihn völlig verändern.',

  'explore.predict.question':
    'Du bewertest fünf Filme, und eine Zeile wird daran angepasst. **Klicke auf alle Stellen, an denen sich eine Zahl ändert.**',
  'explore.predict.label': 'Stellen mit Zahlen',
  'explore.predict.row': 'deine eigene Zeile',
  'explore.predict.user_factors': 'die Zeilen anderer Personen',
  'explore.predict.item_factors': 'die Zeilen der bewerteten Filme',
  'explore.predict.item_bias': 'die Biases der bewerteten Filme',
  'explore.predict.changes': 'ändert sich',
  'explore.predict.stays': 'bleibt',
  'explore.predict.why':
    'Die Zeilen der Filme werden nachgeschlagen, um den Fehler zu berechnen, und auch sie bekämen einen Gradienten. Sie sind eingefroren: Ihr Gradient wird nicht gebildet, damit nicht fünf Bewertungen einer einzelnen Person verschieben, was aus den Bewertungen aller entstanden ist.',

  'explore.cold.title': 'Kaltstart: Was empfiehlt man jemandem, von dem man nichts weiß?',
  'explore.cold.text':
    'Allen dasselbe. Hier stehen die ersten Filme nach keiner, einer und drei der Bewertungen oben, oder nach so vielen, wie da sind. Die Anpassung ist vorsichtig: Sie beginnt bei der Durchschnittsperson und weicht von ihr so weit ab, wie die Bewertungen es verlangen und Personen sich tatsächlich unterscheiden. Nach einer Bewertung ist das wenig, und so soll es sein.',
  'explore.cold.after': {
    one: 'nach {n} Bewertung',
    other: 'nach {n} Bewertungen',
  },
  'explore.cold.unknown':
    'Ein Film, den niemand bewertet hat, hat keine eigene Zeile: Nachgeschlagen wird Zeile 0, die nie eine Bewertung erreicht hat, und für jeden solchen Film kommt dieselbe Vorhersage heraus, {prediction} Sterne. „{film}“, mit {count} Bewertungen der seltenste mit eigener Zeile, ist kaum besser dran. Kollaboratives Filtern kennt nur Bewertungen: Für neue Filme braucht man etwas anderes, etwa ihre Genres.',

  'explore.bias.title': 'Wie gut finden ihn alle?',
  'explore.bias.text':
    'Der **Bias** eines Films ist eine einzige Zahl, für alle Personen dieselbe, die zum Skalarprodukt addiert wird. Die höchsten und die niedrigsten, daneben der einfache Mittelwert der Bewertungen:',
  'explore.bias.highest': 'Höchster Bias',
  'explore.bias.lowest': 'Niedrigster Bias',
  'explore.bias.film': 'Film',
  'explore.bias.why':
    'Die beiden stimmen nicht überein, aus zwei Gründen. Ein Mittelwert vermengt den Film damit, **wer ihn gesehen hat**: Ein Film für wenige wird von diesen wenigen bewertet, und sein Mittelwert ist hoch, obwohl sein Bias es nicht ist. Und der Bias eines Films mit wenigen Bewertungen bleibt nahe 0, weil Weight Decay in jedem Schritt an ihm zieht und nur wenige Bewertungen dagegenhalten; ein Mittelwert aus drei Bewertungen kennt solche Zweifel nicht.',
  'explore.bias.none':
    'Dieses Modell hat keine Biases: Wie gut alle einen Film finden, musste in seine Faktoren. Trainiere `dot-bias`, um beides getrennt zu sehen.',

  'explore.truth.title': 'Ist das die Wahrheit?',
  'explore.truth.text':
    'Bei echten Filmen weiß das niemand. Diese Filme sind **simuliert**: Jeder hat einen wahren Ort auf vier Geschmacksachsen, aus denen die Bewertungen gezogen wurden, und das Modell hat sie nie gesehen. Wenn die Faktoren etwas bedeuten, müssen die wahren Orte aus ihnen folgen.',
  'explore.truth.axis.0': 'alt – neu',
  'explore.truth.axis.1': 'heiter – düster',
  'explore.truth.axis.2': 'intim – spektakulär',
  'explore.truth.axis.3': 'realistisch – fantastisch',
  'explore.truth.plot': 'Filme nach ihrem wahren Ort auf „{axis}“ und dem gefundenen Ort',
  'explore.truth.plots':
    'Jeder Punkt ist ein Film: nach rechts sein wahrer Ort, nach oben der gefundene. Auf der Linie stimmen beide überein.',
  'explore.truth.caption': 'Wie viel von den wahren Orten daraus folgt (R²; 1 ist alles, 0 nichts)',
  'explore.truth.learnt': 'gelernte Faktoren',
  'explore.truth.random': 'zufällige Faktoren',
  'explore.truth.mean': 'alle vier',
  'explore.truth.explained':
    'Benutzt: so viele Hauptkomponenten, wie es Achsen gibt. Sie erfassen {part} aller Unterschiede zwischen den gelernten Zeilen. Der Rest ist größtenteils Rauschen.',
  'explore.truth.after':
    'Gefunden werden die Achsen **bis auf eine lineare Abbildung**: Drehe alle Filme mit einer Matrix und alle Personen mit ihrer Inversen, und keine Vorhersage ändert sich. Ein einzelner Faktor bedeutet also für sich genommen nichts, und die Karte oben kann gegenüber der Wahrheit gedreht oder gespiegelt sein. Hier wird die beste lineare Abbildung an neun Zehnteln der Filme bestimmt und am letzten Zehntel geprüft, zehnmal reihum. Mit zufälligen Faktoren findet dasselbe Verfahren nichts; es beschönigt also nicht.',

  'explore.code.title': 'Dasselbe als Code',
  'explore.code.text':
    'Mit den Zahlen vom Bildschirm. Die Datei ist die, die man in der Lektion davor speichert.',
  'explore.asked.title': 'Im Kurs gefragt',
  'explore.asked.answer':
    '„Woher weiß es, was für ein Film das ist?“ Es weiß es nicht. Zwei Filme bekommen Zeilen, die in dieselbe Richtung zeigen, weil **dieselben Leute beide ähnlich bewertet haben**; dass wir darin ein Genre sehen, ist unsere Lesart. Auch für Empfehlungen an jemand Neuen braucht es kein neues Training: Eine Zeile ist eine Handvoll Zahlen, und eine Handvoll Bewertungen genügt, um sie zu bestimmen.',

  'explore.why.terms': '({n} Summanden)',
  'explore.why.bias.title': 'Bias von {film}',
  'explore.why.bias': 'Gelernt wie jedes Gewicht; zu jeder Vorhersage für diesen Film addiert.',
  'explore.why.count.title': 'Bewertungen von {film}',
  'explore.why.count.line': 'Bewertungen dieses Films im Trainingsteil',
  'explore.why.count': 'Zurückgehaltene Bewertungen zählen nicht: Das Modell hat sie nie gesehen.',
  'explore.why.mean.title': 'mittlere Bewertung von {film}',
  'explore.why.mean.line': 'Σ Bewertungen / {n}',
  'explore.why.mean': 'Einfache Rechnung über den Trainingsteil; gelernt wurde dafür nichts.',
  'explore.why.cosine.title': 'Kosinus von {film} und {other}',
  'explore.why.cosine': 'Des Winkels zwischen beiden Zeilen; wie lang sie sind, zählt nicht.',
  'explore.why.place.title': '{film} entlang Komponente {n}',
  'explore.why.place':
    'v ist die Zeile des Films, v̄ die mittlere Zeile der {n} Filme auf der Karte, c die Komponente, eine Richtung der Länge 1.',
  'explore.why.variance.title': 'was Komponente {n} erfasst',
  'explore.why.variance.line': 'Varianz entlang ihr / Varianz aller Faktoren zusammen',
  'explore.why.variance':
    'Von {n} Richtungen, die senkrecht aufeinanderstehen; zusammen erfassen sie alles.',
  'explore.why.prediction.title': 'Vorhersage für {film}',
  'explore.why.prediction.line':
    'Wertung aller + deine Milde + dein Geschmack, in den Bereich gebracht',
  'explore.why.prediction':
    'σ ist das Sigmoid; der Bereich reicht ein wenig über die höchste Bewertung hinaus.',
  'explore.why.average.title': 'Vorhersage der Durchschnittsperson für {film}',
  'explore.why.average': 'Für jemanden, dessen Zeile der Mittelwert aller Personenzeilen ist.',
  'explore.why.lift.title': 'Lift von {film}',
  'explore.why.lift.line': 'Vorhersage für dich − Vorhersage für die Durchschnittsperson',
  'explore.why.lift': 'In Sternen. Der Bias des Films steckt in beiden Zahlen.',
  'explore.why.part.everyone':
    'v ist die Zeile des Films, ū die der Durchschnittsperson, b̄ᵤ der Bias der Durchschnittsperson, bᵥ der des Films.',
  'explore.why.part.mood':
    'Dein Bias minus den der Durchschnittsperson: um wie viel milder du bewertest.',
  'explore.why.part.taste':
    'Wie weit deine Zeile von der der Durchschnittsperson weg ist, mal die Zeile des Films.',
  'explore.why.share.title': 'was deine Bewertung von {film} für {of} bewirkt hat',
  'explore.why.share.sum':
    'Alle Anteile zusammen: {shares} = {taste}, dein Geschmack, so genau, wie die Anpassung ist.',
  'explore.why.share':
    'Ist die Anpassung zur Ruhe gekommen, ist deine Zeile die Summe dessen, was jede Bewertung beiträgt: ihr Fehler, mal die Steigung des Bereichs, mal x, die Zeile des Films, den du bewertet hast, und Σ, das sagt, wie die Zahlen der Personen gemeinsam schwanken. v ist die Zeile des empfohlenen Films, und das Rauschen sagt, wie weit Bewertungen um ihre Vorhersage streuen. Eine Bewertung, die zu erwarten war, trägt kaum etwas bei.',
  'explore.why.factor.title': 'Faktor {factor} von {film}',
  'explore.why.factor':
    'Ein Summand deines Geschmacks. Ein einzelner Faktor hat für sich keine Bedeutung.',
  'explore.why.fit.title': 'Fehler bei deinen Bewertungen',
  'explore.why.fit':
    'Er ist nicht 0: Die Anpassung hält deine Zeile auch in der Nähe der anderen Personenzeilen.',
  'explore.why.steps.title': 'Schritte der Anpassung',
  'explore.why.steps.line': 'bis keine Steigung mehr über 0.0001 liegt',
  'explore.why.steps.most':
    'so viele, wie höchstens gemacht werden: Eine Steigung liegt noch über 0.0001',
  'explore.why.steps':
    'Adam-Schritte an einer einzigen Zeile Zahlen; alles andere ist eingefroren.',
  'explore.why.unknown.title': 'Vorhersage für einen Film, den niemand bewertet hat',
  'explore.why.unknown':
    'v₀ und b₀ sind Zeile 0 der Tabellen, in der alles Unbekannte nachgeschlagen wird.',
  'explore.why.r2.learnt': 'R² der gelernten Faktoren',
  'explore.why.r2.random': 'R² zufälliger Faktoren',
  'explore.why.r2.mean': 'der Mittelwert der vier',
  'explore.why.r2':
    'Über Filme, an denen die Abbildung nicht bestimmt wurde. Unter 0: schlechter, als den Mittelwert zu raten.',
  'explore.why.explained.title': 'was die ersten {n} Komponenten erfassen',
  'explore.why.explained.line': 'Varianz entlang ihnen / Varianz aller Faktoren zusammen',
  'explore.why.explained': 'Der gelernten Faktoren aller Filme.',
  'explore.why.byRatings': 'Dein Geschmack, nach den Bewertungen, die ihn gemacht haben:',
  'explore.why.against':
    'Auch eine niedrige Bewertung kann für einen Film sprechen: Sie schiebt deine Zeile weg von Filmen, die dem ähneln, den du nicht mochtest.',
  'explore.why.byFactors': 'und nach seinen größten Faktoren:',
  'explore.why.rated': '{film}, bewertet mit {rating}',
  'explore.why.factorName': 'Faktor {factor}',
};
