// How far something is that takes its time.

import { html, type TemplateResult } from 'lit';

/** `done`: the part of it, from 0 to 1. */
export function progressBar(label: string, done: number): TemplateResult {
  const percent = (100 * done).toFixed(1);
  return html`<div
    class="bar"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
  >
    <span style=${`width: ${percent}%`}></span>
  </div>`;
}
