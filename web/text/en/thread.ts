// The thread: learners' questions, short answers, and where each is seen.

export const thread = {
  'thread.title': 'The thread, answered: what do you want to know?',
  'thread.lead':
    'An embedding is a table of numbers that are learnt, and a lookup is a row of it. Each question below has a short answer, and a button into the very state of a lesson where you can see that it is so.',
  'thread.code': 'the code in question',
  'thread.map.title': 'The whole lab',
  'thread.map.text':
    'Each lesson stands alone. In this order, each uses what the ones before showed.',

  'thread.oneHot.title': 'One-hot: a metaphor, or what embeddings are built on?',
  'thread.metaphor.question':
    'Is “one-hot” only a way of talking about embeddings, or what their mechanics stand on?',
  'thread.metaphor.answer':
    'It is what they stand on. Multiply a one-hot row by the table and you get the row that the 1 points at, bit for bit; differentiate that product, and only that row gets a gradient, bit for bit the same again. A lookup does both without the multiplications by 0.',
  'thread.unseen.question':
    'Then why is there no one-hot anywhere in the code, not even in the module written from scratch?',
  'thread.unseen.answer':
    '`x[:,0]` is the one-hot: it holds the positions of the ones. A one-hot row says “3” with a 1 in place 3 and zeros elsewhere; the integer says “3”. Indexing takes the integer and skips the zeros.',
  'thread.cost.question': 'If both give the same, why not multiply?',
  'thread.cost.answer':
    'Because of the cost. The product reads the whole table for each lookup; the lookup reads one row. At a million rows that is a million times the work, for the same numbers.',
  'thread.linear.question': 'Embedding or Linear: what is the difference?',
  'thread.linear.answer':
    'An embedding is a linear layer without bias whose input is one-hot: its weight, transposed, is the table. The difference is what you hand in: an integer instead of a row of zeros with a 1.',
  'thread.dot.question': 'How do two looked-up rows become a rating?',
  'thread.dot.answer':
    'Multiply them place by place and add up: that is the dot product. Where a viewer’s numbers and a film’s point the same way, it is large.',

  'thread.sizes.title': 'Sizes: why (3, 3) for two sexes?',
  'thread.plusOne.question': 'The first number is the count of values plus one. Why plus one?',
  'thread.plusOne.answer':
    'Row 0 is `#na#`: it stands for a value that is missing or that training never saw. Two sexes and `#na#` make three rows.',
  'thread.columns.question': 'And the second number?',
  'thread.columns.answer':
    'A rule of thumb: round(1.6 · rows^0.56), at most 600. For 3 rows that is 3, for 4 rows too: so (3, 3) and (4, 3). That both numbers of Sex are 3 is a coincidence; 7 values give (8, 5).',
  'thread.rowZero.question': 'Does row 0 ever learn anything?',
  'thread.rowZero.answer':
    'Only where training data have missing values. Without them nobody looks row 0 up, it gets no gradient, and weight decay shrinks it towards 0.',
  'thread.three.question': 'Would one number not do for two sexes?',
  'thread.three.answer':
    'It would: one number can tell two values apart. More columns give the next layer more ways to use them, and cost next to nothing here. Try 1, 2, 3 and 8 and compare.',

  'thread.inputs.title': 'Inputs don’t change. How do embeddings learn?',
  'thread.input.question':
    'What is the input of CollabNN: the embedding matrices, or the rows that go into the linear layer?',
  'thread.input.answer':
    'Neither: the input is a pair of integers. The tables are weights, like those of the linear layers. What goes into the first linear layer are the rows that the integers picked, as activations.',
  'thread.change.question':
    'Inputs of a network don’t change, weights do. So how can a row that is passed on be updated?',
  'thread.change.answer':
    'The same numbers play two parts: in the table they are weights, behind the lookup they are activations. The gradient arrives at the activations and is added to the rows of the table that they came from; the optimizer then changes the table. Take the table out of the parameters, and it stays as it is for ever.',
  'thread.special.question':
    'Are the rows passed on without change, or is something special calculated in the embedding layer?',
  'thread.special.answer':
    'Forward they are copied, unchanged. Backward there is a scatter-add: each row’s gradient is added to the row of the table that it was copied from. At the integers the gradient stops: there is nothing to differentiate.',
  'thread.twice.question': 'What if a film is in the batch twice: which gradient counts?',
  'thread.twice.answer': 'Both. They are added: that is the “add” in scatter-add.',
  'thread.discrete.question':
    'Indices are whole numbers. Is a lookup not impossible to differentiate?',
  'thread.discrete.answer':
    'With respect to the index it is. But nobody asks for that: what is differentiated is the row, and the result depends on the row as smoothly as can be. It _is_ the row.',

  'thread.more.title': 'Asked again and again',
  'thread.moves.question': 'My embedding changes although its gradient is zero. Is that a bug?',
  'thread.moves.answer':
    'No. Adam remembers earlier gradients and goes on moving the row; weight decay shrinks it as well. “Only looked-up rows get a gradient” is true; “only they change” is true of plain SGD, without momentum and decay, and of SparseAdam.',
  'thread.padding.question': 'Why does the row at `padding_idx` not train?',
  'thread.padding.answer':
    'Because you asked for that: its lookups are as usual, but its gradient is thrown away.',
  'thread.real.question': 'What does that look like with real ratings?',
  'thread.real.answer':
    'Thousands of lookups, an error, a step. Drop MovieLens on the page and watch it learn.',
  'thread.meaning.question': 'What do the numbers in a row mean afterwards?',
  'thread.meaning.answer':
    'Nobody told the model, so they have no names. But films that please the same people end up near each other, and that can be drawn.',
  'thread.take.question': 'Can I go on with it in PyTorch?',
  'thread.take.answer': 'Yes: tables, a reader and a notebook are files that you can save.',

  'thread.to.twoMachines': 'Both machines, forward',
  'thread.to.backward': 'Both machines, backward',
  'thread.to.transposed': 'Your own notation, worked out',
  'thread.to.largeTable': 'A table of a million rows',
  'thread.to.dotProduct': 'The spreadsheet',
  'thread.to.rows': 'The vocabulary and the rule',
  'thread.to.withAge': 'Titanic with Age: three tables',
  'thread.to.missing': 'With values hidden, row 0 learns',
  'thread.to.micro': 'CollabNN, one node at a time',
  'thread.to.concat': 'The gradients alone',
  'thread.to.notParameter': 'A table that is no parameter',
  'thread.to.scatter': 'A film looked up twice',
  'thread.to.integers': 'Where the gradient stops: at the integers',
  'thread.to.padding': 'With padding_idx',
  'thread.to.ledger': 'The ledger of a row',
  'thread.to.sparseAdam': 'The same under SparseAdam',
  'thread.to.training': 'Train a recommender',
  'thread.to.learned': 'Read what was learnt',
  'thread.to.files': 'Take it with you',
} as const;
