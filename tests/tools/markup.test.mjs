// Titles and names are text, never markup, and no text becomes a program: nothing in web/ writes markup
// other than by lit's templates, or runs a text.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from '../../tools/run.mjs';
import { sourceFiles } from '../../tools/sourceFiles.mjs';
import { join } from 'node:path';

const forbidden = [
  /\b(?:inner|outer)HTML\b/,
  /\binsertAdjacentHTML\b/,
  /\bcreateContextualFragment\b/,
  /\b(?:set|parse)HTML(?:Unsafe)?\b/,
  /\bunsafe(?:HTML|SVG|MathML|Static)\b/,
  /\bdocument\s*\.\s*write(?:ln)?\b/,
  /\bDOMParser\b/,
  /\bsrcdoc\b/,
  /(?<![.\w])eval\s*\(/,
  /\bnew\s+Function\b/,
  /(?<![.\w])Function\s*\(/,
  /\bset(?:Timeout|Interval)\s*\(\s*['"`]/,
  /['"`]\s*javascript:/i,
  /\son\w+=["']?\$\{/, // an attribute that is run; lit's listeners begin with @
];

const linesWith = (text) =>
  text
    .split('\n')
    .flatMap((line, i) =>
      forbidden.some((one) => one.test(line)) ? [`${i + 1}: ${line.trim()}`] : [],
    );

test('nothing in web/ writes markup or runs a text', () => {
  const files = sourceFiles(['web'], ['.ts', '.mjs', '.html']);
  assert.ok(files.length > 200, `${files.length} files`);
  const found = files.flatMap((file) =>
    linesWith(readFileSync(join(root, file), 'utf8')).map((line) => `${file}:${line}`),
  );
  assert.deepEqual(found, []);
});

test('what would do so is found', () => {
  const samples = [
    'element.innerHTML = title;',
    'html`<p .innerHTML=${title}></p>`',
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js';",
    "element.insertAdjacentHTML('beforeend', title)",
    'document.write(title)',
    'eval(title)',
    'new Function(title)()',
    "setTimeout('run()', 1)",
    'html`<a href="javascript:${title}">`',
    'html`<a onclick=${title}>`',
    'new DOMParser().parseFromString(title)',
  ];
  for (const sample of samples) assert.equal(linesWith(sample).length, 1, sample);
  for (const fine of [
    'html`<a @click=${go}>${title}</a>`',
    'model.eval()',
    'trainer.evaluate()',
    'setTimeout(() => run(), 1)',
  ]) {
    assert.deepEqual(linesWith(fine), []);
  }
});
