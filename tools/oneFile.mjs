// The whole lab as one HTML file that asks nothing of anybody: it works from a double click, from a
// USB stick and offline. Its style sheet, with the faces, and its script, with the worker and the
// core in it, are packed: base64 of what the browser's own DecompressionStream inflates.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { build as viteBuild } from 'vite';
import { Failure, root } from './run.mjs';

const sources = join(root, 'web', 'oneFile');

const pack = (bytes) => deflateRawSync(bytes, { level: 9 }).toString('base64');

/**
 * The cores of the file. The one without vectors is not among them: a browser that can inflate the
 * file knows vectors. Nor is the small one: the other is there as soon.
 */
const cores = ['lab32', 'lab64'];

/** Puts `after` in the place of `before`, which must be there once. */
function replaceOnce(text, before, after) {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Failure(`one file: ${parts.length - 1} times ${before}`);
  return parts.join(after);
}

/** Each core as a module like the one that it is in the site, but with its bytes in it. */
function coresWithin() {
  const glue = 'virtual:core-glue';
  return {
    name: 'cores-within',
    enforce: 'pre',
    resolveId(source) {
      if (source === glue) return `\0${glue}`;
      const name = /(?:^|\/)wasm\/(lab\w+)\.mjs$/.exec(source)?.[1];
      return name ? `\0core:${name === 'lab32Graph' ? 'lab32' : name}` : null;
    },
    load(id) {
      // Emscripten's part is the same for all of them, but for the name of the file that it fetches.
      if (id === `\0${glue}`) {
        const text = readFileSync(join(root, 'build', 'wasm', 'lab32.mjs'), 'utf8');
        return replaceOnce(text, 'new URL("lab32.wasm",import.meta.url).toString()', '""');
      }
      const name = /^\0core:(\w+)$/.exec(id)?.[1];
      if (!name) return null;
      if (!cores.includes(name)) {
        return `export default () => { throw new Error('${name} is not part of the one file'); };`;
      }
      const wasm = pack(readFileSync(join(root, 'build', 'wasm', `${name}.wasm`)));
      return `import create from '${glue}';
        import { unpack } from '${join(sources, 'unpack.ts')}';
        export default async () => create({ wasmBinary: await unpack('${wasm}') });`;
    },
  };
}

/** The worker comes from a Blob, links lead to this very file, …: web/oneFile says how. */
function ownPlace() {
  return {
    name: 'own-place',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null;
      const name = /\/web\/app\/(engineWorker|offline|place)\.ts$/.exec(
        join(importer, '..', source),
      )?.[1];
      return name ? join(sources, `${name}.ts`) : null;
    },
  };
}

/** A script of web/oneFile with all that it imports, and its style sheet where it has one. */
async function bundle(name) {
  const { output } = await viteBuild({
    configFile: false,
    root: join(root, 'web'),
    logLevel: 'warn',
    plugins: [coresWithin(), ownPlace()],
    worker: {
      format: 'iife', // Chromium refuses a module as the worker of a page from file://.
      plugins: () => [coresWithin()],
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      chunkSizeWarningLimit: 5000,
      cssCodeSplit: false,
      rollupOptions: {
        input: join(sources, name),
        output: { format: 'iife', inlineDynamicImports: true },
      },
    },
  });
  const [script, style, ...more] = output;
  if (more.length > 0) throw new Failure(`one file: ${output.map(({ fileName }) => fileName)}`);
  return { script: script.code.trim(), style: style?.source };
}

const data = (id, text) => `<script type="text/plain" id="${id}">${text}</script>`;

const tooOld = `<div id="too-old" hidden>
      <p>This file needs a browser of 2023 or later.</p>
      <p lang="de">Diese Datei braucht einen Browser von 2023 oder später.</p>
    </div>`;

/** The file's text: the site's first page with all that it needs, and the licences of that. */
export async function oneFile(licences) {
  const { script: start } = await bundle('start.ts');
  const { script, style } = await bundle('main.ts');
  const hash = createHash('sha256').update(start).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const charset = '<meta charset="utf-8" />';
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  const end = [
    tooOld,
    data('licences', licences),
    data('packed-style', pack(style)),
    data('packed-script', pack(script)),
    `<script>${start}</script>`,
  ];
  const icon = readFileSync(join(root, 'web', 'icon.svg')).toString('base64');
  return [
    ['./icon.svg', `data:image/svg+xml;base64,${icon}`],
    [charset, `${charset}\n    ${meta}`],
    ['    <script type="module" src="./main.ts"></script>\n', ''],
    ['  </body>', `    ${end.join('\n    ')}\n  </body>`],
  ].reduce(
    (text, [place, content]) => replaceOnce(text, place, content),
    readFileSync(join(root, 'web', 'index.html'), 'utf8'),
  );
}
