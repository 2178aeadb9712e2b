// Lines over steps, told apart by dash and by the label at their end. Lines are drawn in a box that
// stretches; labels and marks stand over it, so that they do not stretch along.

import { html, nothing, svg, type TemplateResult } from 'lit';

export interface PathLine {
  label: string;
  /** Which of the dashes: 0 is the full line. */
  dash: 0 | 1 | 2 | 3;
  /** Evenly spaced, from the first place to the last. */
  values: readonly number[];
}

export interface PathChart {
  lines: readonly PathLine[];
  /** What it shows, in words. */
  description: string;
  /** Places at which discs stand on every line. */
  marks: readonly number[];
  /** The place that a rule shows; lines are quiet beyond it. */
  current: number | null;
  write: (value: number) => string;
}

const DASHES = ['none', '9 4', '3 3', '1 5'];
/** Labels nearer to each other than this, in shares of the height, are moved apart. */
const LABEL_DISTANCE = 0.17;

/** The places lie in the middle of as many columns of equal width. */
export function pathChart({
  lines,
  description,
  marks,
  current,
  write,
}: PathChart): TemplateResult {
  const all = lines.flatMap(({ values }) => [...values]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const count = lines[0]?.values.length ?? 1;
  const x = (place: number): number => (100 * (place + 0.5)) / count;
  const y = (value: number): number => 8 + 84 * ((high - value) / (high - low || 1));
  const points = (values: readonly number[]): string =>
    values.map((value, place) => `${x(place).toFixed(2)},${y(value).toFixed(2)}`).join(' ');
  const ends = apart(lines.map(({ values }) => y(values.at(-1) ?? 0)));
  return html`<div class="path-chart" role="img" aria-label=${description}>
    <span class="path-tick" style="top: ${y(high)}%">${write(high)}</span>
    <span class="path-tick" style="top: ${y(low)}%">${write(low)}</span>
    <div class="path-plot">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        ${low < 0 && high > 0 ? svg`<path class="path-zero" d="M0 ${y(0)}H100"></path>` : nothing}
        ${lines.map(
          ({ dash, values }) =>
            svg`<polyline points=${points(values)} stroke-dasharray=${DASHES[dash] ?? 'none'}></polyline>`,
        )}
      </svg>
      ${current === null ? nothing : html`<span class="path-now" style="left: ${x(current)}%"></span>`}
      ${lines.flatMap(({ values }) =>
        marks.map(
          (place) =>
            html`<span
              class="path-mark"
              style="left: ${x(place)}%; top: ${y(values[place] ?? 0)}%"
            ></span>`,
        ),
      )}
    </div>
    ${lines.map(
      ({ label }, i) => html`<span class="path-label" style="top: ${ends[i]}%">${label}</span>`,
    )}
  </div>`;
}

/** The heights of the labels, in percent, moved down where they would overlap and up from the foot. */
function apart(heights: readonly number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let last = -Infinity;
  for (const i of order) last = placed[i] = Math.max(placed[i] ?? 0, last + 100 * LABEL_DISTANCE);
  let next = 96;
  for (const i of order.toReversed()) {
    const height = Math.min(placed[i] ?? 0, next);
    placed[i] = height;
    next = height - 100 * LABEL_DISTANCE;
  }
  return placed;
}
