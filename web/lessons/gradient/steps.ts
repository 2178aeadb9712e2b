// The micro-steps: one node of the tape at a time, forward, then backward in the order in which the
// core walks; where the walk reaches a lookup, one contribution at a time.
//
//   start · users · films · products · dots · user bias · film bias · biases · res · pred · loss
//   1 arrives · loss · pred · res · biases · film bias, sample by sample · user bias, … · dots
//   products · films, sample by sample · users, sample by sample · the end · the update

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
export type LookupName = (typeof LOOKUP_OF)[TableName];

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

export type Step =
  | { kind: 'start' }
  /** The node was computed. */
  | { kind: 'forward'; node: NodeName }
  /** The loss received its gradient, 1. */
  | { kind: 'seed' }
  /** The node passed its gradient on to its inputs. */
  | { kind: 'backward'; node: NodeName }
  /** The lookup added what position `position` of the batch sends to the row that it had read. */
  | { kind: 'scatter'; node: LookupName; position: number }
  /** The walk is over. */
  | { kind: 'end' }
  /** An optimizer moved the rows. */
  | { kind: 'update' };

const isLookup = (node: NodeName): node is LookupName =>
  (Object.values(LOOKUP_OF) as readonly NodeName[]).includes(node);

/** All steps for a batch of some size. */
export function stepsOf(batch: number): Step[] {
  const positions = Array.from({ length: batch }, (_, position) => position);
  const backward = NODES.toReversed().flatMap((node): Step[] =>
    isLookup(node)
      ? positions.map((position) => ({ kind: 'scatter', node, position }))
      : [{ kind: 'backward', node }],
  );
  return [
    { kind: 'start' },
    ...NODES.map((node): Step => ({ kind: 'forward', node })),
    { kind: 'seed' },
    ...backward,
    { kind: 'end' },
    { kind: 'update' },
  ];
}

const sameStep = (a: Step, b: Step): boolean =>
  a.kind === b.kind &&
  ('node' in a ? a.node : '') === ('node' in b ? b.node : '') &&
  ('position' in a ? a.position : 0) === ('position' in b ? b.position : 0);

/** The place of a step that looks like `wanted`; the end where there is none. */
export function placeOf(steps: readonly Step[], wanted: Step): number {
  const place = steps.findIndex((step) => sameStep(step, wanted));
  return place >= 0 ? place : steps.findIndex(({ kind }) => kind === 'end');
}

/** What there is to be seen at a step. */
export interface Moment {
  step: Step;
  direction: 'forward' | 'backward';
  /** The node under way, or null before the first and after the last. */
  node: NodeName | null;
  hasValue: (node: NodeName) => boolean;
  hasGrad: (node: NodeName) => boolean;
  /** How many positions of the batch a table has received the contribution of. */
  received: (table: TableName) => number;
  /** Whether the backward has come as far as the lookup of this table. */
  reached: (table: TableName) => boolean;
}

const consumerOf = (node: NodeName): NodeName | undefined =>
  NODES.find((other) => (INPUTS[other] as readonly NodeName[]).includes(node));

export function momentAt(steps: readonly Step[], place: number): Moment {
  const step = steps[place] ?? { kind: 'start' };
  const done = steps.slice(0, place + 1);
  const was = (kind: Step['kind'], node?: NodeName): boolean =>
    done.some(
      (one) => one.kind === kind && (node === undefined || ('node' in one && one.node === node)),
    );
  const scattered = (table: TableName): number =>
    done.filter((one) => one.kind === 'scatter' && one.node === LOOKUP_OF[table]).length;
  return {
    step,
    direction: was('seed') ? 'backward' : 'forward',
    node: 'node' in step ? step.node : step.kind === 'seed' ? 'loss' : null,
    hasValue: (node) => was('forward', node),
    hasGrad: (node) => {
      const consumer = consumerOf(node);
      return consumer === undefined ? was('seed') : was('backward', consumer);
    },
    received: scattered,
    reached: (table) => scattered(table) > 0,
  };
}
