// Gradients held against finite differences, which the core computes in double.

import type { Engine } from '../engine/client.ts';
import type { DifferenceQuestion } from '../engine/program.ts';
import type { GradientCheck } from './inspector.ts';

/** Gradients are floats, differences doubles: this much apart, they are the same to a float. */
export const agree = (gradient: number, difference: number): boolean =>
  Math.abs(gradient - difference) <= 1e-5 + 1e-4 * Math.abs(difference);

/** Holds `gradient`, said to be that of the one element asked about, against its difference. */
export async function checkGradient(
  engine: Engine,
  question: DifferenceQuestion,
  gradient: number,
): Promise<GradientCheck> {
  const { h, values } = await engine.differences(question);
  const difference = values[0] ?? NaN;
  return { difference, h, agrees: agree(gradient, difference) };
}
