// One folded case: a sentence, and what the core answers when the case is run.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fold } from '../../components/fold.ts';
import { LightElement } from '../../components/lightElement.ts';
import { numberCell } from '../../components/numberCell.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import type { Beat, Outcome } from './beats.ts';
import { GRAD_RANGE, VALUE_RANGE } from './machine.ts';

@customElement('lookup-beat')
export class BeatView extends LightElement {
  @property({ attribute: false }) beat!: Beat;
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) seed = 0;
  @state() private outcomes: readonly Outcome[] = [];
  @state() private failure = '';
  #ranWith: number | null = null;

  protected override updated(): void {
    if (this.#ranWith !== null && this.#ranWith !== this.seed) void this.#run();
  }

  async #run(): Promise<void> {
    this.#ranWith = this.seed;
    try {
      this.outcomes = await this.beat.run(this.engine, this.seed);
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    const { beat } = this;
    return html`<div data-beat=${beat.id}>
      ${fold(
        t(beat.title),
        html`<p class="prose">${rich(beat.text)}</p>
          ${this.failure === '' ? nothing : html`<p class="message bad">${this.failure}</p>`}
          <dl class="outcomes" aria-live="polite">
            ${this.outcomes.map((outcome) => this.#outcome(outcome))}
          </dl>`,
        {
          onToggle: (open) => {
            if (open) void this.#run();
          },
        },
      )}
    </div>`;
  }

  #outcome(outcome: Outcome): TemplateResult {
    const { label, role, values } = outcome;
    const range = role === 'gradient' ? GRAD_RANGE : VALUE_RANGE;
    return html`<div class="outcome">
      <dt><code>${label}</code></dt>
      <dd>
        ${
          values === null
            ? html`<span class="outcome-words">${outcome.words}</span>`
            : Array.from(values, (value, col) =>
                numberCell({
                  role,
                  value,
                  label: `${label}[${col}]`,
                  range,
                  explain: () => outcome.explain(col),
                }),
              )
        }
      </dd>
    </div>`;
  }
}
