// A matrix as Python writes it, for listings with the numbers on the screen.

import type { CodeLine } from './codePanel.ts';
import { pythonFloat } from './format.ts';

/** `head`, a nested list with a line for each row, `tail`; a single column stays on one line. */
export function matrixLines(
  head: string,
  values: Float32Array,
  cols: number,
  tail: string,
): CodeLine[] {
  const rows = Array.from({ length: values.length / cols }, (_, row) => {
    const numbers = [...values.subarray(row * cols, (row + 1) * cols)].map(pythonFloat);
    return cols === 1
      ? `[${numbers.join('')}]`
      : `[${numbers.map((n) => n.padStart(5)).join(', ')}]`;
  });
  if (cols === 1) return [{ text: `${head}[${rows.join(', ')}]${tail}` }];
  return rows.map((row, i) => {
    const start = i === 0 ? `${head}[` : ' '.repeat(head.length + 1);
    return { text: `${start}${row}${i === rows.length - 1 ? `]${tail}` : ','}` };
  });
}
