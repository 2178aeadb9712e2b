// The lesson `lookup`.

export const lookup = {
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
} as const;
