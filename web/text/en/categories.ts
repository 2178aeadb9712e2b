// The lesson `categories`.

export const categories = {
  'categories.title': 'Why (3, 3) for two sexes?',
  'categories.lead':
    'For each column of categories fastai makes an _embedding_: a table with a row of numbers for each value. The first 3 counts its rows: two sexes, and one row more, `#na#`, for values that are missing or were never seen. The second 3 counts columns, and comes from a rule of thumb. **They are two different threes.**',

  'categories.refused.empty': 'Type one value or more.',
  'categories.refused.many': 'These are {n} values; the page shows {most} at most.',
  'categories.refused.long': '“{value}” is longer than {most} letters.',
  'categories.refused.address':
    'The address asks for {name} “{value}”: expected 1 to {most} values of up to {letters} letters, with commas between.',

  // ---- The first instrument -----------------------------------------------------------------------
  'categories.typed': 'A column of categories',
  'categories.typedHow':
    'One value for each person, with commas between. Type `#na#` for a missing one.',
  'categories.example.sexes': 'two sexes',
  'categories.example.days': 'seven days',
  'categories.example.classes': 'one missing',
  'categories.codes': 'What the model sees instead, a row number for each person:',
  'categories.ask': 'and a new person’s',
  'categories.chip': '{value}: row {row}',
  'categories.nothing': 'no value',
  'categories.vocabulary': 'Its vocabulary',
  'categories.vocabularyHow': 'The different values, sorted, after `#na#`.',
  'categories.size': 'Its table',
  'categories.valuesPlusOne': 'different values + 1 for #na#',
  'categories.rule.rows': 'rows: {values} = {rows}',
  'categories.rule.columns': 'columns: round({formula}) = round({product}) = {columns}',
  'categories.rule.same':
    'The same number twice is a coincidence. Try _seven days_: there the two differ.',
  'categories.rule.differ': 'One number for rows, another for columns: here they differ.',
  'categories.rows': 'rows',
  'categories.columnsWord': 'columns',
  'categories.columnsFor': 'columns for {n} rows',
  'categories.rowOf': 'row of “{value}”',
  'categories.curve': 'The rule for the columns',
  'categories.curveHow':
    'fastai’s `emb_sz_rule`, `min(600, round(1.6 · n^0.56))` for n rows: more categories get more columns, ever more slowly, up to a cap. Every point opens.',
  'categories.curveDescription':
    'Columns against rows, both on logarithmic scales: a straight line that turns flat at 600 columns, which {cap} rows reach.',
  'categories.theRule': 'the rule',
  'categories.axis.rows': 'rows n, #na# among them',
  'categories.axis.columns': 'columns',
  'categories.n': 'rows n',

  // ---- The second instrument ----------------------------------------------------------------------
  'categories.train.title': 'The tables at work: who survived the Titanic?',
  'categories.train.text':
    'The 1,316 passengers, their sex and class: a _tabular model_ looks one row up for each column, puts the rows side by side, and sends them through linear layers to a guess, died or survived. The core trains it in this tab whenever you change something. An _epoch_ is one round over all passengers.',
  'categories.train.why':
    'Why the accuracy on the very passengers it was trained on? Because of what is asked. All people of a cell look the same to the model: two columns make six cells, three make twelve, so no rule whatever can be right about both those who died and those who survived in one cell. The best rule says of each cell what became of most of it; that ceiling is known. The question is whether the tables can say what the columns allow, not how well the model would do on another ship: for that, people would have to be held out.',
  'categories.columns': 'Columns',
  'categories.columns.two': 'Sex, Class',
  'categories.columns.three': 'Sex, Class, Age',
  'categories.hide': 'hide Sex of',
  'categories.hidden.none': 'Nobody’s sex is hidden: the table has no missing values.',
  'categories.hidden.some':
    'We hide the sex of {hide} % of the passengers, drawn from the seed; the table itself has no missing values.',
  'categories.underWay': 'Training: epoch {epoch} of {epochs} …',
  'categories.tables': 'The embedding tables',
  'categories.tablesStart': 'The tables before training',
  'categories.tablesAfter': 'The tables after epoch {epoch}',
  'categories.tablesHow':
    'Before the numbers of a row stand the steps so far in which it _received gradient_. Amber: looked up for the person below.',
  'categories.row': 'row',
  'categories.received': 'steps with gradient',
  'categories.receivedOf': '{column}, {name}: steps with gradient',
  'categories.steps': 'of {n} steps so far',
  'categories.cells': 'Does it know the cells?',
  'categories.cellsHow':
    'Of each cell, the share that survived, and the probability that the model gives to that. Where both agree, its probabilities can be taken at their word: it is _calibrated_.',
  'categories.cell': 'cell',
  'categories.true': 'true',
  'categories.predicted': 'model',
  'categories.trueShare': 'survived: {cell}',
  'categories.predictedShare': 'the model: {cell}',
  'categories.found.reached': 'Now as good as these columns allow, within a point.',
  'categories.found.not': 'Not yet as good as these columns allow.',
  'categories.found.right': '{right} of {size} right: {accuracy}. Loss {loss}.',
  'categories.found.best': 'The best rule over these columns: {best}, {ceiling}.',
  'categories.found.three': 'With Sex, Class and Age, all visible: {three}, {threeShare}.',
  'categories.of': 'of',
  'categories.share': 'share',
  'categories.accuracy': 'accuracy',
  'categories.ceiling': 'ceiling',
  'categories.loss': 'loss',
  'categories.row0': 'Row 0 of Sex, #na#',
  'categories.row0.start': 'Not trained yet: small random numbers, as every row.',
  'categories.row0.decays':
    'Nobody’s sex is missing, so nobody looks this row up: **no gradient, ever**. It moves all the same: _weight decay_ shrinks every number by the same factor in each step.',
  'categories.row0.learns':
    'Now some look it up: **it receives gradient and learns**, what can be said of a passenger whose sex is unknown.',
  'categories.row0.caption': 'Row 0 of Sex',
  'categories.row0.before': 'before training',
  'categories.row0.now': 'now',
  'categories.row0.ratio': 'now / before',
  'categories.epochBefore': 'an epoch before',
  'categories.lastGradient': 'gradient of the last step',
  'categories.person': 'Ask it about someone',
  'categories.personHow':
    'No passenger travelled in a 4th class: the vocabulary does not know it, so it **falls on row 0**. That row has learnt nothing: however sure the answer sounds, another seed gives another one.',
  'categories.sex': 'Sex',
  'categories.class': 'Class',
  'categories.age': 'Age',
  'categories.survival': 'survives with p =',
  'categories.play.train': 'Train',
  'categories.play.again': 'Again',
  'categories.caption': 'After epoch {epoch} of {epochs}',

  // ---- Where a number comes from ------------------------------------------------------------------
  'categories.why.rows':
    'A row for each different value, and row 0, #na#, for what is missing or unseen.',
  'categories.why.columns':
    'A rule of thumb that fastai’s authors found to work well in many experiments. n counts #na#.',
  'categories.why.capped': 'The rule stops at 600 columns.',
  'categories.why.code': 'Its place in the vocabulary. This integer is all that the model gets.',
  'categories.why.missing': 'A missing value has a row of its own: row 0.',
  'categories.why.unseen':
    'The column does not have this value: it shares row 0 with what is missing.',
  'categories.why.unseenClass':
    'No passenger had this value: it shares row 0 with what is missing.',
  'categories.why.drawn':
    'Drawn from seed {seed} as fastai draws it: normal, cut at two deviations, times 0.01.',
  'categories.why.decays':
    'No step gave this row a gradient. Each only multiplied it by 1 − lr · wd, with wd = {wd} and the learning rate of that step.',
  'categories.why.trained': 'The optimizer (AdamW) moved it; {n} steps so far gave it a gradient.',
  'categories.why.noGradient': 'No passenger of any batch so far was looked up at this row.',
  'categories.why.received': 'A step gives gradient to the rows that its 64 passengers look up.',
  'categories.why.shrinkage':
    'Weight decay multiplies a row by 1 − lr · wd in each step, wd = {wd}: the same factor for all its numbers. Where the factors differ, gradient came in as well.',
  'categories.why.share': 'Counted among the {n} passengers of this cell.',
  'categories.why.predicted':
    'All of a cell are looked up at the same rows, so the model says the same of each.',
  'categories.why.accuracy': 'For each cell, the passengers whose more probable fate was theirs.',
  'categories.why.ceiling': 'For each cell, the larger of those who died and those who survived.',
  'categories.line.loss': '= mean(−log p(what became of them))',
  'categories.why.loss':
    'Cross-entropy: the mean over all passengers of −log of the probability given to what became of them.',
  'categories.why.survival':
    'The looked-up rows side by side, through the layers; softmax makes the two outputs probabilities.',
  'categories.why.sizes': 'A table for each column: rows of its vocabulary, columns by the rule.',
  'categories.why.cells': 'The combinations of values that some passenger had.',
  'categories.why.differing': 'Compared by the core, float by float, by their bits.',
  'categories.why.largest': 'The largest distance between two floats that should be the same.',
  'categories.why.ulps':
    'For each pair, how many steps from one float to the next lead from one to the other: 1 means neighbours. The largest such count; it need not be at the pair with the largest distance.',

  // ---- Predict ------------------------------------------------------------------------------------
  'categories.predict.title': 'Predict: the months of the year',
  'categories.predict.text':
    'A learner’s guess: “it seems to be unique values + 1”. That is right for one of the two numbers.',
  'categories.predict.months':
    'A column holds the twelve months of the year. Which size does its table get, `(rows, columns)`?',
  'categories.predict.sizes': 'Sizes',
  'categories.predict.isIt': 'is it',
  'categories.predict.monthsWhy':
    'Twelve months and `#na#` make 13 rows. For 13 rows the rule gives round(1.6 · 13^0.56) = 7 columns.',
  'categories.predict.rowsTitle': 'Predict: which rows are trained?',
  'categories.predict.rows':
    'Sex and Class, nothing hidden. Click every row of Sex’s table that receives gradient in at least one of the 200 steps.',
  'categories.predict.rowsLabel': 'Rows of Sex’s table',
  'categories.predict.receives': 'receives gradient',
  'categories.predict.receivesNot': 'never',
  'categories.predict.rowsWhy':
    'Gradient lands on rows that were looked up, and no passenger’s sex is missing. Row 0 is there all the same: for the day when a value is.',
  'categories.hideText':
    'Now hide some: move _hide Sex of_ above to 20 %, and look at row 0 again. It is looked up and receives gradient, and its three numbers no longer shrink by one common factor: it learns. The ceiling falls, because a passenger of unknown sex is harder to tell.',

  // ---- Beats --------------------------------------------------------------------------------------
  'categories.beats.title': 'Look closer',
  'categories.beats.text': 'Unfold a case, and the core runs it, with the seed above.',
  'categories.beat.ceilings.title': 'How much can three columns say at all?',
  'categories.beat.ceilings.text':
    'The best rule says of each cell what became of most of its people. More columns make more cells, and a higher ceiling; no network, however large, gets above it.',
  'categories.ceilings.caption': 'What the best rule gets right of 1,316 passengers',
  'categories.ceilings.cells': 'cells',
  'categories.beat.widths.title': 'Why 3 numbers for 2 sexes? Run it with 1, 2, 3 and 8',
  'categories.beat.widths.text':
    'One number is enough to tell two sexes apart, and here it shows: four trainings that differ in the width alone end at much the same accuracy and loss. There are twelve cells, and the layers behind can bend one number into any of them. Width pays where a category has many sides at once, as films do or shops. The rule was made for those; for two sexes it costs nine numbers instead of three, and nobody minds.',
  'categories.widths.caption': 'After ten epochs on Sex, Class and Age',
  'categories.widths.row': 'width {n}',
  'categories.widths.right': 'right',
  'categories.widths.sizes': 'sizes of the tables',
  'categories.beat.twin.title': 'The same model with one-hot vectors',
  'categories.beat.twin.text':
    'Each embedding, a table and its lookup, can be replaced by a one-hot vector and a `Linear(bias=False)` whose weight is the table, transposed. **As a layer of its own** it gives the same bits. It can also be **folded** into the layer behind, because two linear maps in a row are one: `(x · W) · W₁ = x · (W · W₁)`. Then the sums round elsewhere, and the last digits differ. The three are played here with the trained weights, one passenger of every cell.',
  'categories.twin.caption': 'Against the lookups',
  'categories.twin.differing': 'floats that differ',
  'categories.twin.largest': 'largest distance',
  'categories.twin.ulps': 'most floats apart',
  'categories.twin.compared': '{n} floats compared',
  'categories.twin.oneHot.hidden': 'own layer: behind the first layer',
  'categories.twin.oneHot.predictions': 'own layer: probabilities',
  'categories.twin.folded.hidden': 'folded: behind the first layer',
  'categories.twin.folded.predictions': 'folded: probabilities',
  'categories.twin.trainer': 'the trained model itself: probabilities',

  // ---- Code ---------------------------------------------------------------------------------------
  'categories.code.title': 'The same in your own notebook',
  'categories.code.text':
    'With the passengers, the tables and the person that are on the screen. fastai draws other random numbers, so its weights differ; the sizes do not.',
  'categories.asked.title': '“It seems to be unique values + 1, but why?”',
  'categories.asked.answer':
    "That is the first number: the + 1 is `#na#`, a row for values that are missing in your data, or that turn up for the first time when the model is used. The second number is not about how many sexes there are in the world; it is `round(1.6 · n^0.56)`, capped at 600, and you can overrule it: `tabular_learner(dls, emb_szs={'Sex': 2})`.",
} as const;
