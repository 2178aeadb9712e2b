// The panel "Share or embed".

export const share = {
  'share.title': 'Share or embed',
  'share.lead':
    'This lesson as it stands now: its state is in the address, so whoever opens it sees what you see.',
  'share.close': 'Close',
  'share.open': 'Open the link in a new tab ↗',
  'share.local':
    'This page runs on your own machine: other people cannot reach this address. Put the folder of the site on a web server, and share from there.',
  'share.file':
    'This page was opened from a file, so its link works on this machine only. To embed lessons, put the site on a web server.',

  'share.oneFile':
    'This is the whole lab in one file: its link leads to where the file lies. To embed lessons, put the site on a web server.',

  'share.place': 'Where it goes',
  'share.place.link': 'Link',
  'share.place.iframe': 'Web page, frame',
  'share.place.element': 'Web page, element',
  'share.place.myst': 'MyST',
  'share.place.quarto': 'Quarto',
  'share.place.reveal': 'reveal.js',
  'share.place.jupyter': 'Jupyter',
  'share.place.course': 'Moodle, Canvas',

  'share.about.link': 'For a message, a slide or a task sheet. It opens the lesson in its site.',
  'share.about.iframe':
    'A frame holds the lesson and nothing of the site around it. The script below it makes the frame as tall as the lesson; without it, give the frame a height.',
  'share.about.element':
    'A custom element: it grows with the lesson, and several on one page share one engine. Its attributes can be changed at any time.',
  'share.about.myst':
    'A directive for a page of a MyST book or article: a frame, or a widget, which grows with the lesson and needs the one-line file beside the page.',
  'share.about.quarto': 'A raw block for a `.qmd` file. It shows in HTML output only.',
  'share.about.reveal':
    'A slide. The frame loads when the slide is near, and takes the height that is left on it.',
  'share.about.jupyter':
    'A cell of a notebook: the lesson appears as its output. As a widget (`pip install anywidget`) it also tells Python its state and the last prediction.',
  'share.about.course':
    'For the HTML view of an editor in Moodle or Canvas, which keep frames and take scripts out. Some sites must allow frames first: ask whoever runs yours.',

  'share.scorm.text':
    'Or as a package of SCORM 1.2 (about 1 MB): it holds all that the lesson needs, and tells the course how many predictions were right at the first try.',
  'share.scorm.download': 'Download the package',
  'share.scorm.failed': 'The package could not be made: {message}',

  'share.theme': 'Colours',
  'share.theme.light': 'light',
  'share.theme.dark': 'dark',
  'share.lang': 'Language',
  'share.reader': 'the reader’s own',
  'share.size': 'Size',
  'share.size.larger': 'larger, for a projector',
  'share.parts': 'Hide or lock parts',
  'share.parts.text': 'What is locked stays visible but cannot be changed.',
  'share.shown': 'as it is',
  'share.locked': 'locked',
  'share.hidden': 'hidden',
  'share.part.title': 'Question and answer at the top',
  'share.part.predictions': 'Predictions',
  'share.part.code': 'Code',
  'share.part.beats': 'Folds further down',
  'share.part.transport': 'Steps',
  'share.part.seed': 'Seed',
  'share.part.settings': 'Settings',
  'share.part.data': 'Choice of data',
  'share.part.nav': 'Ways to other lessons',
  'share.part.share': 'This panel',

  'share.preview': 'Preview',
} as const;
