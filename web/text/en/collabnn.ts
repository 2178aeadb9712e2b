// The lesson `collabnn`.

export const collabnn = {
  'collabnn.title': 'But inputs don’t change: how does it learn?',
  'collabnn.lead':
    'The inputs are two integers, and they never change. **The rows that they name are weights**: copied on the way forward, moved by what comes back.',
  'collabnn.address.samples':
    'The address asks for samples “{value}”: expected 1 to {most} of the form viewer-film-rating, such as 4-1-4.5, with commas between; viewers from 0 to 4, films from 0 to 5, ratings from 0.5 to 5 in halves.',
  'collabnn.preset.one': 'one rating',
  'collabnn.preset.filmTwice': 'a film twice',
  'collabnn.preset.four': 'four ratings',
  'collabnn.sample': 'sample {b}',
  'collabnn.unit': 'unit {unit}',
  'collabnn.oneRow': 'one row',
  'collabnn.sameBits': 'same bits',
  'collabnn.otherBits': 'other bits',

  // ---- One row ----
  'collabnn.row.title': 'One row, and all that it is',
  'collabnn.row.how': '`x[{b}][{column}]` is the integer {row}: it names {name}.',
  'collabnn.row.caption':
    'Row {row} of {table}: as a parameter, an activation, a gradient, and after the step',
  'collabnn.said.copy': 'Forward: `{lookup}[{b}]` is a **copy** of `{table}[{row}]`.',
  'collabnn.said.copy.ahead': 'Forward: the row will be copied.',
  'collabnn.said.scatter': {
    one: 'Backward: what comes back is **added** to that row. This is called _scatter-add_: each gradient is sent to the row its copy came from, and added there.',
    other:
      'Backward: {n} samples’ gradients are **added** to that row. This is called _scatter-add_: each gradient is sent to the row its copy came from, and added there.',
  },
  'collabnn.said.scatter.ahead': 'Backward: nothing has come home yet.',
  'collabnn.said.update': 'The step: the row moved. The integer is what it was.',

  // ---- The node under way ----
  'collabnn.node.title': 'The node under way',
  'collabnn.node.start': 'Nothing is computed yet: x holds integers, the parameters hold numbers.',
  'collabnn.node.caption': '{name}, one row for each sample',
  'collabnn.node.sent': 'from sample {b}',
  'collabnn.node.sum': 'in the row',
  'collabnn.node.none':
    'Row {row} of {table}, {name}: no sample looked it up, nothing was sent. Its gradient is zero.',
  'collabnn.node.before': 'before the step',
  'collabnn.node.after': 'after the step',
  'collabnn.split.same': 'concat splits its gradient: both halves are the same bits',
  'collabnn.split.differs': 'the halves are not the bits of the whole',
  'collabnn.split.how':
    'Columns {first} go back to `users`, columns {second} to `films`, as they were joined.',
  'collabnn.halves.same': 'what the tables receive is what concat handed on: the same bits',
  'collabnn.halves.differ': 'the tables received other bits than concat handed on',
  'collabnn.halves.how': 'In both tables, for every sample.',
  'collabnn.stop.none': 'none',
  'collabnn.stop.chip': 'Sample {b}: there is no gradient',
  'collabnn.stop.why':
    '**Absent, not zero.** A zero would say: move the integer a little, and the loss stays. But row 1.5 is no film; there is no little to move by. The row is differentiated, its number is not.',

  // ---- The tape and the lens ----
  'collabnn.tape.title': 'The graph',
  'collabnn.tape.label': 'The computation graph, from integers and parameters to the loss',
  'collabnn.lens': 'Look at',
  'collabnn.lens.all': 'everything',
  'collabnn.lens.integer': 'integers',
  'collabnn.lens.parameter': 'parameters',
  'collabnn.lens.activation': 'activations',
  'collabnn.lens.gradient': 'gradients',
  'collabnn.lens.all.text':
    'What was computed from what. Choose a node, or a line of the code, to go there.',
  'collabnn.lens.integer.text':
    '**Integers** are the inputs. They say which rows to take; nothing is computed with them, and no gradient comes back to them.',
  'collabnn.lens.parameter.text':
    '**Parameters** are what an optimizer may move: both tables, and the weights and biases of the Linear layers. They stay when the batch is gone.',
  'collabnn.lens.activation.text':
    '**Activations** are computed anew for every batch, and forgotten after it. A looked-up row is one of them: a copy.',
  'collabnn.lens.gradient.text':
    '**Gradients** say how the loss changes when a number moves a little. Each arrives where its value went out, last of all in the parameters.',

  // ---- All parameters ----
  'collabnn.tables.title': 'All parameters',
  'collabnn.tables.caption': 'The rows of {name}',
  'collabnn.optimizer': 'The step',
  'collabnn.optimizer.sgd': 'SGD',
  'collabnn.optimizer.adamw': 'AdamW',
  'collabnn.how.rows': {
    one: '{n} of {all} rows is taken',
    other: '{n} of {all} rows are taken',
  },
  'collabnn.how.whole': 'all of it is used',
  'collabnn.how.notYet': 'nothing has arrived yet',
  'collabnn.how.gradRows':
    'amber: a gradient came; in the other rows 0.00 means that none was sent',
  'collabnn.how.gradWhole': 'every number has one; 0.00 can be a unit that ReLU closed',
  'collabnn.how.sgd': 'after one step of SGD',
  'collabnn.how.adamw': 'after one step of AdamW',

  'collabnn.use.text':
    '**Are the embedding matrices the input?** (The embedding matrices are the two tables, `user_factors` and `film_factors`.) No: only the rows that were looked up travel on. The matrix of the Linear layer beside them is used whole, for every sample, and differentiated whole.',
  'collabnn.use.caption': 'What takes part',
  'collabnn.use.rows': 'rows there are',
  'collabnn.use.read': 'rows used going forward',
  'collabnn.use.grad': 'rows sent a gradient',
  'collabnn.use.forward': 'multiply-adds forward',
  'collabnn.use.why.counted': 'Counted over what the core recorded on the tape.',
  'collabnn.use.why.whole':
    'Its height: a matrix product reads every row, and every row has a gradient, even if that is 0.',
  'collabnn.use.why.work':
    'Counted by the core while it computed. A lookup multiplies nothing: it copies.',

  // ---- Steps ----
  'collabnn.play.forward': 'Forward',
  'collabnn.play.backward': 'Backward',
  'collabnn.play.update': 'Update',
  'collabnn.play.again': 'Again',
  'collabnn.step.start': 'Two integers name a row each. Nothing is computed yet.',
  'collabnn.step.users': 'The rows of user_factors that x[:,0] names are copied.',
  'collabnn.step.films': 'The rows of film_factors that x[:,1] names are copied.',
  'collabnn.step.both': 'concat puts both copies side by side: one long row for each sample.',
  'collabnn.step.hidden':
    'The first Linear layer: every number of the row times a weight, summed, plus a bias, for each of its units.',
  'collabnn.step.act': 'ReLU: what is below zero becomes zero.',
  'collabnn.step.res': 'The second Linear layer makes one number of them: the score.',
  'collabnn.step.pred': 'The sigmoid squeezes the score between 0 and 5.5: the prediction.',
  'collabnn.step.loss': 'The mean of the squared errors: the loss.',
  'collabnn.step.seed': 'Backward begins: the loss changes with itself at a rate of 1.',
  'collabnn.step.back.loss':
    'Each prediction receives 2/B times its error; B is the number of samples.',
  'collabnn.step.back.pred': 'Through the sigmoid: times its slope there.',
  'collabnn.step.back.res':
    'The second Linear layer hands a gradient on to its input, and leaves one with its weight and its bias.',
  'collabnn.step.back.act':
    'ReLU lets the gradient through where it was awake, and stops it elsewhere.',
  'collabnn.step.back.hidden':
    'The first Linear layer: again a gradient for its input, and one for _every_ number of its weight.',
  'collabnn.step.back.both':
    'concat splits: each half of its gradient goes back to where that half came from. Nothing is computed.',
  'collabnn.step.scatter':
    'The lookup’s own backward: what sample {b} sends is added to row {row} of {table}, {name}.',
  'collabnn.step.end':
    'Backward is done, and **it stops here**: no gradient goes on to the integers. One step is left: the update.',
  'collabnn.step.update.sgd':
    'SGD moves the parameters against their gradients. In the tables, rows without a gradient stay.',
  'collabnn.step.update.adamw':
    'AdamW moves the parameters against their gradients; its weight decay shrinks the other rows, too.',

  // ---- Where a number comes from ----
  'collabnn.why.integer':
    'An input that you choose: it names row {row} of {table}. No gradient exists for it.',
  'collabnn.why.parameter':
    'A parameter. It was drawn from seed {seed} and kept to two decimals so that the code below holds the same number. (fastai draws much smaller ones.)',
  'collabnn.why.users': 'A copy of the weight: nothing is multiplied, nothing is added.',
  'collabnn.why.films': 'A copy of the weight: nothing is multiplied, nothing is added.',
  'collabnn.why.both': 'Put beside the others, unchanged.',
  'collabnn.why.hidden': 'A unit of the first Linear layer: a weighted sum, plus its bias.',
  'collabnn.why.act': 'ReLU keeps what is above zero.',
  'collabnn.why.res': 'The second Linear layer: the score, before it is squeezed into the range.',
  'collabnn.why.pred':
    'sigmoid(z) = 1 / (1 + e⁻ᶻ) lies between 0 and 1, so the prediction lies between 0 and 5.5.',
  'collabnn.why.loss': 'B is the number of samples in the batch.',
  'collabnn.why.moved':
    'The parts as the core’s ledger has them. What floats cannot hold is its own entry: the rounding.',
  'collabnn.why.decayed':
    'No gradient was sent here. AdamW’s weight decay shrinks every row of a table all the same, looked up or not.',
  'collabnn.why.unmoved': 'No gradient was sent here, and plain SGD leaves such rows alone.',
  'collabnn.why.lossAfter': 'The forward once more, on the moved parameters (learning rate {lr}).',
  'collabnn.whyGrad.loss': 'By definition: the loss changes with itself one to one.',
  'collabnn.whyGrad.pred':
    'The derivative of the squared error is 2 · (pred − rating); the mean over B samples divides it by B.',
  'collabnn.whyGrad.res': 'The sigmoid’s slope is s · (1 − s), stretched by the range.',
  'collabnn.whyGrad.act': 'The score changes with each unit at the rate of its weight.',
  'collabnn.whyGrad.hidden': 'ReLU’s slope is 1 above zero, and 0 below.',
  'collabnn.whyGrad.both': 'Every unit reads this number: their shares are added.',
  'collabnn.whyGrad.users': 'The first part of concat’s gradient, unchanged.',
  'collabnn.whyGrad.films': 'The second part of concat’s gradient, unchanged.',
  'collabnn.whyGrad.weight':
    'Every sample of the batch used this number: their shares are added. Where it is 0 in linear1 or in linear2.weight, ReLU had closed this unit for every sample.',
  'collabnn.whyGrad.table': {
    one: 'Row {row} was looked up once: the gradient of its one copy was added to a zero.',
    other: 'Row {row} was looked up {n} times: what the copies bring is added.',
  },
  'collabnn.whyGrad.soFar': '{done} of {n} contributions are in it.',
  'collabnn.whyGrad.notLooked':
    'Row {row} was not looked up: the loss does not depend on it, and its gradient is a true zero.',
  'collabnn.whyGrad.sent':
    'What sample {b} sends to row {row} of {table}, by the number of its row.',

  // ---- Predict ----
  'collabnn.predict.title': 'Predict',
  'collabnn.predict.question':
    'One sample: `x = [[2, 5]]`, viewer 2 and film 5. After `loss.backward()`, which of these have received a gradient? Choose all that you expect, then reveal.',
  'collabnn.predict.label': 'What may receive a gradient',
  'collabnn.predict.integer': 'x[0][1], the integer five',
  'collabnn.predict.named': 'film_factors[5]',
  'collabnn.predict.other': 'film_factors[2]',
  'collabnn.predict.copy': 'films[0], the copy of the row',
  'collabnn.predict.linear': 'linear1.weight, all of it',
  'collabnn.predict.receives': 'gradient',
  'collabnn.predict.none': 'none',
  'collabnn.predict.why':
    'The gradient comes through the Linear layer, which keeps its share, to the copy; from the copy into the row that the integer named. Row 2 was not looked up (2 is the _viewer_), and at the integer there is nothing to arrive at.',

  // ---- nn.Parameter ----
  'collabnn.switch.title': 'What makes a table learn?',
  'collabnn.switch.text':
    'One word: `nn.Parameter`. `nn.Embedding` makes its table one; a table of your own is one only if you say so. Written without it, the table is looked up all the same, and the loss falls all the same, for the others learn. But `parameters()` does not list it, the optimizer never hears of it, and its numbers stay to the last bit. A **fingerprint** is the SHA-256 of a table’s bytes: one bit moves, and it is another.',
  'collabnn.switch.label': 'film_factors is',
  'collabnn.switch.parameter': 'nn.Parameter',
  'collabnn.switch.parameter.short': 'Param.',
  'collabnn.switch.tensor': 'plain tensor',
  'collabnn.switch.tensor.short': 'tensor',
  'collabnn.switch.missing': 'not listed: never updated',
  'collabnn.switch.prints': 'Fingerprints of the tables',
  'collabnn.switch.before': 'before',
  'collabnn.switch.after': 'after {steps} steps',
  'collabnn.switch.different': 'different ones in {looks} looks',
  'collabnn.switch.losses': 'The loss on {n} ratings, SGD with learning rate {lr}',
  'collabnn.switch.step': 'step {step}',
  'collabnn.switch.curve':
    'The loss over {steps} steps with film_factors as a parameter, and as a plain tensor. Both fall.',
  'collabnn.switch.stayed': 'film_factors never changed, not by one bit',
  'collabnn.switch.learnt': 'film_factors learns: another table after every step',
  'collabnn.switch.fell': 'while the loss fell from {before} to {after}',
  'collabnn.switch.rose': 'the loss went from {before} to {after}',
  'collabnn.switch.tensor.why':
    'Such a table is what people mean by an input that “doesn’t change”: a fixed description of each film that the other weights have to make do with.',
  'collabnn.switch.parameter.why':
    'An `nn.Embedding` makes its table an `nn.Parameter` for you: `embedding.weight`. The course’s `create_params` does it by hand.',
  'collabnn.switch.why.print':
    'SHA-256 over the float32 bytes of the table, row by row, as the core holds them at that step.',
  'collabnn.switch.why.different': 'A look before the first step, and one after each.',
  'collabnn.switch.why.loss':
    'The mean squared error, by the core, after {step} steps of SGD with learning rate {lr} on the same ratings.',

  // ---- The twin ----
  'collabnn.twin.title': 'The same network, with its one-hot vectors built',
  'collabnn.twin.text':
    'Instead of a lookup: `one_hot(x)` into a `Linear(bias=False)` whose weight is the table transposed. Now the input is a vector of zeros and a one, and the table is plainly a layer’s weight. The core runs both, forward, backward and the step, and compares **every float by its bits**.',
  'collabnn.twin.asked': 'The film’s row',
  'collabnn.twin.asked.drawn': 'as drawn',
  'collabnn.twin.asked.negativeZero': 'with a −0 in it',
  'collabnn.twin.caption':
    'Every node and parameter of both networks: whether value, gradient and stepped value have the same bits',
  'collabnn.twin.lookup': 'with lookups',
  'collabnn.twin.product': 'with one-hot vectors',
  'collabnn.twin.value': 'value',
  'collabnn.twin.gradient': 'gradient',
  'collabnn.twin.after': 'after the step',
  'collabnn.twin.of': '{agree}/{floats}',
  'collabnn.twin.same':
    'the same bits everywhere: all {n} floats, forward, backward and after the step',
  'collabnn.twin.differs': {
    one: '{n} of {all} floats has other bits',
    other: '{n} of {all} floats have other bits',
  },
  'collabnn.twin.why':
    'Why to the last bit: a product with a one-hot row adds zeros and one value, and backward its transpose adds the samples in the batch’s order, as the scatter-add does. The core fixes that order; a library that sums in another may differ in the last digit where a row is looked up more than once.',
  'collabnn.twin.zero':
    'The one place where they part: 0 · w added to −0 makes +0, so a negative zero comes out of the product without its sign, and out of the lookup with it. In the next layer the two zeros weigh the same: from `hidden` on all is equal again, and so is every gradient.',
  'collabnn.twin.why.hot': 'One at the place of the integer, zero elsewhere: {name}.',
  'collabnn.twin.why.first': 'The first floats, with their bits; the others agree as well.',
  'collabnn.twin.why.bits': 'Each float with its bits, in both networks.',
  'collabnn.twin.why.counted': 'Over {n} nodes and parameters: values, gradients, stepped values.',
  'collabnn.twin.count.floats': 'floats compared',
  'collabnn.twin.count.differ': 'floats with other bits',

  // ---- Two tuples ----
  'collabnn.tuples.title': 'Find the slip',
  'collabnn.tuples.text':
    'A learner’s CollabNN stops with an error before it has seen a single rating. `user_sz` and `film_sz` are sizes of tables: rows and columns.',
  'collabnn.tuples.question': 'What does Python make of `user_sz + film_sz`?',
  'collabnn.tuples.label': 'What the sum of the two tuples is',
  'collabnn.tuples.is': 'this is it',
  'collabnn.tuples.isNot': 'no',
  'collabnn.tuples.why':
    '`+` joins tuples: four numbers, one behind the other. Nothing is added, and Python has nothing to complain about. PyTorch has, one step later, with words that speak of neither table:',
  'collabnn.tuples.says': '`nn.Linear((5, 3, 6, 4), 4)` in',
  'collabnn.inputs.question':
    'And what was meant? How many numbers does `linear1` receive for each sample?',
  'collabnn.inputs.label': 'in_features =',
  'collabnn.inputs.why':
    '`user_sz[1] + film_sz[1]`: the columns of both tables, as many numbers as `torch.cat` puts side by side. How many rows they have makes no difference to the layer: one row of each arrives.',

  // ---- Code, beats ----
  'collabnn.code.title': 'The same in your own notebook',
  'collabnn.code.text':
    'With the numbers that are on the screen, and names for the nodes between. Run it: the loss, the gradients and the moved table are those above.',
  'collabnn.code.model': 'CollabNN',
  'collabnn.beats.title': 'Questions on the way',
  'collabnn.beat.integers.title': '“Embeddings are discrete, so they cannot be differentiated”',
  'collabnn.beat.integers.text':
    'Two things are mixed up here. The _integer_ is discrete, and is not differentiated: on the tape, a lookup has one input, the table. The _row_ is made of ordinary numbers, and is. Ask for a row between two films, or for the gradient of an integer:',
  'collabnn.beat.integers.inputs': 'inputs of `films` on the tape',
  'collabnn.beat.integers.pytorch': '{says} (PyTorch 1.13)',
  'collabnn.beat.oneHot.title': 'Would the one-hot vector have a gradient?',
  'collabnn.beat.oneHot.text':
    'Yes, if one asks for it: it is made of floats. Its gradient says for each film how the loss would change if a little of _that_ film’s row were mixed in. Nobody asks, for there is nothing to move: an input is given by the data, and it is no parameter. With the opening sample:',
  'collabnn.beat.oneHot.why.value': 'One at the film’s place, zero elsewhere.',
  'collabnn.beat.oneHot.why.grad':
    'The gradient of the looked-up copy, times the row of this film: computed by the core as the pullback of a matrix product.',

  // ---- The person who asked ----
  'collabnn.asked.title':
    '“Are they passed on without change, or is there some special calculation inside the embedding layer?”',
  'collabnn.asked.answer':
    'Both halves of your question have an answer. **Passed on without change: yes**, forward the layer copies rows, bit for bit. **A special calculation: one**, and only on the way back: the gradient of each copy is added to the row that it came from. Inputs don’t change, you were right; but the input is the pair of integers. The rows are weights of a linear layer whose one-hot input nobody builds.',
} as const;
