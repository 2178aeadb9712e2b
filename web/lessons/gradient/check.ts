// Gradients held against finite differences, which the core computes in double.

import { agree } from '../../components/gradientCheck.ts';
import type { GradientCheck } from '../../components/inspector.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import { recordModel, type GradientRun, type Inputs } from './model.ts';
import { TABLES, type NodeName, type TableName } from './steps.ts';

const isTable = (name: NodeName | TableName): name is TableName =>
  (TABLES as readonly string[]).includes(name);

/** How the loss changes with elements of a table, or of a node that is held where it is. */
export async function differencesOf(
  engine: Engine,
  inputs: Inputs,
  name: NodeName | TableName,
  values: Float32Array,
  elements: readonly number[],
) {
  const program = new Program();
  const recorded = isTable(name)
    ? recordModel(program, inputs)
    : recordModel(program, inputs, undefined, { node: name, values });
  const of = isTable(name) ? recorded.tables[name] : recorded.nodes[name];
  return engine.differences({ program, output: recorded.nodes.loss, of, elements });
}

/** Holds `gradient`, said to be that of one element, against the finite difference. */
export async function checkElement(
  engine: Engine,
  run: GradientRun,
  name: NodeName | TableName,
  element: number,
  gradient: number,
): Promise<GradientCheck> {
  const { value } = isTable(name) ? run.tableNodes[name] : run.nodes[name];
  const { h, values } = await differencesOf(engine, run, name, value, [element]);
  const difference = values[0] ?? NaN;
  return { difference, h, agrees: agree(gradient, difference) };
}

export interface TableCheck {
  h: number;
  differences: Float64Array;
  /** For each element, row-major. */
  agrees: boolean[];
}

/** Holds the gradient of a whole table against finite differences. */
export async function checkTable(
  engine: Engine,
  inputs: Inputs,
  table: TableName,
  gradient: Float32Array,
): Promise<TableCheck> {
  const elements = Array.from(gradient, (_, element) => element);
  const { h, values } = await differencesOf(engine, inputs, table, inputs.tables[table], elements);
  return {
    h,
    differences: values,
    agrees: elements.map((element) => agree(gradient[element] ?? NaN, values[element] ?? NaN)),
  };
}
