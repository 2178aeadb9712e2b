// The lesson `explore`.

export const explore = {
  'explore.title': 'What did it learn?',
  'explore.lead':
    'Two things about every film: **how good everybody finds it** (its bias) and **whom it suits** (its factors). Nobody told the model a year or a genre; it saw who gave what to which film, and nothing else.',
  'explore.training':
    'Nothing is trained yet, so a model is being trained here first, on simulated ratings of invented films. It takes a few seconds.',
  'explore.paused': 'A run is paused in the lesson before this one, and no model is finished yet.',
  'explore.pausedTrain': 'End it and train a model for this page',
  'explore.asking': 'The core is asked …',
  'explore.subject': '{model}, {factors} factors, {ratings} ratings, held-out loss {loss}',
  'explore.subject.other': 'Train another, or drop MovieLens',
  'explore.subject.yours': 'Go to your ratings',
  'explore.refused.text': 'The address asks for a {name} that is too long.',
  'explore.refused.view':
    'The address asks for {name} “{value}”: expected x, y and an enlargement, like 0,0,1.',
  'explore.refused.ratings':
    'The address asks for {name} “{value}”: expected at most {most} ratings of different films, like 31~5_14~4.5.',
  'explore.lost.data':
    'This link is about “{asked}”. The model here was trained on “{here}”, whose films are others: load those data in the lesson before this one.',
  'explore.lost.film': 'This model knows no film “{film}”.',
  'explore.lost.ratings':
    'Left out, because this model does not know the film or its ratings go from {low} to {high}: {films}.',

  'explore.search.map': 'Find a film',
  'explore.search.placeholder': 'part of a title, or a genre',
  'explore.search.none': 'no film has this in its title, or as its genre',
  'explore.tint.label': 'Fill the dots',
  'explore.tint.none': 'none',
  'explore.tint.year': 'by year: the fuller, the newer',
  'explore.axes.label': 'Components',
  'explore.axis.name': 'component {n}:',
  'explore.axis.ofVariance': 'of all differences',
  'explore.map.caption': 'Map of {n} films along two components. Chosen: {film}.',
  'explore.map.keys':
    'Drag to move, + and − to enlarge. On the keyboard: arrows go from film to film, with Shift they move the map, 0 shows all of it.',
  'explore.map.closer': 'Closer',
  'explore.map.farther': 'Farther away',
  'explore.map.whole': 'The whole map',
  'explore.map.title': 'How to read the map',
  'explore.map.text':
    'A film’s row has more numbers than a page has directions. **Principal components** are the directions in which the rows differ most; the map shows two of them, with one scale for both. No direction has a name: the films at its two ends are all that it means. Fill the dots by year or by genre and look whether they gather. Films near each other are rated alike by the same people. What the map leaves out is written beside each axis: the part of all differences that it holds.',

  'explore.film.count': 'ratings',
  'explore.film.mean': 'mean rating',
  'explore.film.bias': 'bias',
  'explore.film.place': 'component {n}',
  'explore.film.offMap': 'Rated too seldom to be on the map: its row has hardly been looked up.',
  'explore.near.title': 'Nearest rows',
  'explore.near.how':
    'By the **cosine** of the angle between two rows: one is the same direction, zero a right angle. All factors count, not only those of the map.',

  'explore.yours.heading': 'Now you',
  'explore.yours.text':
    'The model has never seen you, and it needs no retraining: one new row is added for you and fitted to your ratings by gradient descent, as any row was. Everything else is frozen.',
  'explore.yours.title': { one: '{n} rating of yours', other: '{n} ratings of yours' },
  'explore.yours.example': 'An example: somebody who loves science fiction',
  'explore.yours.exampleKnown': 'An example: somebody who loves the films rated most',
  'explore.yours.exampleHow':
    'Move a slider and watch the list. Or begin with ratings of your own.',
  'explore.yours.how': 'Move a slider and watch the list.',
  'explore.yours.invented':
    'These films are **invented**: go by title and genre. For real ones, bring MovieLens to {train}.',
  'explore.yours.more': 'Rate {n} films or more. Films on both sides of your taste say most.',
  'explore.yours.full': 'With {n} ratings the list is full: remove one to rate another.',
  'explore.yours.search': 'Rate a film',
  'explore.yours.known': 'Rated by many:',
  'explore.yours.begin': 'Rate films of my own',
  'explore.yours.showExample': 'Back to the example',
  'explore.yours.showMine': { one: 'Back to my rating', other: 'Back to my {n} ratings' },
  'explore.yours.remove': 'Remove the rating of {film}',
  'explore.yours.ratingOf': 'Your rating of {film}',
  'explore.yours.lists':
    'Why are there two lists? Biases differ more than tastes do. By prediction, your first films are those that everybody rates high. By **lift**, they are those for which your row says more stars than the average viewer’s row says: the bias is in both numbers and drops out, and what is left is your taste.',

  'explore.by.label': 'Ranked by',
  'explore.by.lift': 'your taste',
  'explore.by.prediction': 'prediction',
  'explore.list.nobody': 'Recommended to anybody',
  'explore.list.nobodyHow':
    'Without a rating your row is the mean of all viewers’ rows. This list is the same for everyone.',
  'explore.list.lift': 'What you should like more than others do',
  'explore.list.liftHow':
    'In the order of lift: the stars predicted for you less those for the average viewer.',
  'explore.list.prediction': 'What you are predicted to rate highest',
  'explore.list.predictionHow': 'In the order of the stars predicted for you.',
  'explore.list.you': 'you',
  'explore.list.average': 'average',
  'explore.list.liftName': 'lift',
  'explore.list.why': 'Why?',
  'explore.list.all': 'Show all {n}',
  'explore.list.first': 'First in the list: {film}',
  'explore.moves.new': 'new',
  'explore.moves.up': { one: 'up {n} place', other: 'up {n} places' },
  'explore.moves.down': { one: 'down {n} place', other: 'down {n} places' },
  'explore.moves.rated': 'Marked: what your rating of {film} moved.',
  'explore.moves.removed': 'Marked: what moved when the rating of {film} went.',
  'explore.moves.still': 'The same order as before you changed {film}.',
  'explore.part.everyone': 'everybody’s score',
  'explore.part.mood': 'your mood',
  'explore.part.taste': 'your taste',

  'explore.moved.good': 'Only your row moved: every table has the same fingerprint as before.',
  'explore.moved.bad': 'More than your row moved: {tables}.',
  'explore.moved.nothing': 'Nothing moved: without ratings there is nothing to fit.',
  'explore.moved.how':
    'Fitted in {steps} steps of Adam; mean squared error on your ratings {error}.',
  'explore.moved.show': 'Show the fingerprints',
  'explore.moved.before': 'before',
  'explore.moved.after': 'after',
  'explore.moved.same': 'the same',
  'explore.moved.other': 'moved',
  'explore.moved.yourRow': 'your row',
  'explore.moved.tablesHow':
    'SHA-256 over the bytes of each table as the core holds it. One bit of one weight would change it altogether.',

  'explore.predict.question':
    'You rate five films, and a row is fitted to them. **Click every place in which a number changes.**',
  'explore.predict.label': 'Places with numbers',
  'explore.predict.row': 'your own row',
  'explore.predict.user_factors': 'the rows of other viewers',
  'explore.predict.item_factors': 'the rows of the films that you rated',
  'explore.predict.item_bias': 'the biases of the films that you rated',
  'explore.predict.changes': 'changes',
  'explore.predict.stays': 'stays',
  'explore.predict.why':
    'The films’ rows are looked up to compute the error, and they would receive gradient too. They are frozen: their gradient is not taken, so that a stranger’s five ratings cannot move what everybody’s ratings have made.',

  'explore.cold.title': 'Cold start: what is recommended to somebody of whom nothing is known?',
  'explore.cold.text':
    'The same to everybody. Here are the first films after none, one and three of the ratings above, or as many as there are. The fit is careful: it starts at the average viewer and gives way by as much as the ratings ask for and viewers do differ. After one rating that is little, and it should be.',
  'explore.cold.after': {
    one: 'after {n} rating',
    other: 'after {n} ratings',
  },
  'explore.cold.unknown':
    'A film that nobody rated has no row of its own: it is looked up in row 0, which no rating ever reached, and every such film is predicted the same, {prediction} stars. “{film}”, with {count} ratings the rarest that has a row, is not much better off. Collaborative filtering knows nothing but ratings: for new films one needs something else, such as their genres.',

  'explore.bias.title': 'How good does everybody find it?',
  'explore.bias.text':
    'A film’s **bias** is one number, the same for all viewers, added to the dot product. Highest and lowest, with the plain mean of the ratings beside:',
  'explore.bias.highest': 'Highest bias',
  'explore.bias.lowest': 'Lowest bias',
  'explore.bias.film': 'film',
  'explore.bias.why':
    'The two do not agree, for two reasons. A mean mixes the film with **who watched it**: a film for few is rated by those few, and its mean is high though its bias is not. And a bias of a film with few ratings stays near 0, because weight decay pulls at it in every step and few ratings pull the other way; a mean of three ratings knows no such doubt.',
  'explore.bias.none':
    'This model has no biases: how good everybody finds a film had to go into its factors. Train `dot-bias` to see them apart.',

  'explore.truth.title': 'Is that the truth?',
  'explore.truth.text':
    'Of real films nobody knows. These films are **simulated**: each has a true place on four axes of taste, from which the ratings were drawn, and the model never saw them. If the factors mean something, the true places must follow from them.',
  'explore.truth.axis.0': 'old – new',
  'explore.truth.axis.1': 'light – dark',
  'explore.truth.axis.2': 'intimate – spectacular',
  'explore.truth.axis.3': 'realistic – fantastic',
  'explore.truth.plot': 'Films by their true place on “{axis}” and the place that was found',
  'explore.truth.plots':
    'Each dot is a film: to the right its true place, upwards the place found. On the line both agree.',
  'explore.truth.caption': 'How much of the true places follows (R²; 1 is all, 0 nothing)',
  'explore.truth.learnt': 'learnt factors',
  'explore.truth.random': 'random factors',
  'explore.truth.mean': 'all four',
  'explore.truth.explained':
    'Used: as many principal components as there are axes. They hold {part} of all differences between the learnt rows. The rest is mostly noise.',
  'explore.truth.after':
    'The axes are found **up to a linear map**: turn all films by a matrix and all viewers by its inverse, and no prediction changes. So a single factor means nothing by itself, and the map above may be turned or mirrored against the truth. Here the best linear map is fitted on nine tenths of the films and judged on the other tenth, ten times over. With random factors the same procedure finds nothing, which shows that it does not flatter.',

  'explore.code.title': 'The same in code',
  'explore.code.text':
    'With the numbers on this screen. The file is the one that the lesson before this one saves.',
  'explore.asked.title': 'Asked in the course',
  'explore.asked.answer':
    '“How does it know what kind of film it is?” It does not. Two films get rows that point the same way because **the same people rated both alike**; that we see a genre in it is our reading. Recommendations for somebody new need no new training either: a row is a handful of numbers, and a handful of ratings is enough to place it.',

  'explore.why.terms': '({n} terms)',
  'explore.why.bias.title': 'bias of {film}',
  'explore.why.bias': 'Learnt like every weight; added to each prediction of this film.',
  'explore.why.count.title': 'ratings of {film}',
  'explore.why.count.line': 'ratings of this film in the training part',
  'explore.why.count': 'Held-out ratings are not counted: the model never saw them.',
  'explore.why.mean.title': 'mean rating of {film}',
  'explore.why.mean.line': 'Σ ratings / {n}',
  'explore.why.mean': 'Plain arithmetic over the training part; nothing was learnt for it.',
  'explore.why.cosine.title': 'cosine of {film} and {other}',
  'explore.why.cosine': 'Of the angle between both rows; how long they are does not count.',
  'explore.why.place.title': '{film} along component {n}',
  'explore.why.place':
    'v is the film’s row, v̄ the mean row of the {n} films on the map, c the component, a direction of length 1.',
  'explore.why.variance.title': 'what component {n} holds',
  'explore.why.variance.line': 'variance along it / variance of all factors together',
  'explore.why.variance': 'Of {n} directions at right angles; together they hold all of it.',
  'explore.why.prediction.title': 'prediction for {film}',
  'explore.why.prediction.line':
    'everybody’s score + your mood + your taste, brought into the range',
  'explore.why.prediction': 'σ is the sigmoid; the range lies a little above the highest rating.',
  'explore.why.average.title': 'the average viewer’s prediction for {film}',
  'explore.why.average': 'Of somebody whose row is the mean of all viewers’ rows.',
  'explore.why.lift.title': 'lift of {film}',
  'explore.why.lift.line': 'predicted for you − predicted for the average viewer',
  'explore.why.lift': 'In stars. The film’s bias is in both numbers.',
  'explore.why.part.everyone':
    'v is the film’s row, ū the average viewer’s, b̄ᵤ the average viewer’s bias, bᵥ the film’s.',
  'explore.why.part.mood': 'Your bias less the average viewer’s: how much more kindly you rate.',
  'explore.why.part.taste': 'How far your row is from the average viewer’s, times the film’s row.',
  'explore.why.share.title': 'what your rating of {film} did for {of}',
  'explore.why.share.sum':
    'All shares together: {shares} = {taste}, your taste, as exact as the fit is.',
  'explore.why.share':
    'Where the fit has come to rest, your row is a sum of what each rating pulls at it: its error, times the slope of the range, times x, the row of the film that you rated, and Σ, how viewers’ numbers vary together. v is the row of the film recommended, and the noise how far ratings scatter about their predictions. A rating that was expected pulls little.',
  'explore.why.factor.title': 'factor {factor} of {film}',
  'explore.why.factor': 'One term of your taste. A single factor has no meaning of its own.',
  'explore.why.fit.title': 'error on your ratings',
  'explore.why.fit': 'It is not 0: the fit also keeps your row near where viewers’ rows are.',
  'explore.why.steps.title': 'steps of the fit',
  'explore.why.steps.line': 'until no slope is above 0.0001',
  'explore.why.steps.most': 'as many as are ever taken: some slope is still above 0.0001',
  'explore.why.steps': 'Steps of Adam on one row of numbers; everything else is frozen.',
  'explore.why.unknown.title': 'prediction for a film that nobody rated',
  'explore.why.unknown':
    'v₀ and b₀ are row 0 of the tables, where everything unknown is looked up.',
  'explore.why.r2.learnt': 'R² of the learnt factors',
  'explore.why.r2.random': 'R² of random factors',
  'explore.why.r2.mean': 'the mean of the four',
  'explore.why.r2':
    'Over films to which the map was not fitted. Below 0: worse than guessing the mean.',
  'explore.why.explained.title': 'what the first {n} components hold',
  'explore.why.explained.line': 'variance along them / variance of all factors together',
  'explore.why.explained': 'Of the learnt factors of all films.',
  'explore.why.byRatings': 'Your taste, by the ratings that made it:',
  'explore.why.against':
    'A low rating can speak for a film: it pushes your row away from films like the one that you did not like.',
  'explore.why.byFactors': 'and by its largest factors:',
  'explore.why.rated': '{film}, rated {rating}',
  'explore.why.factorName': 'factor {factor}',
};
