// Small changes of meaning in C++ sources: what `npm run mutate` draws from.

/** `text` with `at`…`end` blanked out; line ends stay, so places do. */
const blank = (text, at, end) =>
  text.slice(0, at) + text.slice(at, end).replace(/[^\n]/g, ' ') + text.slice(end);

// What does not compute: comments, literals of text, preprocessor lines.
const literals =
  /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|(?<![\w])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*/gm;

// Nor do these: what a message says, heads of templates, names of types.
const phrases =
  /\bfail<[^]*?;|\.refuse\([^]*?;|\bstatic_assert\([^]*?;|\btemplate <[^\n]*|\busing [^\n]*|\boperator\S+|^\s*\{.*\},?$/gm;

/** `source` without what does not compute, every character at its old place. */
export function computingPart(source) {
  let text = source;
  for (const pattern of [literals, phrases]) {
    for (const found of text.matchAll(pattern)) {
      text = blank(text, found.index, found.index + found[0].length);
    }
  }
  return text;
}

const swaps = {
  '+': '-', '-': '+', '*': '/', '/': '*', '%': '/',
  '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=',
  '<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==',
  '&&': '||', '||': '&&', '&': '|', '|': '&', '^': '|', '<<': '>>', '>>': '<<',
}; // prettier-ignore

// Each finds its places in one computing line, and says what comes there instead.
const kinds = [
  {
    name: 'operator',
    pattern: /(?<=\S )(?:[-+*/]=|<<|>>|&&|\|\||[<>=!]=|[-+*/%<>&|^])(?= \S)/g,
    instead: ([operator]) => [swaps[operator]],
  },
  { name: 'operator', pattern: /\+\+|--/g, instead: ([o]) => [o === '++' ? '--' : '++'] },
  { name: 'sign', pattern: /(?<=[(=,?:] |[([])-(?=[\w(.])/g, instead: () => [''] },
  { name: 'negation', pattern: /!(?=[\w(])/g, instead: () => [''] },
  { name: 'constant', pattern: /\btrue\b|\bfalse\b/g, instead: ([b]) => [String(b !== 'true')] },
  {
    name: 'constant',
    pattern: /(?<![\w.'])\d[\d']*(?![\w.'])/g,
    instead: ([digits]) => {
      const value = Number(digits.replaceAll("'", ''));
      return value === 0 ? ['1'] : [String(value + 1), String(value - 1)];
    },
  },
  {
    name: 'constant',
    pattern: /(?<![\w.'])(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[-+]?\d+)?f?(?![\w.])/g,
    instead: ([number]) => [Number.parseFloat(number) === 0 ? '1.0' : `(${number} * 2)`],
  },
  {
    name: 'constant',
    pattern: /(?<!\w)0x[\dA-Fa-f]+[uUlL]*(?!\w)/g,
    instead: ([number]) => [`(${number} ^ 1)`],
  },
  { name: 'call', pattern: /\bstd::(?:min|max)\b/g, instead: ([c]) => [`std::${c.endsWith('min') ? 'max' : 'min'}`] }, // prettier-ignore
  { name: 'index', pattern: /(?<=[\w)\]]\[)[^[\]]+(?=\])/g, instead: ([at]) => [`(${at}) + 1`] },
];

const declares =
  /^(?:(?:const|constexpr|static|auto|using|return|case|default|public|private|struct|class|enum|friend|inline|virtual|explicit|else|do|extern|namespace)\b(?!;)|[\w:]+(?:<.*>)?[&*]* \w+(?: = .*|\(.*\)(?: const)?|\{.*\}|\[.*\](?: = .*)?|(?:, \w+)*);$)/;
const arrayDeclared = /^\s*(?:(?:const|constexpr|static) )*[\w:]+ \w+\[/;

const balanced = (text) =>
  [...'()[]{}'].every((bracket, place, all) =>
    place % 2 === 1 ? true : text.split(bracket).length === text.split(all[place + 1]).length,
  );

/** True where a line is a whole statement that can be left out. */
function isStatement(line, before) {
  const text = line.trim();
  if (!text.endsWith(';') || !balanced(text) || declares.test(text)) return false;
  return /[;{}:)]$/.test(before) || before === '' || before === 'else';
}

/**
 * All mutations of a source, in order: `{ line, column, kind, before, after }`, where `before` is
 * the text at line and column (both from 1) that `after` takes the place of.
 */
export function mutationsOf(source) {
  const lines = computingPart(source).split('\n');
  const mutations = [];
  let before = '';
  for (const [place, text] of lines.entries()) {
    const add = (column, kind, was, after) =>
      mutations.push({ line: place + 1, column: column + 1, kind, before: was, after });
    for (const { name, pattern, instead } of kinds) {
      if (name === 'index' && arrayDeclared.test(text)) continue;
      for (const found of text.matchAll(pattern)) {
        for (const after of instead(found)) add(found.index, name, found[0], after);
      }
    }
    const trimmed = text.trim();
    if (isStatement(text, before)) {
      const start = text.length - text.trimStart().length;
      add(start, 'dropped', source.split('\n')[place].slice(start).trimEnd(), ';');
    }
    if (trimmed !== '') before = trimmed;
  }
  return mutations;
}

/** `source` with one of its mutations. */
export function mutated(source, { line, column, before, after }) {
  const lines = source.split('\n');
  const text = lines[line - 1];
  if (!text.startsWith(before, column - 1)) throw new Error(`line ${line} has no "${before}"`);
  lines[line - 1] = text.slice(0, column - 1) + after + text.slice(column - 1 + before.length);
  return lines.join('\n');
}
