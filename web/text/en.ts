// Every sentence of the page, in English. `{name}` is filled in; `code`, **marked** and _stressed_
// become elements where text.ts's `rich` shows them.

export const en = {
  // ---- Shell ------------------------------------------------------------------------------------
  'shell.brand': 'Embedding Lab',
  'shell.skip': 'Skip to the content',
  'shell.nav': 'Lessons',
  'shell.lookup': 'Lookup',
  'shell.train': 'Train',
  'shell.local': {
    one: 'everything runs in this tab · {n} request since it opened',
    other: 'everything runs in this tab · {n} requests since it opened',
  },
  'shell.footer':
    'Every number here is computed in this tab by a C++ core. No data leave the machine: there is no server to send them to.',
  'shell.theme.auto': 'Colours: as the system',
  'shell.theme.light': 'Colours: light',
  'shell.theme.dark': 'Colours: dark',
  'shell.notFound.title': 'There is no such page',
  'shell.notFound.text': 'The address asks for a lesson that does not exist.',
  'shell.notFound.home': 'Go to the start',
  'shell.restarted':
    'The engine stopped and was started again: {message}. A run goes on from its last epoch.',

  'role.integer': 'integer',
  'role.parameter': 'parameter',
  'role.activation': 'activation',
  'role.gradient': 'gradient',

  'inspector.label': 'Where {title} comes from',
  'inspector.question': 'Where does this come from?',
  'inspector.close': 'Close',
  'inspector.shape': 'shape',
  'inspector.bits': 'bits',

  'code.tabs': 'Library',
  'code.copy': 'Copy',
  'code.copied': 'copied',
  'code.notCopied': 'the browser does not allow copying',
  'code.goTo': 'Go to this step',

  'transport.group': 'Steps',
  'transport.first': 'First step',
  'transport.back': 'One step back',
  'transport.forward': 'One step forward',
  'transport.pause': 'Pause',
  'transport.timeline': 'Timeline',
  'transport.step': 'step {step} / {last}',
  'transport.speed': 'Speed',

  'address.version':
    'This link was made for version {version} of the lesson, which this page does not know. It opens as new.',
  'address.x':
    'The address asks to look up “{value}”: expected 1 to {batch} row numbers from 0 to {rows}, with commas between.',
  'address.seed': 'The address asks for seed “{value}”: expected a whole number from 0 to {max}.',
  'address.step': 'The address asks for step “{value}”: expected a whole number from 0 to {last}.',
  'address.choice': 'The address asks for {name} “{value}”: expected one of {choices}.',
  'address.number':
    'The address asks for {name} “{value}”: expected a number from {low} to {high}.',
  'address.whole':
    'The address asks for {name} “{value}”: expected a whole number from {low} to {high}.',
  'address.range':
    'The address asks for range “{value}”: expected “none”, or two numbers like 0,5.5.',

  // ---- Home -------------------------------------------------------------------------------------
  'home.title': 'An embedding is a row that you look up',
  'home.lead':
    'A one-hot vector is all zeros but for a single 1. Multiplying a matrix by it and looking one row up give **the same numbers, bit for bit**, and the same gradient. Only the work differs. Choose a row and see both.',
  'home.more': 'Step through it, forward and backward',
  'home.lessons': 'Lessons',
  'home.lookup.about':
    'Two machines on one matrix, in lockstep. Which rows receive a gradient, what each way costs, and where the two part.',
  'home.train.about':
    'Thousands of lookups, an error, a step: a recommender learns in this tab, from a simulated world or from your own ratings.',
  'home.local': 'Everything is local: the data you drop here stay in this tab.',

  // ---- Lookup -----------------------------------------------------------------------------------
  'film.0': 'Amber Coast',
  'film.1': 'Glass Moon',
  'film.2': 'Iron Orchard',
  'film.3': 'Night Ferry',
  'film.4': 'Paper Sun',
  'film.5': 'Zero Garden',

  'lookup.title': 'What has one-hot to do with it?',
  'lookup.lead':
    'Everything. An embedding is a one-hot multiplication **that nobody carries out**: rows of W that meet a 0 add nothing, so the row that meets the 1 is picked. Same numbers, same gradients, bit for bit.',
  'lookup.loading': 'The core is starting …',
  'lookup.batch.group': 'Rows to look up',
  'lookup.batch.select': 'Position {b} holds row {index}, {name}; choose it to change it',
  'lookup.batch.remove': 'Remove position {b}',
  'lookup.batch.add': 'one more lookup',
  'lookup.batch.full': 'This small instrument holds {max} lookups',
  'lookup.batch.hintOne': 'Click a row to look it up.',
  'lookup.batch.hintMany': 'Choose a position, then click a row. The same row twice is fine.',
  'lookup.lookUp': 'Look up',

  'lookup.oneHot.forward': 'a = one_hot(x) @ W',
  'lookup.oneHot.backward': 'W.grad = one_hot(x).T @ g',
  'lookup.oneHot.forwardHow': '{n} multiply-adds; every row of W takes part',
  'lookup.oneHot.backwardHow': '{n} multiply-adds; every row of W.grad is filled',
  'lookup.rows.forward': 'b = W[x]',
  'lookup.rows.backward': 'W.grad[x] += g',
  'lookup.rows.forwardHow': {
    one: '{multiplyAdds} multiply-adds; {n} row is read',
    other: '{multiplyAdds} multiply-adds; {n} rows are read',
  },
  'lookup.rows.backwardHow': {
    one: '{n} addition; other rows are left alone',
    other: '{n} additions; other rows are left alone',
  },
  'lookup.table.forward': 'The rows of W with their integers, and below them the output',
  'lookup.table.backward': 'The rows of W.grad with their integers, and below them the gradient g',
  'lookup.absent': 'no gradient',
  'lookup.same': 'same bits',
  'lookup.different': 'different bits',
  'lookup.hint': 'click any number to see where it comes from',
  'lookup.gradRows': {
    one: 'The lookup stores a gradient for {n} of {rows} rows; the product for all {rows}, zeros included.',
    other:
      'The lookup stores gradients for {n} of {rows} rows; the product for all {rows}, zeros included.',
  },
  'lookup.play.forward': 'Forward',
  'lookup.play.backward': 'Backward',
  'lookup.play.again': 'Again',
  'lookup.seed': 'seed {seed}',
  'lookup.seed.reset': 'Start again with the same seed',
  'lookup.seed.resetLabel': 'Seed {seed}: start again with the same seed',
  'lookup.seed.fresh': 'A fresh seed',

  'lookup.caption.start': 'Nothing is computed yet. One-hot: ones and zeros. Lookup: the index.',
  'lookup.caption.upstream': 'The gradient g of the output arrives from the rest of the network.',
  'lookup.caption.timesOne': 'One-hot: row {row} times 1 is added.',
  'lookup.caption.timesZero': 'One-hot: row {row} times 0 is added.',
  'lookup.caption.gradSum': 'One-hot: row {row} of W.grad gets 1 · g.',
  'lookup.caption.gradZero': 'One-hot: row {row} of W.grad gets 0 · g, all zeros.',
  'lookup.caption.read': 'Lookup: row {row} is read into b[{b}].',
  'lookup.caption.added': 'Lookup: g[{b}] is added to row {row}.',
  'lookup.caption.compared': 'Both are through. What they hold is compared.',
  'lookup.caption.through': 'Lookup: through already.',

  'lookup.why.table':
    'A parameter. It was drawn from seed {seed}, uniform between −1 and 1, and kept to two decimals so that the code below holds the same number.',
  'lookup.why.one': 'A 1, because x[{b}] is {index}: this is where the index became a one-hot.',
  'lookup.why.zero': 'A 0, because x[{b}] is {index}, not {row}.',
  'lookup.why.index': 'An integer: the position of the one. You chose it.',
  'lookup.why.soFar': 'The sum so far: {count} of {rows} rows are in it.',
  'lookup.why.product': 'All terms but one are zero times something.',
  'lookup.why.copy': 'A copy of the weight: nothing is multiplied, nothing is added.',
  'lookup.why.upstream':
    'The gradient of the loss with respect to the output. Here it stands for the rest of a network; it was drawn from seed {seed}.',
  'lookup.why.denseGrad': 'The terms with a 1 are the positions of the batch that hold this row.',
  'lookup.why.denseZero': 'No position of the batch holds this row: only zeros are added.',
  'lookup.why.rowGrad': {
    one: 'Row {row} was looked up once: its gradient is that of its one output.',
    other: 'Row {row} was looked up {n} times: the contributions are added.',
  },

  'costs.title': 'What does each way cost?',
  'costs.text':
    'With more rows in W, every number of the product grows with them. Those of the lookup stay as they are.',
  'costs.caption': {
    one: 'What the core counted, {n} lookup among {rows} rows',
    other: 'What the core counted, {n} lookups among {rows} rows',
  },
  'costs.forwardMultiplyAdds': 'forward, multiply-adds',
  'costs.forwardBytes': 'forward, bytes read and written',
  'costs.backwardMultiplyAdds': 'backward, multiply-adds',
  'costs.backwardBytes': 'backward, bytes read and written',
  'costs.gradRows': 'rows of W.grad stored',
  'costs.note': 'Writing the one-hot itself takes {bytes} bytes more, which are not counted above.',

  'predict.title': 'Predict: which rows receive a gradient?',
  'predict.question':
    'The batch is `x = [{batch}]`. Click every row of W that you expect to receive a gradient, then reveal.',
  'predict.rows': 'Rows of W',
  'predict.reveal': 'Reveal',
  'predict.again': 'Try again',
  'predict.gradient': 'gradient',
  'predict.noGradient': 'no gradient',
  'predict.right': 'As you said.',
  'predict.wrong': 'Not quite.',
  'predict.why':
    'Rows {rows} were looked up, so the loss depends on them. Row 4 was looked up twice: it receives one gradient, the sum of both contributions. The other rows met only zeros. They receive _no_ gradient; whether they _change_ is up to the optimizer, as momentum and weight decay also move rows without one.',

  'lookup.code.title': 'The same in your own notebook',
  'lookup.code.text':
    'With the numbers that are on the screen. The line that is under way is marked; click `backward` to go there.',
  'lookup.beats.title': 'Where the two part',
  'lookup.beats.text':
    'Equal for all ordinary numbers. Unfold a case, and the core runs both machines on it.',
  'lookup.asked.title': '“But I cannot see the one-hot anywhere”',
  'lookup.asked.answer':
    'In `self.user_factors[x[:,0]]`, the integers `x[:,0]` _are_ the one-hot vectors, written as the positions of their ones. The multiplication is the base on which the embedding stands, not a metaphor: the lookup is what remains of it once the zeros are left out.',

  'lookup.inputs.title': '“Inputs don’t change, so how does an embedding learn?”',
  'lookup.inputs.answer':
    'The input is the integer x: it never changes, and it receives no gradient. The row it names is not an input but a part of W, and W is a parameter. Forward, the row is copied as it is into the rest of the network. Backward, the gradient g of that copy is added to the row it came from: play the machines backward to see it arrive. There the walk ends, and the optimizer moves W.',

  'beat.product': 'one_hot(x) @ W',
  'beat.copy': 'W[x]',
  'beat.productGrad': 'one-hot W.grad[{row}]',
  'beat.copyGrad': 'lookup W.grad[{row}]',
  'beat.notRefused': 'not refused',
  'beat.pytorch': 'as in the code above, with this row changed',
  'beat.why.parameter': 'A weight of the row, as this case sets it.',
  'beat.why.activation': 'Computed by the core when the case was unfolded.',
  'beat.why.gradient': 'Walked back by the core when the case was unfolded.',
  'beat.nan.title': 'Another row holds NaN or infinity',
  'beat.nan.text':
    'Row 3 is looked up, row 1 is broken. `0 · NaN` is NaN and `0 · ∞` is NaN too, so the product is poisoned by a row that nobody asked for. The lookup never reads it.',
  'beat.infinity.title': 'An infinite gradient comes back',
  'beat.infinity.text':
    'Row 3 is looked up, and g holds an infinity. In the transposed product, `0 · ∞` puts NaN into every other row. The scatter-add leaves them alone.',
  'beat.zero.title': 'The row holds −0',
  'beat.zero.text':
    'The product adds zeros to it, and `−0 + 0` is `+0`. Only the sign of a zero is lost: equal by `==`, not by bits. The lookup keeps it.',
  'beat.padding.title': 'padding_idx: same forward, no gradient',
  'beat.padding.text':
    'With `padding_idx=3`, row 3 is read as ever, but what comes back to it is dropped. Row 1 beside it receives its gradient.',
  'beat.range.title': 'An index out of range',
  'beat.range.text': 'Row 6 does not exist. Both machines refuse, each in its own words.',

  // ---- Train ------------------------------------------------------------------------------------
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
