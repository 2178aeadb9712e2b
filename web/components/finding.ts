// What an instrument found: a verdict, told by mark and words before colour, and what it rests on.

import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

export interface Finding {
  /** null: nothing is found yet, `text` says what goes on. */
  good: boolean | null;
  text: string | TemplateResult;
  detail?: string | TemplateResult;
}

export function finding({ good, text, detail }: Finding): TemplateResult {
  const verdict =
    good === null
      ? html`<span class="finding-caption">${text}</span>`
      : html`<span class="verdict ${good ? '' : 'bad'}"
          >${icon(good ? 'check' : 'cross')}<span>${text}</span></span
        >`;
  return html`<div class="finding" role="status">
    ${verdict}${detail === undefined ? nothing : html`<span class="finding-caption">${detail}</span>`}
  </div>`;
}
