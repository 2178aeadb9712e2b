// The model's embedding tables after an epoch: each row with the steps in which it received
// gradient; and what became of row 0.

import { html, type TemplateResult } from 'lit';
import { counterTable } from '../../components/counterTable.ts';
import { numberCell, numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { rich, t } from '../../text/text.ts';
import { percent } from '../../components/format.ts';
import { explainReceived, explainShrinkage, explainWeight, weight } from './inspect.ts';
import { learns, rowOf, rowsOf, stateAt, tableAt, type TrainingRun } from './model.ts';
import type { CategoriesState } from './state.ts';

/** The size at which a cell is fullest. */
export const WEIGHT_RANGE = 0.05;

export function tables(run: TrainingRun, epoch: number, asked: CategoriesState): TemplateResult {
  return html`<div class="embeds">
    ${run.columns.map((_, table) => embedding(run, epoch, asked, table))}
  </div>`;
}

function embedding(
  run: TrainingRun,
  epoch: number,
  asked: CategoriesState,
  table: number,
): TemplateResult {
  const state = stateAt(run, epoch);
  const column = tableAt(state, table);
  const lit = rowsOf(run, asked)[table];
  return html`<table class="embed" data-table=${column.column}>
    <caption>
      ${column.column}
    </caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${t('categories.row')}</th>
        <th scope="col">${t('categories.received')}</th>
        ${range(column.shape[1]).map((col) => html`<th scope="col">[${col}]</th>`)}
      </tr>
    </thead>
    <tbody>
      ${column.vocabulary.map(
        (name, row) =>
          html`<tr class="embed-row ${row === lit ? 'lit' : ''}">
            <th scope="row">
              <span class="embed-name"
                ><span class="row-number">${row}</span
                ><span class="embed-value">${name}</span></span
              >
            </th>
            <td class="embed-received">
              ${numberText(String(state.received[table]?.[row] ?? 0), () =>
                explainReceived(state, table, row),
              )}
            </td>
            ${Array.from(
              rowOf(column, row),
              (value, col) =>
                html`<td>
                  ${numberCell({
                    role: 'parameter',
                    value,
                    label: `${column.column}[${row}][${col}]`,
                    range: WEIGHT_RANGE,
                    digits: 4,
                    explain: () => explainWeight(run, epoch, { table, row, col }),
                  })}
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Row 0 of Sex, before training and now. */
export function rowZero(run: TrainingRun, epoch: number): TemplateResult {
  const table = 0;
  const [now, before] = [stateAt(run, epoch), stateAt(run, 0)];
  const column = tableAt(now, table);
  const cols = range(column.shape[1]);
  const rowAt = (of: typeof now, at: number) =>
    Array.from(rowOf(tableAt(of, table), 0), (value, col) => ({
      written: weight(value),
      explain: () => explainWeight(run, at, { table, row: 0, col }),
    }));
  const ratios = cols.map((col) => ({
    written: percent(run.shrinkage[table]?.[epoch * cols.length + col] ?? NaN),
    explain: () => explainShrinkage(run, epoch, table, col),
  }));
  const verdict = epoch === 0 ? 'start' : learns(now, table) ? 'learns' : ('decays' as const);
  return html`<section class="row-zero" aria-label=${t('categories.row0')}>
    <h2 class="panel-title">${t('categories.row0')}</h2>
    <p class="panel-how">${rich(`categories.row0.${verdict}`)}</p>
    ${counterTable({
      caption: t('categories.row0.caption'),
      columns: cols.map((col) => html`<code>[${col}]</code>`),
      rows: [
        { label: t('categories.row0.before'), values: rowAt(before, 0) },
        { label: t('categories.row0.now'), values: rowAt(now, epoch) },
        { label: t('categories.row0.ratio'), values: ratios },
      ],
    })}
  </section>`;
}
