// The row number that stands for a value: all that the model gets of it.

import { html, type TemplateResult } from 'lit';
import { inspect, type Explanation } from '../../components/inspector.ts';
import { t } from '../../text/text.ts';

export interface CodeChip {
  value: string;
  row: number;
  explain: () => Explanation;
  lit?: boolean;
}

export function codeChip({ value, row, explain, lit = false }: CodeChip): TemplateResult {
  return html`<button
    type="button"
    class="chip code-chip ${lit ? 'lit' : ''}"
    data-number
    aria-label=${t('categories.chip', { value: value || t('categories.nothing'), row })}
    title=${value}
    @click=${(event: Event) => {
      event.preventDefault();
      inspect(event, explain());
    }}
  >
    ${row}
  </button>`;
}
