// All parameters: the two tables, of which rows are taken, and the weights of the Linear layers,
// which are used whole. Parameters going forward, gradients coming back, parameters again after
// the step; through the lens of either, that alone.

import { html, type TemplateResult } from 'lit';
import { counterTable, type Counter } from '../../components/counterTable.ts';
import { shapeText } from '../../components/formula.ts';
import '../../components/matrixView.ts';
import type { MatrixModel, RowState } from '../../components/matrixView.ts';
import { range } from '../../components/numbers.ts';
import { gradOfRow } from '../../components/traceRows.ts';
import { rich, t } from '../../text/text.ts';
import * as explain from './inspect.ts';
import * as back from './inspectBack.ts';
import { indicesOf } from './model.ts';
import { GRAD_RANGE, nameOf, VALUE_RANGE } from './shared.ts';
import type { Lens } from './state.ts';
import {
  isTable,
  LAYER_OF,
  LOOKUP_OF,
  TABLES,
  weightHasGrad,
  WEIGHTS,
  type Moment,
  type ParameterName,
  type TableName,
  type WeightName,
} from './steps.ts';

/** A row that a person chose. */
export interface Chosen {
  table: TableName;
  row: number;
}

export interface TablesView {
  context: explain.Context;
  moment: Moment;
  lens: Lens;
  chosen: Chosen | null;
  onRow: (table: TableName, row: number) => void;
}

type What = 'value' | 'grad' | 'updated';

function shown({ moment, lens }: TablesView): What {
  if (lens === 'gradient') return 'grad';
  if (moment.step.kind === 'update') return 'updated';
  return moment.direction === 'backward' && lens !== 'parameter' ? 'grad' : 'value';
}

export function tables(view: TablesView): TemplateResult {
  const what = shown(view);
  return html`<div class="collab-tables">
      ${TABLES.map((table) => titled(view, table, what, tableModel(view, table, what)))}
      ${titled(view, 'linear1.weight', what, weightModel(view, 'linear1.weight', what))}
    </div>
    <div class="collab-tables small">
      ${WEIGHTS.slice(1).map((name) => titled(view, name, what, weightModel(view, name, what)))}
    </div>`;
}

function titled(
  view: TablesView,
  name: ParameterName,
  what: What,
  matrix: MatrixModel,
): TemplateResult {
  return html`<section class="collab-table" aria-label=${name} data-table=${name}>
    <h3 class="panel-title">
      <code>${name}${what === 'grad' ? '.grad' : ''}</code>
      <span class="collab-shape collab-label">${shapeText(matrix.shape)}</span>
    </h3>
    <p class="panel-how collab-label">${how(view, name, what)}</p>
    <lab-matrix
      .matrix=${matrix}
      @row=${(event: CustomEvent<number>) => {
        if (isTable(name)) view.onRow(name, event.detail);
      }}
    ></lab-matrix>
  </section>`;
}

/** What is true of a parameter at this moment, in a few words. */
function how({ context, moment }: TablesView, name: ParameterName, what: What): string {
  const { run } = context;
  if (what === 'updated') {
    return t(`collabnn.how.${run.updated.optimizer}`);
  }
  if (what === 'value') {
    if (!isTable(name)) return t('collabnn.how.whole');
    const rows = new Set(indicesOf(run.samples, name)).size;
    return t('collabnn.how.rows', { n: rows, all: run.parameterNodes[name].shape[0] });
  }
  const come = isTable(name) ? moment.received(name) > 0 : weightHasGrad(moment, name);
  if (!come) return t('collabnn.how.notYet');
  return t(isTable(name) ? 'collabnn.how.gradRows' : 'collabnn.how.gradWhole');
}

function tableModel(view: TablesView, table: TableName, what: What): MatrixModel {
  const { context, moment, chosen } = view;
  const { run } = context;
  const { shape, value } = run.parameterNodes[table];
  const count = moment.received(table);
  const node = run.soFar[table][count];
  const gradRow = (row: number): Float32Array | null =>
    count === 0 || node === undefined ? null : gradOfRow(node, row);
  const values = what === 'updated' ? run.updated.values[table] : value;
  const looked = indicesOf(run.samples, table);
  const { step } = moment;
  const row = (place: number): RowState => {
    const read = looked.includes(place);
    const arriving =
      step.kind === 'scatter' && step.node === LOOKUP_OF[table] && looked[step.position] === place;
    const asked = chosen?.table === table && chosen.row === place;
    if (what === 'grad') {
      return {
        lit: looked.subarray(0, count).includes(place),
        dim: count > 0 && !looked.subarray(0, count).includes(place),
        current: arriving || asked,
      };
    }
    const seen = what === 'updated' || moment.hasValue(LOOKUP_OF[table]);
    const copied = moment.node === LOOKUP_OF[table] && read && step.kind === 'forward';
    return { lit: seen && read, dim: seen && !read, current: copied || asked };
  };
  return {
    ...common(table, what, shape),
    rowName: (place) => nameOf(table, place),
    choose: true,
    row,
    value: (place, col) =>
      what === 'grad' ? (gradRow(place)?.[col] ?? null) : (values[place * shape[1] + col] ?? null),
    explain: (place, col) => {
      if (what === 'updated') return back.explainUpdated(context, table, place, col);
      if (what === 'value') return explain.explainParameter(context, table, place, col);
      const value = gradRow(place)?.[col] ?? NaN;
      return back.explainTableGrad(context, table, place, col, { value, count });
    },
  };
}

