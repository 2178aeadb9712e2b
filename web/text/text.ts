// Finds the page's sentences by id. A second language is a file like en.ts.

import { html, type TemplateResult } from 'lit';
import { en } from './en.ts';

export type TextId = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

const plural = new Intl.PluralRules('en');

/** The text of `id` with `{name}` filled in. Where it has plural forms, `values.n` picks one. */
export function t(id: TextId, values: Values = {}): string {
  const entry: string | { one: string; other: string } = en[id];
  const form = typeof entry === 'string' ? entry : entry[formFor(values.n)];
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}

function formFor(n: string | number | undefined): 'one' | 'other' {
  return plural.select(Number(n)) === 'one' ? 'one' : 'other';
}

const MARKUP = /(`[^`]+`|\*\*[^*]+\*\*|_[^_\s][^_]*_)/;

/** As `t`, with `` `code` ``, `**marked**` and `_stressed_` made into elements. */
export function rich(id: TextId, values: Values = {}): TemplateResult {
  return html`${t(id, values).split(MARKUP).map(element)}`;
}

function element(part: string): TemplateResult | string {
  if (/^`.+`$/.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
  if (/^\*\*.+\*\*$/.test(part)) return html`<mark>${part.slice(2, -2)}</mark>`;
  if (/^_.+_$/.test(part)) return html`<em>${part.slice(1, -1)}</em>`;
  return part;
}
