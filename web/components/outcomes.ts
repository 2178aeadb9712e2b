// What came out of something that was run: a line each, of numbers or of words.

import { html, type TemplateResult } from 'lit';
import type { Engine } from '../engine/client.ts';
import type { Program } from '../engine/program.ts';
import { bitsOfOne } from './format.ts';
import type { Explanation } from './inspector.ts';
import { numberCell, type Role } from './numberCell.ts';

export interface Outcome {
  /** An expression, e.g. "W.grad[3]". */
  label: string;
  role: Role;
  /** null: there are no numbers, and `words` says why. */
  values: Float32Array | null;
  words: string;
  explain: (col: number) => Explanation;
}

/** Where numbers of a line come from: the formula of each, and what there is to say. */
export type Source = Pick<Explanation, 'lines' | 'note' | 'shape' | 'pytorch'>;

export const numbers = (
  label: string,
  role: Role,
  values: Float32Array,
  sourceOf: (value: number, col: number) => Source,
): Outcome => ({
  label,
  role,
  values,
  words: '',
  explain: (col) => {
    const value = values[col] ?? NaN;
    return { title: `${label}[${col}]`, bits: bitsOfOne(value), ...sourceOf(value, col) };
  },
});

export const words = (label: string, text: string): Outcome => ({
  label,
  role: 'gradient',
  values: null,
  words: text,
  explain: () => {
    throw new Error('words have no formula');
  },
});

/** The error with which the core refuses a program, or `otherwise`. */
export async function refusal(engine: Engine, program: Program, otherwise = ''): Promise<string> {
  try {
    await engine.run(program);
    return otherwise;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** `range`: the size at which cells are fullest. */
export function outcomes(
  lines: readonly Outcome[],
  range: { values: number; gradients: number },
): TemplateResult {
  return html`<dl class="outcomes">
    ${lines.map(
      ({ label, role, values, words, explain }) =>
        html`<div class="outcome">
          <dt><code>${label}</code></dt>
          <dd>
            ${
              values === null
                ? html`<span class="outcome-words">${words}</span>`
                : Array.from(values, (value, col) =>
                    numberCell({
                      role,
                      value,
                      label: `${label}[${col}]`,
                      range: role === 'gradient' ? range.gradients : range.values,
                      explain: () => explain(col),
                    }),
                  )
            }
          </dd>
        </div>`,
    )}
  </dl>`;
}
