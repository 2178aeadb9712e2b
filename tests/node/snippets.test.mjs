// What the panel "Share or embed" gives to paste: every snippet leads back to the very same state.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageModules } from './pageModule.mjs';

const [{ PLACES, snippetsFor }, { parseHash, formatQuery }, { PLAIN_VIEW }] = await pageModules([
  'web/app/snippets.ts',
  'web/app/router.ts',
  'web/components/view.ts',
]);

const shared = {
  page: 'https://lab.example/course/',
  lesson: 'categories',
  title: 'A “title” with "quotes" & <signs>',
  query: new globalThis.URLSearchParams('v=1&values=a "b",<c>&sex=#na#'),
  view: {
    ...PLAIN_VIEW,
    hide: ['code', 'beats'],
    lock: ['seed'],
    theme: 'dark',
    lang: 'de',
    projector: true,
  },
};

const unescaped = (text) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const attribute = (text, name) => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

/** The address in a snippet, by what the place's own language says about strings. */
const ADDRESS = {
  link: (text) => text,
  iframe: (text) => attribute(text, 'src'),
  myst: (text) => /^:::\{iframe\} (\S+)\n/.exec(text)[1],
  quarto: (text) => attribute(text, 'src'),
  reveal: (text) => attribute(text, 'data-src'),
  jupyter: (text) => JSON.parse(/IFrame\(("[^\n]*"), width/.exec(text)[1]),
  course: (text) => attribute(text, 'src'),
};

function holdsWhatIsShared(hash) {
  const { name, query, view, refused } = parseHash(hash);
  assert.equal(name, 'categories');
  assert.deepEqual([...query], [...shared.query]);
  assert.deepEqual(view, shared.view);
  assert.deepEqual(refused, []);
}

for (const [place, read] of Object.entries(ADDRESS)) {
  test(`the snippet for ${place} leads to this very state`, () => {
    const address = new URL(read(snippetsFor(place, shared)[0].text));
    const page = place === 'link' ? '' : 'embed.html';
    assert.equal(address.href.split('#')[0], `${shared.page}${page}`);
    holdsWhatIsShared(address.hash);
  });
}

test('the element has the same as attributes', () => {
  const { text } = snippetsFor('element', shared)[0];
  assert.equal(attribute(text, 'src'), 'https://lab.example/course/embedding-lab.js');
  const tag = /<embedding-lab [^>]*>/.exec(text)[0];
  const view = ['hide', 'lock', 'theme', 'lang'].map((name) => `${name}=${attribute(tag, name)}`);
  assert.match(tag, / projector>/);
  const state = attribute(tag, 'state');
  assert.equal(state, formatQuery(shared.query));
  holdsWhatIsShared(`#/${attribute(tag, 'lesson')}?${state}&${view.join('&')}&projector`);
});

test('every place has a snippet, and no frame goes without a name', () => {
  for (const place of PLACES) {
    const snippets = snippetsFor(place, shared);
    assert.ok(snippets.length > 0, place);
    for (const { text } of snippets) {
      if (text.includes('<iframe')) assert.equal(attribute(text, 'title'), shared.title);
    }
  }
});

test('beside index.html, in any folder, the frame is found', () => {
  const page = 'https://lab.example/a/index.html';
  const [{ text }] = snippetsFor('myst', { ...shared, page });
  assert.match(text, /https:\/\/lab\.example\/a\/embed\.html#\/categories/);
});

test('widgets have the same as traits', () => {
  const [, directive, file] = snippetsFor('myst', shared);
  assert.equal(file.name, /\{anywidget\} (\S+)\n/.exec(directive.text)[1]);
  const { lesson, state, projector, ...view } = JSON.parse(
    /\n(\{[^]*\})\n:::$/.exec(directive.text)[1],
  );
  assert.equal(projector, true);
  const rest = Object.entries(view).map(([name, value]) => `${name}=${value}`);
  holdsWhatIsShared(`#/${lesson}?${state}&${rest.join('&')}&projector`);

  const { text } = snippetsFor('jupyter', shared)[1];
  const traits = [...text.matchAll(/^ {4}(\w+) = traitlets\.Unicode\((".*")\)/gm)];
  const texts = Object.fromEntries(traits.map(([, name, value]) => [name, JSON.parse(value)]));
  assert.deepEqual(texts, { lesson, state, ...view });
  assert.match(text, /projector = traitlets\.Bool\(True\)/);
});
