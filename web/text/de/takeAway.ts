// Take it with you: the files, and what to do with them.

import type { takeAway as english } from '../en/takeAway.ts';
import type { Translated } from '../translated.ts';

export const takeAway: Translated<typeof english> = {
  'take-away.title': 'Wie nehme ich es mit?',
  'take-away.lead':
    'Als Dateien: Ein trainiertes Modell besteht aus Zahlentabellen und sonst nichts, und die kann jedes Framework lesen. PyTorch sagt dann dasselbe vorher wie diese Seite und kann weitertrainieren.',

  'take-away.none': 'In diesem Browser wurde noch kein Modell trainiert.',
  'take-away.busy': 'Ein Modell wird trainiert …',
  'take-away.paused': 'Ein Lauf ist angehalten, und noch ist kein Modell fertig.',
  'take-away.trainNow': 'Eines mit der simulierten Welt trainieren',
  'take-away.trainOn': 'Eines mit {data} trainieren',

  'take-away.which': 'Ein anderer Lauf',
  'take-away.run': '{run}, {data}',
  'take-away.summary':
    'Epochen: {epochs}; höchste Lernrate {lr}; Seed {seed}; Loss der zurückgehaltenen Bewertungen {loss}.',
  'take-away.summary.noValid': 'Epochen: {epochs}; höchste Lernrate {lr}; Seed {seed}.',
  'take-away.size': '{size} kB',
  'take-away.numbers': '{count} Zahlen',
  'take-away.ratings': '{count} Bewertungen',
  'take-away.making': '{name} entsteht …',
  'take-away.all': 'Alles in einer ZIP-Datei',
  'take-away.sha': 'SHA-256 der Gewichte:',

  'take-away.file.model':
    'Die Gewichte als safetensors, ein Format aus Namen, Formen und Floats; IDs, Titel und Einstellungen stehen im Kopf der Datei.',
  'take-away.file.tables':
    'Dasselbe als CSV, eine Datei pro Tabelle, für jede Tabellenkalkulation.',
  'take-away.file.predictions':
    'Was das Modell für 1\u202f000 Paare von IDs vorhersagt, als Maßstab für andere Programme.',
  'take-away.file.load':
    'Die Modelle in PyTorch und der Code, der die Gewichte liest: Gebraucht werden nur PyTorch und NumPy.',
  'take-away.file.notebook': 'Ein Notebook: laden, vergleichen, umsehen, weitertrainieren.',
  'take-away.file.distributed':
    'Ein Modell derselben Art, in mehreren Prozessen oder auf mehreren Rechnern.',
  'take-away.file.ratings': 'Die simulierten Bewertungen, zum Trainieren.',

  'take-away.command': 'Dieselben Gewichte auf der Kommandozeile',
  'take-away.command.text':
    'Dieselbe Datei und derselbe Seed ergeben dieselben Gewichte, Bit für Bit: In der letzten ausgegebenen Zeile steht der SHA-256 von oben.',
  'take-away.command.simulated':
    'Mit `ratings.csv` von oben. Dieselbe Datei und derselbe Seed ergeben dieselben Gewichte, Bit für Bit: In der letzten ausgegebenen Zeile steht der SHA-256 von oben.',
  'take-away.command.world':
    'Mit den simulierten Bewertungen als `ratings.csv` (bei den Dateien oben, solange diese Welt geladen ist). Dieselbe Datei und derselbe Seed ergeben dieselben Gewichte, Bit für Bit: In der letzten ausgegebenen Zeile steht der SHA-256 von oben.',

  'take-away.link': 'Derselbe Lauf auf dieser Seite',
  'take-away.link.simulated':
    'Die Lektion zum Training, mit diesen Einstellungen: Wer dort trainiert, bekommt die Gewichte von oben.',
  'take-away.link.file':
    'Die Lektion zum Training, mit diesen Einstellungen: Lege {data} dort ab und trainiere, und der Lauf hat die Gewichte von oben.',

  'take-away.code.title': 'Der Code, mit dem es weitergeht',
  'take-away.code.text':
    'Drei der vier Stücke sind Dateien von oben, das Notebook als das Skript, aus dem es entsteht; das vierte, für fastai, ist zum Kopieren. Was du siehst, ist alles: Einen verborgenen Teil gibt es nicht.',
  'take-away.show': 'Zeigen',
  'take-away.show.load': 'Laden und vergleichen',
  'take-away.show.fastai': 'fastai',
  'take-away.show.notebook': 'Notebook',
  'take-away.show.distributed': 'Mehrere Rechner',
  'take-away.about.load':
    'Führe `python embedding_lab.py model.safetensors predictions.csv` aus: Es lädt die Gewichte, sagt die 1\u202f000 Paare vorher und nennt den größten Abstand. Um 1e-7 ist es Rundung: PyTorch addiert die Produkte einer Zeile womöglich in anderer Reihenfolge.',
  'take-away.about.fastai':
    'Das Modell kommt so, wie es ist, in einen `Learner`. `model.rows` macht aus IDs die beiden Spalten ganzer Zahlen, mit denen dieses Lab gerechnet hat; ein Vokabular muss also nicht abgeglichen werden.',
  'take-away.about.notebook':
    'Das Notebook als Skript, dessen Zellen mit `# %%` beginnen. Die zweite Hälfte trainiert mit zwei Prozessen und mit einem und zeigt, dass die Losses übereinstimmen.',
  'take-away.about.distributed':
    'Jeder Prozess hat das ganze Modell und rechnet mit seinem Teil jedes Batches. Die Gradienten der Tabellen bleiben dünn besetzt, also gehen nur nachgeschlagene Zeilen zwischen den Rechnern hin und her: Was du in der Lektion über Gradienten gesehen hast, geht hier über das Netzwerk.',

  'take-away.scale.title': 'Wann reicht ein Tab nicht mehr?',
  'take-away.scale.text':
    'Eine Tabelle mit einer Million Zeilen und 50 Spalten hat 200 MB, und Adam braucht zwei weitere dieser Größe. Das passt noch in einen Tab; das Zehnfache nicht mehr. Von da an nimm `train_distributed.py`: zum Ausprobieren mit einem Prozess, dann mit `torchrun` auf einem Rechner und schließlich auf mehreren.',

  'take-away.asked.title': 'An alle, die gefragt haben',
  'take-away.asked.answer':
    'Steckt in einer Embedding-Schicht irgendetwas, das in einer Datei voller Zahlen nicht steht? Nein. Lade die Tabelle, indiziere sie mit der ganzen Zahl, und du hast die Schicht: vorwärts eine Zeile, rückwärts einen Gradienten für diese Zeile.',
};
