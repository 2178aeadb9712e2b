// The lesson `dot`.

export const dot = {
  'dot.title': 'How do two rows of numbers become a rating?',
  'dot.lead':
    'Multiply them number by number and add up: that is a dot product. A recommender is **two lookups and a dot product**: one row for the viewer, one row for the film.',

  // ---- The worked example -------------------------------------------------------------------------
  'dot.example.title': 'One viewer, two films, three numbers each',
  'dot.example.how':
    'Each number says how much: how much a viewer likes science fiction, how much of it a film has. Where both are positive, or both are negative, the product is positive.',
  'dot.example.factor.0': 'science fiction',
  'dot.example.factor.1': 'action',
  'dot.example.factor.2': 'old films',
  'dot.example.viewer': 'the viewer',
  'dot.example.film.0': 'Last Skywalker',
  'dot.example.film.1': 'Casablanca',
  'dot.example.products': 'products',
  'dot.example.sum': 'sum',
  'dot.example.caption': '{film}: the viewer’s row, the film’s row, their products and the sum',
  'dot.example.found.good': '{film}: {dot}. This viewer should like it.',
  'dot.example.found.bad': '{film}: {dot}. Better not.',
  'dot.example.lookup':
    'A parameter: row {row} of the table {table}, looked up. The three numbers are the book’s.',
  'dot.example.product':
    'An activation: one number of the viewer times the same number of the film.',
  'dot.example.dot':
    'An activation: the three products, added up. A row of numbers against a row of numbers gives one number.',
  'dot.example.source': 'The numbers are the worked example of the fast.ai book.',
  'dot.predict.title': 'Predict: a third film',
  'dot.predict.question':
    'A film has the row {film}. The viewer’s row is {viewer}. What is the dot product, to two decimals?',
  'dot.predict.label': 'dot product',
  'dot.predict.why':
    '0.90 · 0.50 − 0.80 · 0.50 − 0.60 · 0.50: what the science fiction earns is lost again on the other two.',

  // ---- The sheet -----------------------------------------------------------------------------------
  'dot.sheet.title': 'Now for everybody: the sheet that fills itself',
  'dot.sheet.text':
    'Nobody hands us these numbers. So each viewer and each film gets five, drawn at random, and **gradient descent**, many small steps downhill, moves them until the dot products come near the ratings that there are. Each step takes {batch} ratings and moves only the rows that they look up. Press Step, or Play, and watch the sheet fill itself.',
  'dot.sheet.label':
    'Predicted ratings: viewers in rows, films in columns, their numbers beside and above',
  'dot.viewer': 'viewer {id}',
  'dot.film': 'film {id}',
  'dot.factor': 'factor {col}',
  'dot.bias': 'bias',
  'dot.number.user': '{name}, factor {col}',
  'dot.number.userBias': '{name}, bias',
  'dot.of': 'The {users} busiest viewers and the {films} most rated films of {name}.',
  'dot.hidden': {
    one: '{n} of their ratings is hidden from the model: a blank cell to be guessed.',
    other: '{n} of their ratings are hidden from the model: blank cells to be guessed.',
  },
  'dot.data': 'Ratings of',
  'dot.data.simulated': 'simulated world',
  'dot.data.theSimulated': 'the simulated world',
  'dot.data.none':
    'This link asks for ratings that were loaded in this tab, and there are none now: load them in the lesson Train. Until then the simulated world is shown.',
  'dot.noRatings': 'Nobody in this corner of the data has rated any of these films.',
  'dot.show': 'Cells show',
  'dot.show.prediction': 'prediction',
  'dot.show.error': 'error',
  'dot.show.rating': 'rating',
  'dot.range': 'Predictions',
  'dot.range.off': 'as they come',
  'dot.range.on': 'range 0 to 5.5',
  'dot.biases': 'Biases',
  'dot.biases.off': 'off',
  'dot.biases.on': 'on',
  'dot.lr': 'learning rate',
  'dot.key.high': 'too high',
  'dot.key.low': 'too low',
  'dot.key.close': 'within a quarter star',
  'dot.key.blank': 'nobody rated: a prediction',
  'dot.key.hidden': 'hidden from the model: a prediction',
  'dot.key.blankOrHidden': 'hidden, or nobody rated: a prediction',
  'dot.key.lit': 'looked up in this step',
  'dot.loss.start': 'Nothing is learnt yet: loss {now} over {n} ratings.',
  'dot.loss.moved':
    'Loss over {n} ratings: {start} at the start, {now} after step {step}, in epoch {epoch}.',
  'dot.loss.how': 'The loss is the mean of the squared errors.',
  'dot.diverged':
    'It diverged in step {step}: each step overshot by more than the last, until the numbers left what floats can hold. Choose a lower learning rate.',
  'dot.epoch': 'Epoch',
  'dot.epoch.title': 'On to the end of this epoch: {n} steps',
  'dot.play.step': 'Play',
  'dot.play.again': 'Again',
  'dot.caption': 'After step {step} of {steps}',

  // ---- The line above the sheet -------------------------------------------------------------------
  'dot.bar.label': 'The number that is chosen',
  'dot.bar.hint':
    'Choose a square number and type another, or paste a column from a spreadsheet. Click a round one to see its dot product.',
  'dot.bar.now': 'now',
  'dot.bar.before': 'before this step',
  'dot.bar.gradient': 'gradient in this step',
  'dot.bar.none': 'not looked up in this step: no gradient',
  'dot.undo': 'Undo',
  'dot.undo.title': 'Undo the last number typed or pasted',
  'dot.undone': 'Undone.',
  'dot.typed.user': 'Changed: the row of {name}, and no other cell.',
  'dot.typed.film': 'Changed: the column of {name}, and no other cell.',
  'dot.pasted': { one: '{n} number pasted.', other: '{n} numbers pasted.' },
  'dot.bad':
    '“{text}” is not a number between −{largest} and {largest}. The sheet still has {value}.',
  'dot.tooMany':
    'Not changed: a link holds at most {most} typed numbers. Undo some, or start again with the seed.',
  'dot.refusedEdits':
    'The address asks for edits “{value}”: expected steps, places and numbers from −{largest} to {largest}, like s0_u3.1_0.5_f2.b_-1.',
  'dot.paste.noNumber':
    'Nothing was changed: row {row}, column {column} of what you pasted is “{text}”, which is not a number.',
  'dot.paste.empty': 'Nothing was changed: row {row}, column {column} of what you pasted is empty.',
  'dot.paste.large':
    'Nothing was changed: row {row}, column {column} of what you pasted is {text}, beyond ±{largest}.',
  'dot.paste.ragged':
    'Nothing was changed: row {row} of what you pasted has {cells} cells, the first has {width}.',
  'dot.paste.tooLarge':
    'Nothing was changed: {rows} × {cols} numbers do not fit here, where there is room for {roomRows} × {roomCols}.',
  'dot.copy': 'Copy for a spreadsheet:',
  'dot.copy.values': 'values',
  'dot.copy.formulas': 'formulas',
  'dot.copy.title': 'Tab-separated: paste it into cell A1',
  'dot.copy.done.values': 'Copied. Paste it into cell A1.',
  'dot.copy.done.formulas':
    'Copied. Paste it into cell A1: every prediction is a SUMPRODUCT there, and the loss a formula that a solver can minimise.',
  'dot.copy.failed': 'The browser does not allow copying.',
  'dot.copy.factor': 'factor {col}',
  'dot.copy.films': 'films',
  'dot.copy.ratings': 'ratings',
  'dot.copy.loss': 'loss',

  // ---- Where a number comes from ------------------------------------------------------------------
  'dot.why.known': '{viewer} gave {film} {rating}: the prediction is {error} {direction}. {how}',
  'dot.why.high': 'too high',
  'dot.why.low': 'too low',
  'dot.why.blank':
    '{viewer} never rated {film}. The prediction comes all the same: the two rows are there, and they were learnt from other cells.',
  'dot.why.hidden':
    '{viewer} gave {film} {rating}, but that rating is hidden from the model: the prediction was learnt from other cells.',
  'dot.why.error': 'The error is the prediction minus the rating.',
  'dot.why.rating': 'What {viewer} gave {film}: part of the data, nothing computed it.',
  'dot.why.drawn':
    'A parameter. It was drawn from seed {seed}, uniform between −1 and 1, and kept to two decimals.',
  'dot.why.typed': 'A parameter. You typed or pasted it after step {step}.',
  'dot.why.stepped':
    'A parameter: what it was before step {step}, minus the learning rate times its gradient.',
  'dot.why.still': 'A parameter. Step {step} did not look this row up: it stayed, bit for bit.',
  'dot.line.step': '= before − lr · gradient',
  'dot.why.before': 'The number that step {step} began with.',
  'dot.why.gradient':
    'The slope of this step’s loss with respect to this number: one share for each of the {n} ratings in the step that look this row up.',
  'dot.why.loss':
    'The mean squared error over the {n} ratings of the sheet. Blank cells have no error: no rating is shown to the model there.',

  'dot.hiddenLoss': 'hidden loss',
  'dot.why.hiddenLoss':
    'The mean squared error over the {n} ratings that the model was not shown: the fair question.',
  'dot.why.change': 'The core predicts all {n} cells again from the changed tables and subtracts.',

  // ---- Beats ---------------------------------------------------------------------------------------
  'dot.beats.title': 'Look closer',
  'dot.beats.text':
    'Unfold a case and the core runs it: the simulated world’s sheet with the seed above, at learning rate {lr}, to the last step.',
  'dot.beat.range.title': 'Why a range: a rating cannot be 7',
  'dot.beat.range.text':
    'A dot product can be any number. A **sigmoid**, an S-shaped curve from 0 to 1, stretched from 0 to 5.5, keeps every prediction where ratings can be. To 5.5 and not to 5, because the sigmoid never quite reaches its ends, and people do give 5.',
  'dot.beat.range.caption': 'The lowest and the highest cell of the sheet',
  'dot.beat.range.without': 'without range',
  'dot.beat.range.with': 'with range',
  'dot.beat.range.lowest': 'lowest, after step {step}',
  'dot.beat.range.highest': 'highest, after step {step}',
  'dot.beat.bias.title': 'Why a bias: what a dot product cannot say',
  'dot.beat.bias.text':
    'Some films are good, whoever watches; some viewers are kind, whatever they watch. A dot product says only how well two rows match: a row of zeros scores 0 with everybody. A **bias** is one number more for each viewer and each film, added as it is; without it, factors must be spent on saying “good” and “kind”.',
  'dot.beat.bias.caption': 'Loss over the ratings of the sheet',
  'dot.beat.bias.without': 'without biases',
  'dot.beat.bias.with': 'with biases',
  'dot.beat.after': 'after step {step}',
  'dot.beat.blank.title': 'Blank cells are predictions',
  'dot.beat.blank.text':
    'Are they any good? The sheet trains on the ratings that it is shown, with range and biases; then we look at what it says in the hidden places. That is what a validation set does. Here the hidden ratings come out far worse than the shown: with as many numbers to choose as ratings to choose them from, so small a sheet learns its ratings by heart. Real data have many more ratings for each number.',
  'dot.beat.blank.caption': 'Ratings that the sheet was not shown',
  'dot.beat.blank.rating': 'hidden rating',
  'dot.beat.blank.prediction': 'prediction',
  'dot.beat.blank.losses': 'Loss after the last step',
  'dot.beat.blank.loss': 'over the {n} hidden ratings',
  'dot.beat.blank.lossTrain': 'over the {n} ratings that it was shown',
  'dot.beat.meaning.title': 'Nobody told the model what a factor means',
  'dot.beat.meaning.text':
    'In the example each number had a name. Here none has: only the products count. Turn the sign of factor 0 for every viewer and every film, and no prediction changes by a bit. Exchange factors 0 and 1 everywhere, and only the order of adding changes. A name is something that we read into a factor afterwards, if there is one to be read.',
  'dot.beat.meaning.caption': 'The largest change of any of the {n} cells',
  'dot.beat.meaning.sign': 'sign of factor 0 turned, in both tables',
  'dot.beat.meaning.swap': 'factors 0 and 1 exchanged, in both tables',
  'dot.beat.meaning.half': 'sign of factor 0 turned for the viewers alone',

  'dot.code.title': 'The same in your own notebook',
  'dot.code.text':
    'With the numbers that are on the screen. It prints the sheet, then takes the next step with the same ratings.',
  'dot.asked.title': '“What does a recommender compute when it predicts?”',
  'dot.asked.answer':
    'It looks up the viewer’s row, looks up the film’s row, multiplies them number by number and adds up. That is all there is to predicting. Learning is choosing the rows, and a step changes only the rows that it looked up: type a number beside a viewer, and one row of the sheet changes; type one above a film, and one column does.',
} as const;
