// The matrix view in each role and state, and with a million rows.

import { html, type TemplateResult } from 'lit';
import { legend } from '../components/legend.ts';
import type { MatrixModel } from '../components/matrixView.ts';
import '../components/matrixView.ts';
import { filmName } from '../text/cast.ts';
import type { Report } from './gallery.ts';
import { COLS, explainNumber, MANY_ROWS, ROWS, type Specimens } from './model.ts';

const at = (values: Float32Array | null, row: number, col: number): number =>
  values?.[row * COLS + col] ?? NaN;

function matrix(model: Pick<MatrixModel, 'name' | 'role' | 'shape' | 'value'>): MatrixModel {
  const shape = `[${model.shape.join(', ')}]`;
  return {
    range: 1,
    caption: model.name,
    explain: (row, col) =>
      explainNumber(`${model.name}[${row}][${col}]`, model.value(row, col) ?? NaN, shape),
    ...model,
  };
}

const ROLES_SHAPE = [ROWS, COLS] as const;

export function matrices(found: Specimens, report: Report): TemplateResult {
  const { film, films, many } = found;
  const parameters: MatrixModel = {
    ...matrix({
      name: 'film',
      role: 'parameter',
      shape: ROLES_SHAPE,
      value: (row, col) => at(film.value, row, col),
    }),
    rowName: filmName,
    columnNames: ['0', '1', '2', '3'],
    choose: true,
    row: (row) => ({ lit: row === 1, current: row === 1, dim: row > 3 }),
  };
  const activations: MatrixModel = {
    ...matrix({
      name: 'm',
      role: 'activation',
      shape: films.shape,
      value: (row, col) => (row === films.shape[0] - 1 ? null : at(films.value, row, col)),
    }),
    rowName: (row) => `m[${row}]`,
    numbered: false,
  };
  const stored = new Set(film.gradRows?.rows);
  const gradients: MatrixModel = {
    ...matrix({
      name: 'film.grad',
      role: 'gradient',
      shape: ROLES_SHAPE,
      value: (row, col) => at(film.grad, row, col),
    }),
    rowName: filmName,
    range: 3,
    row: (row) => (stored.has(row) ? { lit: true } : { absent: 'no gradient' }),
    explain: (row, col) => ({
      ...explainNumber(`film.grad[${row}][${col}]`, at(film.grad, row, col), '[6, 4]'),
      check: () => found.check(row, col),
    }),
  };
  const integers: MatrixModel = {
    ...matrix({
      name: 'one_hot(x)',
      role: 'integer',
      shape: [films.shape[0], ROWS],
      value: (row, col) => (films.indices?.[row] === col ? 1 : 0),
    }),
  };
  const million: MatrixModel = {
    ...matrix({
      name: 'W',
      role: 'parameter',
      shape: [MANY_ROWS, COLS],
      value: (row, col) => at(many, row, col),
    }),
    before: (row) => html`<span aria-hidden="true">${row % 2 === 0 ? '×' : '·'}</span>`,
    choose: true,
  };
  const show = (name: string, model: MatrixModel) =>
    html`<section class="specimen">
      <h3>${name}</h3>
      <lab-matrix
        data-specimen=${model.name}
        .matrix=${model}
        @row=${(event: CustomEvent<number>) => report(`row ${event.detail}`)}
      ></lab-matrix>
    </section>`;
  return html`${legend({ values: 1, gradients: 3 })}
    <div class="panel panel-part specimens instrument">
      ${show('parameter, rows chosen', parameters)} ${show('gradient, sparse', gradients)}
      ${show('activation, the last row still empty', activations)} ${show('integer', integers)}
      ${show('1,000,000 rows', million)}
    </div>`;
}
