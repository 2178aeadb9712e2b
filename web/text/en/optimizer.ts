// The lesson `optimizer`.

export const optimizer = {
  'optimizer.title': 'Why did this row move?',
  'optimizer.lead':
    'For up to three reasons: the gradient of this step, the memory of earlier gradients, and weight decay. Only rows that were looked up _receive gradient_; memory and decay **also move rows that nobody looked up**.',
  'optimizer.refusedLookups':
    'The address asks for {name} “{value}”: expected {steps} steps with dots between, each with the digits of its rows from 0 to {last} in order, like 14.1.12.',

  'optimizer.kind': 'Optimizer',
  'optimizer.kind.sgd': 'SGD',
  'optimizer.kind.momentum': 'Momentum',
  'optimizer.kind.adam': 'Adam',
  'optimizer.kind.adamw': 'AdamW',
  'optimizer.kind.sparse-adam': 'SparseAdam',
  'optimizer.about.sgd':
    'Plain gradient descent: a row moves by the learning rate times its gradient, and remembers nothing.',
  'optimizer.about.momentum':
    'SGD that remembers: nine tenths of the last direction are kept, and this step’s gradient is added.',
  'optimizer.about.adam':
    'Remembers an average of the gradients, and divides it by their usual size. Weight decay is added to the gradient.',
  'optimizer.about.adamw': 'Adam, but weight decay is apart: it shrinks the row itself.',
  'optimizer.about.sparse-adam':
    'Adam that goes over the looked-up rows alone. It refuses weight decay, which would move every row.',
  'optimizer.lr': 'learning rate',
  'optimizer.wd': 'weight decay',
  'optimizer.noDecay': 'weight decay: not offered by SparseAdam',

  'optimizer.table': 'W after step {step}',
  'optimizer.tableStart': 'W before the first step',
  'optimizer.tableHow': 'Amber rows were looked up in this step. Choose a row to open its ledger.',
  'optimizer.tableStartHow': 'Six films, four numbers each. Choose a row to open its ledger.',
  'optimizer.tableCaption':
    'The rows of W after the step, with what moved each of them in front of its numbers',
  'optimizer.stays': 'stays',
  'optimizer.part.data': 'data',
  'optimizer.part.memory': 'memory',
  'optimizer.part.decay': 'decay',
  'optimizer.part.rounding': 'rounding',
  'optimizer.part.grad': 'gradient g',
  'optimizer.part.oldValue': 'before',
  'optimizer.part.newValue': 'after',
  'optimizer.how.data': 'this step’s gradient',
  'optimizer.how.memory': 'earlier gradients',
  'optimizer.how.decay': 'a pull towards zero',
  'optimizer.how.rounding': 'a float’s last digits',
  'optimizer.how.grad': 'arrived in this step',

  'optimizer.ledger': 'Ledger of {film}, step {step}',
  'optimizer.ledgerStart': 'Ledger of {film}',
  'optimizer.ledgerEmpty':
    'No step has been taken yet. Press Step: this is where the change will be accounted for.',
  'optimizer.ledgerAbsent':
    'This step did not go over row {row}: no gradient, no entry. The row stays as it was, bit for bit.',
  'optimizer.ledgerScale':
    'Bars start where the last one ended: from the dotted line, where the weight stood, to the full line, where it went. Edge to edge: ±{range}.',
  'optimizer.ledgerCaption':
    'Each column is one number of the row: what it was, what was added to it and why, what it became',
  'optimizer.noGradient': 'none arrived',
  'optimizer.column': 'W[{row}][{col}]',

  'optimizer.sums': 'the entries add up',
  'optimizer.sumsNot': 'the entries do not add up',
  'optimizer.found.received':
    '{film} was looked up in step {step}: it received gradient and moved.',
  'optimizer.found.moved':
    '{film} received no gradient in step {step}. It moved all the same: {movers}.',
  'optimizer.found.stayed':
    '{film} received no gradient in step {step} and stayed where it was, bit for bit.',
  'optimizer.count.received': 'Rows with gradient:',
  'optimizer.count.moved': 'Rows moved:',
  'optimizer.found.start': 'Nothing has happened yet. Step 1 looks up {films}.',
  'optimizer.and': '{first} and {last}',

  'optimizer.strip': 'Which films each step looks up',
  'optimizer.stripHow':
    'Ada rates the films of a step, and the loss is how far the model is off: `((W[x] * u).sum(1) - r)²`, its mean. Her own row u is frozen, so that films alone move. Click a place to add or remove a lookup.',
  'optimizer.strip.step': 'Go to step {step}',
  'optimizer.strip.start': 'start',
  'optimizer.strip.on': 'Step {step} looks up row {row}, {film}',
  'optimizer.strip.off': 'Step {step} does not look up row {row}, {film}',
  'optimizer.strip.last': 'A step looks up at least one film.',
  'optimizer.path': 'The path of {film}',
  'optimizer.pathHow': 'its four numbers over the steps; a disc where it received gradient',
  'optimizer.pathDescription':
    'The four numbers of row {row} over {steps} steps. It received gradient in steps {received}.',
  'optimizer.never': 'none',
  'optimizer.play.step': 'Step',
  'optimizer.play.again': 'Again',
  'optimizer.caption': 'After step {step} of {steps}',

  // ---- Where a number comes from ------------------------------------------------------------------
  'optimizer.why.drawn':
    'A parameter. It was drawn from seed {seed}, uniform between −1 and 1, and kept to two decimals so that the code below holds the same number.',
  'optimizer.why.same':
    'Step {step} did not go over this row: it is as it was after the step before.',
  'optimizer.why.oldValue': 'What the row held before this step.',
  'optimizer.why.newValue': 'What the row holds after this step: the sum of the entries above.',
  'optimizer.why.grad':
    'The slope of the loss with respect to this weight: the mean’s 2/B, how far the prediction p was off, and the viewer’s number. B = {n} films were looked up.',
  'optimizer.why.data': 'Against the gradient of this step.',
  'optimizer.why.noData':
    'No gradient arrived for this row in this step: g is 0, so this share is 0.',
  'optimizer.why.memory':
    'm is what the optimizer remembers of earlier gradients. It moves the row whether or not a gradient arrives now.',
  'optimizer.why.noMemory': 'Nothing is remembered: this row had received no gradient before.',
  'optimizer.why.forgets': 'Plain SGD keeps no memory.',
  'optimizer.why.decay.apart':
    'Weight decay, apart from the gradient: the row is multiplied by keep = 1 − lr · wd.',
  'optimizer.why.decay.added':
    'Weight decay, added to the gradient as wd · old: it goes through the same averaging and the same division.',
  'optimizer.why.decay.plain': 'Weight decay, added to the gradient as wd · old.',
  'optimizer.why.decay.off': 'Weight decay is 0.',
  'optimizer.why.decay.none': 'SparseAdam has no weight decay.',
  'optimizer.why.size':
    'size = lr / (1 − β1^t) = {lr} / {first} = {size}. The denominator is √v̂ + ε, the usual size of this weight’s gradients.',
  'optimizer.why.sparseSize':
    'size = lr · √(1 − β2^t) / (1 − β1^t) = {lr} · √{second} / {first} = {size}. The denominator is √v + ε, the usual size of this weight’s gradients.',
  'optimizer.why.count.received': 'The rows that the films of this step looked up.',
  'optimizer.why.count.moved': 'The rows that hold other bits than before the step.',
  'optimizer.why.rounding':
    'A float holds about seven digits. What the other entries lose on the way into it stands here, so that the account closes.',

  // ---- Predict ------------------------------------------------------------------------------------
  'optimizer.predict.title': 'Predict: do rows without gradient stay where they are?',
  'optimizer.predict.text':
    'Run the belief “only looked-up rows change”. In step 4, one film is looked up: row 4, Paper Sun. Rows 1 and 2 were looked up earlier; rows 0, 3 and 5 not yet.',
  'optimizer.predict.adamw':
    'The optimizer is `AdamW`, weight decay 0.1. Click every row of W that you expect to move in step 4, then reveal.',
  'optimizer.predict.sparse':
    'The same inputs, the same step, but the optimizer is `SparseAdam`. Which rows move now?',
  'optimizer.predict.rows': 'Rows of W',
  'optimizer.predict.moves': 'moves',
  'optimizer.predict.stays': 'stays',
  'optimizer.predict.adamwWhy':
    'Row 4 alone received gradient, yet rows {rows} moved. Rows 1 and 2 go on by memory: m still holds their earlier gradients. Rows 0, 3 and 5 remember nothing: they only decay, as does an `#na#` or padding row that never meets a gradient. “Only looked-up rows _receive gradient_” is true; “only looked-up rows _change_” is not.',
  'optimizer.predict.sparseWhy':
    'SparseAdam goes over the rows that are in the gradient, here {rows}, and leaves the others alone, memory and all: bit for bit the same. It has no weight decay, so nothing else could move them.',

  'optimizer.split.title': 'How the change is split',
  'optimizer.split.text':
    'Adam keeps an average of the gradients, `m = β1 · m + (1 − β1) · g`: β1 says how much of it is kept, nine tenths. It takes `size · m / denominator` off the weight; `size` is the learning rate, corrected in the first steps, when the average is still young. The step is linear in m, so it falls into two shares: this step’s gradient, `(1 − β1) · g`, and the memory, `β1 · m`. Both are divided by the same denominator, `√v̂ + ε`: v̂ is an average of the squared gradients, and ε keeps the division from 0. The denominator remembers, too; by our convention the ledger does not split that part.',

  // ---- One push ------------------------------------------------------------------------------------
  'optimizer.push.title': 'One push, then nothing: how far does a row drift?',
  'optimizer.push.text':
    'A weight receives a gradient of 1 in step 1 and none in the {steps} steps of the run after it. Without weight decay, every later move is memory. The core adds those moves up:',
  'optimizer.push.caption': 'Distance moved against the gradient, in learning rates',
  'optimizer.push.first': 'step 1',
  'optimizer.push.after': 'steps 2 to {last}',
  'optimizer.push.momentum': 'SGD, momentum 0.9',
  'optimizer.push.adam': 'Adam, β (0.9, 0.999): PyTorch’s',
  'optimizer.push.fastai': 'Adam, β (0.95, 0.99): fastai’s, as a cycle starts',
  'optimizer.push.sparse': 'SparseAdam, β (0.9, 0.999)',
  'optimizer.push.chart': 'The weight after each step, with a learning rate of {lr}',
  'optimizer.push.description':
    'Four paths over {steps} steps: the three with memory drift on long after the only gradient, SparseAdam stays after step 1.',
  'optimizer.push.short.momentum': 'momentum',
  'optimizer.push.short.adam': 'Adam, PyTorch',
  'optimizer.push.short.fastai': 'Adam, fastai',
  'optimizer.push.short.sparse': 'SparseAdam',
  'optimizer.push.note':
    'So most of what one gradient does to a row may happen after the step in which it arrived.',
  'optimizer.push.whyFirst':
    'The share of the gradient in step 1, divided by −lr. Adam divides the gradient by its own size, so that a first step is one learning rate long.',
  'optimizer.push.whyAfter':
    'The memory’s shares of all {n} later steps, added up by the core and divided by −lr.',
  'optimizer.push.whyNone': 'SparseAdam does not go over rows that are not in the gradient.',

  // ---- Beats ---------------------------------------------------------------------------------------
  'optimizer.beats.title': 'Look closer',
  'optimizer.beats.text':
    'Unfold a case, and the core runs it: the films and lookups of the opening, the seed above, learning rate 0.1.',
  'optimizer.beat.paths.title': 'Dense against sparse: Adam and SparseAdam on the same inputs',
  'optimizer.beat.paths.text':
    'Glass Moon is looked up in steps 1 to 3 and never again, without weight decay. Up to step 3 both optimizers agree to a few digits. Then SparseAdam leaves the row alone, and Adam carries it on by memory.',
  'optimizer.beat.paths.caption': 'W[1][{col}] after some steps',
  'optimizer.beat.decay.title': 'Weight decay in the gradient (Adam) or apart from it (AdamW)',
  'optimizer.beat.decay.text':
    'Night Ferry is never looked up; weight decay is 0.1. AdamW shrinks each number by a hundredth of itself, lr · wd. In Adam, wd · W is all the gradient that the row ever has, and Adam divides it by its usual size: the first step is a whole learning rate, however small wd is.',
  'optimizer.beat.decay.caption': 'The decay entry of row 3 in step 1',
  'optimizer.beat.denominator.title': 'The denominator: the same for data and memory',
  'optimizer.beat.denominator.text':
    'Glass Moon under Adam. While gradients arrive, the denominator is near their size, whatever that is. After step 3 it shrinks slowly and m shrinks fast, so the drift fades.',
  'optimizer.beat.denominator.caption': 'W[1][{col}] under Adam, without weight decay',
  'optimizer.beat.sgd.title': 'Plain SGD leaves rows without gradient alone, until decay comes',
  'optimizer.beat.sgd.text':
    'SGD remembers nothing. Without weight decay, rows without gradient stay bit for bit, even where their gradient is stored as zeros. With weight decay or momentum they move.',
  'optimizer.beat.sgd.caption': 'Rows that moved in step 4, where row 4 alone received gradient',
  'optimizer.beat.sgd.plain': 'SGD',
  'optimizer.beat.sgd.decay': 'SGD, weight decay 0.1',
  'optimizer.beat.sgd.momentum': 'SGD, momentum 0.9',
  'optimizer.beat.refused.title': 'What SparseAdam refuses',
  'optimizer.beat.refused.text':
    'Weight decay and memory would move rows that are not in the gradient. So SparseAdam takes no weight decay and no dense gradient, and Adam and AdamW take no sparse one. The core says so:',
  'optimizer.beat.refused.decay': 'SparseAdam with weight decay',
  'optimizer.beat.refused.dense': 'SparseAdam, a dense gradient',
  'optimizer.beat.refused.sparse': 'AdamW, a sparse gradient',
  'optimizer.beat.refused.not': 'not refused',
  'optimizer.beat.step': 'step {step}',
  'optimizer.beat.rows': 'rows {rows}',
  'optimizer.beat.g': 'gradient g',
  'optimizer.beat.m': 'memory m before',
  'optimizer.beat.denominatorName': 'denominator',
  'optimizer.why.m': 'β1 · m + (1 − β1) · g of the step before; 0 at first.',
  'optimizer.why.denominator':
    'v̂ is the average of g², corrected for its start at 0. ε keeps the division from 0.',

  'optimizer.code.title': 'The same in your own notebook',
  'optimizer.code.text':
    'With the numbers that are on the screen. It prints the row as it stands after the step shown.',
  'optimizer.asked.title': '“My embedding changes although its gradient is zero”',
  'optimizer.asked.answer':
    'With Adam, that is no bug: a zero gradient still lets the memory m move the row, and weight decay moves it in any case. Zero is not absent: Adam is handed a row of zeros and goes over it, SparseAdam is handed no row and skips it. Where untouched rows must stay, use `nn.Embedding(…, sparse=True)` with `SparseAdam`, or plain SGD without momentum and weight decay.',
} as const;
