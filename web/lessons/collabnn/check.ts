// The lesson's gradients held against finite differences.

import { checkGradient } from '../../components/gradientCheck.ts';
import type { GradientCheck } from '../../components/inspector.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import { recordModel, type CollabRun } from './model.ts';
import { isParameter, type NodeName, type ParameterName } from './steps.ts';

/** Holds `gradient`, said to be that of one element of a parameter or of a node held where it is. */
export async function checkElement(
  engine: Engine,
  run: CollabRun,
  name: NodeName | ParameterName,
  element: number,
  gradient: number,
): Promise<GradientCheck> {
  const program = new Program();
  if (isParameter(name)) {
    const { parameters, nodes } = recordModel(program, run);
    const question = { program, output: nodes.loss, of: parameters[name], elements: [element] };
    return checkGradient(engine, question, gradient);
  }
  const { shape, value: values } = run.nodes[name];
  const { nodes } = recordModel(program, run, { stand: { node: name, shape, values } });
  const question = { program, output: nodes.loss, of: nodes[name], elements: [element] };
  return checkGradient(engine, question, gradient);
}
