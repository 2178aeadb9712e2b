// Finds the page's sentences by id. A second language is a file like en.ts.

import { html, type TemplateResult } from 'lit';
import { en } from './en.ts';

export type TextId = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

const plural = new Intl.PluralRules('en');

/** The text of `id` with `{name}` filled in. Where it has plural forms, `values.n` picks one. */
export function t(id: TextId, values: Values = {}): string {
  return fill(formOf(id, values), values);
}

function formOf(id: TextId, values: Values): string {
  const entry: string | { one: string; other: string } = en[id];
  return typeof entry === 'string' ? entry : entry[formFor(values.n)];
}

/** Names without a value stay as they are. */
function fill(form: string, values: Values): string {
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}

function formFor(n: string | number | undefined): 'one' | 'other' {
  return plural.select(Number(n)) === 'one' ? 'one' : 'other';
}

const MARKUP = /(`[^`]+`|\*\*[^*]+\*\*|_[^_\s][^_]*_|\{\w+\})/;

/**
 * As `t`, with `` `code` ``, `**marked**` and `_stressed_` made into elements. `parts` are elements
 * for `{name}`, such as numbers that open; a plural form is still picked by `values.n`.
 */
export function rich(
  id: TextId,
  values: Values = {},
  parts: Readonly<Record<string, TemplateResult>> = {},
): TemplateResult {
  const names = Object.keys(parts).map((name) => [name, `{${name}}`] as const);
  const text = fill(formOf(id, values), { ...values, ...Object.fromEntries(names) });
  return html`${text.split(MARKUP).map((part) => element(part, parts))}`;
}

function element(
  part: string,
  parts: Readonly<Record<string, TemplateResult>>,
): TemplateResult | string {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  if (name !== undefined) return parts[name] ?? part;
  if (/^`.+`$/.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
  if (/^\*\*.+\*\*$/.test(part)) return html`<mark>${part.slice(2, -2)}</mark>`;
  if (/^_.+_$/.test(part)) return html`<em>${part.slice(1, -1)}</em>`;
  return part;
}
