// The graph of the model for the tape view: integers and parameters on the left, the loss at the
// end; through a lens, the things of one role stand out.

import type { Role } from '../../components/numberCell.ts';
import type { TapeNode } from '../../components/tapeView.ts';
import type { CollabRun } from './model.ts';
import type { Lens } from './state.ts';
import {
  INPUTS,
  isTable,
  LAYER_OF,
  LOOKUP_OF,
  NODES,
  tableOf,
  TABLES,
  weightHasGrad,
  WEIGHTS,
  type Moment,
  type NodeName,
} from './steps.ts';

/** Integers are on no tape; the drawing gives them places of their own. */
const INTEGERS = { users: -1, films: -2 } as const;

/** The role that a thing shows: its own, or through the lens of gradients that of its gradient. */
function roleOf(own: Role, moment: Moment, lens: Lens): Role {
  if (own === 'integer') return own;
  if (lens === 'gradient') return 'gradient';
  return lens === 'all' && moment.direction === 'backward' ? 'gradient' : own;
}

export function tapeNodes(run: CollabRun, moment: Moment, lens: Lens): TapeNode[] {
  const back = moment.direction === 'backward';
  const seen = (own: Role, hasValue: boolean, hasGrad: boolean) => {
    const role = roleOf(own, moment, lens);
    const reached = role === 'gradient' ? hasGrad : hasValue;
    return { role, reached, dim: lens !== 'all' && (role !== lens || !reached) };
  };
  const integers = (['users', 'films'] as const).map((node, column): TapeNode => ({
    id: INTEGERS[node],
    label: `x[:,${column}]`,
    op: 'int64',
    inputs: [],
    shape: [run.samples.length, 1],
    stops: true,
    ...seen('integer', lens === 'integer' || !back, false),
  }));
  const parameters = [...TABLES, ...WEIGHTS].map((name): TapeNode => {
    const { id, shape } = run.parameterNodes[name];
    const hasGrad = isTable(name) ? moment.received(name) > 0 : weightHasGrad(moment, name);
    return {
      id,
      label: name,
      op: 'parameter',
      inputs: [],
      shape,
      ...seen('parameter', true, hasGrad),
    };
  });
  const nodes = NODES.map((name): TapeNode => {
    const { id, op, shape } = run.nodes[name];
    const table = tableOf(name);
    const weights = WEIGHTS.filter((weight) => LAYER_OF[weight] === name);
    return {
      id,
      label: name,
      op,
      inputs: [
        ...(INPUTS[name] as readonly NodeName[]).map((input) => run.nodes[input].id),
        ...(table === null ? [] : [INTEGERS[LOOKUP_OF[table]], run.parameterNodes[table].id]),
        ...weights.map((weight) => run.parameterNodes[weight].id),
        ...(name === 'loss' ? [run.ratings.id] : []),
      ],
      shape,
      ...seen('activation', moment.hasValue(name), moment.hasGrad(name)),
    };
  });
  const ratings: TapeNode = {
    id: run.ratings.id,
    label: 'ratings',
    op: 'data',
    inputs: [],
    shape: run.ratings.shape,
    stops: true,
    role: 'activation',
    reached: !back,
    dim: lens !== 'all',
  };
  return [...integers, ...parameters, ...nodes, ratings];
}

/** Which node's steps a node of the drawing leads to, or null for data. */
export function nodeNameOf(run: CollabRun, id: number): NodeName | null {
  const table = TABLES.find((one) => run.parameterNodes[one].id === id);
  if (table !== undefined) return LOOKUP_OF[table];
  const weight = WEIGHTS.find((one) => run.parameterNodes[one].id === id);
  if (weight !== undefined) return LAYER_OF[weight];
  const integer = (['users', 'films'] as const).find((one) => INTEGERS[one] === id);
  return integer ?? NODES.find((name) => run.nodes[name].id === id) ?? null;
}
