// Runs the benchmark programs, natively and as wasm in Node.

import { join } from 'node:path';
import { Failure, output, root } from '../tools/run.mjs';

export const engines = ['native', 'wasm'];

/** The line of JSON that `program` prints on `engine`. */
export function measure(engine, program, ...args) {
  const built = join(root, 'build', engine, program);
  const command =
    engine === 'native'
      ? [built, ...args]
      : [process.execPath, '--no-experimental-fetch', `${built}.cjs`, ...args];
  const printed = output(command[0], command.slice(1).map(String));
  if (printed === null) throw new Failure(`${command.join(' ')} failed`);
  return JSON.parse(printed);
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
