// What a teacher pastes into a page, a book, a notebook or a course to show a lesson in this very
// state.

import type { View } from '../components/view.ts';
import type { LessonName } from '../text/lessonNames.ts';
import { formatHash, formatQuery } from './router.ts';

/** Where a lesson is wanted. */
export const PLACES = [
  'link',
  'iframe',
  'element',
  'myst',
  'quarto',
  'reveal',
  'jupyter',
  'course', // Moodle, Canvas: systems that take a frame, and no scripts
] as const;
export type Place = (typeof PLACES)[number];

/** The places that show `embed.html`; an element is made of the same. */
export const isEmbedded = (place: Place): boolean => place !== 'link';

export interface Shared {
  /** The address of the page that the lesson was opened on, without what stands behind "#" or "?". */
  page: string;
  lesson: LessonName;
  /** What the frame is called for those who hear it. */
  title: string;
  query: URLSearchParams;
  view: View;
}

export interface Snippet {
  /** What it is written in, or the file that it becomes. */
  name: string;
  text: string;
}

/** As tall as an instrument with its controls, where a frame cannot ask for its own height. */
const HEIGHT = 640;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const hashOf = ({ lesson, query, view }: Shared): string => formatHash(lesson, query, view);

/** The lesson in the site. */
export const linkTo = (shared: Shared): string => shared.page + hashOf(shared);

/** The lesson by itself. */
export const frameAddress = (shared: Shared): string =>
  new URL('embed.html', shared.page).href + hashOf(shared);

const frame = (shared: Shared, height: string): string =>
  `<iframe src="${escaped(frameAddress(shared))}"
        title="${escaped(shared.title)}" loading="lazy"
        style="width: 100%; ${height}border: 0"></iframe>`;

const fixedFrame = (shared: Shared): string => frame(shared, `height: ${HEIGHT}px; `);

/** Frames are as tall as the lessons in them say. */
const RESIZE = `<script>
  addEventListener('message', ({ data, source }) => {
    const frame = [...document.querySelectorAll('iframe')].find((f) => f.contentWindow === source);
    if (frame && data?.embeddingLab === 1 && data.type === 'resize') frame.height = data.height;
  });
</script>`;

/** What an element or a widget is given, in the order of its documentation. */
function traitsOf({ lesson, query, view }: Shared): [string, string][] {
  const { hide, lock, theme, lang } = view;
  const all: [string, string][] = [
    ['lesson', lesson],
    ['state', formatQuery(query)],
    ['hide', hide.join(',')],
    ['lock', lock.join(',')],
    ['theme', theme ?? ''],
    ['lang', lang ?? ''],
  ];
  return all.filter(([, value]) => value !== '');
}

/** A file of the site. */
const fileOf = ({ page }: Shared, name: string): string => new URL(name, page).href;

function element(shared: Shared): string {
  const attributes = traitsOf(shared).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const projector = shared.view.projector ? ' projector' : '';
  const module = fileOf(shared, 'embedding-lab.js');
  return `<script type="module" src="${escaped(module)}"></script>
<embedding-lab${attributes.join('')}${projector}></embedding-lab>`;
}

/** In Python and in JSON a string is written alike, as long as it is plain. */
const quoted = (text: string): string => JSON.stringify(text);

function mystWidget(shared: Shared): string {
  const traits = { ...Object.fromEntries(traitsOf(shared)), ...onProjector(shared) };
  return `:::{anywidget} ${MYST_FILE}\n${JSON.stringify(traits, null, 2)}\n:::`;
}

const onProjector = ({ view }: Shared): { projector?: true } =>
  view.projector ? { projector: true } : {};

/** Beside the page of the book: MyST copies the file that it is named, and this leads on. */
const MYST_FILE = 'embedding-lab.mjs';
const mystFile = (shared: Shared): string =>
  `export { default } from ${quoted(fileOf(shared, WIDGET_FILE))};`;

const WIDGET_FILE = 'embedding-lab-widget.js';

function notebookWidget(shared: Shared): string {
  const traits = traitsOf(shared).map(
    ([name, value]) => `    ${name} = traitlets.Unicode(${quoted(value)}).tag(sync=True)\n`,
  );
  if (shared.view.projector) traits.push('    projector = traitlets.Bool(True).tag(sync=True)\n');
  return `import anywidget
import traitlets


class EmbeddingLab(anywidget.AnyWidget):
    _esm = ${quoted(fileOf(shared, WIDGET_FILE))}
${traits.join('')}    answer = traitlets.Dict().tag(sync=True)  # the last prediction


lesson = EmbeddingLab()
lesson`;
}

const makers: Readonly<Record<Place, (shared: Shared) => Snippet[]>> = {
  link: (shared) => [{ name: 'URL', text: linkTo(shared) }],
  iframe: (shared) => [{ name: 'HTML', text: `${frame(shared, '')}\n${RESIZE}` }],
  element: (shared) => [{ name: 'HTML', text: element(shared) }],
  myst: (shared) => [
    { name: 'iframe', text: `:::{iframe} ${frameAddress(shared)}\n:width: 100%\n:::` },
    { name: 'anywidget', text: mystWidget(shared) },
    { name: MYST_FILE, text: mystFile(shared) },
  ],
  quarto: (shared) => [{ name: 'Markdown', text: `\`\`\`{=html}\n${fixedFrame(shared)}\n\`\`\`` }],
  reveal: (shared) => [
    {
      name: 'HTML',
      text: `<section>
  <iframe class="r-stretch" data-src="${escaped(frameAddress(shared))}"
          title="${escaped(shared.title)}" style="width: 100%; border: 0"></iframe>
</section>`,
    },
  ],
  jupyter: (shared) => [
    {
      name: 'IFrame',
      text: `from IPython.display import IFrame

IFrame(${quoted(frameAddress(shared))}, width="100%", height=${HEIGHT})`,
    },
    { name: 'anywidget', text: notebookWidget(shared) },
  ],
  course: (shared) => [{ name: 'HTML', text: fixedFrame(shared) }],
};

/** One way to show the lesson there, or several. */
export const snippetsFor = (place: Place, shared: Shared): Snippet[] => makers[place](shared);
