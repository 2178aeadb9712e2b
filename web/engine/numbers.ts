// Numbers as people write them, turned into what the core takes.

import type { Shape } from './trace.ts';

const largestInt = 2 ** 31 - 1;

/** `value`, which the core would cut to fit. Throws RangeError where it is not whole, in [0, most]. */
export function toWhole(place: string, what: string, value: number, most = largestInt): number {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(
      `[${place}] ${what} must be a whole number up to ${most}, not ${String(value)}`,
    );
  }
  return value;
}

/** Seeds are as large as a number can be and still be exact. */
export const toSeed = (place: string, seed: number): number =>
  toWhole(place, 'seed', seed, Number.MAX_SAFE_INTEGER);

/** Throws RangeError where one of them is no length. */
export const toShape = (place: string, [rows, cols]: Shape): Shape => [
  toWhole(place, 'rows', rows),
  toWhole(place, 'columns', cols),
];

/** A number, a row, a list of rows, or values whose shape is given apart. */
export type TensorData =
  number | readonly number[] | readonly (readonly number[])[] | ArrayBufferView;

function isTyped(data: unknown): data is ArrayLike<number> {
  return ArrayBuffer.isView(data) && !(data instanceof DataView);
}

function checkNumbers(row: readonly unknown[]): void {
  const wrong = row.findIndex((value) => typeof value !== 'number');
  if (wrong >= 0)
    throw new TypeError(`[tensor] value ${wrong} is not a number: ${String(row[wrong])}`);
}

/** Row-major values with their shape. Throws TypeError where rows differ in length. */
export function toMatrix(
  data: TensorData,
  given: Shape | undefined,
): { values: ArrayLike<number>; shape: Shape } {
  const shape = given && toShape('tensor', given);
  if (isTyped(data)) return { values: data, shape: shape ?? [1, data.length] };
  if (typeof data === 'number') return { values: [data], shape: shape ?? [1, 1] };
  if (!Array.isArray(data)) {
    throw new TypeError('[tensor] expected a number, an array of numbers or an array of rows');
  }
  if (!Array.isArray(data[0])) {
    checkNumbers(data);
    return { values: data as number[], shape: shape ?? [1, data.length] };
  }
  const rows = data as readonly (readonly number[])[];
  const cols = rows[0].length;
  const odd = rows.findIndex((row) => !Array.isArray(row) || row.length !== cols);
  if (odd >= 0) {
    throw new TypeError(`[tensor] row ${odd} does not have ${cols} numbers as row 0 has`);
  }
  const values = rows.flat();
  checkNumbers(values);
  return { values, shape: shape ?? [rows.length, cols] };
}

/** Throws TypeError for what is no whole number, RangeError for what no table has. */
export function toIndices(place: string, indices: ArrayLike<number>): Int32Array {
  if (indices instanceof Int32Array) return indices;
  if (typeof indices?.length !== 'number') {
    throw new TypeError(`[${place}] expected an array of indices`);
  }
  return Int32Array.from(indices, (index) => {
    if (!Number.isInteger(index)) {
      throw new TypeError(`[${place}] index ${String(index)} is not a whole number`);
    }
    if (Math.abs(index) > largestInt) {
      throw new RangeError(`[${place}] index ${index} is outside any table`);
    }
    return index;
  });
}
