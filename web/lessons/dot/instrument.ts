// The sheet with what belongs to it: whose ratings, the switches, the number that is chosen, how far
// off the whole is, undo and copy.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { exact, fixed } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import { numberText } from '../../components/numberCell.ts';
import { twoDigits } from '../../components/numbers.ts';
import { segmented } from '../../components/segmented.ts';
import '../../components/slider.ts';
import { rich, t } from '../../text/text.ts';
import { numberBar } from './bar.ts';
import { sheetAsText } from './copy.ts';
import { numberAt, runSheet, type Moment, type Run } from './descent.ts';
import { MOST_EDITS, withEdits, type Edits, type Place } from './edits.ts';
import { DIGITS, explainLoss } from './inspect.ts';
import { rowName } from './names.ts';
import { sheetFor } from './ratings.ts';
import { FACTORS } from './shapes.ts';
import './sheet.ts';
import { VALUE_RANGE, type SheetEdit } from './sheet.ts';
import {
  LR_LIMITS,
  OPENING,
  VIEWS,
  type DotState,
  type Setting,
  type SourceName,
} from './state.ts';

/** A run, and where the ratings came from. */
export interface SheetRun extends Run {
  /** Other data are asked for than there are. */
  missing: boolean;
}

/** Emits `edit` (detail: the parts of the state that a person changed). */
@customElement('dot-instrument')
export class DotInstrument extends InstrumentElement<DotState, SheetRun> {
  protected readonly scales = {
    values: VALUE_RANGE,
    roles: ['parameter', 'activation', 'gradient'],
  } as const;
  @state() private chosen: Place | null = null;
  @state() private message: { text: string; bad: boolean } | null = null;
  /** The edits that there were before each of this visit's, the latest last. */
  @state() private past: readonly Edits[] = [];
  /** The edits that were made or put back here last. */
  #own: Edits | null = null;

  constructor() {
    super(OPENING);
  }

  protected deciding({ data, range, bias, lr, seed, edits }: Setting): unknown {
    return [data, range, bias, lr, seed, edits];
  }

  protected async compute(asked: DotState): Promise<SheetRun> {
    const found = await sheetFor(this.engine, asked.data).catch(() => null);
    const sheet = found ?? (await sheetFor(this.engine, 'simulated'));
    return { ...(await runSheet(this.engine, sheet, asked)), missing: found === null };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('state');
    if (before === undefined) return;
    // Numbers that somebody else changed: what could be undone is no more.
    if (before.edits !== this.state.edits && this.state.edits !== this.#own) {
      this.past = [];
      this.message = null;
    }
    if (before.step !== this.state.step) this.message = null;
  }

