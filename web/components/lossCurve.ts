// Curves of losses over steps, drawn on a canvas as they come. Lines are told apart by ink, dash
// and the label at their end; colour says nothing here.

import uPlot from 'uplot';
import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../text/text.ts';
import { exact, whole } from './format.ts';
import { LightElement } from './lightElement.ts';
import { spread } from './spread.ts';
import { onThemeChange } from './theme.ts';

export interface CurveLine {
  /** Written at its end; "" for none. */
  label: string;
  /** Instead of `label` where there is little room. */
  short?: string;
  /** `before` and `faint` are other runs than the one that is looked at. */
  style: 'solid' | 'dashed' | 'before' | 'faint' | 'dots';
  /** Lines of one style are told apart by their dashes: 0, 1, … */
  variant?: number;
  steps: readonly number[];
  losses: readonly number[];
}

/** What no model can go below. */
export interface Floor {
  mse: number;
  label: string;
  short: string;
}

const HEIGHT = 300;
/** Room for labels at the end of the lines; below a width of NARROW they are the short ones. */
const LABEL_ROOM = 128;
const SHORT_LABEL_ROOM = 62;
const NARROW = 480;
const LABEL_DISTANCE = 15;
/** From a line's end to its label, which may have had to make room for others. */
const LEADER = 14;
const FONT = '12px Inter, system-ui, sans-serif';

const DASHES = [
  [2, 4],
  [7, 5],
  [12, 4],
  [12, 4, 2, 4],
  [7, 3, 2, 3, 2, 3],
  [1, 2],
] as const;

/** Solid where there is no variant of a faint line. */
function dashesOf(style: CurveLine['style'], variant?: number): { dash?: number[] } {
  const other = style === 'before' || (style === 'faint' && variant !== undefined);
  return other ? { dash: [...DASHES[(variant ?? 0) % DASHES.length]] } : {};
}

@customElement('lab-curve')
export class LossCurve extends LightElement {
  @property({ attribute: false }) lines: readonly CurveLine[] = [];
  @property({ attribute: false }) floor: Floor | null = null;
  @property({ type: Number }) lastStep = 0;
  /** What the curve shows, in words. */
  @property() description = '';
  @query('.curve') private readonly box!: HTMLElement;
  #plot: uPlot | null = null;
  #resizing: ResizeObserver | null = null;
  #stopTheme = () => {};
  #drawnStyles = '';

  protected override firstUpdated(): void {
    this.#resizing = new ResizeObserver(() => this.#resize());
    this.#resizing.observe(this.box);
    this.#stopTheme = onThemeChange(() => this.#rebuild());
    this.#rebuild();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing?.disconnect();
    this.#stopTheme();
    this.#plot?.destroy();
    this.#plot = null;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('lines') || this.#plot === null) return;
    if (this.#styles === this.#drawnStyles) this.#plot.setData(this.#data());
    else this.#rebuild();
  }

  protected override render(): TemplateResult {
    const empty = this.lines.every((line) => line.steps.length === 0);
    return html`<p class="curve-title">${t('curve.axis.loss')}</p>
      <div class="curve" role="img" aria-label="${t('curve.label')}. ${this.description}"></div>
      ${empty ? html`<p class="curve-empty" aria-hidden="true">${t('curve.empty')}</p>` : ''}`;
  }

  /** Brings all lines to one column of steps. */
  #data(): uPlot.AlignedData {
    const tables = this.lines.map(({ steps, losses }): uPlot.AlignedData => [
      [...steps],
      [...losses],
    ]);
    return uPlot.join(tables);
  }

