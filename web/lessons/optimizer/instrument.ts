// The table with what moved each row, the ledger of the chosen one, and the steps below: the
// lesson's instrument.

import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { numberText } from '../../components/numberCell.ts';
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
 * Emits `edit` (detail: the parts of the state that a person changed) and `run` (detail: the Run
 * on show). What stands in `controls` is put at its foot.
 */
@customElement('optimizer-instrument')
export class OptimizerInstrument extends InstrumentElement<OptimizerState, Run> {
  protected readonly scales = {
    values: VALUE_RANGE,
    gradients: GRAD_RANGE,
    roles: ['parameter', 'gradient'],
  } as const;

  constructor() {
    super(OPENING);
  }

  protected deciding({ optimizer, lr, wd, x, seed }: OptimizerState): unknown {
    return [optimizer, lr, wd, x, seed];
  }

  protected async compute(state: OptimizerState): Promise<Run> {
    const inputs = await drawInputs(this.engine, state.seed);
    return runSteps(this.engine, inputs, state.x, state);
  }

  #change(detail: Partial<OptimizerState>): void {
    this.dispatchEvent(new CustomEvent<Partial<OptimizerState>>('edit', { detail }));
  }

  protected content(run: Run): TemplateResult {
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
