// The table with what moved each row, the ledger of the chosen one, and the steps below: the
// lesson's instrument.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { legend } from '../../components/legend.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { numberText } from '../../components/numberCell.ts';
import type { Engine } from '../../engine/client.ts';
import { filmName } from '../../text/cast.ts';
import { t } from '../../text/text.ts';
import { explainCount, explainWeight } from './inspect.ts';
import { GRAD_RANGE, ledgerTable, VALUE_RANGE } from './ledger.ts';
import {
  drawInputs,
  ledgerOf,
  moved,
  moversOf,
  rowsOf,
  runSteps,
  sums,
  type Run,
} from './model.ts';
import { COLS, OPENING, ROWS, type OptimizerState } from './state.ts';
import { timeline } from './timeline.ts';

/**
 * Emits `change` (detail: the parts of the state that a person changed) and `run` (detail: the Run
 * on show). What stands in `controls` is put at its foot.
 */
@customElement('optimizer-instrument')
export class OptimizerInstrument extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ attribute: false }) state: OptimizerState = OPENING;
  @property({ attribute: false }) controls: TemplateResult | null = null;
  @state() private run: Run | null = null;
  @state() private failure = '';
  #shownFor = '';

  protected override willUpdate(): void {
    const { optimizer, lr, wd, x, seed } = this.state;
    const key = JSON.stringify([optimizer, lr, wd, x, seed]);
    if (key === this.#shownFor) return;
    this.#shownFor = key;
    void this.#compute(key);
  }

  async #compute(key: string): Promise<void> {
    try {
      const inputs = await drawInputs(this.engine, this.state.seed);
      if (key !== this.#shownFor) return; // a slider is moving: the last place counts
      const run = await runSteps(this.engine, inputs, this.state.x, this.state);
      if (key !== this.#shownFor) return;
      this.run = run;
      this.failure = '';
      this.dispatchEvent(new CustomEvent<Run>('run', { detail: run }));
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  #change(detail: Partial<OptimizerState>): void {
    this.dispatchEvent(new CustomEvent<Partial<OptimizerState>>('change', { detail }));
  }

  protected override render(): TemplateResult {
    return html`
      ${legend(VALUE_RANGE, GRAD_RANGE)}
      <div class="panel instrument">
        ${
          this.failure === ''
            ? this.run === null
              ? html`<div class="panel-part optimizer-loading" role="status">
                  ${t('optimizer.loading')}
                </div>`
              : this.#content(this.run)
            : html`<div class="panel-part"><p class="message bad">${this.failure}</p></div>`
        }
        ${
          this.controls === null
            ? nothing
            : html`<div class="panel-part sunken">${this.controls}</div>`
        }
      </div>
    `;
  }

  #content(run: Run): TemplateResult {
    const { step, row, seed } = this.state;
    return html`
      <div class="panel-part accounts">
        <section class="table-side">
          <h2 class="panel-title">
            ${step === 0 ? t('optimizer.tableStart') : t('optimizer.table', { step })}
          </h2>
          <p class="panel-how">
            ${t(step === 0 ? 'optimizer.tableStartHow' : 'optimizer.tableHow')}
          </p>
          <lab-matrix
            .matrix=${this.#matrix(run)}
            @row=${(event: CustomEvent<number>) => this.#change({ row: event.detail })}
          ></lab-matrix>
        </section>
        ${ledgerTable({ engine: this.engine, run, step, row, seed })}
      </div>
      <div class="panel-part optimizer-found">${this.#finding(run)}</div>
      <div class="panel-part">
        ${timeline({ run, state: this.state, onChange: (change) => this.#change(change) })}
      </div>
    `;
  }

  #matrix(run: Run): MatrixModel {
    const { step, row: chosen, seed, x } = this.state;
    const films = x[step - 1] ?? [];
    return {
      name: 'W',
      role: 'parameter',
      shape: [ROWS, COLS],
      value: (row, col) => run.tables[step]?.[row * COLS + col] ?? null,
      explain: (row, col) => explainWeight({ run, step, row, col }, seed),
      range: VALUE_RANGE,
      caption: t('optimizer.tableCaption'),
      rowName: filmName,
      row: (row) => ({ lit: films.includes(row), current: row === chosen }),
      before: (row) => (step === 0 ? html`` : movers(run, step, row)),
      choose: true,
    };
  }

  #finding(run: Run): TemplateResult {
    const { step, row, x } = this.state;
    const film = filmName(row);
    if (step === 0) {
      const films = listed((x[0] ?? []).map(filmName));
      return finding({
        good: null,
        text: html`<span class="found-sentence">${t('optimizer.found.start', { films })}</span>`,
      });
    }
    const of = ledgerOf(run, step, row);
    const { received, moved: movedRows } = rowsOf(run, step);
    const count = (what: 'received' | 'moved', rows: readonly number[]) =>
      html`${t(`optimizer.count.${what}`)}
      ${numberText(String(rows.length), () => explainCount(what, rows))}`;
    const counts = html`${count('received', received)} ${count('moved', movedRows)}`;
    const how = of?.hasGradient ? 'received' : moved(of) ? 'moved' : 'stayed';
    const parts = listed(moversOf(of).map((part) => t(`optimizer.part.${part}`)));
    const sentence = t(`optimizer.found.${how}`, { film, step, movers: parts });
    const found = html`<span class="found-sentence">${sentence}</span>`;
    if (of === null) return finding({ good: null, text: found, detail: counts });
    const good = sums(of);
    return finding({
      good,
      text: t(good ? 'optimizer.sums' : 'optimizer.sumsNot'),
      detail: html`${found} ${counts}`,
    });
  }
}

/** "Glass Moon and Paper Sun". */
function listed(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed();
  if (others.length === 0) return last;
  return t('optimizer.and', { first: others.toReversed().join(', '), last });
}

/** What moved a row in a step: a swatch and a word each, as its ledger shows them. */
function movers(run: Run, step: number, row: number): TemplateResult {
  const parts = moversOf(ledgerOf(run, step, row));
  return html`<span class="movers"
    >${
      parts.length === 0
        ? html`<span class="mover-none">${t('optimizer.stays')}</span>`
        : parts.map(
            (part) =>
              html`<span class="mover"
                ><span class="swatch ${part}"></span
                ><span class="mover-name">${t(`optimizer.part.${part}`)}</span></span
              >`,
          )
    }</span
  >`;
}
