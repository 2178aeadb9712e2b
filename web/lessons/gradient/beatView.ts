// One folded question: a sentence, and what the core answers when it is unfolded.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { counterTable, type Counter } from '../../components/counterTable.ts';
import { fold } from '../../components/fold.ts';
import { bitsOf, whole } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import { numberCell } from '../../components/numberCell.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import { textOf, titleOf, type Answer, type Beat, type Memories, type Outcome } from './beats.ts';
import { written } from './inspect.ts';
import { STORAGES } from './state.ts';
import { GRAD_RANGE, VALUE_RANGE } from './tables.ts';

@customElement('gradient-beat')
export class BeatView extends LightElement {
  @property({ attribute: false }) beat!: Beat;
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) seed = 0;
  @state() private answer: Answer | null = null;
  @state() private failure = '';
  #ranWith: number | null = null;

  protected override updated(): void {
    if (this.#ranWith !== null && this.#ranWith !== this.seed) void this.#run();
  }

  async #run(): Promise<void> {
    this.#ranWith = this.seed;
    try {
      this.answer = await this.beat.run(this.engine, this.seed);
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    const { beat, answer } = this;
    const content = html`
      <p class="prose">
        ${rich(textOf(beat), { ...beat.values, ...(beat.id === 'memory' ? { rows: whole(Number(beat.values.rows)) } : {}) })}
      </p>
      ${this.failure === '' ? nothing : html`<p class="message bad">${this.failure}</p>`}
      <div aria-live="polite" data-beat=${beat.id}>
        ${answer === null ? nothing : answer.kind === 'memory' ? this.#memory(answer.memories) : html`<dl class="outcomes">${answer.lines.map((line) => this.#line(line))}</dl>`}
      </div>
    `;
    return fold(t(titleOf(beat)), content, {
      onToggle: (open) => {
        if (open && this.#ranWith === null) void this.#run();
      },
    });
  }

  #line({ label, role, values, words }: Outcome): TemplateResult {
    const explain = (value: number, col: number): Explanation => ({
      title: `${label}[${col}]`,
      lines: [`= ${written(value)}`],
      note: t('gradient.beat.outcome.why'),
      shape: `[${values?.length ?? 0}]`,
      pytorch: t('gradient.wrong.pytorch'),
      bits: bitsOf(Float32Array.of(value))[0] ?? '',
    });
    return html`<div class="outcome">
      <dt><code>${label}</code></dt>
      <dd>
        ${
          values === null
            ? html`<span class="outcome-words">${words}</span>`
            : Array.from(values, (value, col) =>
                numberCell({
                  role,
                  value,
                  label: `${label}[${col}]`,
                  range: role === 'gradient' ? GRAD_RANGE : VALUE_RANGE,
                  explain: () => explain(value, col),
                }),
              )
        }
      </dd>
    </div>`;
  }

  #memory(memories: Memories): TemplateResult {
    const row = (what: 'rows' | 'values' | 'indices'): Counter => ({
      label: t(`gradient.beat.memory.${what}`),
      values: STORAGES.map((storage) => {
        const count = memories[storage][what];
        return {
          written: whole(count),
          explain: () => ({
            title: t(`gradient.beat.memory.${what}`),
            lines: [`= ${whole(count)}`],
            note: t('gradient.beat.memory.why'),
            shape: `[${this.beat.values.rows}, ${this.beat.values.cols}]`,
            pytorch: storage === 'sparse' ? 'F.embedding(x, W, sparse=True)' : 'F.embedding(x, W)',
            bits: null,
          }),
        };
      }),
    });
    return counterTable({
      caption: t('gradient.beat.memory.caption'),
      columns: STORAGES.map((storage) => t(`gradient.beat.memory.${storage}`)),
      rows: [row('rows'), row('values'), row('indices')],
    });
  }
}
