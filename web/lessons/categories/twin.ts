// The trained model once more, with one-hot vectors instead of lookups: the tables as layers of
// their own, and folded into the layer that follows. All three are played by the core on the same
// weights, and held against each other there.

import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Ref } from '../../engine/program.ts';
import type { Agreement, PassengerState, Weights } from '../../engine/tables.ts';
import { codesOf } from './model.ts';

/** PyTorch's batch norm. */
const EPS = 1e-5;

/** How nearly a machine's numbers agree with those of the lookup. */
export interface Comparison {
  /** Behind the first layer: cells × units numbers. */
  hidden: Agreement;
  /** The probabilities at the end: cells × 2 numbers. */
  predictions: Agreement;
}

export interface Twin {
  /** Numbers that are compared. */
  sizes: { hidden: number; predictions: number };
  oneHot: Comparison;
  folded: Comparison;
  /** What the trainer itself predicts. */
  trainer: Agreement;
}

const MACHINES = ['lookup', 'oneHot', 'folded'] as const;
type Machine = (typeof MACHINES)[number];

/** What a machine gives: the numbers behind the first layer, and the probabilities at the end. */
interface Outputs {
  hidden: Ref;
  predictions: Ref;
}

/** Plays the three machines on one person of every cell. */
export async function compareTwins(engine: Engine, state: PassengerState): Promise<Twin> {
  const program = new Program();
  const indices = await Promise.all(
    state.tables.map((table, place) =>
      codesOf(
        engine,
        table,
        state.cells.cells.map(({ values }) => values[place] ?? ''),
      ),
    ),
  );
  const twin = new TwinModel(program, state, indices);
  const outputs = MACHINES.map((machine) => twin.play(machine));
  const result = await engine.run(program);
  const [lookup, oneHot, folded] = outputs.map(({ hidden, predictions }) => ({
    hidden: nodeOf(result, hidden).value,
    predictions: nodeOf(result, predictions).value,
  }));
  if (!lookup || !oneHot || !folded) throw new Error('a machine gave nothing');
  const against = async (machine: typeof lookup): Promise<Comparison> => ({
    hidden: await engine.tables.agreement(machine.hidden, lookup.hidden),
    predictions: await engine.tables.agreement(machine.predictions, lookup.predictions),
  });
  const trained = Float32Array.from(state.cells.cells.flatMap(({ predicted }) => [...predicted]));
  return {
    sizes: { hidden: lookup.hidden.length, predictions: lookup.predictions.length },
    oneHot: await against(oneHot),
    folded: await against(folded),
    trainer: await engine.tables.agreement(trained, lookup.predictions),
  };
}

/** The model written down in ops, with the weights of a state. */
class TwinModel {
  readonly #program: Program;
  readonly #state: PassengerState;
  /** For each table, the row of every cell. */
  readonly #indices: readonly Int32Array[];

  constructor(program: Program, state: PassengerState, indices: readonly Int32Array[]) {
    this.#program = program;
    this.#state = state;
    this.#indices = indices;
  }

  play(machine: Machine): Outputs {
    const hidden = machine === 'folded' ? this.#folded() : this.#layered(machine === 'oneHot');
    return { hidden, predictions: this.#rest(hidden) };
  }

  /** Rows side by side, times the first layer's matrix. */
  #layered(oneHot: boolean): Ref {
    const rows = this.#state.tables.map(({ value, shape }, table) => {
      const E = this.#tensor(value, shape);
      const indices = this.#rowsIn(table);
      return oneHot
        ? this.#program.call('matmul', this.#program.call('oneHot', indices, shape[0]), E)
        : this.#program.call('embedding', indices, E);
    });
    return this.#times(this.#program.call('concat', rows, 1), this.#weight('layers.0.weight'));
  }

  /** Each table times its part of the first layer's matrix: a wider table, whose rows are added. */
  #folded(): Ref {
    const { value, shape } = this.#values('layers.0.weight');
    let first = 0;
    const parts = this.#state.tables.map((table, place) => {
      const [, width] = table.shape;
      const columns = columnsOf(value, shape, first, width);
      first += width;
      const E = this.#tensor(table.value, table.shape);
      const wide = this.#times(E, this.#tensor(columns, [shape[0], width]));
      return this.#program.call('embedding', this.#rowsIn(place), wide);
    });
    return parts.reduce((sum, part) => this.#program.call('add', sum, part));
  }

  /** From behind the first layer to the probabilities: ReLU and batch norm twice, softmax. */
  #rest(hidden: Ref): Ref {
    const first = this.#norm(this.#program.call('relu', hidden), 0);
    const second = this.#times(first, this.#weight('layers.1.weight'));
    const last = this.#norm(this.#program.call('relu', second), 1);
    const logits = this.#program.call(
      'add',
      this.#times(last, this.#weight('layers.2.weight')),
      this.#weight('layers.2.bias'),
    );
    const powers = this.#program.call('exp', logits);
    return this.#program.call('div', powers, this.#program.call('sum', powers, 1));
  }

  /** Batch norm after training: with its running statistics. */
  #norm(x: Ref, place: number): Ref {
    const part = (name: string): Ref => this.#weight(`norms.${place}.${name}`);
    const variance = this.#program.call('add', part('running_var'), EPS);
    const centred = this.#program.call('sub', x, part('running_mean'));
    const scaled = this.#program.call('div', centred, this.#program.call('sqrt', variance));
    const stretched = this.#program.call('mul', scaled, part('weight'));
    return this.#program.call('add', stretched, part('bias'));
  }

  #rowsIn(table: number): Int32Array {
    const found = this.#indices[table];
    if (found === undefined) throw new Error(`the model has no table ${table}`);
    return found;
  }

  #times(x: Ref, weight: Ref): Ref {
    return this.#program.call('matmul', x, this.#program.call('transpose', weight));
  }

  #values(name: string): Weights {
    const found = this.#state.weights.find((one) => one.name === name);
    if (found === undefined) throw new Error(`the model has no ${name}`);
    return found;
  }

  #weight(name: string): Ref {
    const { value, shape } = this.#values(name);
    return this.#tensor(Float32Array.from(value), shape);
  }

  #tensor(value: Float32Array, shape: readonly number[]): Ref {
    return this.#program.call('tensor', value, { shape });
  }
}

/** Columns first … first + count - 1 of a matrix. */
function columnsOf(
  value: Weights['value'],
  [rows, cols]: readonly [number, number],
  first: number,
  count: number,
): Float32Array {
  return Float32Array.from(
    range(rows).flatMap((row) => range(count).map((col) => value[row * cols + first + col] ?? NaN)),
  );
}
