// Counts side by side: what each of some ways costs, as the core counted it.

import { html, type TemplateResult } from 'lit';
import type { Explanation } from './inspector.ts';
import { numberText } from './numberCell.ts';

export interface Counter {
  label: string;
  values: readonly { written: string; explain: () => Explanation }[];
}

export interface Counters {
  caption: string | TemplateResult;
  columns: readonly (string | TemplateResult)[];
  rows: readonly Counter[];
}

export function counterTable({ caption, columns, rows }: Counters): TemplateResult {
  return html`<table class="counters">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, values }) =>
          html`<tr>
            <th scope="row">${label}</th>
            ${values.map(({ written, explain }) => html`<td>${numberText(written, explain)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
