// Gradient descent on the sheet. The core plays all of it; every number here is found in its traces.
// The steps are those of the trainer (SGD, a constant rate), bit for bit.

import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Capture, type Ref } from '../../engine/program.ts';
import type { Sheet } from '../../engine/sheet.ts';
import type { Shape, TraceNode } from '../../engine/trace.ts';
import { editsAt, type Edits, type Place } from './edits.ts';
import {
  drawTables,
  elementOf,
  recordLoss,
  recordPrediction,
  recordTables,
  TABLES,
  tableOf,
  type Predicted,
  type TableName,
  type TableRefs,
  type Tables,
} from './model.ts';
import { allCells, batchesOf, hiddenCount, hide, knownOf, type Rating } from './ratings.ts';
import type { Setting } from './state.ts';

// ---- Gradient descent ---------------------------------------------------------------------------

/** Every cell of the sheet at one moment, row-major. */
export interface Cells {
  dot: Float32Array;
  res: Float32Array;
  pred: Float32Array;
  /** pred − rating: NaN where there is no rating. */
  error: Float32Array;
}

/** One step: the ratings it took, and what came back to the tables. */
interface StepRecord {
  batch: readonly Rating[];
  /** Predictions of the batch before the step. */
  pred: Float32Array;
  /** Of the batch, before the step. */
  loss: number;
  grads: Readonly<Partial<Record<TableName, Float32Array>>>;
}

/** The sheet after some steps. */
export interface Moment {
  tables: Tables;
  cells: Cells;
  /** Mean squared error over the ratings that the model is shown. */
  loss: number;
  /** The same over those that are hidden from it; null where none are. */
  hiddenLoss: number | null;
}

export interface Run {
  setting: Setting;
  /** As the model is shown it: without what is hidden. */
  sheet: Sheet;
  known: readonly Rating[];
  hidden: readonly Rating[];
  /** What the seed drew, before any edit. */
  drawn: Tables;
  /** moments[t]: after t steps and the edits made there. */
  moments: readonly Moment[];
  /** steps[t]: the step from moments[t] to moments[t + 1]. */
  steps: readonly StepRecord[];
  /** The first step after which a number is not finite, or null. */
  diverged: number | null;
  stepsPerEpoch: number;
}

/** Plays the whole run of a state. Rejects with the core's error. */
export async function runSheet(engine: Engine, whole: Sheet, setting: Setting): Promise<Run> {
  const { sheet, hidden } = await hide(engine, whole, hiddenCount(whole), setting.seed);
  const known = knownOf(sheet);
  const [drawn, { batches, stepsPerEpoch }] = await Promise.all([
    drawTables(engine, sheet, setting.seed),
    batchesOf(engine, known, setting.seed),
  ]);
  const played = await descend(engine, { sheet, known, hidden, drawn, batches, setting });
  return { ...played, stepsPerEpoch };
}

/** What gradient descent begins with, and what it is to do. */
interface Plan {
  sheet: Sheet;
  known: readonly Rating[];
  hidden: readonly Rating[];
  drawn: Tables;
  batches: readonly (readonly Rating[])[];
  setting: Setting;
}

/** From `drawn`, one step for each batch; edits take effect where they were made. */
async function descend(engine: Engine, plan: Plan): Promise<Omit<Run, 'stepsPerEpoch'>> {
  const { batches, setting } = plan;
  const starts = [...new Set([0, ...setting.edits.map(({ step }) => step)])].sort((a, b) => a - b);
  const moments: Moment[] = [];
  const steps: StepRecord[] = [];
  let tables = plan.drawn;
  for (const [i, start] of starts.entries()) {
    tables = edited(tables, editsAt(setting.edits, start));
    const segment = batches.slice(start, starts[i + 1] ?? batches.length);
    const played = await playSegment(engine, plan, tables, segment);
    moments.splice(start, 1, ...played.moments); // the first one again, with the edits
    steps.push(...played.steps);
    tables = moments.at(-1)?.tables ?? tables;
  }
  const bad = moments.findIndex(({ loss }) => !Number.isFinite(loss));
  return { ...plan, moments, steps, diverged: bad < 0 ? null : bad };
}

