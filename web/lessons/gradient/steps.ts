// The micro-steps: one node of the tape at a time, forward, then backward in the order in which the
// core walks; where the walk reaches a lookup, one contribution at a time.
//
//   start · users · films · products · dots · user bias · film bias · biases · res · pred · loss
//   1 arrives · loss · pred · res · biases · film bias, sample by sample · user bias, … · dots
//   products · films, sample by sample · users, sample by sample · the end · the update

import * as walk from '../../components/tapeWalk.ts';

/** The nodes of the model in the order of the tape; named as the variables of its code. */
export const NODES = [
  'users',
  'films',
  'products',
  'dots',
  'userBias',
  'filmBias',
  'biases',
  'res',
  'pred',
  'loss',
] as const;
export type NodeName = (typeof NODES)[number];

/** The four tables, named as the model's parameters. */
export const TABLES = ['user_factors', 'film_factors', 'user_bias', 'film_bias'] as const;
export type TableName = (typeof TABLES)[number];

/** The lookup that reads each table. */
export const LOOKUP_OF = {
  user_factors: 'users',
  film_factors: 'films',
  user_bias: 'userBias',
  film_bias: 'filmBias',
} as const satisfies Record<TableName, NodeName>;

/** What each node is computed from; the lookups from tables. */
export const INPUTS = {
  users: [],
  films: [],
  products: ['users', 'films'],
  dots: ['products'],
  userBias: [],
  filmBias: [],
  biases: ['userBias', 'filmBias'],
  res: ['dots', 'biases'],
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
