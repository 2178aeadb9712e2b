// "The same with more rows": one table of any size, its rows in view, what both ways make of it and
// what they cost.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { whole } from '../../components/format.ts';
import '../../components/indexChips.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/matrixView.ts';
import type { MatrixModel, MatrixView } from '../../components/matrixView.ts';
import { numberText } from '../../components/numberCell.ts';
import { twoDigits } from '../../components/numbers.ts';
import { segmented } from '../../components/segmented.ts';
import '../../components/slider.ts';
import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import type { LookupTimes } from '../../engine/lookupBench.ts';
import { rich, t } from '../../text/text.ts';
import {
  bytesNeeded,
  measureRun,
  nextRun,
  RowsInView,
  TableRefused,
  type TableRun,
} from './bigTable.ts';
import { costs } from './costs.ts';
import { GRAD_RANGE, VALUE_RANGE } from './machine.ts';
import { MAX_BATCH, MAX_FACTORS, MAX_ROWS, type LookupState } from './state.ts';
import * as explain from './tableInspect.ts';

type Asked = Pick<LookupState, 'rows' | 'factors' | 'at' | 'seed'>;

/** A row count of two digits: 1,000, 1,300 … */
const keyOf = ({ rows, factors, at, seed }: Asked): string => [rows, factors, seed, ...at].join();

