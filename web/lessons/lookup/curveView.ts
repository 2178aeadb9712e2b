// Time against rows on a log–log plot, drawn while the core measures.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fixed, shortTime, whole } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import type { Explanation } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/logLogPlot.ts';
import type { LogSeries } from '../../components/logLogPlot.ts';
import { numberText } from '../../components/numberCell.ts';
import { segmented } from '../../components/segmented.ts';
import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import { rich, t } from '../../text/text.ts';
import {
  CURVE_ROWS,
  measureCurve,
  slopesOf,
  WAYS,
  type CurvePoint,
  type Direction,
  type Slopes,
  type Way,
} from './curve.ts';
import { explainTime, explainWork } from './tableInspect.ts';

const NAMES: Readonly<Record<Way, string>> = { oneHot: 'one_hot(x) @ W', lookup: 'W[x]' };
/** From ten nanoseconds to a second: no machine that runs this page is outside. */
const SECONDS = { low: 1e-8, high: 1 };

@customElement('lookup-curve')
export class CurveView extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) factors = 0;
  @property({ type: Number }) seed = 0;
  @state() private points: readonly CurvePoint[] = [];
  @state() private slopes: Slopes | null = null;
  @state() private direction: Direction = 'forward';
  @state() private measuring: AbortController | null = null;
  @state() private failure = '';
  #measuredFor = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(): void {
    const key = `${this.factors}:${this.seed}`;
    if (this.#measuredFor === key) return;
    this.#measuredFor = key;
    this.#stop();
    this.points = [];
    this.slopes = null;
  }

  #stop(): void {
    this.measuring?.abort();
    this.measuring = null;
  }

  async #measure(): Promise<void> {
    const { factors, seed } = this;
    const measuring = new AbortController();
    this.measuring = measuring;
    this.points = [];
    this.slopes = null;
    this.failure = '';
    const onPoint = (point: CurvePoint) => {
      this.points = [...this.points, point];
      void this.#fit();
    };
    try {
      await measureCurve(this.engine, { factors, seed }, onPoint, measuring.signal);
    } catch (error) {
      this.failure = messageOf(error);
    }
    if (this.measuring === measuring) this.measuring = null;
  }

  async #fit(): Promise<void> {
    const { points, direction } = this;
    const slopes = await slopesOf(this.engine, points, direction);
    if (points === this.points && direction === this.direction) this.slopes = slopes;
  }

  protected override render(): TemplateResult {
    const { measuring, points } = this;
    return html`<div class="panel instrument curve" data-measured>
      <div class="panel-part curve-controls">
        <button
          type="button"
          class="button ${measuring === null ? 'next' : ''}"
          @click=${() => (measuring === null ? void this.#measure() : this.#stop())}
        >
          ${icon(measuring === null ? 'play' : 'stop')}${t(measuring === null ? 'curve.measure' : 'curve.stop')}
        </button>
        ${segmented({
          label: t('curve.direction'),
          name: 'lookup-curve-direction',
          options: [
            { value: 'forward', text: t('work.forward') },
            { value: 'forwardAndBackward', text: t('curve.both') },
          ],
          value: this.direction,
          onChange: (direction) => {
            this.direction = direction;
            this.slopes = null;
            void this.#fit();
          },
        })}
        <span class="curve-progress" role="status"
          >${
            measuring === null
              ? nothing
              : t('curve.progress', { n: points.length, all: CURVE_ROWS.length })
          }</span
        >
      </div>
      ${
        this.failure === ''
          ? nothing
          : html`<div class="panel-part">
              <p class="message bad" role="alert">${this.failure}</p>
            </div>`
      }
      <div class="panel-part">
        <lab-loglog
          .series=${WAYS.map((way) => this.#series(way))}
          .x=${{ label: t('curve.x'), low: 1e3, high: 1e6, write: whole }}
          .y=${{ label: t('curve.y'), ...SECONDS, write: shortTime }}
          description=${t('curve.description')}
        ></lab-loglog>
      </div>
      ${this.slopes === null ? nothing : this.#slopeLine(this.slopes)}
    </div>`;
  }

  #series(way: Way): LogSeries {
    return {
      label: NAMES[way],
      style: way === 'oneHot' ? 'solid' : 'dashed',
      points: this.points.map(({ rows, seconds, samples }) => {
        const y = seconds[way][this.direction];
        const sizes = { rows, factors: this.factors, batch: 1 };
        const time = { seconds: y, samples };
        return { x: rows, y, explain: () => explainTime(way, this.direction, time, sizes) };
      }),
    };
  }

  /** What the plot says in numbers: both slopes, and what a lookup does in every table. */
  #slopeLine(slopes: Slopes): TemplateResult {
    return html`<div class="panel-part">
      <dl class="slopes">
        ${WAYS.map(
          (way) =>
            html`<div data-slope=${way}>
              <dt>${t('curve.slope')} <code>${NAMES[way]}</code></dt>
              <dd>${numberText(fixed(slopes[way]), () => this.#explainSlope(way, slopes[way]))}</dd>
            </div>`,
        )}
        ${this.#constant('multiplyAdds')} ${this.#constant('bytes')}
      </dl>
      <p class="costs-note">${rich('curve.cache')}</p>
    </div>`;
  }

  /** One number where it is the same in every table measured, else all of them. */
  #constant(what: 'multiplyAdds' | 'bytes'): TemplateResult {
    const direction = this.direction === 'forward' ? 'forward' : 'backward';
    const counts = new Set(this.points.map(({ work }) => work.lookup[direction][what]));
    const sizes = { rows: this.points.at(-1)?.rows ?? 0, factors: this.factors, batch: 1 };
    return html`<div data-constant=${what}>
      <dt>${t(`work.${direction}`)}, ${t(`work.${what}`)} <code>W[x]</code></dt>
      <dd>
        ${[...counts].map((count) =>
          numberText(whole(count), () => explainWork('lookup', direction, what, count, sizes)),
        )}
        ${t('curve.constant')}
      </dd>
    </div>`;
  }

  #explainSlope(way: Way, slope: number): Explanation {
    const { points, direction } = this;
    const pair = ({ rows, seconds }: CurvePoint) =>
      `(${whole(rows)}, ${shortTime(seconds[way][direction])})`;
    return {
      title: t('curve.slopeOf', { name: NAMES[way] }),
      lines: [
        '= Σ (ln r − mean)(ln s − mean) / Σ (ln r − mean)²',
        `r, s: ${points.map(pair).join(', ')}`,
        `= ${fixed(slope)}`,
      ],
      note: t('curve.why.slope'),
      shape: `[${points.length}]`,
      pytorch: 'numpy.polyfit(numpy.log(r), numpy.log(s), 1)[0]',
      bits: null,
    };
  }
}
