// The lesson `train`.

export const train = {
  'train.title': 'Train the real thing',
  'train.lead':
    'Two lookups and a dot product for each rating, an error, a step. The recommender of the course, trained in this tab: **your data never leave it**.',
  'train.data.loading': 'Loading {name} …',
  'train.data.summary': '{ratings} ratings by {users} people of {items} films',
  'train.data.range': 'ratings from {low} to {high}',
  'train.data.simulated': 'simulated',
  'train.data.simulatedName': 'Simulated world',
  'train.data.kept': 'The data loaded before stay in use.',
  'train.data.back': 'Use the simulated world',
  'train.drop.label': 'Drop ratings here, or choose a file',
  'train.drop.hint':
    'MovieLens as it comes (ml-latest-small.zip, ml-100k.zip …), u.data, ratings.csv or ratings.dat, or any CSV with user, item and rating columns.',
  'train.drop.now': 'Let go to load',

  'columns.question': 'Which column is which?',
  'columns.user': 'user',
  'columns.item': 'item',
  'columns.rating': 'rating',
  'columns.choose': 'choose …',
  'columns.load': 'Load with these columns',

  'train.settings': 'Settings of the run',
  'train.field.model': 'model',
  'train.field.factors': 'factors',
  'train.field.yRange': 'range',
  'train.field.optimizer': 'optimizer',
  'train.field.lr': 'learning rate',
  'train.field.wd': 'weight decay',
  'train.field.epochs': 'epochs',
  'train.field.seed': 'seed',
  'train.model.dot': 'dot product',
  'train.model.dot-bias': 'dot + bias',
  'train.model.collab-nn': 'CollabNN',
  'train.model.embedding-nn': 'EmbeddingNN',
  'train.optimizer.adamw': 'AdamW',
  'train.optimizer.adam': 'Adam',
  'train.optimizer.sgd': 'SGD',
  'train.optimizer.sparse-adam': 'SparseAdam',
  'train.range.none': 'none',
  'train.range.sigmoid': 'sigmoid',
  'train.range.low': 'lowest prediction',
  'train.range.high': 'highest prediction',
  'train.why.wd': 'SparseAdam takes no weight decay: it leaves rows without gradient alone.',
  'train.why.factors': 'A rule sizes the tables of this model: min(600, round(1.6 · rows^0.56)).',
  'train.why.model': 'SparseAdam trains tables alone: linear layers have dense gradients.',
  'train.why.optimizer': 'SparseAdam cannot train linear layers: their gradients are dense.',
  'train.why.range': 'Without a range, predictions are not limited.',
  'train.why.running': 'Settings hold for a whole run: stop it to change them.',
  'train.field.bad': '{name}: expected {expected}.',
  'train.field.whole': 'a whole number from {low} to {high}',
  'train.field.number': 'a number from {low} to {high}',
  'train.field.ordered': 'the lower end below the upper',

  'train.start': 'Train',
  'train.again': 'Train again',
  'train.pause': 'Pause',
  'train.resume': 'Resume',
  'train.stop': 'Stop',
  'train.status.ready': {
    one: 'Ready. {n} epoch is asked for.',
    other: 'Ready. {n} epochs are asked for.',
  },
  'train.status.starting': 'Setting the tables up …',
  'train.status.training': 'epoch {epoch} of {epochs}',
  'train.status.validating': 'epoch {epoch} of {epochs}, validating',
  'train.status.paused': 'paused in epoch {epoch} of {epochs}',
  'train.status.stopped': 'stopped in epoch {epoch} of {epochs}',
  'train.status.done': { one: 'done: {n} epoch', other: 'done: {n} epochs' },
  'train.status.diverged': 'diverged in epoch {epoch} of {epochs}',
  'train.left': '{time} left',
  'train.speed': '{n} ratings/s',
  'train.touched': '{touched} of {total} rows read by the last step',
  'train.progress': 'Progress',
  'train.diverged': 'The loss ran away.',
  'train.sha.show': 'Fingerprint of the weights',
  'train.sha.hint':
    'SHA-256 of all tables. The same data, settings and seed give the same, in any browser and in Node.',

  'curve.label': 'Loss by step',
  'curve.train': 'train',
  'curve.valid': 'valid',
  'curve.before': 'valid, run before',
  'curve.before.short': 'before',
  'curve.floor': 'noise floor',
  'curve.floor.short': 'floor',
  'curve.axis.steps': 'steps',
  'curve.axis.loss': 'mean squared error',
  'curve.empty': 'The curve is drawn while the model trains.',
  'curve.describe': 'Train loss {train} at step {step} of {total}.',
  'curve.simulated':
    'Simulated data. The noise floor is what no model can predict: a mean squared error of {mse}, whose root is {rmse} stars.',

  'epochs.caption': 'Epochs',
  'epochs.epoch': 'epoch',
  'epochs.train': 'train_loss',
  'epochs.valid': 'valid_loss',
  'epochs.time': 'time',
  'epochs.note':
    'Mean squared errors. train_loss is the running average that fastai prints; valid_loss is over the ratings held out.',
  'epochs.simulated': 'Simulated data.',

  'train.glossary.title': 'What do the settings mean?',
  'train.glossary.model':
    'What is made of the two rows: their dot product, with or without biases, or a small network.',
  'train.glossary.factors':
    'How many numbers a row of the tables holds. Nobody says what they stand for: training finds that out.',
  'train.glossary.yRange':
    'A sigmoid brings every prediction into this range. The upper end lies above the best rating, since a sigmoid never quite reaches its ends.',
  'train.glossary.optimizer':
    'How a gradient becomes a step. SGD goes straight against it. The Adams scale every weight’s step by the gradients that it received before; SparseAdam leaves rows alone that were not looked up.',
  'train.glossary.lr':
    'How far a step goes. One-cycle: it rises to this value over the first quarter of the run and then falls almost to zero.',
  'train.glossary.wd':
    'How strongly weights are drawn towards zero. With AdamW each shrinks a little in every step, looked up or not; with Adam and SGD the pull is added to the gradient.',
  'train.glossary.epochs':
    'How often all ratings trained on are gone through. One in five is held out for good: valid_loss is measured on those.',
  'train.glossary.seed':
    'Where chance starts: the first weights, the order of the ratings, which are held out. The same seed gives the same run, bit for bit.',

  'train.code.title': 'The same in fastai',
  'train.code.text': 'With the settings above.',
  'train.asked.title': 'What happens in a step?',
  'train.asked.dot':
    'A batch of {batch} ratings is taken. For each, one user row and one film row are looked up, and their dot product is the prediction. The gradient of the error goes back to those rows and to no others: the counter beside the progress says how few rows a step reads.',
  'train.asked.dot-bias':
    'A batch of {batch} ratings is taken. For each, one user row and one film row are looked up, and a bias of each. The prediction is the dot product of the rows plus both biases. The gradient of the error goes back to those rows and to no others: the counter beside the progress says how few rows a step reads.',
  'train.asked.neural':
    'A batch of {batch} ratings is taken. For each, one user row and one film row are looked up, joined end to end, and sent through linear layers to a prediction. The rows are weights, not inputs: the inputs are two integers. Backward, the gradient of the joined row is split in two, and each half is added to the row it came from. The linear layers receive a gradient whole, the tables only in the rows that were looked up.',
} as const;
