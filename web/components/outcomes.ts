// What came out of something that was run: a line each, of numbers or of words.

import { html, type TemplateResult } from 'lit';
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

/** `range`: the size at which a role's cells are fullest. */
export function outcomes(lines: readonly Outcome[], range: (role: Role) => number): TemplateResult {
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
                      range: range(role),
                      explain: () => explain(col),
                    }),
                  )
            }
          </dd>
        </div>`,
    )}
  </dl>`;
}
