// The page around the lessons, what its components say, and the first page.

export const shell = {
  'shell.brand': 'Embedding Lab',
  'shell.skip': 'Skip to the content',
  'shell.nav': 'Lessons',
  'shell.lookup': 'Lookup',
  'shell.dot': 'Dot product',
  'shell.gradient': 'Gradient',
  'shell.optimizer': 'Optimizer',
  'shell.collabnn': 'CollabNN',
  'shell.categories': 'Categories',
  'shell.train': 'Train',
  'shell.explore': 'Explore',
  'shell.thread': 'The thread',
  'shell.take-away': 'Take away',
  'shell.turn': 'Other lessons',
  'shell.turn.previous': '← Before this',
  'shell.turn.next': 'Next →',
  'shell.local': {
    one: 'everything runs in this tab · {n} request since it opened',
    other: 'everything runs in this tab · {n} requests since it opened',
  },
  'shell.footer':
    'Every number here is computed in this tab by a C++ core. No data leave the machine: there is no server to send them to.',
  'shell.theme.auto': 'Colours: as the system',
  'shell.theme.light': 'Colours: light',
  'shell.theme.dark': 'Colours: dark',
  'shell.language.failed': '{language} could not be loaded: {message}',
  'shell.notFound.title': 'There is no such page',
  'shell.notFound.text': 'The address asks for a lesson that does not exist.',
  'shell.notFound.home': 'Go to the start',
  'shell.restarted':
    'The engine stopped and was started again: {message}. A run goes on from its last epoch.',
  'shell.noWebAssembly':
    'This browser has no WebAssembly, or it was switched off, so nothing can be computed here. Questions, answers and code can be read all the same; for the numbers, open the page in a current Firefox, Chrome, Edge or Safari.',
  'shell.newer': 'A newer version of the lab is here.',
  'shell.newer.take': 'Reload with it',

  'role.integer': 'integer',
  'role.parameter': 'parameter (learnt)',
  'role.activation': 'activation (computed)',
  'role.gradient': 'gradient',

  'inspector.label': 'Where {title} comes from',
  'inspector.question': 'Where does this come from?',
  'inspector.close': 'Close',
  'inspector.shape': 'shape',
  'inspector.bits': 'bits',

  'gate.reveal': 'Reveal',
  'gate.again': 'Try again',
  'gate.right': 'As you said.',
  'gate.wrong': 'Not quite.',
  'gate.truth': 'It is {value}.',
  'legend.disc': 'largest disc ±{size}',

  'code.tabs': 'Library',
  'code.copy': 'Copy',
  'code.copied': 'copied',
  'code.notCopied': 'marked: copy it with Ctrl C or ⌘ C',
  'code.goTo': 'Go to this step',

  'transport.group': 'Steps',
  'transport.first': 'First step',
  'transport.back': 'One step back',
  'transport.forward': 'One step forward',
  'transport.pause': 'Pause',
  'transport.timeline': 'Timeline',
  'transport.step': 'step {step} / {last}',
  'transport.speed': 'Speed',

  'seed.name': 'seed {seed}',
  'seed.again': 'Start again with the same seed',
  'seed.againLabel': 'Seed {seed}: start again with the same seed',
  'seed.fresh': 'A fresh seed',

  'address.version':
    'This link was made for version {version} of the lesson, which this page does not know. It opens as new.',
  'address.list':
    'The address asks for {name} “{value}”: expected 1 to {most} whole numbers from {low} to {high}, with commas between.',
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
  'home.yours': 'Or see where it leads: rate a few films, and get recommendations',
  'home.lessons': 'Lessons',
  'home.lookup.about':
    'Two machines on one matrix, in lockstep. Which rows receive a gradient, what each way costs, and where the two part.',
  'home.dot.about':
    'A spreadsheet of viewers and films where every cell is a dot product. Type a number, paste a column, and watch gradient descent fill it.',
  'home.gradient.about':
    'A recommender’s forward and backward, one node at a time. Which rows receive a gradient, and three wrong rules that you can run.',
  'home.optimizer.about':
    'Each row’s change as a ledger: this step’s gradient, the memory of earlier ones, weight decay. Rows that nobody looked up move, too.',
  'home.collabnn.about':
    'From two integers through a whole network to the loss, and back into the rows. One row as parameter, activation and gradient.',
  'home.categories.about':
    'A vocabulary with a row for what is missing, a rule of thumb for the columns, and a model of the Titanic’s passengers that uses both.',
  'home.train.about':
    'Thousands of lookups, an error, a step: a recommender learns in this tab, from a simulated world or from your own ratings.',
  'home.explore.about':
    'A map of what it learned, the films that are alike, and one new row fitted to your ratings: recommendations with their reasons.',
  'home.thread.about':
    'Learners’ questions, each with a short answer and a button into the state of a lesson where it is seen.',
  'home.take-away.about':
    'The weights as files, the PyTorch code that predicts the same with them, and a model of the same kind, trained on several machines.',
  'home.teach': 'Do you teach? There are states for a class, the answers, and how to host it',
  'home.local': 'Everything is local: the data you drop here stay in this browser.',
} as const;
