// The micro-steps of a model with lookups: one node of the tape at a time, forward, then backward in
// the order in which the core walks; where the walk reaches a lookup, one contribution at a time.

/** A model's graph, under the names that its lesson gives to nodes and tables. */
export interface Graph<N extends string, T extends string> {
  /** In the order of the tape. */
  nodes: readonly N[];
  /** What each node is computed from; the lookups from tables, which are no nodes. */
  inputs: Readonly<Record<N, readonly N[]>>;
  /** The lookup that reads each table. */
  lookupOf: Readonly<Record<T, N>>;
}

export type Step<N extends string> =
  | { kind: 'start' }
  /** The node was computed. */
  | { kind: 'forward'; node: N }
  /** The loss received its gradient, 1. */
  | { kind: 'seed' }
  /** The node passed its gradient on to its inputs. */
  | { kind: 'backward'; node: N }
  /** The lookup added what position `position` of the batch sends to the row that it had read. */
  | { kind: 'scatter'; node: N; position: number }
  /** The walk is over. */
  | { kind: 'end' }
  /** An optimizer moved the rows. */
  | { kind: 'update' };

/** All steps for a batch of some size. */
export function stepsOf<N extends string, T extends string>(
  { nodes, lookupOf }: Graph<N, T>,
  batch: number,
): Step<N>[] {
  const positions = Array.from({ length: batch }, (_, position) => position);
  const lookups: readonly N[] = Object.values(lookupOf);
  const backward = nodes
    .toReversed()
    .flatMap((node): Step<N>[] =>
      lookups.includes(node)
        ? positions.map((position) => ({ kind: 'scatter', node, position }))
        : [{ kind: 'backward', node }],
    );
  return [
    { kind: 'start' },
    ...nodes.map((node): Step<N> => ({ kind: 'forward', node })),
    { kind: 'seed' },
    ...backward,
    { kind: 'end' },
    { kind: 'update' },
  ];
}

const sameStep = <N extends string>(a: Step<N>, b: Step<N>): boolean =>
  a.kind === b.kind &&
  ('node' in a ? a.node : '') === ('node' in b ? b.node : '') &&
  ('position' in a ? a.position : 0) === ('position' in b ? b.position : 0);

/** The place of a step that looks like `wanted`; the end where there is none. */
export function placeOf<N extends string>(steps: readonly Step<N>[], wanted: Step<N>): number {
  const place = steps.findIndex((step) => sameStep(step, wanted));
  return place >= 0 ? place : steps.findIndex(({ kind }) => kind === 'end');
}

/** What there is to be seen at a step. */
export interface Moment<N extends string, T extends string> {
  step: Step<N>;
  direction: 'forward' | 'backward';
  /** The node under way, or null before the first and after the last. */
  node: N | null;
  hasValue: (node: N) => boolean;
  hasGrad: (node: N) => boolean;
  /** Whether the node has passed its gradient on. */
  passedOn: (node: N) => boolean;
  /** How many positions of the batch a table has received the contribution of. */
  received: (table: T) => number;
}

export function momentAt<N extends string, T extends string>(
  { nodes, inputs, lookupOf }: Graph<N, T>,
  steps: readonly Step<N>[],
  place: number,
): Moment<N, T> {
  const step = steps[place] ?? { kind: 'start' };
  const done = steps.slice(0, place + 1);
  const was = (kind: Step<N>['kind'], node?: N): boolean =>
    done.some(
      (one) => one.kind === kind && (node === undefined || ('node' in one && one.node === node)),
    );
  const passedOn = (node: N): boolean => was('backward', node);
  const consumerOf = (node: N): N | undefined =>
    nodes.find((other) => inputs[other].includes(node));
  return {
    step,
    direction: was('seed') ? 'backward' : 'forward',
    node: 'node' in step ? step.node : step.kind === 'seed' ? (nodes.at(-1) ?? null) : null,
    hasValue: (node) => was('forward', node),
    hasGrad: (node) => {
      const consumer = consumerOf(node);
      return consumer === undefined ? was('seed') : passedOn(consumer);
    },
    passedOn,
    received: (table) =>
      done.filter((one) => one.kind === 'scatter' && one.node === lookupOf[table]).length,
  };
}
