// Finite differences: the gradient without calculus. The core of doubles plays a program twice for
// each element, once with a little more and once with a little less, and compares the outputs.

import type { GraphModule } from '../../wasm/lab.d.ts';
import { GraphLab } from './graphLab.ts';
import { Player } from './playProgram.ts';
import type { Call, Differences, Ref } from './program.ts';

/** Small enough that the curve looks straight, large enough that doubles still tell both apart. */
const defaultStep = 1e-5;

export interface DifferenceRequest {
  calls: readonly Call[];
  output: Ref;
  of: Ref;
  elements: readonly number[];
  h?: number | undefined;
}

/** The program is played twice for each of them, and the worker hears nothing meanwhile. */
const mostElements = 4096;

/** The calls that make tensors, those of scopes too: what makes none does not change the output. */
function tensorCalls(calls: readonly Call[]): Call[] {
  const others = ['backward', 'optimizer', 'zeroGrad', 'step', 'setLearningRate', 'capture'];
  return calls.flatMap((call) => {
    if (call.call === 'within') return tensorCalls(call.calls ?? []);
    return others.includes(call.call) ? [] : [call];
  });
}

/** `module` is the core of doubles. Throws TypeError where `of` is no leaf with values of its own. */
export function differences(
  module: GraphModule,
  { calls, output, of, elements, h = defaultStep }: DifferenceRequest,
): Differences {
  if (elements.length > mostElements) {
    throw new RangeError(
      `[differences] ${elements.length} elements are more than ${mostElements} at a time`,
    );
  }
  const forward = tensorCalls(calls);
  const leaf = forward[of.ref];
  const values = leaf?.args[0];
  if (leaf?.call !== 'tensor' || !(values instanceof Float32Array)) {
    throw new TypeError(`[differences] tensor ${of.ref} is not a leaf with values of its own`);
  }
  const outputWith = (element: number, change: number): number => {
    const moved = Float64Array.from(values);
    if (!(element in moved)) {
      throw new RangeError(`[differences] element ${element} is outside [0, ${moved.length})`);
    }
    moved[element] += change;
    const player = new Player(module);
    try {
      player.play(forward.with(of.ref, { ...leaf, args: [moved, ...leaf.args.slice(1)] }));
      return player.tensorOf(output).item();
    } finally {
      player.lab.dispose();
    }
  };
  const slope = (element: number): number => {
    const [above, below] = [outputWith(element, h), outputWith(element, -h)];
    const lab = new GraphLab(module);
    try {
      return lab.div(lab.sub(lab.tensor(above), below), 2 * h).item();
    } finally {
      lab.dispose();
    }
  };
  return { h, values: Float64Array.from(elements, slope) };
}
