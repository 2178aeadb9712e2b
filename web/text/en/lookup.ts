// The lesson `lookup`.

export const lookup = {
  'lookup.title': 'What has one-hot to do with it?',
  'lookup.lead':
    'Everything. An embedding is a one-hot multiplication **that nobody carries out**: rows of W that meet a 0 add nothing, so the row that meets the 1 is picked. Same numbers, same gradients, bit for bit.',
  'lookup.batch.group': 'Rows to look up',
  'lookup.batch.select': 'Position {b} holds row {index}, {name}; choose it to change it',
  'lookup.batch.remove': 'Remove position {b}',
  'lookup.batch.add': 'one more lookup',
  'lookup.batch.full': 'This small instrument holds {max} lookups',
  'lookup.batch.hintOne':
    'W is the embedding table: a row of numbers for each film. Click a row to look it up.',
  'lookup.batch.hintMany':
    'Choose a number in x, then click the row that it should look up. The same row twice is fine.',
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
  'lookup.bits': 'as stored:',
  'lookup.different': 'different bits',
  'lookup.hint': 'click any number to see where it comes from',
  'lookup.gradRows': {
    one: 'The lookup adds to {n} of {rows} rows and never touches the others; the product fills all {rows}, zeros included.',
    other:
      'The lookup adds to {n} of {rows} rows and never touches the others; the product fills all {rows}, zeros included.',
  },
  'lookup.play.forward': 'Forward',
  'lookup.play.backward': 'Backward',
  'lookup.play.again': 'Again',

  'lookup.caption.start': 'Nothing is computed yet. One-hot: ones and zeros. Lookup: the index.',
  'lookup.caption.upstream': 'The gradient g of the output arrives from the rest of the network.',
  'lookup.caption.timesOne': 'One-hot: row {row} times 1 is added.',
  'lookup.caption.timesZero': 'One-hot: row {row} times 0 is added.',
  'lookup.caption.gradSum': 'One-hot: row {row} of W.grad gets 1 · g.',
  'lookup.caption.gradZero': 'One-hot: row {row} of W.grad gets 0 · g, all zeros.',
  'lookup.caption.read': 'Lookup: row {row} is read into b[{b}].',
  'lookup.caption.added': 'Lookup: g[{b}] is added to row {row}.',
  'lookup.caption.compared': 'Both are through. What they hold is compared.',
  'lookup.caption.through': 'Lookup: already finished.',

  'lookup.count.title': 'multiply-adds',
  'lookup.stored.title': 'rows of W.grad stored',
  'lookup.why.count': 'Counted by the core while it computed.',
  'lookup.why.stored': 'The rows that were looked up, each once.',
  'lookup.why.storedAll': 'Every row of the table.',
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

  'work.caption': {
    one: 'What the core counted, {n} lookup among {rows} rows',
    other: 'What the core counted, {n} lookups among {rows} rows',
  },
  'work.forward': 'forward',
  'work.backward': 'backward',
  'work.multiplyAdds': 'multiply-adds',
  'work.bytes': 'bytes touched',
  'work.time.caption': 'How long it took here, for the whole batch',
  'work.time.forward': 'forward, median time',
  'work.time.forwardAndBackward': 'forward and backward, median time',
  'work.why.oneHot.forward.multiplyAdds':
    'Lookups times rows times factors: each factor of each row is multiplied by a 0 or a 1 and added.',
  'work.why.oneHot.backward.multiplyAdds':
    'Rows times lookups times factors: each row of W.grad adds up every position of the batch, most of them times 0.',
  'work.why.lookup.forward.multiplyAdds': 'A row is copied: nothing is multiplied or added.',
  'work.why.lookup.backward.multiplyAdds':
    'Lookups times factors: each number of g is added once, to its row.',
  'work.why.oneHot.forward.bytes':
    'Four bytes a float: the one-hot vectors are written and read, all of W is read, the output is written.',
  'work.why.oneHot.backward.bytes':
    'Four bytes a float: g and the one-hot vectors are read, all of W.grad is written.',
  'work.why.lookup.forward.bytes':
    'Four bytes a float: the rows are read and written, and an integer is read for each. The number of rows of W does not occur.',
  'work.why.lookup.backward.bytes':
    'Four bytes a float: g is read, the rows of W.grad are read and written, and an integer is read for each.',
  'work.why.median': '= median of {n} samples',
  'work.why.time': {
    one: 'Measured in this tab: {n} lookup of a random row through the tape. It depends on the machine and on what else it does.',
    other:
      'Measured in this tab: a batch of {n} lookups of random rows through the tape. It depends on the machine and on what else it does.',
  },

  'costs.title': 'What does each way cost?',
  'costs.text':
    'A _multiply-add_ is one product added to a sum: the unit in which such work is counted. With more rows in W, every number of the product grows with them. Those of the lookup stay as they are.',

  'lookup.more.title': 'Look closer',
  'notation.title': 'In your own notation: user_factors.t() @ one_hot_3',
  'notation.text':
    'In the course, the table of the viewers is `user_factors`, and `.t()` turns rows into columns, so that the one-hot vector can stand on the right. Choose an expression: it is worked out as it is written, and the instruments go to its numbers.',
  'notation.group': 'Expressions',
  'notation.how.transposed':
    'a column, shape {shape}: W turned on its side, times a column of zeros with a single one',
  'notation.how.float':
    'one row, shape {shape}: `.float()` makes numbers of the integers 0 and 1, so that they can be multiplied',
  'notation.factorOf': '{name}, factor {factor}',
  'notation.how.lookup': 'the same numbers, shape {shape}, read from one row',

  'scratch.title': 'The module from scratch beside nn.Embedding',
  'scratch.text':
    'The course writes its own embedding: `create_params` makes a matrix that is learnt, and square brackets read rows of it. `nn.Embedding` keeps that same matrix as its `weight`. Where is the one-hot? `x[:,0]` is the first column of the input, the viewers, and its integers are the positions of the ones. Line by line, with W, x and g of the instrument above:',
  'scratch.caption': 'Two ways to write one module, line by line',
  'scratch.own': 'from scratch',
  'scratch.library': 'nn.Embedding',

  'table.title': 'The same with more rows',
  'table.text':
    'Up to a million rows of up to 64 factors (a _factor_ is a column of W). The table is drawn from the seed and stays in the engine; the page fetches the rows in view. Every float of both ways is compared, forward and backward.',
  'table.rows': 'rows',
  'table.factors': 'factors',
  'table.direction': 'direction',
  'table.drawing': 'The table is being drawn …',
  'table.caption.weights': 'W, {rows} rows of {factors} factors',
  'table.caption.grads': 'W.grad: the rows that received a gradient',
  'table.caption.outputs': 'The rows looked up',
  'table.caption.upstream': 'The gradient that comes back to the output',
  'table.compared.forward': {
    one: '{different} of {floats} float of the output differ',
    other: '{different} of {floats} floats of the output differ',
  },
  'table.compared.backward': {
    one: '{different} of {floats} float of W.grad differ, with rows not looked up counted as zero',
    other:
      '{different} of {floats} floats of W.grad differ, with rows not looked up counted as zero',
  },
  'table.floats': 'floats compared',
  'table.different': 'floats that differ',
  'table.why.floats': 'Every float that both ways hold is compared, bit by bit, by the core.',
  'table.why.different': 'Told apart by their 32 bits, so that −0 and +0 would differ.',
  'table.measuring': 'Measuring, with random rows …',
  'table.measured':
    'Times are medians over batches of random rows, as many at a time as are looked up above.',
  'table.memory':
    '{rows} rows of {factors} factors need about {megabytes} MB, half for W and half for the full gradient of the one-hot way. This device does not give them: {message}. What was on show is there again.',
  'table.line.draw': '= draw {place} of seed {seed}',
  'table.line.drawn': '= draw {place}',
  'table.line.terms': '1 · {one} + {zeros} terms of 0 · W[r][{col}]',
  'table.line.bits': '= Σ [bits of {left} ≠ bits of {right}]',
  'table.why.weight':
    'A parameter, drawn uniformly between −1 and 1. The core’s generator gives the same numbers for seed {seed} on every machine.',
  'table.why.output':
    'Two ways to one number: the lookup reads it; the product adds it to zeros. The core compared their bits.',

  'curve.title': 'Time against rows: one line climbs, the other hardly',
  'curve.text':
    'The core measures one lookup of a random row, of {factors} factors, in tables from a thousand to a million rows. Both axes are logarithmic: each line of the grid is ten times the last. Where time grows as rows do, the line climbs one step per step: its _slope_ is 1. Where time stays, the slope is 0.',
  'curve.measure': 'Measure',
  'curve.stop': 'Stop',
  'curve.direction': 'direction',
  'curve.both': 'forward and backward',
  'curve.progress': '{n} of {all} tables measured',
  'curve.x': 'rows of W',
  'curve.y': 'seconds for one lookup',
  'curve.description':
    'Time of one lookup against the number of rows, both on logarithmic scales: multiplying by one-hot climbs with the rows, looking up hardly does.',
  'curve.slope': 'slope,',
  'curve.slopeOf': 'slope of {name}',
  'curve.constant': 'in every table measured',
  'curve.why.slope':
    'The straight line that fits best by least squares through the logarithms; r are rows, s seconds. The core computed it from the medians.',
  'curve.cache':
    'What is left of the lookup’s climb is the processor’s _cache_, a small fast memory that keeps what was used lately: a random row of a large table is seldom in it and is fetched from further away. The work is the same in every table: one row, the same bytes, the same multiply-adds.',

  'predict.title': 'Predict: which rows receive a gradient?',
  'predict.question':
    'The batch is `x = [{batch}]`. Click every row of W that you expect to receive a gradient, then reveal.',
  'predict.rows': 'Rows of W',
  'predict.gradient': 'gradient',
  'predict.noGradient': 'no gradient',
  'predict.why':
    'Rows {rows} were looked up, so the loss depends on them. Row 4 was looked up twice: it receives one gradient, the sum of both contributions. The other rows met only zeros. They receive _no_ gradient; whether they _change_ is up to the optimizer, as momentum and weight decay also move rows without one.',

  'lookup.code.title': 'The same in your own notebook',
  'lookup.code.text':
    'With the numbers that are on the screen. The line that is under way is marked; click `backward` to go there.',
  'lookup.beats.title': 'Where the two part',
  'lookup.beats.text':
    'Equal for all ordinary numbers. Unfold a case, and the core runs both machines on it.',
  'lookup.asked.title': '“But I cannot see the one-hot anywhere. Is it a metaphor?”',
  'lookup.asked.answer':
    'It is the base on which the embedding stands, not a metaphor: same forward, same backward, bit for bit; only the cost differs. In `self.user_factors[x[:,0]]`, the integers `x[:,0]` _are_ the one-hot vectors, written as the positions of their ones. The lookup is what remains of the multiplication once the zeros are left out.',

  'inputs.title': '“Inputs don’t change, so how does an embedding learn?”',
  'inputs.answer':
    'The input is the integer x: it never changes, and it receives no gradient. The row it names is not an input but a part of W, and W is a parameter. Forward, the row is copied as it is into the rest of the network. Backward, the gradient g of that copy is added to the row it came from: play the machines backward to see it arrive. There the walk ends, and the optimizer moves W.',

  'beat.product': 'one_hot(x) @ W',
  'beat.copy': 'W[x]',
  'beat.productGrad': 'one-hot W.grad[{row}]',
  'beat.copyGrad': 'lookup W.grad[{row}]',
  'beat.notRefused': 'not refused',
  'beat.pytorch': 'PyTorch, {call}',
  'beat.why.parameter':
    'A weight of this row: the case set column {columns}, the others are drawn from the seed.',
  'beat.why.product': 'Every row of W takes part, with a 0 or a 1 before it.',
  'beat.why.upstream':
    'The gradient that comes back to the output; the case made its first number infinite.',
  'beat.why.denseGrad': 'Every row takes part: 0 times a number is 0, but 0 times infinity is NaN.',
  'beat.why.rowGrad': 'The gradient of the one output that was read from this row.',
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
  'beat.range.text':
    'W has rows 0 to 5: row 6 does not exist. Both ways refuse, the core’s and PyTorch’s (`torch.nn.functional`, quoted from its source).',
  'beat.range.oneHot': 'RuntimeError: Class values must be smaller than num_classes.',
  'beat.range.embedding': 'IndexError: index out of range in self',
} as const;
