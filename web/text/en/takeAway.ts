// Take it with you: the files, and what to do with them.

export const takeAway = {
  'take-away.title': 'How do I take it with me?',
  'take-away.lead':
    'As files: a trained model is its tables of numbers and nothing else, and every framework reads those. PyTorch then predicts what this page predicts, and can train on.',

  'take-away.none': 'No model has been trained in this browser yet.',
  'take-away.busy': 'A model is being trained …',
  'take-away.paused': 'A run is paused, and no model is finished yet.',
  'take-away.trainNow': 'Train one on the simulated world',
  'take-away.trainOn': 'Train one on {data}',

  'take-away.which': 'Another run',
  'take-away.run': '{run}, {data}',
  'take-away.summary':
    'Epochs: {epochs}; highest learning rate {lr}; seed {seed}; loss on held-out ratings {loss}.',
  'take-away.summary.noValid': 'Epochs: {epochs}; highest learning rate {lr}; seed {seed}.',
  'take-away.size': '{size} kB',
  'take-away.numbers': '{count} numbers',
  'take-away.ratings': '{count} ratings',
  'take-away.making': '{name} is being made …',
  'take-away.all': 'All of it as one zip',
  'take-away.sha': 'SHA-256 of the weights:',

  'take-away.file.model':
    'The weights as safetensors, a format of names, shapes and floats; ids, titles and settings are in its header.',
  'take-away.file.tables': 'The same as CSV, a file for each table, for any spreadsheet.',
  'take-away.file.predictions':
    'What the model predicts for 1,000 pairs of ids, to hold others against.',
  'take-away.file.load': 'The models in PyTorch, and a reader: no package but PyTorch and NumPy.',
  'take-away.file.notebook': 'A notebook: load, compare, look around, train on.',
  'take-away.file.distributed': 'A model of the same kind, on several processes or machines.',
  'take-away.file.ratings': 'The simulated ratings, to train on.',

  'take-away.command': 'The same weights from the command line',
  'take-away.command.text':
    'The same file and seed give the same weights, bit for bit: the last line printed holds the SHA-256 above.',
  'take-away.command.simulated':
    'With `ratings.csv` from above; the same file and seed give the same weights, bit for bit: the last line printed holds the SHA-256 above.',
  'take-away.command.world':
    'With the simulated ratings as `ratings.csv`, which are among the files above while that world is loaded; the same file and seed give the same weights, bit for bit: the last line printed holds the SHA-256 above.',

  'take-away.link': 'The same run on this page',
  'take-away.link.simulated':
    'The lesson on training, with these settings: train there, and the run has the weights above.',
  'take-away.link.file':
    'The lesson on training, with these settings: drop {data} there, train, and the run has the weights above.',

  'take-away.code.title': 'The code that goes on',
  'take-away.code.text':
    'Three of these are files above, the notebook as the script that it is made of; the fourth, for fastai, is to be copied. What you see is what you get: there is no hidden part.',
  'take-away.show': 'Show',
  'take-away.show.load': 'Load and compare',
  'take-away.show.fastai': 'fastai',
  'take-away.show.notebook': 'Notebook',
  'take-away.show.distributed': 'Several machines',
  'take-away.about.load':
    'Run `python embedding_lab.py model.safetensors predictions.csv`: it loads the weights, predicts the 1,000 pairs, and says how far apart the two are. About 1e-7 is rounding: PyTorch may add the products of a row in another order.',
  'take-away.about.fastai':
    'The model goes into a `Learner` as it is. `model.rows` turns ids into the two columns of integers that this lab used, so no vocabulary has to be matched.',
  'take-away.about.notebook':
    'The notebook as a script, whose cells begin with `# %%`. Its second half trains with two processes and with one, and shows that the losses agree.',
  'take-away.about.distributed':
    'Every process holds the whole model and takes its part of each batch. The gradients of the tables stay sparse, so only rows that were looked up travel between machines: what you saw in the lesson on gradients is here what the network carries.',

  'take-away.scale.title': 'When does a tab stop being enough?',
  'take-away.scale.text':
    'A table of a million rows and 50 columns is 200 MB, and Adam keeps two more of that size. That still fits into a tab; ten times that does not. From there on, use `train_distributed.py`: with one process as a test, with `torchrun` on one machine, then on several.',

  'take-away.asked.title': 'To the one who asked',
  'take-away.asked.answer':
    'Is there anything in an embedding layer that a file of numbers does not hold? No. Load the table, index it with the integer, and you have the layer: forward a row, backward a gradient for that row.',
} as const;
