// One folded case: a sentence, and what the core answers when the case is run.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { counterTable } from '../../components/counterTable.ts';
import { fold } from '../../components/fold.ts';
import { LightElement } from '../../components/lightElement.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import type { Beat, Outcome } from './beats.ts';

@customElement('optimizer-beat')
export class OptimizerBeat extends LightElement {
  @property({ attribute: false }) beat!: Beat;
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) seed = 0;
  @state() private outcome: Outcome | null = null;
  @state() private failure = '';
  #ranWith: number | null = null;

  protected override updated(): void {
    if (this.#ranWith !== null && this.#ranWith !== this.seed) void this.#run();
  }

  async #run(): Promise<void> {
    const { seed } = this;
    this.#ranWith = seed;
    try {
      const outcome = await this.beat.run(this.engine, seed);
      if (seed !== this.#ranWith) return;
      this.outcome = outcome;
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    const { beat, outcome } = this;
    const content = html`
      <p class="prose">${rich(beat.text)}</p>
      ${this.failure === '' ? nothing : html`<p class="message bad">${this.failure}</p>`}
      <div class="optimizer-outcome" data-beat=${beat.id} aria-live="polite">
        ${outcome?.table ? counterTable(outcome.table) : nothing}
        ${outcome?.answers ? answersOf(outcome.answers) : nothing}
      </div>
    `;
    return fold(t(beat.title), content, {
      onToggle: (open) => {
        if (open) void this.#run();
      },
    });
  }
}

function answersOf(answers: NonNullable<Outcome['answers']>): TemplateResult {
  return html`<dl class="answers">
    ${answers.map(
      ({ label, words }) =>
        html`<dt>${label}</dt>
          <dd><code>${words}</code></dd>`,
    )}
  </dl>`;
}