  #change(detail: Partial<DotState>): void {
    this.dispatchEvent(new CustomEvent<Partial<DotState>>('edit', { detail }));
  }

  #edit({ edits, pasted }: SheetEdit, { sheet }: Run): void {
    const all = withEdits(this.state.edits, edits);
    if (all.length > MOST_EDITS) {
      this.message = { text: t('dot.tooMany', { most: MOST_EDITS }), bad: true };
      return;
    }
    const [first] = edits;
    if (first === undefined) return;
    this.past = [...this.past, this.state.edits];
    const text = pasted
      ? t('dot.pasted', { n: edits.length })
      : t(`dot.typed.${first.side}`, { name: rowName(sheet, first.side, first.row) });
    this.message = { text, bad: false };
    this.#own = all;
    this.#change({ edits: all });
  }

  #undo(): void {
    const edits = this.past.at(-1);
    if (edits === undefined) return;
    this.past = this.past.slice(0, -1);
    this.message = { text: t('dot.undone'), bad: false };
    this.#own = edits;
    this.#change({ edits });
  }

  async #copy(run: Run, moment: Moment, formulas: boolean): Promise<void> {
    try {
      await navigator.clipboard.writeText(sheetAsText(run, moment, formulas));
      const text = t(formulas ? 'dot.copy.done.formulas' : 'dot.copy.done.values');
      this.message = { text, bad: false };
    } catch {
      this.message = { text: t('dot.copy.failed'), bad: true };
    }
  }

  protected content(run: SheetRun): TemplateResult {
    const step = Math.min(this.state.step, run.moments.length - 1);
    const moment = run.moments[step];
    if (moment === undefined) return html``;
    const { sheet, known } = run;
    return html`
      <div class="panel-part dot-head">
        ${this.#settings(run)}
        <p class="panel-how dot-of">
          ${t('dot.of', { users: sheet.users.length, films: sheet.items.length, name: sheet.simulated ? t('dot.data.theSimulated') : sheet.name })}
          ${run.hidden.length > 0 ? t('dot.hidden', { n: run.hidden.length }) : nothing}
        </p>
        ${run.missing ? html`<p class="message bad" role="status">${t('dot.data.none')}</p>` : nothing}
        ${known.length === 0 ? html`<p class="message bad">${t('dot.noRatings')}</p>` : nothing}
        ${this.#finding(run, moment, step)}
      </div>
      <div class="panel-part">
        ${this.#tools(run, moment)}
        ${numberBar({ engine: this.engine, run, step, place: this.#chosenIn(run, moment) })}
        <dot-sheet
          .run=${run}
          .step=${step}
          .view=${this.state.show}
          .busy=${this.#isBehind(run)}
          @edit=${(event: CustomEvent<SheetEdit>) => this.#edit(event.detail, run)}
          @choose=${(event: CustomEvent<Place | null>) => {
            this.chosen = event.detail;
          }}
          @problem=${(event: CustomEvent<string>) => {
            this.message = { text: event.detail, bad: true };
          }}
        ></dot-sheet>
        ${this.#key(run)}
      </div>
    `;
  }

  /** Whether the core is still at the run that the state asks for. */
  #isBehind(run: Run): boolean {
    return JSON.stringify(this.deciding(this.state)) !== JSON.stringify(this.deciding(run.setting));
  }

  /** Without biases there is none to be chosen. */
  #chosenIn({ setting }: Run, moment: Moment): Place | null {
    const { chosen } = this;
    if (chosen === null || Number.isNaN(numberAt(moment, chosen))) return null;
    return setting.bias || chosen.col < FACTORS ? chosen : null;
  }

  #settings({ sheet }: Run): TemplateResult {
    const { data, range, bias, lr, show } = this.state;
    const flag = (label: 'dot.range' | 'dot.biases', on: boolean, set: (on: boolean) => void) =>
      segmented({
        label: t(label),
        name: label,
        options: [
          { value: 'off', text: t(`${label}.off`) },
          { value: 'on', text: t(`${label}.on`) },
        ],
        value: on ? 'on' : 'off',
        onChange: (value) => set(value === 'on'),
      });
    return html`<div class="dot-settings">
      ${
        sheet.loaded === null
          ? nothing
          : segmented<SourceName>({
              label: t('dot.data'),
              name: 'dot-data',
              options: [
                { value: 'simulated', text: t('dot.data.simulated') },
                { value: 'loaded', text: sheet.loaded },
              ],
              value: data,
              control: 'data',
              onChange: (value) => this.#change({ data: value, edits: [], step: 0 }),
            })
      }
      ${flag('dot.range', range, (on) => this.#change({ range: on }))}
      ${flag('dot.biases', bias, (on) => this.#change({ bias: on }))}
      ${segmented({
        label: t('dot.show'),
        name: 'dot-show',
        control: null,
        options: VIEWS.map((value) => ({ value, text: t(`dot.show.${value}`) })),
        value: show,
        onChange: (value) => this.#change({ show: value }),
      })}
      <lab-slider
        .label=${t('dot.lr')}
        .value=${lr}
        .low=${LR_LIMITS.low}
        .high=${LR_LIMITS.high}
        scale="log"
        .snap=${twoDigits}
        .write=${exact}
        @change=${(event: CustomEvent<number>) => this.#change({ lr: event.detail })}
      ></lab-slider>
    </div>`;
  }

  #finding(run: Run, moment: Moment, step: number): TemplateResult {
    const { diverged, known } = run;
    if (diverged !== null && step >= diverged) {
      return finding({ good: false, text: t('dot.diverged', { step: diverged }) });
    }
    const first = run.moments[0] ?? moment;
    const written = (of: Moment): TemplateResult =>
      numberText(fixed(of.loss, DIGITS), () => explainLoss(run, of));
    if (step === 0) {
      const text = rich('dot.loss.start', { n: known.length }, { now: written(moment) });
      return finding({ good: null, text, detail: t('dot.loss.how') });
    }
    const epoch = Math.ceil(step / run.stepsPerEpoch);
    const parts = { start: written(first), now: written(moment) };
    const text = rich('dot.loss.moved', { n: known.length, step, epoch }, parts);
    return finding({ good: moment.loss < first.loss, text });
  }

  /** What marks and outlines mean. */
  #key({ sheet, known, hidden }: Run): TemplateResult {
    const unrated = sheet.ratings.length - known.length - hidden.length;
    const blank = hidden.length === 0 ? 'blank' : unrated === 0 ? 'hidden' : 'blankOrHidden';
    const item = (look: string, id: 'high' | 'low' | 'close' | typeof blank | 'lit') =>
      html`<span class="dot-key-item"
        ><span class="cell activation dot-key-cell ${look}"></span>${t(`dot.key.${id}`)}</span
      >`;
    return html`<div class="dot-key">
      ${item('sheet-known positive', 'high')} ${item('sheet-known negative', 'low')}
      ${item('sheet-known', 'close')} ${item('sheet-blank', blank)}
      ${item('sheet-known lit', 'lit')}
    </div>`;
  }

  #tools(run: Run, moment: Moment): TemplateResult {
    const copy = (formulas: boolean): TemplateResult =>
      html`<button
        type="button"
        class="button"
        title=${t('dot.copy.title')}
        @click=${() => void this.#copy(run, moment, formulas)}
      >
        ${icon('copy')}${t(formulas ? 'dot.copy.formulas' : 'dot.copy.values')}
      </button>`;
    return html`<div class="dot-tools">
      <button
        type="button"
        class="button"
        title=${t('dot.undo.title')}
        ?disabled=${this.past.length === 0}
        @click=${() => this.#undo()}
      >
        ${t('dot.undo')}
      </button>
      <span class="dot-copy" role="group" aria-label=${t('dot.copy')}
        ><span class="dot-copy-label">${t('dot.copy')}</span>${copy(false)}${copy(true)}</span
      >
      <p class="dot-message ${this.message?.bad ? 'message bad' : ''}" role="status">
        ${this.message?.text ?? nothing}
      </p>
    </div>`;
  }
}
