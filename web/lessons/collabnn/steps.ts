// CollabNN's graph, and the walk over it.
//
//   start · users · films · both · hidden · act · res · pred · loss
//   1 arrives · loss · pred · res · act · hidden · both · films, sample by sample
//   users, sample by sample · the end: nothing goes on to the integers · the update

import * as walk from '../../components/tapeWalk.ts';

/** The nodes of the model in the order of the tape; named as the variables of its code. */
export const NODES = ['users', 'films', 'both', 'hidden', 'act', 'res', 'pred', 'loss'] as const;
export type NodeName = (typeof NODES)[number];

/** The tables that are looked up, and the weights that a Linear layer uses whole. */
export const TABLES = ['user_factors', 'film_factors'] as const;
export const WEIGHTS = [
  'linear1.weight',
  'linear1.bias',
  'linear2.weight',
  'linear2.bias',
] as const;
/** In the core's order. */
export const PARAMETERS = [...TABLES, ...WEIGHTS] as const;
export type TableName = (typeof TABLES)[number];
export type WeightName = (typeof WEIGHTS)[number];
export type ParameterName = (typeof PARAMETERS)[number];

/** The lookup that reads each table. */
export const LOOKUP_OF = {
  user_factors: 'users',
  film_factors: 'films',
} as const satisfies Record<TableName, NodeName>;

/** The Linear layer that uses each weight. */
export const LAYER_OF = {
  'linear1.weight': 'hidden',
  'linear1.bias': 'hidden',
  'linear2.weight': 'res',
  'linear2.bias': 'res',
} as const satisfies Record<WeightName, NodeName>;

/** What each node is computed from, parameters aside. */
export const INPUTS = {
  users: [],
  films: [],
  both: ['users', 'films'],
  hidden: ['both'],
  act: ['hidden'],
  res: ['act'],
  pred: ['res'],
  loss: ['pred'],
} as const satisfies Record<NodeName, readonly NodeName[]>;

const GRAPH: walk.Graph<NodeName, TableName> = {
  nodes: NODES,
  inputs: INPUTS,
  lookupOf: LOOKUP_OF,
};

export type Step = walk.Step<NodeName>;
export type Moment = walk.Moment<NodeName, TableName>;

export const stepsOf = (batch: number): Step[] => walk.stepsOf(GRAPH, batch);
export const momentAt = (steps: readonly Step[], place: number): Moment =>
  walk.momentAt(GRAPH, steps, place);
export { placeOf } from '../../components/tapeWalk.ts';

/** Whether a weight has its gradient. */
export const weightHasGrad = (moment: Moment, weight: WeightName): boolean =>
  moment.passedOn(LAYER_OF[weight]);

export const isTable = (name: string): name is TableName =>
  (TABLES as readonly string[]).includes(name);
export const isParameter = (name: string): name is ParameterName =>
  (PARAMETERS as readonly string[]).includes(name);

/** The table that a lookup reads, or null for another node. */
export const tableOf = (node: NodeName): TableName | null =>
  TABLES.find((table) => LOOKUP_OF[table] === node) ?? null;
