// The languages of the page: every sentence is there in each, says the same things, and stands in
// web/text alone. What numbers look like follows the language, but for floats.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { createServer } from 'vite';
import { sourceFiles } from '../../tools/sourceFiles.mjs';
import { at } from './support.mjs';
import { findTexts } from './texts.mjs';

// The second language is imported when it is asked for, so the server that answers stays open.
const server = await createServer({
  configFile: false,
  root: at('.'),
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
});
after(() => server.close());
const moduleAt = (path) => server.ssrLoadModule(at(path));
const { en } = await moduleAt('web/text/en.ts');
const { de } = await moduleAt('web/text/de.ts');
const text = await moduleAt('web/text/text.ts');
const format = await moduleAt('web/components/format.ts');
const others = { de };
assert.deepEqual(Object.keys(others), text.LANGUAGES.slice(1), 'a language without tests');

const formsOf = (entry) => (typeof entry === 'string' ? { other: entry } : entry);

/** What a sentence must have in every language: its placeholders, its code, how much is marked. */
function skeleton(form) {
  const code = form.match(/`[^`]+`/g) ?? [];
  const prose = form.replace(/`[^`]+`/g, '');
  return {
    names: [...new Set(form.match(/\{\w+\}/g))].sort(),
    code: code.sort(),
    marked: prose.match(/\*\*[^*]+\*\*/g)?.length ?? 0,
    stressed: prose.match(/(?<!\w)_[^_\s][^_]*_(?!\w)/g)?.length ?? 0,
  };
}

for (const [language, texts] of Object.entries(others)) {
  test(`${language} has every sentence, with the same placeholders, code and marks`, () => {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(en).sort());
    for (const [id, entry] of Object.entries(en)) {
      const here = formsOf(texts[id]);
      const wanted = typeof entry === 'string' ? ['other'] : pluralForms(language);
      assert.deepEqual(Object.keys(here).sort(), wanted, `${language} ${id}: its plural forms`);
      for (const [form, sentence] of Object.entries(here)) {
        assert.notEqual(sentence.trim(), '', `${language} ${id} is empty`);
        const original = skeleton(formsOf(entry)[form] ?? formsOf(entry).other);
        assert.deepEqual(skeleton(sentence), original, `${language} ${id}: “${sentence}”`);
      }
    }
  });
}

const pluralForms = (language) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();

test('German sentences are German: their quotes, their umlauts, no English words left', () => {
  for (const [id, entry] of Object.entries(de)) {
    for (const sentence of Object.values(formsOf(entry))) {
      const prose = sentence.replace(/`[^`]+`|\{\w+\}/g, '');
      assert.doesNotMatch(prose, /["”]|\p{L}'\p{L}/u, `${id}: quotes are „…“`);
      const english = /\b(?:the|of|and|which|with|was looked|row|rows)\b/.exec(prose);
      const code = /RuntimeError|IndexError|rows\^0\.56/.test(prose);
      assert.ok(!english || code, `${id}: “${english?.[0]}” in “${sentence}”`);
    }
  }
});

test('a text is that of the language set, with the plural of that language', async () => {
  assert.equal(text.currentLanguage(), 'en');
  assert.equal(text.t('gradient.wrong.after', { n: 1 }), 'after 1 step');
  await text.setLanguage('de');
  assert.equal(text.currentLanguage(), 'de');
  assert.equal(text.t('gradient.wrong.after', { n: 1 }), 'nach 1 Schritt');
  assert.equal(text.t('gradient.wrong.after', { n: 0 }), 'nach 0 Schritten');
  // The last of two calls counts, whichever is there first.
  await Promise.all([text.setLanguage('de'), text.setLanguage('en')]);
  assert.equal(text.currentLanguage(), 'en');
});

test('counts and units follow the language; floats have a point in all of them', async () => {
  const { whole, percent, megabytes, duration, shortTime, fixed, exact, MINUS } = format;
  const written = () => [
    whole(1_234_567),
    whole(-1316),
    percent(0.7841),
    megabytes(12_340_000),
    megabytes(1000),
    duration(0.256),
    duration(61),
    shortTime(0.00000312),
  ];
  const floats = () => [fixed(-1234.5), exact(0.05), fixed(0.748, 4)];
  const plain = floats();
  assert.deepEqual(plain, [`${MINUS}1234.50`, '0.05', '0.7480']);
  assert.deepEqual(written(), [
    '1,234,567',
    `${MINUS}1,316`,
    '78.4 %',
    '12.3',
    '< 0.1',
    '0.26 s',
    '1 min 1 s',
    '3.1 µs',
  ]);
  await text.setLanguage('de');
  assert.deepEqual(written(), [
    '1\u202f234\u202f567',
    `${MINUS}1\u202f316`,
    '78,4 %',
    '12,3',
    '< 0,1',
    '0,26 s',
    '1 min 1 s',
    '3,1 µs',
  ]);
  assert.deepEqual(floats(), plain);
  await text.setLanguage('en');
});

test('no sentence of the page stands outside of web/text', () => {
  const files = sourceFiles(['web'], ['.ts'], at('.')).filter(
    (name) => !/^web\/(?:text|engine|cli|python|gallery)\//.test(name),
  );
  assert.ok(files.length > 100, `${files.length} files`);
  const found = files.flatMap((name) => findTexts(name, readFileSync(at(name), 'utf8')));
  assert.deepEqual(found, []);
});

test('the search for such sentences finds them', () => {
  const finds = (source) => findTexts('a.ts', source).map((line) => line.replace(/^a\.ts:/, ''));
  assert.deepEqual(finds('const a = () => html`<p>Hello you</p>`;'), [
    '1: “Hello you” is written into a template',
  ]);
  assert.equal(finds('const a = () => html`<b\n aria-label="Close">${x}</b>`;').length, 1);
  assert.equal(
    finds('const a = () => html`<b title=${on ? "switch it off" : ""}></b>`;').length,
    1,
  );
  assert.equal(finds('const a = { title: `mean of ${n} steps` };').length, 1);
  assert.deepEqual(finds("const a = t('gate.again');"), [
    "1: t('gate.again') is asked for when the module is loaded",
  ]);
  assert.equal(finds("const a = { b: [rich('gate.again')] };").length, 1);
  const fine = [
    "const a = () => html`<p class=\"prose wide\" title=${t('gate.again')}>${t('gate.again')}: 7 %</p>`;",
    "import { a } from 'some where';",
    'const a = () => html`<code>W.grad of x</code>`;',
    "throw new Error('the row is missing');",
    "const a = { lines: ['import torch', '# look the rows up', 'x = [i for i in y]'] };",
  ];
  for (const source of fine) assert.deepEqual(finds(source), []);
});
