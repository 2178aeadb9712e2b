// The two machines side by side with what was found: the lesson's instrument, which also stands on
// the home page.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bitsOf, sameBits } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { legend } from '../../components/legend.ts';
import { LightElement } from '../../components/lightElement.ts';
import { numberText } from '../../components/numberCell.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import { explainStored } from './inspect.ts';
import { GRAD_RANGE, lookupTable, oneHotTable, VALUE_RANGE, type MachineView } from './machine.ts';
import { drawInputs, gradRowsOf, range, rowOf, runMachines, type LookupRun } from './model.ts';
import { OPENING, type LookupState } from './state.ts';
import { momentAt, ROWS } from './steps.ts';

/**
 * Emits `lookup` (detail: the row that a person chose) and `run` (detail: the LookupRun on show).
 * What stands in `controls` is put at its foot.
 */
@customElement('lookup-instrument')
export class Instrument extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ attribute: false }) state: LookupState = OPENING;
  @property({ attribute: false }) controls: TemplateResult | null = null;
  @state() private run: LookupRun | null = null;
  @state() private failure = '';
  #shownFor = '';

  protected override willUpdate(): void {
    const { x, seed } = this.state;
    const key = `${seed}:${x.join()}`;
    if (key === this.#shownFor) return;
    this.#shownFor = key;
    void this.#compute(key);
  }

  async #compute(key: string): Promise<void> {
    try {
      const inputs = await drawInputs(this.engine, this.state.seed, this.state.x);
      const run = await runMachines(this.engine, inputs);
      if (key !== this.#shownFor) return; // something else was asked for meanwhile
      this.run = run;
      this.failure = '';
      this.dispatchEvent(new CustomEvent<LookupRun>('run', { detail: run }));
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    return html`
      ${legend(VALUE_RANGE, GRAD_RANGE)}
      <div class="panel instrument">
        ${
          this.failure === ''
            ? this.run === null
              ? html`<div class="panel-part machines-loading" role="status">
                  ${t('lookup.loading')}
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

  #content(run: LookupRun): TemplateResult {
    const view: MachineView = {
      run,
      seed: this.state.seed,
      moment: momentAt(this.state.step),
      onLookup: (row) => this.dispatchEvent(new CustomEvent<number>('lookup', { detail: row })),
    };
    return html`
      <div class="panel-part machines">${oneHotTable(view)} ${lookupTable(view)}</div>
      <div class="panel-part finding" role="status">${this.#finding(run)}</div>
    `;
  }

  /** What can be said at this step; the comparison once both machines are through. */
  #finding(run: LookupRun): TemplateResult {
    const { direction, compared } = momentAt(this.state.step);
    if (!compared) return html`<p class="finding-caption">${captionAt(this.state.step, run)}</p>`;
    const forward = direction === 'forward';
    const left = (forward ? run.oneHot.output.value : run.oneHot.table.grad) ?? new Float32Array();
    const right = (forward ? run.lookup.output.value : run.lookup.table.grad) ?? new Float32Array();
    const same = sameBits(left, right);
    const { rows } = gradRowsOf(run.lookup.table);
    return html`
      <span class="verdict ${same ? '' : 'bad'}"
        >${icon(same ? 'check' : 'cross')}${t(same ? 'lookup.same' : 'lookup.different')}</span
      >
      ${
        forward
          ? html`<span class="bits"
              >${t('lookup.bits')}
              ${range(run.indices.length).map(
                (b) => html`<code>${bitsOf(rowOf(left, b)).join(' ')}</code>`,
              )}</span
            >`
          : html`<span class="finding-caption"
              >${rich(
                'lookup.gradRows',
                { n: rows.length },
                {
                  n: numberText(String(rows.length), () => explainStored(run, 'lookup')),
                  rows: numberText(String(ROWS), () => explainStored(run, 'oneHot')),
                },
              )}</span
            >`
      }
      <span class="finding-hint">${t('lookup.hint')}</span>
    `;
  }
}

/** What happens at a step, in a sentence about each machine. */
export function captionAt(step: number, run: Pick<LookupRun, 'indices'>): string {
  const { direction, done, compared } = momentAt(step);
  const { indices } = run;
  if (compared) return t('lookup.caption.compared');
  if (done === 0)
    return t(direction === 'forward' ? 'lookup.caption.start' : 'lookup.caption.upstream');
  const row = done - 1;
  const hot = indices.includes(row);
  const forward = direction === 'forward';
  const left = forward
    ? t(hot ? 'lookup.caption.timesOne' : 'lookup.caption.timesZero', { row })
    : t(hot ? 'lookup.caption.gradSum' : 'lookup.caption.gradZero', { row });
  const index = indices[row];
  const right =
    index === undefined
      ? t('lookup.caption.through')
      : t(forward ? 'lookup.caption.read' : 'lookup.caption.added', { row: index, b: row });
  return `${left} ${right}`;
}
