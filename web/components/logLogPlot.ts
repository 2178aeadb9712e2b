// Measurements on two logarithmic scales: what grows like a power is a straight line, and its
// exponent is the slope. Lines are told apart by dash and by the label at their end.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/text.ts';
import { exact } from './format.ts';
import { inspect, type Explanation } from './inspector.ts';
import { LightElement } from './lightElement.ts';
import { OwnWidth } from './ownWidth.ts';
import { spread } from './spread.ts';

export interface LogPoint {
  x: number;
  y: number;
  explain?: () => Explanation;
}

export interface LogSeries {
  label: string;
  style: 'solid' | 'dashed';
  points: readonly LogPoint[];
}

export interface LogAxis {
  label: string;
  low: number;
  high: number;
  /** How a value is said: "3.1 µs"; the shortest number unless given. */
  write?: (value: number) => string;
}

const HEIGHT = 300;
const EDGE = { top: 34, bottom: 46, left: 52 };
/** Room for the labels at the lines' ends; in a narrow place they stand above the last point. */
const LABEL_ROOM = 150;
const NARROW = 520;
const LABEL_DISTANCE = 18;
/** How near a click must be to mean a point. */
const REACH = 28;

@customElement('lab-loglog')
export class LogLogPlot extends LightElement {
  @property({ attribute: false }) series: readonly LogSeries[] = [];
  @property({ attribute: false }) x: LogAxis = { label: '', low: 1, high: 10 };
  @property({ attribute: false }) y: LogAxis = { label: '', low: 1, high: 10 };
  /** What the plot says, in a sentence. */
  @property() description = '';
  readonly #width = new OwnWidth(this);
  get #narrow(): boolean {
    return this.#width.value < NARROW;
  }

  get #right(): number {
    return this.#width.value - (this.#narrow ? 14 : LABEL_ROOM);
  }

  #left(value: number): number {
    return EDGE.left + shareOf(value, this.x) * (this.#right - EDGE.left);
  }

  #top(value: number): number {
    const bottom = HEIGHT - EDGE.bottom;
    return bottom - shareOf(value, this.y) * (bottom - EDGE.top);
  }

  #say(axis: LogAxis, value: number): string {
    return (axis.write ?? exact)(value);
  }

  /** A click near a point means the point. */
  #onClick(event: MouseEvent): void {
    if ((event.target as Element).closest('button') !== null) return;
    const distances = [...this.querySelectorAll<HTMLElement>('.loglog-point')].map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const distance = Math.hypot(
        event.clientX - left - width / 2,
        event.clientY - top - height / 2,
      );
      return { button, distance };
    });
    const nearest = distances.sort((a, b) => a.distance - b.distance)[0];
    if (nearest !== undefined && nearest.distance < REACH) nearest.button.click();
  }

  /** One stop for Tab; left and right go along a line, up and down to another. */
  #onKey(event: KeyboardEvent): void {
    const from = event.target as HTMLElement;
    const [line = 0, point = 0] = (from.dataset.place ?? '').split(',').map(Number);
    const to = {
      ArrowRight: [line, point + 1],
      ArrowLeft: [line, point - 1],
      ArrowUp: [line - 1, point],
      ArrowDown: [line + 1, point],
      Home: [line, 0],
      End: [line, (this.series[line]?.points.length ?? 1) - 1],
    }[event.key];
    if (to === undefined || from.dataset.place === undefined) return;
    event.preventDefault();
    this.querySelector<HTMLElement>(`[data-place="${to.join()}"]`)?.focus();
  }

  protected override render(): TemplateResult {
    if (this.#width.value === 0) return html``;
    return html`<figure class="loglog" aria-label=${this.description}>
      <svg width=${this.#width.value} height=${HEIGHT} aria-hidden="true">
        ${this.#grid()} ${this.series.map((one) => this.#line(one))} ${this.#labels()}
      </svg>
      <div
        class="loglog-points"
        @click=${(event: MouseEvent) => this.#onClick(event)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      >
        ${this.series.map((one, line) => one.points.map((_, i) => this.#point(one, line, i)))}
      </div>
      ${
        this.series.every(({ points }) => points.length === 0)
          ? html`<p class="loglog-empty">${t('loglog.empty')}</p>`
          : nothing
      }
    </figure>`;
  }

  #grid(): SVGTemplateResult {
    const [left, right, bottom] = [EDGE.left, this.#right, HEIGHT - EDGE.bottom];
    return svg`
      ${decades(this.x).map((power) => {
        const x = this.#left(10 ** power);
        return svg`<path class="loglog-grid" d="M${x} ${EDGE.top}V${bottom}" />
          ${tick(power, x, bottom + 18, 'middle')}`;
      })}
      ${decades(this.y).map((power) => {
        const y = this.#top(10 ** power);
        return svg`<path class="loglog-grid" d="M${left} ${y}H${right}" />
          ${tick(power, left - 8, y + 4, 'end')}`;
      })}
      <text class="loglog-axis" x=${right} y=${HEIGHT - 6} text-anchor="end">${this.x.label}</text>
      <text class="loglog-axis" x="0" y="14">${this.y.label}</text>`;
  }

  #line({ points, style }: LogSeries): SVGTemplateResult {
    const places = points.map(({ x, y }) => `${this.#left(x)} ${this.#top(y)}`);
    return svg`<path class="loglog-line ${style}" d=${places.length > 0 ? `M${places.join('L')}` : ''} />`;
  }

  #labels(): SVGTemplateResult {
    const ends = this.series
      .flatMap(({ label, points }) => {
        const last = points.at(-1);
        return last ? [{ label, x: this.#left(last.x), y: this.#top(last.y) }] : [];
      })
      .sort((a, b) => a.y - b.y);
    const lift = this.#narrow ? -14 : 4;
    const places = spread(
      ends.map(({ y }) => y + lift),
      LABEL_DISTANCE,
      HEIGHT - EDGE.bottom - 4,
    );
    const anchor = this.#narrow ? 'end' : 'start';
    return svg`${ends.map(
      ({ label, x }, i) =>
        svg`<text class="loglog-label" text-anchor=${anchor} x=${x + (this.#narrow ? 6 : 14)} y=${places[i] ?? 0}>${label}</text>`,
    )}`;
  }

  #point({ label, points }: LogSeries, line: number, place: number): TemplateResult {
    const { x, y, explain } = points[place] ?? { x: NaN, y: NaN };
    const position = `left: ${this.#left(x)}px; top: ${this.#top(y)}px`;
    if (explain === undefined) {
      return html`<span class="loglog-dot" style=${position}></span>`;
    }
    const first = this.series.findIndex((one) => one.points.length > 0);
    return html`<button
      type="button"
      class="loglog-point"
      style=${position}
      tabindex=${line === first && place === 0 ? 0 : -1}
      data-number
      data-place=${`${line},${place}`}
      aria-label=${`${label}, ${this.#say(this.x, x)}: ${this.#say(this.y, y)}`}
      title=${`${this.#say(this.x, x)}: ${this.#say(this.y, y)}`}
      @click=${(event: Event) => inspect(event, explain())}
    >
      <span class="loglog-dot"></span>
    </button>`;
  }
}

function shareOf(value: number, { low, high }: LogAxis): number {
  return Math.log10(value / low) / Math.log10(high / low);
}

/** The powers of ten within an axis. */
function decades({ low, high }: LogAxis): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function tick(power: number, x: number, y: number, anchor: 'middle' | 'end'): SVGTemplateResult {
  return svg`<text class="loglog-tick" x=${x} y=${y} text-anchor=${anchor}>10<tspan
      class="loglog-power" dy="-6">${String(power).replace('-', '−')}</tspan></text>`;
}
