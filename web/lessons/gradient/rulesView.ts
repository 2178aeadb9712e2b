// A misconception beside the finite difference that exposes it, and where it leads the loss.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { counterTable, type Counter } from '../../components/counterTable.ts';
import { finding } from '../../components/finding.ts';
import { bitsOfOne, exact, fixed } from '../../components/format.ts';
import { written } from '../../components/formula.ts';
import type { Explanation } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { icon } from '../../components/icons.ts';
import { numberText } from '../../components/numberCell.ts';
import { segmented } from '../../components/segmented.ts';
import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import { filmName } from '../../text/cast.ts';
import { rich, t } from '../../text/text.ts';
import { LEARNING_RATE, TABLE_SHAPE, type GradientRun } from './model.ts';
import { failingRows, LAST_SHOWN, passes, runRule, SHOWN_STEPS, type RuleRun } from './rules.ts';
import { RULES, type Rule } from './state.ts';
import { TABLES } from './steps.ts';
import { GRAD_RANGE } from './tables.ts';

const TABLE = 'film_factors';
const [ROWS, COLS] = TABLE_SHAPE[TABLE];

/** Emits `rule` (detail: the Rule chosen), and `duplicates` when a batch with some is asked for. */
@customElement('gradient-rules')
export class RulesView extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  /** Where the misconceptions start from. */
  @property({ attribute: false }) run: GradientRun | null = null;
  @property() rule: Rule = 'noTarget';
  @state() private wrong: RuleRun | null = null;
  @state() private right: RuleRun | null = null;
  @state() private failure = '';
  #shownFor: readonly unknown[] = [];

  protected override willUpdate(): void {
    const { run, rule } = this;
    if (run === null || (this.#shownFor[0] === run && this.#shownFor[1] === rule)) return;
    this.#shownFor = [run, rule];
    void this.#compute(run, rule);
  }

  async #compute(run: GradientRun, rule: Rule): Promise<void> {
    try {
      const [wrong, right] = await Promise.all([
        runRule(this.engine, rule, run),
        runRule(this.engine, 'right', run),
      ]);
      if (this.#shownFor[0] !== run || this.#shownFor[1] !== rule) return;
      [this.wrong, this.right, this.failure] = [wrong, right, ''];
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  protected override render(): TemplateResult {
    const { wrong, right, rule } = this;
    return html`
      <p class="prose">${rich('gradient.wrong.text', { steps: LAST_SHOWN })}</p>
      <div class="panel gradient-rules" data-instrument>
        <div class="panel-part">
          ${segmented<Rule>({
            label: t('gradient.wrong.rule'),
            name: 'gradient-rule',
            options: RULES.map((value) => ({
              value,
              text: html`${t(`gradient.wrong.${value}`)}`,
            })),
            value: rule,
            onChange: (detail) => this.dispatchEvent(new CustomEvent<Rule>('rule', { detail })),
          })}
          <p class="prose gradient-rule-text gradient-label">
            ${rich(`gradient.wrong.${rule}.text`)}
          </p>
        </div>
        ${
          this.failure !== ''
            ? html`<div class="panel-part"><p class="message bad">${this.failure}</p></div>`
            : wrong === null || right === null
              ? html`<div class="panel-part panel-how" role="status">
                  ${t('gradient.wrong.working')}
                </div>`
              : this.#content(wrong, right)
        }
      </div>
    `;
  }

  #content(wrong: RuleRun, right: RuleRun): TemplateResult {
    return html`
      <div class="panel-part gradient-beside" data-rule=${wrong.rule}>
        ${this.#matrix(wrong, 'rule')} ${this.#matrix(wrong, 'difference')}
      </div>
      <div class="panel-part">${this.#verdicts(wrong, right)}</div>
      <div class="panel-part gradient-losses">
        ${counterTable({
          caption: html`<span class="gradient-label"
            >${t('gradient.wrong.losses', { lr: LEARNING_RATE })}</span
          >`,
          columns: [t('gradient.wrong.losses.right'), t('gradient.wrong.losses.wrong')],
          rows: SHOWN_STEPS.map((n) => this.#losses(n, [right, wrong])),
        })}
        ${this.#lossNote(wrong, right)}
      </div>
    `;
  }

  #matrix(run: RuleRun, what: 'rule' | 'difference'): TemplateResult {
    const { differences, h, agrees } = run.checks[TABLE];
    const values = what === 'rule' ? run.gradients[TABLE] : differences;
    const title = t(what === 'rule' ? 'gradient.wrong.byRule' : 'gradient.wrong.difference');
    const failing = failingRows(run, TABLE);
    const explain = (row: number, col: number): Explanation => {
      const element = row * COLS + col;
      const value = values[element] ?? NaN;
      const check = (): ReturnType<NonNullable<Explanation['check']>> =>
        Promise.resolve({
          difference: differences[element] ?? NaN,
          h,
          agrees: agrees[element] ?? false,
        });
      return {
        title: `${TABLE}.grad[${row}][${col}], ${title}`,
        lines: [`= ${written(value)}`],
        note:
          what === 'rule'
            ? t('gradient.wrong.why.grad', { rule: t(`gradient.wrong.${this.rule}`) })
            : t('gradient.wrong.why.difference', { h: exact(h) }),
        shape: `[${ROWS}, ${COLS}]`,
        pytorch: t('gradient.wrong.pytorch'),
        bits: what === 'rule' ? bitsOfOne(value) : null,
        ...(what === 'rule' ? { check } : {}),
      };
    };
    const matrix: MatrixModel = {
      name: `${TABLE}.grad, ${title}`,
      role: 'gradient',
      shape: [ROWS, COLS],
      range: GRAD_RANGE,
      caption: t('gradient.wrong.table', { table: TABLE }),
      rowName: filmName,
      value: (row, col) => values[row * COLS + col] ?? NaN,
      explain,
      ...(what === 'rule' ? { before: (row: number) => mark(!failing.includes(row)) } : {}),
    };
    return html`<div class="gradient-node">
      <h3 class="panel-title">${title}</h3>
      <lab-matrix data-what=${what} .matrix=${matrix}></lab-matrix>
    </div>`;
  }

  #verdicts(wrong: RuleRun, right: RuleRun): TemplateResult {
    const failing = failingRows(wrong, TABLE);
    const all = Array.from({ length: ROWS }, (_, row) => row);
    const count = (rows: readonly number[]): TemplateResult =>
      numberText(String(rows.length), () => ({
        title: t(rows === all ? 'gradient.rows.all' : 'gradient.rows.failing', { table: TABLE }),
        lines: [`= len([${rows.join(', ')}])`, `= ${rows.length}`],
        note: t(rows === all ? 'gradient.why.rowsAll' : 'gradient.why.rowsFailing'),
        shape: `[${ROWS}, ${COLS}]`,
        pytorch: `len(model.${TABLE})`,
        bits: null,
      }));
    const lucky = passes(wrong);
    const other = TABLES.filter((table) => failingRows(wrong, table).length > 0);
    const text = lucky
      ? t('gradient.wrong.passes')
      : failing.length > 0
        ? rich(
            'gradient.wrong.fails',
            { n: failing.length, table: TABLE },
            { n: count(failing), rows: count(all) },
          )
        : t('gradient.wrong.failsElsewhere', { table: TABLE, other: other.join(', ') });
    return html`
      <div class="gradient-verdict wrong">
        ${finding({ good: lucky, text })}
        ${
          lucky
            ? html`<button
                type="button"
                class="button"
                @click=${() => this.dispatchEvent(new CustomEvent('duplicates'))}
              >
                ${t('gradient.wrong.tryDuplicates')}
              </button>`
            : nothing
        }
      </div>
      <div class="gradient-verdict right">
        ${finding({
          good: passes(right),
          text: t(passes(right) ? 'gradient.wrong.rightPasses' : 'gradient.wrong.rightFails'),
        })}
      </div>
    `;
  }

  #losses(n: number, runs: readonly RuleRun[]): Counter {
    return {
      label: n === 0 ? t('gradient.wrong.start') : t('gradient.wrong.after', { n }),
      values: runs.map(({ losses }) => {
        const value = losses[n]?.value[0] ?? NaN;
        return {
          written: fixed(value, 4),
          explain: () => ({
            title: 'loss',
            lines: [`= ${written(value)}`],
            note: t('gradient.wrong.why.loss', { n }),
            shape: '[1, 1]',
            pytorch: 'F.mse_loss(model(x), ratings)',
            bits: bitsOfOne(value),
          }),
        };
      }),
    };
  }

  /** Where the loss does not tell the rules apart, that is said. */
  #lossNote(wrong: RuleRun, right: RuleRun): TemplateResult | typeof nothing {
    const same = wrong.losses.every((loss, k) => loss.value[0] === right.losses[k]?.value[0]);
    if (!same) return nothing;
    return html`<p class="prose gradient-loss-note">
      ${t(passes(wrong) ? 'gradient.wrong.sameLossLuck' : 'gradient.wrong.sameLoss')}
    </p>`;
  }
}

/** Whether a row agrees with its finite difference. */
function mark(agrees: boolean): TemplateResult {
  return html`<span class="gradient-mark ${agrees ? '' : 'bad'}"
    >${icon(agrees ? 'check' : 'cross')}<span class="visually-hidden"
      >${t(agrees ? 'gradient.wrong.row.good' : 'gradient.wrong.row.bad')}</span
    ></span
  >`;
}
