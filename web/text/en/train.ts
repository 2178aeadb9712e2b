// The lesson `train`.

export const train = {
  'train.title': 'Train the real thing',
  'train.lead':
    'Two lookups and a dot product for each rating, an error, a step. Climb the course’s ladder of recommenders in this tab, and watch what each rung buys: **your data never leave it**.',
  'train.data.loading': 'Loading {name} …',
  'train.data.progress': 'Bytes read',
  'train.data.bytes': '{read} of {size} MB read',
  'train.data.cancel': 'Cancel',
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

  'train.preview.title': 'The first ratings, as they were understood',
  'train.preview.name': 'title',
  'train.keep.label': 'Keep data and runs in this browser',
  'train.keep.on':
    'For the next visit: your files, the runs, and where the last one stands ({size} MB). Nothing leaves this machine. Untick to forget all of it.',
  'train.keep.off': 'Nothing is kept: when the page closes, all is gone.',
  'train.keep.full':
    'There is no more room in this browser’s storage: from here on nothing is kept for the next visit. Training goes on.',
  'train.keep.forbidden':
    'This browser does not let the page store anything: nothing is kept for the next visit. Training goes on.',
  'train.keep.silent':
    'This browser’s storage does not answer: nothing is kept for the next visit. Training goes on.',
  'train.keep.elsewhere':
    'Another tab keeps its data and runs in this browser, and those from here would replace them: nothing from this tab is kept for the next visit. To change that, close the other tab and reload this page. Training goes on.',

  'columns.lines': 'The first lines of the file',
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
  'train.diverged.why':
    'The steps were longer than the valley is wide: each landed higher on the other side than it had started, where the slope is steeper still. The weights of the last good epoch are kept.',
  'train.diverged.slower': 'Set the rate to {lr}',
  'train.status.queue': { one: '{n} more waits.', other: '{n} more wait.' },
  'train.rows.caption':
    'The strip is all {total} rows of the tables; the last step read {touched} of them. Of this run’s steps that were sampled, none read fewer than {fewest} or more than {most}.',

  'train.ladder.label': 'The ladder of models',
  'train.ladder.all': 'Train all six',
  'train.ladder.title': 'What does each rung buy?',
  'train.ladder.text':
    'Each rung adds one thing to the one before. Factors, learning rate, epochs and seed are those that are set above. `valid_loss` is what counts: the error on ratings that training never saw.',
  'train.ladder.here': {
    one: 'here: {data}, random 80/20, {n} epoch',
    other: 'here: {data}, random 80/20, {n} epochs',
  },
  'train.ladder.book': 'fast.ai book, ch. 8: ml-100k, random 80/20, 5 epochs at 5e-3',
  'train.ladder.same': 'The same ratings as the book’s, another random split.',
  'train.ladder.other':
    'The book trained on other ratings: compare rungs within a column, not one column with the other.',
  'train.ladder.note':
    'Mean squared errors after the last epoch. Where the book names no weight decay, fastai runs with 0.01, and so does the ladder.',
  'train.rung.dot': 'dot product',
  'train.rung.range': '+ range',
  'train.rung.bias': '+ bias',
  'train.rung.decay': '+ weight decay',
  'train.rung.collab-nn': 'CollabNN',
  'train.rung.embedding-nn': 'EmbeddingNN',
  'train.rung.without-decay': 'decay 0',
  'train.rung.with-decay': 'decay 0.1',
  'train.rung.dot.about': 'two lookups, multiplied and summed',
  'train.rung.range.about': 'a sigmoid brings the sum into the range of ratings',
  'train.rung.bias.about': 'one more number for each viewer and each film',
  'train.rung.decay.about': 'every weight shrinks a little in every step',
  'train.rung.collab-nn.about': 'both rows, end to end, through a small network',
  'train.rung.embedding-nn.about': 'fastai’s own network, two layers with batch norm',
  'train.rung.state.new': 'not trained yet',
  'train.rung.state.done': 'trained',
  'train.rung.state.current': 'training now',
  'train.rung.state.queued': 'waits its turn',
  'train.gate.question':
    'Which rung will have the lowest `valid_loss`? Choose one, and reveal: that trains all six.',
  'train.gate.climbing': {
    one: 'Training {name}; {n} more waits.',
    other: 'Training {name}; {n} more wait.',
  },
  'train.gate.last': 'Training {name}, the last.',
  'train.gate.best': 'the lowest',
  'train.gate.stopped': 'The ladder was not climbed to its end, so nobody knows yet.',
  'train.gate.why':
    'A rung that fits the training part better need not do better on held-out ratings: it may have learnt them by heart. Weight decay is the rung that is made against that.',

  'train.runs.title': 'The runs so far',
  'train.runs.curve': 'curve',
  'train.runs.run': 'run',
  'train.runs.data': 'data',
  'train.runs.status': 'state',
  'train.runs.draw': 'Draw the curve of {name}',
  'train.runs.name': 'Name of run {n}',
  'train.runs.use': 'Use settings',
  'train.runs.delete': 'Delete',
  'train.runs.starting': 'starting',
  'train.runs.training': 'training',
  'train.runs.paused': 'paused',
  'train.runs.stopped': 'stopped',
  'train.runs.done': 'done',
  'train.runs.diverged': 'diverged',

  'train.rate.title': 'Which learning rate?',
  'train.rate.text':
    'A fresh model takes up to a hundred steps at a rate that grows from step to step, until its loss explodes. A good rate lies where the loss falls steadily, well before that: fastai’s `lr_find` calls its choice the _valley_.',
  'train.rate.start': 'Find a rate for {model}',
  'train.rate.cancel': 'Cancel',
  'train.rate.take': 'Set the rate to {rate}',
  'train.rate.busy': 'step {step} of {steps} at most',
  'train.rate.none': 'This curve gives no suggestion.',
  'train.rate.axis': 'learning rate',
  'train.rate.valley': 'valley {rate}',
  'train.rate.describe': 'The loss over rates from {from} to {to}; its lowest is {loss}.',
  'train.rate.caption':
    'Mean squared error, averaged over batches, against the rate of the step. The explosion at the end is cut off.',
  'train.cycle.title': 'What does one-cycle do to the rate?',
  'train.cycle.text':
    'The learning rate rises over the first quarter of the run, while nobody knows yet where the valley is, and then falls almost to zero, to settle in it. Momentum, the memory of steps before, goes the other way: it is lowest where steps are longest.',
  'train.cycle.rate': 'learning rate',
  'train.cycle.momentum': 'momentum (β1 of Adam)',
  'train.cycle.percent': 'percent of the run',
  'train.cycle.describe': 'The rate starts at {first}, rises to {top} and ends at {last}.',
  'train.cycle.describeMomentum': 'Momentum falls from {most} to {least} and comes back.',

  'train.builds.title': 'What does it bring to work on four numbers at a time?',
  'train.builds.text':
    'Processors can add or multiply **four numbers at a time**, and the core lets them. For browsers that cannot, it is here a second time, one number at a time. Both train an epoch with the settings above, in turns: one is faster, and the weights are the same to the last bit.',
  'train.builds.start': 'Train an epoch with both',
  'train.builds.again': 'Train again with both',
  'train.builds.cancel': 'Cancel',
  'train.builds.busy': '{percent} % done',
  'train.builds.build': 'core',
  'train.builds.speed': 'ratings a second',
  'train.builds.weights': 'SHA-256 of the weights',
  'train.builds.vectors': 'four numbers at a time',
  'train.builds.scalar': 'one number at a time',
  'train.builds.same': 'The same weights, and {ratio} times the speed.',
  'train.builds.different':
    'The weights differ, which must not happen: this is a fault of the lab. ({ratio} times the speed.)',
  'train.builds.none':
    'This browser cannot work on four numbers at a time: it trains with one, to the weights that all others get.',

  'train.decay.title': 'When does it learn by heart?',
  'train.decay.text':
    'Train one model twice: without weight decay and with it, all else the same. Where `train_loss` keeps falling and `valid_loss` does not follow, the model learns the ratings themselves instead of what lies behind them: it _overfits_.',
  'train.decay.start': 'Train the pair',
  'train.decay.train': 'train, decay {wd}',
  'train.decay.valid': 'valid, decay {wd}',
  'train.decay.describe':
    'Train and valid loss of the run without weight decay and of the one with it.',
  'train.decay.result':
    'Without weight decay `train_loss` ended at {train0} and `valid_loss` at {valid0}; with it, at {train1} and {valid1}.',
  'train.decay.helped': 'It fits the training part less closely, and what it never saw better.',
  'train.decay.helpedBoth':
    'It fits what it never saw better, and the training part no less closely.',
  'train.decay.notHelped':
    'Here it did not pay: with few epochs or few factors there is little learnt by heart that it could undo.',
  'train.sha.show': 'Fingerprint of the weights',
  'train.sha.hint':
    'SHA-256 of all tables. The same data, settings and seed give the same, in any browser and in Node.',

  'curve.label': 'Loss by step',
  'curve.train': 'train',
  'curve.valid': 'valid',
  'curve.current': 'Bold lines: {name}.',
  'curve.others': 'Thin lines: valid_loss of other runs on these data.',
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

  // Where its numbers come from.
  'train.rate.found': 'The valley of this curve, of {model}: {rate}.',
  'train.why.epoch': '{name} after epoch {epoch}, {run}',
  'train.why.run': '{name}, {run}',
  'train.why.train':
    'a is the running average of the losses of {steps} batches: it began at 0, and after each batch a ← 0.98 · a + 0.02 · loss. Dividing takes back that it began at 0. The plain mean over this epoch’s batches is {mean}; fastai shows the running average.',
  'train.why.valid': 'Over all {n} held-out ratings, none of which was trained on.',
  'train.why.time.line': 'time at work in this epoch, validation included',
  'train.why.times.line': { one: 'time of {n} epoch', other: 'sum over {n} epochs' },
  'train.why.time': 'Measured by the clock in the worker; no two runs take the same time.',
  'train.why.speed.name': 'speed',
  'train.why.speed.line': 'trained ratings / time of training',
  'train.why.speed': 'Measured by the clock in the worker, without validation.',
  'train.why.touched.title': 'rows read by step {step}',
  'train.why.touched.line': 'different rows that the batch looks up, summed over all tables',
  'train.why.touched':
    'A batch has {n} ratings. People and films that occur twice in it count once; of a linear layer all rows count.',
  'train.why.rows.title': 'rows of all tables',
  'train.why.rows.line': 'rows of every parameter of the model, summed',
  'train.why.rows':
    'A table for people has {users} rows, one for films {items}: one for each, and row 0 for whoever is unknown.',
  'train.why.ratings': 'ratings',
  'train.why.ratings.line': 'lines that hold a rating',
  'train.why.users': 'people',
  'train.why.users.line': 'different ids of people',
  'train.why.items': 'films',
  'train.why.items.line': 'different ids of films',
  'train.why.counted': 'Counted by the core while it read the data.',
  'train.why.min': 'lowest rating',
  'train.why.max': 'highest rating',
  'train.why.extreme': 'Over all {ratings} ratings.',
  'train.why.noise.title': 'what no model can go below',
  'train.why.noise.root': 'its root, in stars',
  'train.why.noise':
    'In the simulated world the truth ŷ behind each rating y is known: a rating is the truth, some luck, and rounding to half stars. The mean square of luck and rounding is left over even by a perfect model.',
  'train.why.valley.title': 'suggested learning rate',
  'train.why.valley.line':
    'longest stretch in which the loss falls, half-way through its middle third',
  'train.why.valley.point': 'step {step} of {steps}, where the loss is {loss}',
  'train.why.valley':
    'fastai’s rule, without the first tenth of the steps and the last five. It is a place on a curve and no law: near it, rates do about as well.',
  'train.why.ratio.title': 'with vectors to without',
  'train.why.ratio.line': 'ratings a second, four numbers at a time / one at a time',
  'train.why.ratio':
    'Both were measured in turns within one run, so that what else the machine does meets both.',
  'train.why.build': 'speed: {name}',
  'train.why.builds': 'Measured by the clock in the worker, in turns with the other build.',
} as const;
