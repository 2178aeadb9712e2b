// The graph of the model for the tape view: integers and parameters on the left, the loss at the
// end.

import type { TapeNode } from '../../components/tapeView.ts';
import { CODE } from './inspect.ts';
import type { GradientRun } from './model.ts';
import { INPUTS, LOOKUP_OF, NODES, TABLES, type Moment, type NodeName } from './steps.ts';

/** Integers are on no tape; the drawing gives them places of their own. */
const USER_INDICES = -1;
const FILM_INDICES = -2;

const LABELS: Readonly<Record<NodeName, string>> = {
  ...CODE,
  products: 'users * films',
  userBias: 'user_bias[…]',
  filmBias: 'film_bias[…]',
};

export function tapeNodes(run: GradientRun, moment: Moment): TapeNode[] {
  const batch = run.samples.length;
  const back = moment.direction === 'backward';
  const integers = ([id, column]: readonly [number, number]): TapeNode => ({
    id,
    label: `x[:,${column}]`,
    op: 'int64',
    inputs: [],
    shape: [batch, 1],
    role: 'integer',
    reached: !back,
    stops: true,
  });
  const tables = TABLES.map((table): TapeNode => ({
    id: run.tableNodes[table].id,
    label: table,
    op: 'parameter',
    inputs: [],
    shape: run.tableNodes[table].shape,
    role: back ? 'gradient' : 'parameter',
    reached: back ? moment.received(table) > 0 : true,
  }));
  const ratings: TapeNode = {
    id: run.ratings.id,
    label: 'ratings',
    op: 'data',
    inputs: [],
    shape: run.ratings.shape,
    role: 'activation',
    reached: !back,
    stops: true,
  };
  const nodes = NODES.map((name): TapeNode => {
    const { id, op, shape } = run.nodes[name];
    const table = TABLES.find((one) => LOOKUP_OF[one] === name);
    const inputs =
      table === undefined
        ? (INPUTS[name] as readonly NodeName[]).map((input) => run.nodes[input].id)
        : [table.startsWith('user') ? USER_INDICES : FILM_INDICES, run.tableNodes[table].id];
    return {
      id,
      label: LABELS[name],
      op,
      inputs: name === 'loss' ? [...inputs, ratings.id] : inputs,
      shape,
      role: back ? 'gradient' : 'activation',
      reached: back ? moment.hasGrad(name) : moment.hasValue(name),
    };
  });
  return [integers([USER_INDICES, 0]), integers([FILM_INDICES, 1]), ...tables, ...nodes, ratings];
}

/** What a node of the drawing is: one of the model's, or null for a leaf without steps. */
export function nodeNameOf(run: GradientRun, id: number): NodeName | null {
  const table = TABLES.find((one) => run.tableNodes[one].id === id);
  if (table !== undefined) return LOOKUP_OF[table];
  return NODES.find((name) => run.nodes[name].id === id) ?? null;
}
