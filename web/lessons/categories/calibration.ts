// What became of each cell's people, and what the model says: a tick and a disc on one scale.

import { html, type TemplateResult } from 'lit';
import { numberText } from '../../components/numberCell.ts';
import type { TabularCell, TabularCells } from '../../engine/tables.ts';
import { t } from '../../text/text.ts';
import { percent } from '../../components/format.ts';
import { explainPredicted, explainShare } from './inspect.ts';

export function calibration({ cells }: TabularCells): TemplateResult {
  return html`<table class="calibration">
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">${t('categories.cell')}</span></th>
        <th scope="col" class="calibration-key">
          <span class="calibration-true" aria-hidden="true"></span>${t('categories.true')}
        </th>
        <th scope="col" class="calibration-scale" aria-hidden="true">
          <span>0</span><span>100 %</span>
        </th>
        <th scope="col" class="calibration-key">
          <span class="calibration-predicted" aria-hidden="true"></span>${t('categories.predicted')}
        </th>
      </tr>
    </thead>
    <tbody>
      ${cells.map(cellRow)}
    </tbody>
  </table>`;
}

function cellRow(cell: TabularCell): TemplateResult {
  const [, share = NaN] = cell.shares;
  const [, predicted = NaN] = cell.predicted;
  const place = (value: number): string => `--at: ${(100 * value).toFixed(2)}%`;
  const [low, high] = [Math.min(share, predicted), Math.max(share, predicted)];
  return html`<tr data-cell=${cell.values.join(' ')}>
    <th scope="row"><span class="cell-name">${cell.values.join(', ')}</span></th>
    <td>${numberText(percent(share), () => explainShare(cell))}</td>
    <td class="calibration-place" aria-hidden="true">
      <span class="calibration-track">
        <span
          class="calibration-gap"
          style=${`--from: ${(100 * low).toFixed(2)}%; --to: ${(100 * high).toFixed(2)}%`}
        ></span>
        <span class="calibration-true" style=${place(share)}></span>
        <span class="calibration-predicted" style=${place(predicted)}></span>
      </span>
    </td>
    <td>${numberText(percent(predicted), () => explainPredicted(cell))}</td>
  </tr>`;
}
