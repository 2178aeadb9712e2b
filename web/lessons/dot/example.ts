// The worked example of the fast.ai book: one viewer, two films, three numbers each. The core looks
// the rows up, multiplies and adds.

import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';

export const VIEWER: readonly number[] = [0.9, 0.8, -0.6];
export const FILMS: readonly (readonly number[])[] = [
  [0.98, 0.9, -0.9],
  [-0.99, -0.3, 0.8],
];
/** A third film, whose dot product is to be predicted. */
export const THIRD: readonly number[] = [0.5, -0.5, 0.5];
export const SIZE = VIEWER.length;

/** One viewer against some films: a row for each pair. */
export interface Example {
  films: Float32Array;
  viewers: Float32Array;
  products: Float32Array;
  dots: Float32Array;
}

export async function runExample(
  engine: Engine,
  films: readonly (readonly number[])[] = FILMS,
): Promise<Example> {
  const program = new Program();
  const table = (name: string, rows: readonly (readonly number[])[]) =>
    program.call('tensor', Float32Array.from(rows.flat()), {
      shape: [rows.length, SIZE],
      requiresGrad: true,
      name,
    });
  const users = table('user_factors', [VIEWER]);
  const items = table('item_factors', films);
  const all = Int32Array.from(films.keys());
  const u = program.call('embedding', new Int32Array(films.length), users);
  const f = program.call('embedding', all, items);
  const products = program.call('mul', u, f);
  const dots = program.call('rowDot', u, f);
  const result = await engine.run(program);
  return {
    viewers: nodeOf(result, u).value,
    films: nodeOf(result, f).value,
    products: nodeOf(result, products).value,
    dots: nodeOf(result, dots).value,
  };
}
