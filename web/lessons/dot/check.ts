// A gradient held against a finite difference, which the core computes in double.

import type { GradientCheck } from '../../components/inspector.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import type { Run } from './descent.ts';
import { elementOf, recordLoss, recordPrediction, recordTables, tableOf } from './model.ts';
import type { Place } from './edits.ts';
import { gradientAt } from './inspect.ts';

/** Gradients are floats, differences doubles: this much apart, they are the same to a float. */
const close = (gradient: number, difference: number): boolean =>
  Math.abs(gradient - difference) <= 1e-5 + 1e-4 * Math.abs(difference);

/** How the loss of the batch that led to `step` changes with one number. */
export async function checkGradient(
  engine: Engine,
  run: Run,
  step: number,
  place: Place,
): Promise<GradientCheck> {
  const record = run.steps[step - 1];
  const before = run.moments[step - 1];
  if (record === undefined || before === undefined) throw new Error(`there is no step ${step}`);
  const program = new Program();
  const tables = recordTables(program, before.tables, run.setting);
  const { pred } = recordPrediction(program, tables, record.batch, run.setting);
  const output = recordLoss(program, pred, record.batch);
  const of = tables[tableOf(place)];
  if (of === undefined) throw new Error('the model has no biases');
  const { h, values } = await engine.differences({
    program,
    output,
    of,
    elements: [elementOf(place)],
  });
  const difference = values[0] ?? NaN;
  return { difference, h, agrees: close(gradientAt(run, step, place) ?? NaN, difference) };
}