function weightModel(view: TablesView, name: WeightName, what: What): MatrixModel {
  const { context, moment } = view;
  const { run } = context;
  const { shape, value, grad } = run.parameterNodes[name];
  const reached = weightHasGrad(moment, name);
  const values = what === 'updated' ? run.updated.values[name] : value;
  const current = moment.node === LAYER_OF[name];
  return {
    ...common(name, what, shape),
    ...(shape[0] > 1 ? { rowName: (unit: number) => t('collabnn.unit', { unit }) } : {}),
    ...(shape[0] === 1 ? { rowName: () => t('collabnn.oneRow') } : {}),
    numbered: false,
    row: () => ({ current }),
    value: (row, col) => {
      const place = row * shape[1] + col;
      if (what === 'grad') return reached ? (grad?.[place] ?? null) : null;
      return values[place] ?? null;
    },
    explain: (row, col) => {
      if (what === 'updated') return back.explainUpdated(context, name, row, col);
      if (what === 'value') return explain.explainParameter(context, name, row, col);
      return back.explainWeightGrad(context, name, row, col);
    },
  };
}

function common(name: ParameterName, what: What, shape: MatrixModel['shape']) {
  return {
    name: what === 'grad' ? `${name}.grad` : name,
    role: what === 'grad' ? ('gradient' as const) : ('parameter' as const),
    shape,
    range: what === 'grad' ? GRAD_RANGE : VALUE_RANGE,
    caption: t('collabnn.tables.caption', { name }),
    columnNames: range(shape[1]).map(String),
  };
}

// ---- "Are the embedding matrices the input?" ------------------------------------------------------

const COUNTED = ['user_factors', 'film_factors', 'linear1.weight'] as const;

/** How much of each matrix takes part, counted over the trace. */
export function useOfMatrices({ run }: explain.Context, moment: Moment): TemplateResult {
  const lookupOf = (name: (typeof COUNTED)[number]) =>
    name === 'linear1.weight' ? null : run.nodes[LOOKUP_OF[name]];
  const count = (
    id: 'rows' | 'read' | 'grad' | 'forward',
    of: (name: (typeof COUNTED)[number]) => number,
    note: 'counted' | 'work',
  ): Counter => ({
    label: t(`collabnn.use.${id}`),
    values: COUNTED.map((name) => {
      const written = String(of(name));
      const whole = note === 'counted' && name === 'linear1.weight';
      return {
        written,
        explain: () => ({
          title: `${name}: ${t(`collabnn.use.${id}`)}`,
          lines: [`= ${written}`],
          note: t(`collabnn.use.why.${whole ? 'whole' : note}`),
          shape: shapeText(run.parameterNodes[name].shape),
          pytorch: name === 'linear1.weight' ? 'both @ linear1.weight.T' : `${name}(x[…])`,
          bits: null,
        }),
      };
    }),
  });
  const rowsOf = (name: ParameterName): number => run.parameterNodes[name].shape[0];
  const back = moment.direction === 'backward';
  return html`<div class="collab-use">
    <p class="prose">${rich('collabnn.use.text', { n: run.samples.length })}</p>
    ${counterTable({
      caption: t('collabnn.use.caption'),
      columns: COUNTED.map((name) => html`<code>${name}</code>`),
      rows: [
        count('rows', rowsOf, 'counted'),
        count(
          'read',
          (name) => new Set(lookupOf(name)?.indices ?? range(rowsOf(name))).size,
          'counted',
        ),
        ...(back
          ? [
              count(
                'grad',
                (name) => new Set(lookupOf(name)?.contributions?.rows ?? range(rowsOf(name))).size,
                'counted',
              ),
            ]
          : []),
        count('forward', (name) => (lookupOf(name) ?? run.nodes.hidden).multiplyAdds, 'work'),
      ],
    })}
  </div>`;
}