/** Tables with numbers typed over some of theirs. */
function edited(tables: Tables, edits: Edits): Tables {
  if (edits.length === 0) return tables;
  const copies = Object.fromEntries(
    TABLES.map((name) => [name, Float32Array.from(tables[name])]),
  ) as Record<TableName, Float32Array>;
  for (const edit of edits) {
    const table = copies[tableOf(edit)];
    if (elementOf(edit) < table.length) table[elementOf(edit)] = edit.value;
  }
  return copies;
}

async function playSegment(
  engine: Engine,
  { sheet, known, hidden, setting }: Plan,
  start: Tables,
  batches: readonly (readonly Rating[])[],
): Promise<{ moments: Moment[]; steps: StepRecord[] }> {
  const program = new Program();
  const tables = recordTables(program, start, setting);
  const optimizer = program.optimizer('sgd', Object.values(tables), { lr: setting.lr });
  const predict = (pairs: readonly { user: number; item: number }[]): Predicted =>
    recordPrediction(program, tables, pairs, setting);
  /** The loss of some cells, looked up among the predictions of all. */
  const lossOf = (pred: Ref, ratings: readonly Rating[]): Ref | null => {
    if (ratings.length === 0) return null;
    const places = ratings.map(({ user, item }) => user * sheet.items.length + item);
    const cells = program.call('embedding', Int32Array.from(places), pred);
    return recordLoss(program, cells, ratings);
  };

  const recordMoment = (): ((capture: Capture) => Moment) => {
    const cells = predict(allCells(sheet));
    const shape: Shape = [sheet.ratings.length, 1];
    const ratings = program.call('tensor', sheet.ratings, { shape, name: 'ratings' });
    const error = program.call('sub', cells.pred, ratings);
    const [loss, hiddenLoss] = [lossOf(cells.pred, known), lossOf(cells.pred, hidden)];
    return (capture) => ({
      tables: { ...start, ...mapTables(tables, (ref) => nodeOf(capture, ref).value) },
      cells: cellsOf(capture, { ...cells, error }),
      loss: loss === null ? NaN : numberOf(capture, loss),
      hiddenLoss: hiddenLoss && numberOf(capture, hiddenLoss),
    });
  };
  const recordStep = (batch: readonly Rating[]): ((capture: Capture) => StepRecord) => {
    const { pred } = predict(batch);
    const loss = recordLoss(program, pred, batch);
    program.zeroGrad(optimizer);
    program.backward(loss);
    return (capture) => ({
      batch,
      pred: nodeOf(capture, pred).value,
      loss: numberOf(capture, loss),
      grads: mapTables(tables, (ref) => gradOf(nodeOf(capture, ref))),
    });
  };

  const looks: {
    moment: (capture: Capture) => Moment;
    step: ((capture: Capture) => StepRecord) | null;
  }[] = [];
  for (const batch of [...batches, null]) {
    program.within(() => {
      looks.push({ moment: recordMoment(), step: batch && recordStep(batch) });
      program.capture();
      if (batch !== null) program.step(optimizer);
    });
  }
  const { captures } = await engine.run(program);
  const seen = captures.map((capture, i) => ({
    moment: looks[i]?.moment(capture),
    step: looks[i]?.step?.(capture),
  }));
  return {
    moments: seen.flatMap(({ moment }) => moment ?? []),
    steps: seen.flatMap(({ step }) => step ?? []),
  };
}

const mapTables = <T>(tables: TableRefs, read: (ref: Ref) => T): Partial<Record<TableName, T>> =>
  Object.fromEntries(Object.entries(tables).map(([name, ref]) => [name, read(ref)]));

function gradOf({ grad, value }: TraceNode): Float32Array {
  return grad ?? new Float32Array(value.length);
}

const numberOf = (capture: Capture, ref: Ref): number => nodeOf(capture, ref).value[0] ?? NaN;

function cellsOf(capture: Capture, refs: Predicted & { error: Ref }): Cells {
  const value = (ref: Ref): Float32Array => nodeOf(capture, ref).value;
  return {
    dot: value(refs.dot),
    res: value(refs.res),
    pred: value(refs.pred),
    error: value(refs.error),
  };
}

/** The number at a place after some steps. */
export const numberAt = ({ tables }: Moment, place: Place): number =>
  tables[tableOf(place)][elementOf(place)] ?? NaN;
