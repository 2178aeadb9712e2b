// What both machines cost, as the core counted it.

import { html, type TemplateResult } from 'lit';
import { whole } from '../../components/format.ts';
import { t } from '../../text/text.ts';
import { gradRowsOf, type LookupRun } from './model.ts';
import { ROWS } from './steps.ts';

export function costs(run: LookupRun): TemplateResult {
  const { output: product } = run.oneHot;
  const { output: copy, table } = run.lookup;
  const rows: [string, number, number][] = [
    [t('costs.forwardMultiplyAdds'), product.multiplyAdds, copy.multiplyAdds],
    [t('costs.forwardBytes'), product.bytes, copy.bytes],
    [t('costs.backwardMultiplyAdds'), product.backwardMultiplyAdds, copy.backwardMultiplyAdds],
    [t('costs.backwardBytes'), product.backwardBytes, copy.backwardBytes],
    [t('costs.gradRows'), run.oneHot.table.shape[0], gradRowsOf(table).rows.length],
  ];
  return html`<table class="costs">
      <caption>
        ${t('costs.caption', { rows: ROWS, n: run.indices.length })}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col"><code>one_hot(x) @ W</code></th>
          <th scope="col"><code>W[x]</code></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([label, left, right]) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${whole(left)}</td>
              <td>${whole(right)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="costs-note">${t('costs.note', { bytes: whole(run.oneHot.hot.bytes) })}</p>`;
}
