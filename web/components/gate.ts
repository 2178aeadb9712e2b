// The prediction gate: predict, reveal, explain. It remembers nothing beyond the page's life and
// tells nobody but its owner.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { messageOf } from '../engine/errors.ts';
import { t } from '../text/text.ts';
import { fixed } from './format.ts';
import { icon } from './icons.ts';
import { LightElement } from './lightElement.ts';

/** Click all that you expect. */
export interface ChoosingTask {
  kind: 'choose';
  question: TemplateResult;
  /** What the options are, for a screen reader. */
  label: string;
  options: readonly { number: number; name: string }[];
  /** Whether their numbers are shown: those of rows are. */
  numbered?: boolean;
  /** Asks the core for the numbers of the options that are right. */
  truth: () => Promise<ReadonlySet<number>>;
  /** How far the core is, where its answer takes a while. */
  progress?: string;
  /** What is said beside an option once revealed. */
  outcome: (isTrue: boolean) => string;
  why: (truth: ReadonlySet<number>) => TemplateResult;
}

/** Type the number that you expect. */
export interface NumberTask {
  kind: 'number';
  question: TemplateResult;
  label: string;
  /** Decimals asked for; right is what differs by no more than one in the last of them. */
  digits: number;
  /** Asks the core. */
  truth: () => Promise<number>;
  why: (truth: number) => TemplateResult;
}

export type GateTask = ChoosingTask | NumberTask;

/** What a person predicted, and whether the core agrees. */
export interface GateAnswer {
  expected: readonly number[];
  right: boolean;
}

/** Emits `answer` (detail: GateAnswer) when the truth is revealed. */
@customElement('lab-gate')
export class Gate extends LightElement {
  @property({ attribute: false }) task!: GateTask;
  /** The gate begins anew where this changes. */
  @property() topic = '';
  @state() private chosen: ReadonlySet<number> = new Set();
  @state() private typed = '';
  @state() private truth: ReadonlySet<number> | number | null = null;
  /** Whether the core has been asked and has not answered yet. */
  @state() private asking = false;
  /** How often it was asked, or no longer: an answer counts for the newest question alone. */
  #asked = 0;
  @state() private failure = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('topic') && this.hasUpdated) this.#again();
  }

  #again(): void {
    this.truth = null;
    this.#asked += 1;
    this.asking = false;
    this.chosen = new Set();
    this.typed = '';
    this.failure = '';
  }

  #toggle(number: number): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(number)) chosen.add(number);
    this.chosen = chosen;
  }

  async #reveal(): Promise<void> {
    if (this.asking) return;
    const asked = ++this.#asked;
    this.failure = '';
    this.asking = true;
    try {
      const truth = await this.task.truth();
      if (asked !== this.#asked) return; // something else is asked by now
      this.asking = false;
      this.truth = truth;
      const detail: GateAnswer = { expected: this.#expected, right: this.#isRight };
      this.dispatchEvent(new CustomEvent<GateAnswer>('answer', { detail }));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.asking = false;
      this.failure = messageOf(error);
    }
  }

  get #typedNumber(): number {
    const text = this.typed.trim().replace('−', '-').replace(',', '.');
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  }

  get #expected(): number[] {
    return this.task.kind === 'choose' ? [...this.chosen] : [this.#typedNumber];
  }

  get #ready(): boolean {
    return this.task.kind === 'choose' ? this.chosen.size > 0 : !Number.isNaN(this.#typedNumber);
  }

  get #isRight(): boolean {
    const { task, truth, chosen } = this;
    if (truth === null) return false;
    if (typeof truth === 'number') {
      const digits = task.kind === 'number' ? task.digits : 0;
      return Math.abs(this.#typedNumber - truth) <= 1.001 * 10 ** -digits;
    }
    return truth.size === chosen.size && [...truth].every((number) => chosen.has(number));
  }

  protected override render(): TemplateResult {
    const { task, truth, asking } = this;
    const revealed = truth !== null;
    const progress = asking && task.kind === 'choose' ? (task.progress ?? '') : '';
    return html`<div class="gate">
      <p>${task.question}</p>
      ${task.kind === 'choose' ? this.#options(task) : this.#field(task)}
      <button
        type="button"
        class="button"
        aria-busy=${asking}
        ?disabled=${!revealed && !this.#ready}
        @click=${() => (revealed ? this.#again() : void this.#reveal())}
      >
        ${t(revealed ? 'gate.again' : 'gate.reveal')}
      </button>
      <span class="gate-progress" role="status">${progress}</span>
      <div role="status">
        ${this.failure === '' ? nothing : html`<p class="message bad">${this.failure}</p>`}
        ${revealed ? this.#answer() : nothing}
      </div>
    </div>`;
  }

  #options(task: ChoosingTask): TemplateResult {
    return html`<div class="gate-options" role="group" aria-label=${task.label}>
      ${task.options.map(({ number, name }) => this.#option(task, number, name))}
    </div>`;
  }

  #option(task: ChoosingTask, number: number, name: string): TemplateResult {
    const chosen = this.chosen.has(number);
    const isTrue = this.truth instanceof Set ? this.truth.has(number) : undefined;
    const wrong = isTrue !== undefined && isTrue !== chosen;
    return html`<button
      type="button"
      class="gate-option ${isTrue ? 'lit' : ''} ${wrong ? 'wrong' : ''}"
      aria-pressed=${chosen}
      ?disabled=${this.asking || isTrue !== undefined}
      @click=${() => this.#toggle(number)}
    >
      <span class="gate-tick">${chosen ? icon('check') : nothing}</span>
      <span class="row-number">${task.numbered === false ? nothing : number}</span>
      <span class="row-film">${name}</span>
      <span>${isTrue === undefined ? nothing : task.outcome(isTrue)}</span>
    </button>`;
  }

  #field(task: NumberTask): TemplateResult {
    return html`<label class="gate-field">
      <span>${task.label}</span>
      <input
        type="text"
        inputmode="text"
        autocomplete="off"
        size="8"
        .value=${this.typed}
        ?disabled=${this.truth !== null}
        ?readonly=${this.asking}
        @input=${(event: Event) => {
          this.typed = (event.target as HTMLInputElement).value;
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && this.#ready) void this.#reveal();
        }}
      />
    </label>`;
  }

  #answer(): TemplateResult {
    const { task, truth } = this;
    const right = this.#isRight;
    const why =
      task.kind === 'choose'
        ? truth instanceof Set && task.why(truth)
        : typeof truth === 'number' && task.why(truth);
    return html`<p class="gate-answer">
      <span class="verdict ${right ? '' : 'bad'}"
        >${icon(right ? 'check' : 'cross')}${t(right ? 'gate.right' : 'gate.wrong')}${
          task.kind === 'number' && typeof truth === 'number'
            ? ` ${t('gate.truth', { value: fixed(truth, task.digits) })}`
            : nothing
        }</span
      >
      ${why || nothing}
    </p>`;
  }
}
