// A small plot of a curve or two, as an image that says in words what it shows. For what does not
// stream; the losses of a run are lossCurve.ts's.

import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

export interface PlotAxis {
  low: number;
  high: number;
  log?: boolean;
  /** Where it is marked, and how the marks are written. */
  ticks: readonly number[];
  write: (value: number) => string;
  label: string;
}

export interface PlotLine {
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  dashed?: boolean;
}

export interface PlotMark {
  x: number;
  y: number;
  text: string;
}

const WIDTH = 520;
const HEIGHT = 220;
const LEFT = 52;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 40;

/** Where a value lies between the ends of an axis, 0 … 1. */
function place({ low, high, log = false }: PlotAxis, value: number): number {
  const scale = log ? Math.log : (x: number) => x;
  const width = scale(high) - scale(low);
  return width === 0 ? 0 : (scale(value) - scale(low)) / width;
}

export function plot(options: {
  x: PlotAxis;
  y: PlotAxis;
  lines: readonly PlotLine[];
  mark?: PlotMark | null;
  description: string;
}): TemplateResult {
  const { x, y, lines, mark = null, description } = options;
  const across = (value: number) => LEFT + place(x, value) * (WIDTH - LEFT - RIGHT);
  const down = (value: number) => {
    const inside = Math.min(1.02, Math.max(-0.02, place(y, value)));
    return TOP + (1 - inside) * (HEIGHT - TOP - BOTTOM);
  };
  const path = ({ xs, ys }: PlotLine): string =>
    Array.from(
      xs,
      (at, i) => `${i === 0 ? 'M' : 'L'}${across(at).toFixed(1)} ${down(ys[i]).toFixed(1)}`,
    ).join('');
  const bottom = HEIGHT - BOTTOM;
  return html`<svg
    class="small-plot"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label=${description}
  >
    ${y.ticks.map(
      (tick): SVGTemplateResult =>
        svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${down(tick)} y2=${down(tick)} />
          <text x=${LEFT - 8} y=${down(tick) + 4} text-anchor="end">${y.write(tick)}</text>`,
    )}
    ${x.ticks.map(
      (tick): SVGTemplateResult =>
        svg`<text x=${across(tick)} y=${bottom + 18} text-anchor="middle">${x.write(tick)}</text>`,
    )}
    <line class="axis" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${bottom} y2=${bottom} />
    <text x=${(LEFT + WIDTH - RIGHT) / 2} y=${HEIGHT - 4} text-anchor="middle">${x.label}</text>
    ${lines.map(
      (line): SVGTemplateResult =>
        svg`<path class=${line.dashed ? 'curve-line dashed' : 'curve-line'} d=${path(line)} />`,
    )}
    ${
      mark === null
        ? ''
        : svg`<line class="mark-line" x1=${across(mark.x)} x2=${across(mark.x)} y1=${TOP} y2=${bottom} />
            <circle class="mark" cx=${across(mark.x)} cy=${down(mark.y)} r="5" />
            <text class="mark-text" x=${across(mark.x) + (place(x, mark.x) > 0.6 ? -10 : 10)} y=${TOP + 12}
              text-anchor=${place(x, mark.x) > 0.6 ? 'end' : 'start'}>${mark.text}</text>`
    }
  </svg>`;
}

/** The powers of ten within an axis. */
export function powersOfTen(low: number, high: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (first + i));
}
