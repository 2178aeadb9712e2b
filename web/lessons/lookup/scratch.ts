// The module written from scratch beside nn.Embedding, line by line, on the numbers of the screen.

import { html, type TemplateResult } from 'lit';
import { numberCell } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { t } from '../../text/text.ts';
import { explainCopy, explainRowGrad } from './inspect.ts';
import { GRAD_RANGE, VALUE_RANGE } from './machine.ts';
import { gradOfRow, gradRowsOf, rowOf, type LookupRun } from './model.ts';
import { COLS, ROWS } from './steps.ts';

/** Both sides of each line; the tensors W and g are those of the code above. */
function pairs({ indices }: LookupRun): (readonly [scratch: string, library: string])[] {
  const column = `x[:,0]  # tensor([${[...indices].join(', ')}])`;
  return [
    [
      `self.user_factors = create_params([${ROWS}, ${COLS}])`,
      `self.user_factors = nn.Embedding(${ROWS}, ${COLS})`,
    ],
    ['self.user_factors.data = W', 'self.user_factors.weight.data = W'],
    [column, column],
    ['users = self.user_factors[x[:,0]]', 'users = self.user_factors(x[:,0])'],
    ['users.backward(g)', 'users.backward(g)'],
    ['self.user_factors.grad', 'self.user_factors.weight.grad'],
  ];
}

export function scratch(run: LookupRun): TemplateResult {
  const grads = gradRowsOf(run.lookup.table);
  return html`<table class="pairs">
      <caption class="visually-hidden">
        ${t('scratch.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('scratch.own')}</th>
          <th scope="col">${t('scratch.library')}</th>
        </tr>
      </thead>
      <tbody>
        ${pairs(run).map(
          ([own, library]) =>
            html`<tr>
              <td><code>${own}</code></td>
              <td><code>${library}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
    <dl class="outcomes">
      ${range(run.indices.length).map(
        (b) =>
          html`<div class="outcome">
            <dt><code>users[${b}]</code></dt>
            <dd>
              ${Array.from(rowOf(run.lookup.output.value, b), (value, col) =>
                numberCell({
                  role: 'activation',
                  value,
                  label: `users[${b}][${col}]`,
                  range: VALUE_RANGE,
                  explain: () => explainCopy(run, b, col),
                }),
              )}
            </dd>
          </div>`,
      )}
      ${Array.from(grads.rows, (row) => {
        const grad = gradOfRow(grads, row) ?? new Float32Array();
        return html`<div class="outcome">
          <dt><code>grad[${row}]</code></dt>
          <dd>
            ${Array.from(grad, (value, col) =>
              numberCell({
                role: 'gradient',
                value,
                label: `grad[${row}][${col}]`,
                range: GRAD_RANGE,
                explain: () => explainRowGrad(run, run.indices.length, value, row, col),
              }),
            )}
          </dd>
        </div>`;
      })}
    </dl>`;
}
