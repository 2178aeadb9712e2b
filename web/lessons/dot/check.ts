// The lesson's gradients held against finite differences.

import { checkGradient } from '../../components/gradientCheck.ts';
import type { GradientCheck } from '../../components/inspector.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import type { Run } from './descent.ts';
import { elementOf, recordLoss, recordPrediction, recordTables, tableOf } from './model.ts';
import type { Place } from './edits.ts';
import { gradientAt } from './inspect.ts';

/** How the loss of the batch that led to `step` changes with one number. */
export async function checkNumber(
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
  const question = { program, output, of, elements: [elementOf(place)] };
  return checkGradient(engine, question, gradientAt(run, step, place) ?? NaN);
}
