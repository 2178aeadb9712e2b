// What a closer look found: numbers in a table, or what the core answered.

import { html, nothing, type TemplateResult } from 'lit';
import { counterTable } from '../../components/counterTable.ts';
import type { Outcome } from './beats.ts';

export function outcomeView({ table, answers }: Outcome): TemplateResult {
  return html` ${table ? counterTable(table) : nothing} ${answers ? answersOf(answers) : nothing} `;
}

function answersOf(answers: NonNullable<Outcome['answers']>): TemplateResult {
  return html`<dl class="answers">
    ${answers.map(
      ({ label, words }) =>
        html`<dt>${label}</dt>
          <dd><code>${words}</code></dd>`,
    )}
  </dl>`;
}
