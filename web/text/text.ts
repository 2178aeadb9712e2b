// Finds the page's sentences by id, in the language that the page speaks. English is always there;
// any other language comes as a file of its own, for those who ask for it. How to add one: README.

import { html, type TemplateResult } from 'lit';
import { en } from './en.ts';
import type { PluralForms, Translated } from './translated.ts';

export type TextId = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

/** The languages there are, each under its own name. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGE_NAMES;
export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

type Texts = Translated<typeof en>;
const load: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de.ts')).de,
};

let language: Language = 'en';
let texts: Texts = en;
let plural = new Intl.PluralRules(language);
let asked: Language = language;
const listeners = new Set<() => void>();

export const currentLanguage = (): Language => language;

/** Calls `changed` whenever another language is spoken; returns how to stop that. */
export function onLanguageChange(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/**
 * Speaks a language from then on: what is on show has to be drawn anew. Of several calls under way
 * the last one counts.
 */
export async function setLanguage(next: Language): Promise<void> {
  asked = next;
  const loaded = await load[next]();
  if (next !== asked || next === language) return;
  language = next;
  texts = loaded;
  plural = new Intl.PluralRules(language);
  for (const changed of listeners) changed();
}

/** The text of `id` with `{name}` filled in. Where it has plural forms, `values.n` picks one. */
export function t(id: TextId, values: Values = {}): string {
  return fill(formOf(id, values), values);
}

function formOf(id: TextId, values: Values): string {
  const entry: string | PluralForms = texts[id];
  return typeof entry === 'string'
    ? entry
    : (entry[plural.select(Number(values.n))] ?? entry.other);
}

/** Names without a value stay as they are. */
function fill(form: string, values: Values): string {
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
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
  // Split first, filled then: a film called "**Alien**" or "{n}" is text like any other.
  return html`${formOf(id, values)
    .split(MARKUP)
    .map((part) => element(part, values, parts))}`;
}

function element(
  part: string,
  values: Values,
  parts: Readonly<Record<string, TemplateResult>>,
): TemplateResult | string {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  if (name !== undefined && Object.hasOwn(parts, name)) return parts[name];
  const inside = (marks: number): string => fill(part.slice(marks, -marks), values);
  if (/^`.+`$/.test(part)) return html`<code>${inside(1)}</code>`;
  if (/^\*\*.+\*\*$/.test(part)) return html`<mark>${inside(2)}</mark>`;
  if (/^_.+_$/.test(part)) return html`<em>${inside(1)}</em>`;
  return fill(part, values);
}