  /** Which lines there are: others need another plot. */
  get #styles(): string {
    return this.lines.map(({ style, variant = 0 }) => `${style} ${variant}`).join();
  }

  #resize(): void {
    const width = this.box.clientWidth;
    if (width > 0) this.#plot?.setSize({ width, height: HEIGHT });
  }

  get #narrow(): boolean {
    return this.box.clientWidth < NARROW;
  }

  /** A colour of the theme as the canvas takes it. */
  #colour(name: string): string {
    this.box.style.color = `var(${name})`;
    const colour = getComputedStyle(this.box).color;
    this.box.style.color = '';
    return colour;
  }

  #rebuild(): void {
    this.#plot?.destroy();
    this.#drawnStyles = this.#styles;
    const ink = this.#colour('--ink');
    const soft = this.#colour('--soft');
    const line = this.#colour('--line');
    const dot = this.#colour('--control-line');
    const axis = { stroke: soft, font: FONT, ticks: { show: false }, gap: 6 };
    const styles: Record<CurveLine['style'], uPlot.Series> = {
      solid: { stroke: ink, width: 2, points: { show: false } },
      dashed: { stroke: ink, width: 2, dash: [7, 5], points: { show: true, size: 7, fill: ink } },
      before: { stroke: soft, width: 1.5, points: { show: false } },
      faint: { stroke: soft, width: 1.5, points: { show: false } },
      dots: {
        stroke: dot,
        width: 0,
        points: { show: true, size: 3, fill: dot, width: 0 },
        paths: () => null,
      },
    };
    this.#plot = new uPlot(
      {
        width: Math.max(200, this.box.clientWidth),
        height: HEIGHT,
        padding: [10, () => (this.#narrow ? SHORT_LABEL_ROOM : LABEL_ROOM), 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: () => [0, Math.max(this.lastStep, 1)] },
          y: { range: (_plot, low, high) => this.#yRange(low, high) },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            border: { show: true, stroke: line, width: 1 },
            size: 26,
            label: t('curve.axis.steps'),
            labelFont: FONT,
            labelSize: 18,
            values: (_plot, steps) => steps.map((step) => (this.lastStep > 0 ? whole(step) : '')),
          },
          {
            ...axis,
            grid: { stroke: line, width: 1 },
            size: 44,
            values: (_plot, losses) => losses.map(exact),
          },
        ],
        series: [
          {},
          ...this.lines.map(({ style, variant }) => ({
            ...styles[style],
            ...dashesOf(style, variant),
            spanGaps: true,
          })),
        ],
        hooks: { draw: [(plot) => this.#annotate(plot, ink, soft)] },
      },
      this.#data(),
      this.box,
    );
  }

  #yRange(low: number | null, high: number | null): [number, number] {
    const floor = this.floor?.mse ?? null;
    const bottom = Math.min(low ?? Infinity, floor ?? Infinity);
    const top = Math.max(high ?? -Infinity, floor ?? -Infinity);
    if (!Number.isFinite(bottom) || !Number.isFinite(top)) return [0, 1];
    const margin = (top - bottom || top || 1) * 0.08;
    return [Math.max(0, bottom - margin), low === null ? top * 2 : top + margin];
  }

  /** Writes each line's name at its end, and the floor across. */
  #annotate(plot: uPlot, ink: string, soft: string): void {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio;
    const labels: { text: string; x: number; y: number; colour: string }[] = [];
    const narrow = this.#narrow;
    this.lines.forEach(({ label, short, style, steps, losses }) => {
      const step = steps.at(-1);
      const loss = losses.at(-1);
      if (label === '' || step === undefined || loss === undefined) return;
      const x = plot.valToPos(step, 'x', true);
      const y = plot.valToPos(loss, 'y', true);
      const text = narrow ? (short ?? label) : label;
      labels.push({ text, x, y, colour: style === 'before' || style === 'faint' ? soft : ink });
    });
    ctx.save();
    ctx.font = FONT.replace('12px', `${12 * scale}px`);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    if (this.floor !== null) {
      const y = plot.valToPos(this.floor.mse, 'y', true);
      ctx.strokeStyle = soft;
      ctx.lineWidth = scale;
      ctx.setLineDash([scale, 3 * scale]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      const { label, short } = this.floor;
      labels.push({ text: narrow ? short : label, x: bbox.left + bbox.width, y, colour: soft });
    }
    const places = spread(
      labels.sort((a, b) => a.y - b.y).map(({ y }) => y),
      LABEL_DISTANCE * scale,
      bbox.top + bbox.height,
    );
    ctx.setLineDash([]);
    ctx.lineWidth = scale;
    labels.forEach(({ text, x, y, colour }, i) => {
      const place = places[i] ?? y;
      ctx.strokeStyle = soft;
      ctx.beginPath();
      ctx.moveTo(x + 2 * scale, y);
      ctx.lineTo(x + LEADER * scale, place);
      ctx.stroke();
      ctx.fillStyle = colour;
      ctx.fillText(text, x + (LEADER + 4) * scale, place);
    });
    ctx.restore();
  }
}
