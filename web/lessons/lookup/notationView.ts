// The learner's own expressions: choose one, and it is worked out as it is written.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { bitsOf, bitsOfOne, fixed, sameBits, whole } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import type { TraceNode } from '../../engine/trace.ts';
import { rich, t } from '../../text/text.ts';
import { VALUE_RANGE } from './machine.ts';
import { EXPRESSIONS, workOut, type Worked } from './notation.ts';
import { ASKS, type Ask, type LookupState } from './state.ts';
import { ROWS } from './steps.ts';

type Asked = Exclude<Ask, 'none'>;

const signed = (value: number): string => (value < 0 ? `(${fixed(value)})` : fixed(value));
const listed = ([rows, cols]: TraceNode['shape']): string => `[${rows}, ${cols}]`;

/** Emits `edit` (detail: a part of the lesson's state) when an expression is chosen. */
@customElement('lookup-notation')
export class NotationView extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property() ask: Ask = 'none';
  @property({ type: Number }) seed = 0;
  @property({ type: Number }) factors = 0;
  @state() private worked: { ask: Asked; numbers: Worked } | null = null;
  @state() private failure = '';
  #shownFor = '';

  protected override willUpdate(): void {
    const { ask, seed, factors } = this;
    const key = `${ask}:${seed}:${factors}`;
    if (key === this.#shownFor) return;
    this.#shownFor = key;
    this.worked = null;
    if (ask !== 'none') void this.#workOut(key, ask);
  }

  async #workOut(key: string, ask: Asked): Promise<void> {
    try {
      const numbers = await workOut(this.engine, ask, this);
      if (key !== this.#shownFor) return; // something else was asked for meanwhile
      this.worked = { ask, numbers };
      this.failure = '';
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="notation-choices" role="group" aria-label=${t('notation.group')}>
        ${ASKS.filter((ask): ask is Asked => ask !== 'none').map(
          (ask) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${ask === this.ask}
              @click=${() =>
                this.dispatchEvent(
                  new CustomEvent<Partial<LookupState>>('edit', {
                    detail: EXPRESSIONS[ask].state,
                  }),
                )}
            >
              <code>${EXPRESSIONS[ask].written}</code>
            </button>`,
        )}
      </div>
      ${this.failure === '' ? nothing : html`<p class="message bad">${this.failure}</p>`}
      ${this.worked === null ? nothing : this.#result(this.worked.ask, this.worked.numbers)}`;
  }

  #result(ask: Asked, { table, result, lookup }: Worked): TemplateResult {
    const { written, lookup: copy } = EXPRESSIONS[ask];
    const same = sameBits(result.value, lookup.value);
    return html`<div class="panel instrument notation">
      <div class="panel-part notation-results ${ask}">
        <div>
          <h3 class="panel-title"><code>${written}</code></h3>
          <p class="machine-how">${rich(`notation.how.${ask}`, { shape: listed(result.shape) })}</p>
          <lab-matrix .matrix=${this.#matrix(ask, written, result, table)}></lab-matrix>
        </div>
        <div>
          <h3 class="panel-title"><code>${copy}</code></h3>
          <p class="machine-how">${rich('notation.how.lookup', { shape: listed(lookup.shape) })}</p>
          <lab-matrix .matrix=${this.#matrix(ask, copy, lookup, table)}></lab-matrix>
        </div>
      </div>
      <div class="panel-part">
        ${finding({
          good: same,
          text: t(same ? 'lookup.same' : 'lookup.different'),
          detail: html`<code class="bits"
            >${bitsOf(lookup.value).slice(0, 4).join(' ')}${lookup.value.length > 4 ? ' …' : ''}</code
          >`,
        })}
      </div>
    </div>`;
  }

  #matrix(ask: Asked, name: string, node: TraceNode, table: TraceNode): MatrixModel {
    const cols = node.shape[1];
    const value = (row: number, col: number) => node.value[row * cols + col] ?? NaN;
    return {
      name,
      role: 'activation',
      shape: node.shape,
      value,
      explain: (row, col) => this.#explain(ask, name, node, table, Math.max(row, col)),
      range: VALUE_RANGE,
      caption: name,
    };
  }

  #explain(
    ask: Asked,
    name: string,
    node: TraceNode,
    table: TraceNode,
    factor: number,
  ): Explanation {
    const { row, classes } = EXPRESSIONS[ask];
    const cols = table.shape[1];
    const weight = (r: number) => table.value[r * cols + factor] ?? NaN;
    const value = node.value[factor] ?? NaN;
    const sum =
      classes <= ROWS
        ? range(classes)
            .map((r) => `${r === row ? 1 : 0} · ${signed(weight(r))}`)
            .join(' + ')
        : t('table.line.terms', {
            one: signed(weight(row)),
            zeros: whole(classes - 1),
            col: factor,
          });
    return {
      title: t('notation.factorOf', { name, factor }),
      lines:
        node.op === 'embedding'
          ? [`= W[${row}][${factor}]`, `= ${fixed(value)}`]
          : [`= Σ one_hot[r] · W[r][${factor}]`, `= ${sum}`, `= ${fixed(value)}`],
      note: t(node.op === 'embedding' ? 'lookup.why.copy' : 'lookup.why.product'),
      shape: listed(node.shape),
      pytorch: name,
      bits: bitsOfOne(value),
    };
  }
}
