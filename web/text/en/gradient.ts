// The lesson `gradient`.

export const gradient = {
  'gradient.title': 'Where does the gradient go?',
  'gradient.lead':
    'To the rows that were looked up, **and to no other**. A row that was looked up twice receives both contributions, added. At the integers it stops.',
  'gradient.address.samples':
    'The address asks for samples “{value}”: expected 1 to {most} of the form viewer-film-rating, such as 4-1-4.5, with commas between; viewers and films from 0 to 5, ratings from 0.5 to 5 in halves.',
  'gradient.address.padding':
    'The address asks for padding “{value}”: expected “none” or a row from 0 to {high}.',

  // ---- The batch ----
  'gradient.preset.one': 'one rating',
  'gradient.preset.filmTwice': 'a film twice',
  'gradient.preset.userTwice': 'a viewer twice',
  'gradient.preset.three': 'three ratings',

  // ---- The tables ----
  'gradient.side': 'Tables',
  'gradient.side.film': 'films',
  'gradient.side.user': 'viewers',
  'gradient.bias': 'bias',
  'gradient.absent': 'no gradient',
  'gradient.absentShort': 'none',
  'gradient.notYet': 'nothing has arrived yet',
  'gradient.tables.forward': 'parameters; amber: looked up',
  'gradient.tables.updated': 'after one step of SGD, learning rate {lr}',
  'gradient.tables.caption': 'The rows of {name}',
  'gradient.memory.rows': {
    one: '{n} of {rows} rows',
    other: '{n} of {rows} rows',
  },
  'gradient.memory.dense': 'all {n} rows',
  'gradient.memory.bytes': '{values} bytes',
  'gradient.memory.indices': 'and {indices} of row numbers',
  'gradient.wrong.row.good': 'agrees',
  'gradient.wrong.row.bad': 'differs',
  'gradient.memory.instead': 'instead of',
  'gradient.memory.why.sparse':
    'The gradients of the rows that were looked up, four bytes a number, and an index of four bytes for each row. Counted over the arrays that the core keeps (PyTorch’s indices take eight bytes each).',
  'gradient.memory.why.dense':
    'A full table, four bytes a number, whether something arrived or not. Counted over the array that the core keeps.',
  'gradient.storage': 'Rows without gradient are',
  'gradient.storage.sparse': 'absent',
  'gradient.storage.dense': 'zeros',
  'gradient.padding': 'padding_idx',
  'gradient.padding.none': 'none',

  // ---- The node under way ----
  'gradient.node.received': 'row {row}, {name}: what each sample sent',
  'gradient.node.sent': '{place}, sent',
  'gradient.node.sample': 'sample {b}',
  'gradient.node.sum': 'sum',
  'gradient.node.soFar': 'so far',
  'gradient.node.none': 'Nothing was sent to row {row}: no sample looked it up.',
  'gradient.node.padded':
    'Row {row} was looked up, but as padding_idx: what comes back to it is dropped.',
  'gradient.node.choose': 'Choose a row of the table to see what each sample sent to it.',
  'gradient.node.start': 'Nothing is computed yet: x holds integers, the tables hold parameters.',
  'gradient.node.before': 'before the step',
  'gradient.node.after': 'after the step',
  'gradient.node.caption': '{name}, one row for each sample',
  'gradient.contributionTitle': '{place}, from sample {b}',

  'gradient.play.forward': 'Forward',
  'gradient.play.backward': 'Backward',
  'gradient.play.update': 'Update',
  'gradient.play.again': 'Again',
  'gradient.tape.title': 'The graph: what was computed from what',
  'gradient.tape.label': 'The computation graph, from integers and parameters to the loss',
  'gradient.tape.hint': 'Choose a node, or a line of the code, to go there.',

  // ---- What happens at a step ----
  'gradient.step.start': 'Two integers name a row each. Nothing is computed yet.',
  'gradient.step.users': 'The rows of user_factors that x[:,0] names are copied.',
  'gradient.step.films': 'The rows of film_factors that x[:,1] names are copied.',
  'gradient.step.products': 'Both copies are multiplied, factor by factor.',
  'gradient.step.dots': 'The products are summed: a dot product for each sample.',
  'gradient.step.userBias': 'The viewer’s bias: a lookup in a table of one column.',
  'gradient.step.filmBias': 'The film’s bias: a lookup in a table of one column.',
  'gradient.step.biases': 'Both biases are added.',
  'gradient.step.res': 'The biases are added to the dot product.',
  'gradient.step.pred': 'The sigmoid squeezes the result between 0 and 5.5: the prediction.',
  'gradient.step.loss': 'The mean of the squared errors: the loss.',
  'gradient.step.seed': 'Backward begins: the loss changes with itself at a rate of 1.',
  'gradient.step.back.loss':
    'Each prediction receives 2/B times its error; B is the number of samples.',
  'gradient.step.back.pred': 'Through the sigmoid: times its slope there.',
  'gradient.step.back.res': 'A sum hands its gradient on, unchanged, to both parts.',
  'gradient.step.back.biases': 'Again a sum: both biases receive the same gradient.',
  'gradient.step.back.dots': 'A sum hands its gradient on to each of its products.',
  'gradient.step.back.products':
    'Each factor receives the gradient times the _other_ factor: films that of the viewer, viewers that of the film.',
  'gradient.step.scatter': 'What sample {b} sends is added to row {row} of {table}: {name}.',
  'gradient.step.padded':
    'Row {row} is the padding row of {table}: what sample {b} sends is dropped.',
  'gradient.step.end':
    'Backward is done. {n} of {rows} film rows received a gradient; the integers received none. One step is left: the update.',
  'gradient.step.update': 'SGD takes lr · gradient off every row that received one.',
  'gradient.found.rows': {
    one: '{n} of {rows} film rows has a gradient, the others have none',
    other: '{n} of {rows} film rows have a gradient, the others have none',
  },
  'gradient.found.zeros': {
    one: '{n} of {rows} film rows was sent a gradient, the others hold zeros',
    other: '{n} of {rows} film rows were sent a gradient, the others hold zeros',
  },
  'gradient.found.none': 'no film row has a gradient: padding_idx dropped it',
  'gradient.found.sum':
    'row {row} of {table}: {n} contributions, and their sum is its gradient, bit for bit',
  'gradient.found.wrong': 'what if duplicates overwrote each other? ↓',

  // ---- Where a number comes from ----
  'gradient.why.parameter':
    'A parameter. It was drawn from seed {seed}, uniform between −1 and 1, and kept to two decimals so that the code below holds the same number. (fastai’s create_params draws much smaller ones.)',
  'gradient.why.users': 'A copy of the weight: nothing is multiplied, nothing is added.',
  'gradient.why.films': 'A copy of the weight: nothing is multiplied, nothing is added.',
  'gradient.why.products': 'One factor of the viewer times the same factor of the film.',
  'gradient.why.dots': 'The dot product: large where viewer and film have the same signs.',
  'gradient.why.userBias': 'A copy: a lookup in a table of one column.',
  'gradient.why.filmBias': 'A copy: a lookup in a table of one column.',
  'gradient.why.biases': 'What the viewer, and what the film, add to every rating.',
  'gradient.why.res': 'The score, before it is squeezed into the range.',
  'gradient.why.pred':
    'sigmoid(z) = 1 / (1 + e⁻ᶻ) lies between 0 and 1, so the prediction lies between 0 and 5.5.',
  'gradient.why.loss': 'B is the number of samples in the batch.',
  'gradient.why.contribution':
    'What sample {b} alone sends to row {row}. The finite difference moves only this sample’s copy of the row.',
  'gradient.why.sum': {
    one: 'Row {row} was looked up once: its gradient is that of its one copy. The mean’s 1/B, B = {batch}, is in ∂L/∂res already.',
    other:
      'Row {row} was looked up {n} times: the contributions are added. The mean’s 1/B, B = {batch}, is in ∂L/∂res already.',
  },
  'gradient.why.soFar': '{done} of {n} contributions are in it.',
  'gradient.why.zero': 'Row {row} was not looked up: the loss does not depend on it.',
  'gradient.why.padded':
    'Row {row} is padding_idx: the core drops on purpose what would arrive. The loss does depend on the row, as the finite difference says.',
  'gradient.why.moved': 'Moved against its gradient.',
  'gradient.why.unmoved': 'No gradient was sent here, and plain SGD leaves such rows alone.',
  'gradient.why.lossAfter': 'The forward once more, on the moved tables (learning rate {lr}).',
  'gradient.whyGrad.loss': 'By definition: the loss changes with itself one to one.',
  'gradient.whyGrad.pred':
    'The derivative of the squared error is 2 · (pred − rating); the mean over B samples divides it by B.',
  'gradient.whyGrad.res': 'The sigmoid’s slope is s · (1 − s), stretched by the range.',
  'gradient.whyGrad.dots': 'A sum changes with each of its parts one to one.',
  'gradient.whyGrad.biases': 'A sum changes with each of its parts one to one.',
  'gradient.whyGrad.userBias': 'A sum changes with each of its parts one to one.',
  'gradient.whyGrad.filmBias': 'A sum changes with each of its parts one to one.',
  'gradient.whyGrad.products': 'A sum changes with each of its parts one to one.',
  'gradient.whyGrad.users': 'A product changes with one factor at the rate of the other.',
  'gradient.whyGrad.films': 'A product changes with one factor at the rate of the other.',

  'gradient.rows.sent': 'rows of {table} that were sent a gradient',
  'gradient.rows.all': 'rows of {table}',
  'gradient.rows.contributions': 'contributions to {table}.grad[{row}]',
  'gradient.rows.failing': 'rows of {table} whose gradient fails its check',
  'gradient.why.rowsSent': 'Counted over the contributions that the core recorded.',
  'gradient.why.rowsAll': 'Every row of the table.',
  'gradient.why.rowsFailing': 'Rows in which a number differs from its finite difference.',

  // ---- Predictions ----
  'gradient.predict.title': 'Predict',
  'gradient.predict.rows':
    'A batch of three: `x = [[2, 3], [5, 3], [0, 5]]`, a viewer and a film in each row. Click every row of `film_factors` that you expect to receive a gradient, then reveal.',
  'gradient.predict.rowsLabel': 'Rows of film_factors',
  'gradient.predict.gradient': 'gradient',
  'gradient.predict.noGradient': 'no gradient',
  'gradient.predict.rowsWhy':
    'Rows {rows}: the second column of x. Row 3 was named twice and receives _one_ gradient, the sum of two contributions. Which viewers asked makes no difference to _which_ film rows receive something, only to how much.',
  'gradient.predict.number':
    'In that batch, samples 0 and 1 both look up film 3. On their way back they bring ∂L/∂res₀ = {g0} and ∂L/∂res₁ = {g1}; factor 0 of viewer 2 is {u0}, of viewer 5 it is {u1}. What is `film_factors.grad[3][0]`? Two decimals will do.',
  'gradient.predict.numberLabel': 'film_factors.grad[3][0] =',
  'gradient.predict.numberWhy':
    'Each sample sends its ∂L/∂res times the viewer’s factor: {g0} · {u0} and {g1} · {u1}. Both are added; neither overwrites the other.',

  // ---- Misconceptions ----
  'gradient.wrong.title': 'Run a misconception',
  'gradient.wrong.text':
    'Three rules that are often believed. The core computes the gradients by the rule chosen, for the batch above, and takes {steps} steps of SGD with them. A **finite difference** is the arbiter: move one number a little to either side, and see how the loss changes.',
  'gradient.wrong.rule': 'Rule',
  'gradient.wrong.write': 'write, don’t add',
  'gradient.wrong.everyRow': 'update every row',
  'gradient.wrong.noTarget': '2·out·x',
  'gradient.wrong.write.text':
    '“The gradient of a row is that of its lookup”: with `=` where `+=` should be, the last sample overwrites what others sent to the same row.',
  'gradient.wrong.everyRow.text':
    '“The embedding matrix is the input, so all of it is updated”: every row receives what the looked-up rows should.',
  'gradient.wrong.noTarget.text':
    '“The derivative of (out − target)² is 2·out·x”: the inner function is forgotten, and with it the target.',
  'gradient.wrong.difference': 'finite difference',
  'gradient.wrong.byRule': 'by this rule',
  'gradient.wrong.table': '{table}: the gradient by this rule, and the finite difference',
  'gradient.wrong.fails': {
    one: 'wrong in {n} of {rows} rows of {table}: the finite difference says otherwise',
    other: 'wrong in {n} of {rows} rows of {table}: the finite difference says otherwise',
  },
  'gradient.wrong.failsElsewhere': 'right in {table}, wrong in {other}',
  'gradient.wrong.passes':
    'right here, by luck: no row is looked up twice, so nothing is overwritten',
  'gradient.wrong.tryDuplicates': 'Look a film up twice',
  'gradient.wrong.rightPasses': 'the right rule passes in all four tables',
  'gradient.wrong.rightFails': 'the right rule fails',
  'gradient.wrong.losses': 'The loss after steps of SGD, learning rate {lr}',
  'gradient.wrong.losses.right': 'right rule',
  'gradient.wrong.losses.wrong': 'this rule',
  'gradient.wrong.after': { one: 'after {n} step', other: 'after {n} steps' },
  'gradient.wrong.start': 'at first',
  'gradient.wrong.sameLoss':
    'The loss cannot tell the two apart: with one sample, the other rows play no part in it. The finite difference can, and so would the next viewer, who finds every film moved.',
  'gradient.wrong.sameLossLuck': 'The same gradients, so the same losses.',
  'gradient.wrong.working': 'The core is at it …',
  'gradient.wrong.why.loss':
    'The mean squared error, by the core, after {n} steps along the gradients of this rule.',
  'gradient.wrong.why.grad': 'Computed by the core, by the rule: {rule}.',
  'gradient.wrong.why.difference':
    '(loss(w + h) − loss(w − h)) / 2h with h = {h}: the forward twice, in double precision, no calculus.',
  'gradient.wrong.pytorch': 'as in the code below, with the rule changed',

  // ---- Code, beats ----
  'gradient.code.title': 'The same in your own notebook',
  'gradient.code.text':
    'With the numbers that are on the screen. Run it: the gradients printed are those above. `sparse=True` keeps rows without gradient absent; the course’s plain `[x[:,0]]` gives the same gradient with zeros in those rows.',
  'gradient.code.model': 'DotProductBias',
  'gradient.beats.title': 'Questions on the way',
  'gradient.beat.integers.title': 'Why do the integers have no gradient?',
  'gradient.beat.integers.text':
    'A gradient says what happens when a number moves _a little_. Row 1 is a film, row 1.5 is none: there is no little to move by. So x is no input of the graph at all. The lookup’s only input on the tape is the table; the indices say which rows to copy. Ask the core for row 1.5, and it refuses:',
  'gradient.beat.integers.inputs': 'inputs of `films` on the tape',
  'gradient.beat.integers.asked': 'film_factors[1.5]',
  'gradient.beat.mean.title': 'Why does a larger batch make each contribution smaller?',
  'gradient.beat.mean.text':
    'The loss is a mean: each sample counts 1/B. The very same sample, alone and among others, sends a gradient that is B times smaller. (With `reduction="sum"`, it would not.)',
  'gradient.beat.mean.label': 'B = {batch}: sample 0 sends',
  'gradient.beat.memory.title': 'What does “absent” save in a large table?',
  'gradient.beat.memory.text':
    '{rows} films with {cols} factors, a batch of {batch} lookups. The core keeps the gradient both ways:',
  'gradient.beat.memory.caption': 'The gradient of film_factors',
  'gradient.beat.memory.sparse': 'absent rows (sparse)',
  'gradient.beat.memory.dense': 'zero rows (dense)',
  'gradient.beat.memory.rows': 'rows stored',
  'gradient.beat.memory.values': 'bytes of values',
  'gradient.beat.memory.indices': 'bytes of row numbers',
  'gradient.beat.memory.why':
    'Counted by the core over what it keeps after one backward pass on a table of this size.',
  'gradient.beat.padding.title': 'What does padding_idx change?',
  'gradient.beat.padding.text':
    'Only the way back. Set `padding_idx` under the instrument to a film of the batch: the forward keeps its numbers, and what the film’s row would receive is dropped. Switch to _zeros_ and click one of them: the finite difference disagrees, since the loss does depend on the row. It is a rule of the library, not of calculus.',
  'gradient.beat.outcome.why': 'Computed by the core when this was unfolded.',

  // ---- The person who asked ----
  'gradient.asked.title':
    '“Inputs don’t change in neural nets. So how are embedding rows updated?”',
  'gradient.asked.answer':
    'You have walked it: the inputs are the integers, and they did not change, nor did any gradient reach them. The rows that they name are _parameters_. Forward they were copied, backward each copy’s gradient was added to the row it came from, and the step moved those rows. “Some special calculation inside the embedding layer”: that addition is all there is.',
} as const;
