// Which digits inside an instrument need not open the inspector, and why. Everything else that a
// learner reads as a number must say where it comes from.
//
// - `allowed`: labels. They name a place or a setting; nothing computed them.
// - `measured`: times. They can be opened, but no two runs of the clock agree, so they are left out
//   where the same state must show the same numbers.
// - A figure that is quoted from elsewhere stands in `[data-cited]` with its source in a <cite>.

export const allowed = [
  [
    '.row-number, .matrix-place, .matrix thead th',
    'numbers of rows and columns: places, not values',
  ],
  ['.transport-step', 'the position on the timeline'],
  ['.transport-speed, select, option', 'choices of a list'],
  ['.seed', 'the seed, which a person chooses'],
  ['.slider-value', 'the value that a person has set with the slider before it'],
  ['.segment', 'names of the choices of a segmented control'],
  ['.index-chip', 'an input that a person chooses; its chip is the control'],
  ['.tape-shape', 'the shape of a node, which its name and op open'],
  ['.loglog-tick, .loglog-axis', 'the marks of an axis'],
  ['.counters caption', 'the size that a person has set, of what is counted below'],
  ['.curve-progress', 'how many tables are measured: progress, not a value'],
  ['.sheet th, .sheet-beside', 'names of rows and columns: viewers, films, factors'],
  ['.dot-of, .dot-head .finding', 'how large the sheet is, how many ratings, steps and epochs'],
  ['.dot-bar code, .dot-bar-of', 'the name of the number that is chosen'],
  ['.dot-message', 'what somebody has typed or pasted'],
  ['.row-name', 'names of rows: a film, a sample of the batch'],
  ['.code-line', 'the code, as it is written'],
  ['.gradient-label', 'places (sample 2, row 4), shapes and settings in words'],
  ['.collab-label, .batch-title', 'places (sample 2, row 4), shapes and settings in words'],
  ['.twin code, .one-row code', 'names of nodes and parameters, as the code has them'],
  ['.switch-line', 'a line of code'],
  ['.counters tbody th', 'names of rows: after how many steps'],
  ['.legend', 'the range of the colours'],
  ['.accounts .panel-title, .ledger-none, .found-sentence', 'the row and the step that are shown'],
  ['.ledger thead code', 'names of the columns'],
  ['.strip-step, .strip-toggle', 'steps to go to, and the rows that a person lets them look up'],
  ['.ledger-scale, .path-tick', 'the reach of bars and of an axis'],
  ['.panel-how code', 'a line of code'],
  [
    'categories-training :is(.panel-title, .panel-how, .training-hidden, .training-progress)',
    'rows, classes and epochs by name, and the share that a person has set',
  ],
  ['.cell-name, .embed-value, .vocabulary-value', 'categories: a sex, a class, what was typed'],
  ['.calibration-scale', 'the ends of a scale'],
  ['.counters th, .counters caption, figcaption', 'settings, and the steps that are counted'],
  ['.visually-hidden', 'said by screen readers beside the numbers that can be opened'],
  ['.film-name', 'the title of a film with its year, and the rating that a person gave it'],
  ['.map-label, .map-dot title', 'titles of films on the map'],
  ['.axis-name, .axis-end', 'which principal component it is, and titles of films'],
  ['.film-facts dt', 'which principal component it is'],
  ['.map-keys', 'the key to press'],
  ['.yours .panel-title, .yours .panel-how, .cold .panel-title', 'how many films were rated'],
  ['.yours-list > .button', 'how long the list is'],
  ['.yours-given > .button', 'how many films were rated'],
  ['.moved-mark', 'how many places up or down a film is, against the list before'],
  ['.gate-progress', 'how many runs wait: progress'],
  ['.run-number', 'the number that a run goes by'],
  ['.epoch-number, .train-status [role="status"], .time-left', 'which epoch: progress'],
  ['train-settings, .run-setting, .curve-tick', 'what a person has set, and its limits'],
  ['.preview td, .run-data', 'the data, as they are in the file'],
  ['.small-plot text, .plot-pair figcaption', 'the marks of an axis'],
  ['.drop-hint', 'names of files'],
  ['.comparison thead th', 'settings, and the name of a chapter'],
  ['.beat-actions .button', 'what the button sets: the number stands below it'],
  ['.asked-answer', 'settings, in a sentence'],
  ['.keeping', 'how much of the browser’s room is taken'],
  ['.sha-value, .fingerprint, .fingerprints', 'fingerprints: names of bytes, not numbers'],
  ['.bits', 'the bits of the numbers above them, which open with the same bits'],
];

export const measured = '[data-measured]';
export const cited = '[data-cited]';

/** Indices in names (W[3][0], x[:,1]), identifiers (lab32, one_hot_3): digits that are no numbers. */
export const names = [/\[[\d\s,:]*\]/g, /[A-Za-z_][\w.]*\d[\w.]*/g];
