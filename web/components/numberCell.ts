// A number, told apart by the form of its role: integers are outlined chips, parameters square
// cells, activations rounded cells, gradients discs.

import { html, nothing, type TemplateResult } from 'lit';
import { fixed } from './format.ts';
import { inspect, type Explanation } from './inspector.ts';

export type Role = 'integer' | 'parameter' | 'activation' | 'gradient';

export interface CellOptions {
  role: Role;
  value: number;
  /** What a screen reader says before the value: "W, row 3, column 1". */
  label: string;
  /** The value that has the fullest colour or the largest disc. */
  range: number;
  /** Decimals, two unless this says otherwise. */
  digits?: number;
  /** Quiet: the number plays no part at this moment. */
  dim?: boolean;
  /** Says where its number comes from; asked when the cell is clicked. */
  explain: () => Explanation;
}

/** A cell that answers "where does this come from?" when it is clicked. */
export function numberCell(options: CellOptions): TemplateResult {
  const { role, value, label, digits = 2, dim = false } = options;
  const written = role === 'integer' ? String(value) : fixed(value, digits);
  return html`<button
    type="button"
    class="cell ${role} ${signOf(value)} ${dim ? 'dim' : ''}"
    style=${`--share: ${shareOf(value, options.range)}`}
    aria-label=${`${label}: ${written}`}
    data-number
    @click=${(event: Event) => inspect(event, options.explain())}
  >
    ${role === 'gradient' ? html`<span class="disc"></span>` : nothing}<span>${written}</span>
  </button>`;
}

/** A number among words that answers the same question. `written`: as it is to be read. */
export function numberText(written: string, explain: () => Explanation): TemplateResult {
  return html`<button
    type="button"
    class="number"
    data-number
    @click=${(event: Event) => inspect(event, explain())}
  >
    ${written}
  </button>`;
}

/** A place where a number will stand. */
export function emptyCell(role: Role): TemplateResult {
  return html`<span class="cell ${role} empty" aria-hidden="true"></span>`;
}

function signOf(value: number): string {
  if (Number.isNaN(value)) return 'undefined-value';
  return value === 0 ? '' : value > 0 ? 'positive' : 'negative';
}

function shareOf(value: number, range: number): string {
  const share = Number.isNaN(value) ? 0 : Math.min(1, Math.abs(value) / range);
  return share.toFixed(3);
}
