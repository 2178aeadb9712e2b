// What the panel "Share or embed" gives for MyST, in a page of a book: MyST's own content build
// resolves it, with no theme and nothing from the network.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../tools/run.mjs';
import { pageModules } from '../node/pageModule.mjs';

const book = mkdtempSync(join(tmpdir(), 'myst-'));
after(() => rmSync(book, { recursive: true }));

const [{ snippetsFor }, { PLAIN_VIEW }] = await pageModules([
  'web/app/snippets.ts',
  'web/components/view.ts',
]);
const shared = {
  page: 'https://lab.example/',
  lesson: 'lookup',
  title: 'Lookup',
  query: new globalThis.URLSearchParams('v=1&x=3,1&seed=7'),
  view: { ...PLAIN_VIEW, hide: ['code'], lang: 'de', projector: true },
};
const [frame, widget, file] = snippetsFor('myst', shared);

/** Everything in a page's tree. */
const nodesOf = (node) => [node, ...(node.children ?? []).flatMap(nodesOf)];

test('myst build --site resolves a page with a frame and a widget', () => {
  // A local template stands for the theme, which only drawing the pages needs.
  mkdirSync(join(book, 'theme'));
  writeFileSync(join(book, 'theme', 'template.yml'), 'jtex: v1\nversion: 1.0.0\nkind: site\n');
  writeFileSync(
    join(book, 'myst.yml'),
    'version: 1\nproject:\n  title: A course\nsite:\n  template: ./theme\n',
  );
  writeFileSync(join(book, 'index.md'), `# A page\n\n${frame.text}\n\n${widget.text}\n`);
  writeFileSync(join(book, file.name), file.text);
  const myst = join(root, 'node_modules', 'mystmd', 'dist', 'myst.cjs');
  const said = execFileSync(process.execPath, [myst, 'build', '--site', '--strict'], {
    cwd: book,
    encoding: 'utf8',
    stdio: 'pipe',
    timeout: 120_000,
  });
  assert.match(said, /Built 1 page/);
  assert.doesNotMatch(said, /⚠|⛔/);

  const site = join(book, '_build', 'site');
  const { mdast } = JSON.parse(readFileSync(join(site, 'content', 'index.json'), 'utf8'));
  const nodes = nodesOf(mdast);
  const found = (type) => nodes.filter((node) => node.type === type);
  const [inFrame] = found('iframe');
  assert.equal(
    inFrame.src,
    'https://lab.example/embed.html#/lookup?v=1&x=3,1&seed=7&hide=code&lang=de&projector=1',
  );
  const [shown] = found('anywidget');
  assert.deepEqual(shown.model, {
    lesson: 'lookup',
    state: 'v=1&x=3,1&seed=7',
    hide: 'code',
    lang: 'de',
    projector: true,
  });
  // The module went along into the built book, and leads to the lab.
  const module = join(site, 'public', shown.esm.split('/').at(-1));
  assert.ok(existsSync(module), shown.esm);
  assert.equal(
    readFileSync(module, 'utf8'),
    'export { default } from "https://lab.example/embedding-lab-widget.js";',
  );
});
