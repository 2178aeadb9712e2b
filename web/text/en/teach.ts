// The page for those who teach.

export const teach = {
  'teach.title': 'Teaching with the lab',
  'teach.lead':
    'Every lesson can stand in your own pages, in the state that you want, with parts hidden or locked. Nothing has to be installed, nobody needs an account, and **nothing leaves the learner’s browser**.',
  'teach.footer': 'For teachers',

  'teach.presets.title': 'States to begin with',
  'teach.presets.text':
    'Each link opens a lesson with what distracts hidden, and with what should stay the same for everybody locked. Change one as you like: the address follows, and “Share or embed” gives it to you as a link or a frame.',
  'teach.preset.lookup': 'Which rows will receive a gradient?',
  'teach.preset.lookup.how':
    'For the first quarter of an hour, on the projector. One row is looked up twice. Collect predictions, then step forward and backward together.',
  'teach.preset.dot': 'Where is the model most wrong?',
  'teach.preset.dot.how':
    'For pairs. The cells show errors: choose the worst, change one factor by hand to make it better, and see which other cells become worse. Then let gradient descent try.',
  'teach.preset.gradient': 'One film twice in a batch',
  'teach.preset.gradient.how':
    'For the board. Go back from the loss node by node; stop before the film’s row and ask how much it receives.',
  'teach.preset.optimizer': 'Who moves without a gradient?',
  'teach.preset.optimizer.how':
    'For homework. Find a row that moves though nobody looked it up, name the two causes in the ledger, and find an optimizer under which it stays.',
  'teach.preset.collabnn': 'A table that does not learn',
  'teach.preset.collabnn.how':
    'For pairs. The table is a plain tensor here. Say what has to be switched, and which numbers then begin to move.',
  'teach.preset.categories': 'A size for seven days',
  'teach.preset.categories.how':
    'For five minutes. How many rows, and how many columns? Then an eighth value comes that nobody has seen.',
  'teach.preset.train': 'The same bits on every desk',
  'teach.preset.train.how':
    'For the computer room. Everybody trains with the same seed, on whatever device: compare losses to the last digit. Then let each choose a seed, and talk about the spread.',

  'teach.embed.title': 'Putting a lesson into your material',
  'teach.embed.panel':
    '“Share or embed”, in the header and at the end of every lesson, writes the link, the frame or the element for the state on show, and shows a preview.',
  'teach.embed.books':
    'It also writes what MyST, Quarto, reveal.js, Jupyter, Moodle and Canvas take.',
  'teach.embed.scorm':
    'A learning platform that takes SCORM can have a lesson as a package that reports the predictions as a score: “Share or embed” makes it, under Moodle.',
  'teach.embed.locked':
    'What is locked is a help, not a wall: whoever can read an address can change it.',

  'teach.key.title': 'The answers',
  'teach.key.text':
    'To every prediction that the lessons ask for, computed just now for the seeds with which they open. With another seed, the lesson itself reveals what is right.',
  'teach.key.none': 'none',
  'teach.key.later':
    'This is found out by training, on the data that are loaded: the lesson reveals it.',

  'teach.host.title': 'Hosting it',
  'teach.host.folder':
    'The site is a folder of files: put it on any web server, in any place of it. There is no database and no program to run.',
  'teach.host.origin':
    'A frame works from any server. For the element in pages of another one, yours must send `Access-Control-Allow-Origin`.',
  'teach.host.offline':
    'Over https the site keeps itself in each browser after the first visit, and then opens without a network, too.',
  'teach.host.file':
    'Without a server: `embedding-lab.html`, in the same folder, is the whole lab in one file. It opens from a double click, works without a network, and fits on any stick.',
  'teach.host.policy':
    'A strict content security policy may stay in force: scripts need `wasm-unsafe-eval`, and nothing is fetched from elsewhere.',

  'teach.stored.title': 'What is stored',
  'teach.stored.choices':
    'In the browser, for the next visit: the language, the colours and the size, if somebody chose them.',
  'teach.stored.data':
    'Also there, as long as the tick under the data is set: the files that were dropped, and the runs. Taking the tick away forgets all of it.',
  'teach.stored.site':
    'Also there, over https: the files of the site itself, so that it opens without a network.',
  'teach.stored.predictions':
    'Predictions and own ratings are not stored; what an address holds stays in the history, as with any page.',
  'teach.stored.sent':
    'Nothing is sent: no cookies, no analytics, no account. Your web server sees that files are fetched, as with any page. A page around a frame hears what happens in it, if its author listens, and a SCORM package reports to its platform.',

  'teach.licence.title': 'Whose data',
  'teach.licence.lab':
    'The lab is under the MIT licence; `licences.txt`, in the same folder, holds those of what it is built from.',
  'teach.licence.movielens':
    'MovieLens belongs to GroupLens, and each of its archives has its own conditions in its README. They ask to be read: research and teaching are welcome, commercial use needs permission, publications have to cite it, and some archives may not be passed on. That is why the lab holds none of it: learners fetch the official zip and drop it into the page.',
  'teach.licence.world':
    'The simulated world is invented and free to use. No real film is judged in it.',
} as const;