/** Emits `edit` (detail: a part of the lesson's state) when a person asks for another table. */
@customElement('lookup-table')
export class BigTableView extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ attribute: false }) asked!: Asked;
  @state() private run: TableRun | null = null;
  @state() private times: LookupTimes | null = null;
  @state() private refused = '';
  @state() private direction: 'forward' | 'backward' = 'forward';
  @query('lab-matrix.whole-table') private readonly table!: MatrixView | null;
  #view: RowsInView | null = null;
  #shownFor = '';
  #working = false;
  #measuring = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#measuring.abort();
    void this.run?.bench.close();
    this.run = null;
    this.#shownFor = '';
  }

  protected override willUpdate(): void {
    if (keyOf(this.asked) !== this.#shownFor) void this.#work();
  }

  /** One table at a time: while a slider moves, those in between are passed over. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.#measuring.abort();
    while (this.isConnected && keyOf(this.asked) !== this.#shownFor) {
      const { asked } = this;
      this.#shownFor = keyOf(asked);
      await this.#open(asked);
    }
    this.#working = false;
    if (this.isConnected && this.run !== null) void this.#measure(this.run);
    else void this.run?.bench.close();
  }

  async #open(asked: Asked): Promise<void> {
    const { rows, factors, seed, at } = asked;
    try {
      this.#show(await nextRun(this.engine, { rows, factors, seed }, at, this.run));
      this.refused = '';
    } catch (error) {
      this.refused = this.#refusal(asked, error);
      const kept = error instanceof TableRefused ? error.run : null;
      if (kept === null) return;
      this.#show(kept);
      if (keyOf(this.asked) !== keyOf(asked)) return; // something else is asked for by now
      const before = { rows: kept.rows, factors: kept.factors, at: kept.indices };
      this.#shownFor = keyOf({ ...before, seed: kept.seed });
      this.#ask({ ...before, seed: kept.seed });
    }
  }

  #refusal(asked: Asked, error: unknown): string {
    const message = messageOf(error);
    if (!message.startsWith('[memory]')) return message;
    const megabytes = bytesNeeded(asked) / 1e6;
    return t('table.memory', {
      rows: whole(asked.rows),
      factors: asked.factors,
      megabytes: whole(megabytes),
      message,
    });
  }

  #show(run: TableRun): void {
    const other = run.bench !== this.run?.bench;
    this.run = run;
    if (other) this.#view = new RowsInView(run, () => this.requestUpdate());
    this.times = null;
    void this.updateComplete.then(() => this.table?.scrollToRow(run.indices[0] ?? 0));
  }

  async #measure(run: TableRun): Promise<void> {
    this.#measuring = new AbortController();
    const onTimes = (times: LookupTimes) => {
      this.times = times;
    };
    try {
      await measureRun(run, onTimes, this.#measuring.signal);
    } catch (error) {
      this.refused = messageOf(error);
    }
  }

  #ask(detail: Partial<LookupState>): void {
    this.dispatchEvent(new CustomEvent<Partial<LookupState>>('edit', { detail }));
  }

  /** Rows beyond a smaller table become its last. */
  #askRows(rows: number): void {
    this.#ask({ rows, at: this.asked.at.map((index) => Math.min(index, rows - 1)) });
  }

  protected override render(): TemplateResult {
    const { run } = this;
    return html`<div class="panel instrument big-table">
      <div class="panel-part big-controls">${this.#controls()}</div>
      ${
        this.refused === ''
          ? nothing
          : html`<div class="panel-part">
              <p class="message bad" role="alert">${this.refused}</p>
            </div>`
      }
      ${
        run === null
          ? html`<div class="panel-part big-loading" role="status">
              ${this.refused === '' ? t('table.drawing') : nothing}
            </div>`
          : html`<div class="panel-part big-numbers">${this.#numbers(run)}</div>
              <div class="panel-part">${this.#finding(run)}</div>
              <div class="panel-part">${this.#costs(run)}</div>`
      }
    </div>`;
  }

  #controls(): TemplateResult {
    const { rows, factors, at } = this.asked;
    return html`<lab-slider
        class="rows-slider"
        .label=${t('table.rows')}
        .value=${rows}
        .low=${1}
        .high=${MAX_ROWS}
        .scale=${'log'}
        .snap=${twoDigits}
        .write=${whole}
        @change=${(event: CustomEvent<number>) => this.#askRows(event.detail)}
      ></lab-slider>
      <lab-slider
        class="factors-slider"
        .label=${t('table.factors')}
        .value=${factors}
        .low=${1}
        .high=${MAX_FACTORS}
        .write=${whole}
        @change=${(event: CustomEvent<number>) => this.#ask({ factors: event.detail })}
      ></lab-slider>
      <lab-indices
        .columns=${[{ name: 'x', rows, rowName: () => '' }]}
        .values=${at.map((index) => [index])}
        .most=${MAX_BATCH}
        .lit=${() => true}
        @change=${(event: CustomEvent<number[][]>) =>
          this.#ask({ at: event.detail.map(([index = 0]) => index) })}
      ></lab-indices>
      ${segmented({
        label: t('table.direction'),
        name: 'lookup-table-direction',
        options: [
          { value: 'forward', text: t('work.forward') },
          { value: 'backward', text: t('work.backward') },
        ],
        value: this.direction,
        onChange: (direction) => {
          this.direction = direction;
        },
      })}`;
  }

  #numbers(run: TableRun): TemplateResult {
    const forward = this.direction === 'forward';
    return html`<div>
        <h3 class="panel-title"><code>${forward ? 'W' : 'W.grad'}</code></h3>
        <lab-matrix
          class="whole-table"
          .matrix=${forward ? this.#weights(run) : this.#grads(run)}
          @row=${(event: CustomEvent<number>) =>
            this.#ask({ at: this.asked.at.with(-1, event.detail) })}
        ></lab-matrix>
      </div>
      <div>
        <h3 class="panel-title"><code>${forward ? 'W[x]' : 'g'}</code></h3>
        <lab-matrix .matrix=${forward ? this.#outputs(run) : this.#upstream(run)}></lab-matrix>
      </div>`;
  }

  #weights(run: TableRun): MatrixModel {
    const value = (row: number, col: number) => this.#view?.value(row, col) ?? null;
    return {
      name: 'W',
      role: 'parameter',
      shape: [run.rows, run.factors],
      value,
      explain: (row, col) => explain.explainWeight(run, row, col, value(row, col) ?? NaN),
      range: VALUE_RANGE,
      caption: t('table.caption.weights', { rows: whole(run.rows), factors: run.factors }),
      row: (row) => ({ lit: run.indices.includes(row) }),
      choose: true,
    };
  }

  /** Only the rows that were looked up are stored: of the others there is nothing to show. */
  #grads(run: TableRun): MatrixModel {
    const { rows, values } = run.comparison.gradRows;
    const value = (row: number, col: number) =>
      values[rows.indexOf(row) * run.factors + col] ?? null;
    return {
      name: 'W.grad',
      role: 'gradient',
      shape: [run.rows, run.factors],
      value,
      explain: (row, col) => explain.explainRowGradOf(run, row, col, value(row, col) ?? NaN),
      range: GRAD_RANGE,
      caption: t('table.caption.grads'),
      row: (row) => (rows.includes(row) ? { lit: true } : { absent: t('lookup.absent') }),
      choose: true,
    };
  }

  #outputs(run: TableRun): MatrixModel {
    return {
      name: 'W[x]',
      role: 'activation',
      shape: [run.indices.length, run.factors],
      value: (b, col) => run.comparison.output[b * run.factors + col] ?? null,
      explain: (b, col) => explain.explainOutput(run, b, col),
      range: VALUE_RANGE,
      caption: t('table.caption.outputs'),
      rowName: (b) => `W[${run.indices[b]}]`,
      numbered: false,
    };
  }

  #upstream(run: TableRun): MatrixModel {
    return {
      name: 'g',
      role: 'gradient',
      shape: [run.indices.length, run.factors],
      value: (b, col) => run.comparison.upstream[b * run.factors + col] ?? null,
      explain: (b, col) => explain.explainUpstreamOf(run, b, col),
      range: GRAD_RANGE,
      caption: t('table.caption.upstream'),
      rowName: (b) => `g[${b}]`,
      numbered: false,
    };
  }

  #finding(run: TableRun): TemplateResult {
    const forward = this.direction === 'forward';
    const bits = forward ? 'forwardBits' : 'backwardBits';
    const { floats, different } = run.comparison[bits];
    const good = different === 0;
    const count = (what: 'floats' | 'different') =>
      numberText(whole(run.comparison[bits][what]), () => explain.explainCompared(run, bits, what));
    return finding({
      good,
      text: t(good ? 'lookup.same' : 'lookup.different'),
      detail: rich(
        forward ? 'table.compared.forward' : 'table.compared.backward',
        { n: floats },
        { floats: count('floats'), different: count('different') },
      ),
    });
  }

  #costs(run: TableRun): TemplateResult {
    const { oneHot, lookup } = run.comparison;
    const { times } = this;
    return html`${costs({
        rows: run.rows,
        factors: run.factors,
        batch: run.indices.length,
        work: { oneHot, lookup },
        times,
      })}
      <p class="costs-note" role="status">
        ${times?.done === true ? t('table.measured') : t('table.measuring')}
      </p>`;
  }
}
