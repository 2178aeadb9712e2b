// Packs a lesson for a learning platform, as SCORM 1.2:
//
//   npm run scorm -- LESSON [STATE] [--title TEXT] [--lang en|de] [--mastery 80] [--out FILE]
//
// STATE is what a link has behind "?": "v=1&x=3,1&lock=seed".

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { Failure, isMain, main, root } from './run.mjs';

const usage =
  'npm run scorm -- LESSON [STATE] [--title TEXT] [--lang en|de] [--mastery 80] [--out FILE]';

/** Lets `work` use modules of the page, by their path in web/. */
async function withPage(work) {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
  });
  try {
    return await work((path) => server.ssrLoadModule(join(root, 'web', path)));
  } finally {
    await server.close();
  }
}

/** The package's bytes. Fails with a sentence where there is no such lesson, state or language. */
export const packLesson = (lesson, state, { title, lang, mastery }) =>
  withPage(async (load) => {
    const { lessonNames } = await load('text/lessonNames.ts');
    if (!lessonNames.includes(lesson)) {
      throw new Failure(`there is no lesson "${lesson}": there are ${lessonNames.join(', ')}`);
    }
    const { parseHash, formatHash } = await load('app/router.ts');
    const language = lang === undefined ? '' : `&lang=${encodeURIComponent(lang)}`;
    const { query, view, refused } = parseHash(`#/${lesson}?${state}${language}`);
    if (refused.length > 0) throw new Failure(refused.join('\n'));
    const { setLanguage, t } = await load('text/text.ts');
    await setLanguage(view.lang ?? 'en');
    const { scormPackage } = await load('scorm/package.ts');
    return scormPackage({
      page: readFileSync(join(root, 'dist', 'embedding-lab.html'), 'utf8'),
      lesson,
      hash: formatHash(lesson, query, view),
      title: title ?? t(`${lesson}.title`),
      ...(mastery !== undefined && { masteryScore: Number(mastery) }),
    });
  });

if (isMain(import.meta.url)) {
  await main(async () => {
    const string = { type: 'string' };
    const { values, positionals } = parseArgs({
      options: { title: string, lang: string, mastery: string, out: string },
      allowPositionals: true,
    });
    const [lesson, state = ''] = positionals;
    if (lesson === undefined || positionals.length > 2) throw new Failure(usage);
    await build(['site']);
    const bytes = await packLesson(lesson, state, values);
    const out = values.out ?? `embedding-lab-${lesson}.zip`;
    writeFileSync(out, bytes);
    console.log(`${out}: ${bytes.length} bytes`);
  });
}
