// Finds sentences of the page that stand elsewhere than in web/text, and texts that are asked for
// when a module is loaded, before the page has a language.

import ts from 'typescript';

/** Attributes that a person reads, or hears from a screen reader. */
const READ =
  /\s(?:aria-(?:label|description|valuetext|roledescription|placeholder)|title|placeholder|alt|label)=(?:"([^"]*)"|'([^']*)')/g;

/** Names and code, which are the same in every language. */
const NAMES = /PyTorch(?: [\d.]+)?|fastai|Linear\(|bias=False/g;
const WORD = /\p{L}{2,}/u;

/** Two words with a blank between. */
const SENTENCE = /(?:^|[\s(“„])\p{L}?\p{Ll}+,? \p{Ll}{2,}(?:$|[\s.,:;?!)”“…])/u;

/** Listings, in which only code is written. */
const LISTING = /\/(?:code|files)\.ts$/;
/** Python, with or without a comment; what PyTorch says; selectors and classes of elements. */
const CODE = /[#=]|^\s*(?:import|from|for|return|def|#)\b|\w\(|\breturn\b|^(?:Type|Runtime)Error:/;
const MARKUP = /^(?:tbody tr|td, th|message bad)$/;

/** What is wrong in a file, a line for each: "web/a.ts:3: …". */
export function findTexts(name, source) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const report = (node, what) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1}: ${what}`);
  };

  const visit = (node, later) => {
    if (isTemplate(node)) {
      for (const text of textsOf(node.template)) {
        if (WORD.test(text)) report(node, `“${text}” is written into a template`);
      }
    } else if (isString(node) && !LISTING.test(name) && !isApart(node)) {
      const { text } = node;
      const isCode = CODE.test(text) || MARKUP.test(text);
      if (SENTENCE.test(text) && !isCode) report(node, `“${text}” is written into a string`);
    } else if (
      !later &&
      ts.isCallExpression(node) &&
      /^(?:t|rich)$/.test(node.expression.getText())
    ) {
      report(node, `${node.getText()} is asked for when the module is loaded`);
    }
    const within = later || ts.isFunctionLike(node) || ts.isPropertyDeclaration(node);
    ts.forEachChild(node, (child) => visit(child, within));
  };
  visit(file, false);
  return found;
}

const isTemplate = (node) =>
  ts.isTaggedTemplateExpression(node) && /^(?:html|svg)$/.test(node.tag.getText());

const isPiece = (node) =>
  ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

const isString = (node) =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || isPiece(node);

/** Strings that no page shows: imports, types, errors, and the pieces of templates. */
function isApart(node) {
  if (ts.isTaggedTemplateExpression(node.parent)) return true;
  if (isPiece(node)) {
    const whole = ts.isTemplateHead(node) ? node.parent : node.parent.parent;
    if (ts.isTaggedTemplateExpression(whole.parent)) return true;
  }
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (ts.isImportDeclaration(outer) || ts.isTypeNode(outer)) return true;
    if (ts.isNewExpression(outer) && /Error$/.test(outer.expression.getText())) return true;
  }
  return false;
}

/** The texts and the read attributes of a template, cut where a value stands. */
function textsOf(template) {
  const HOLE = '\u0000';
  const markup = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map((span) => span.literal.text)].join(HOLE);
  const attributes = [...markup.matchAll(READ)].map(([, double, single]) => double ?? single);
  const between = markup
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(code|style)\b[^>]*>[^<]*<\/\1>/g, '')
    .split(/<\/?[a-z][^>]*>/i);
  return [...attributes, ...between]
    .flatMap((text) => text.split(HOLE))
    .map((text) => text.replace(NAMES, '').trim())
    .filter((text) => text !== '');
}
