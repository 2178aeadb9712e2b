// The two machines side by side with what was found: the lesson's instrument, which also stands on
// the home page.

import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { bitsOf, sameBits } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import { numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { rich, t } from '../../text/text.ts';
import { explainStored } from './inspect.ts';
import { GRAD_RANGE, lookupTable, oneHotTable, VALUE_RANGE, type MachineView } from './machine.ts';
import { drawInputs, gradRowsOf, rowOf, runMachines, type LookupRun } from './model.ts';
import { OPENING, type LookupState } from './state.ts';
import { momentAt, ROWS } from './steps.ts';

/**
 * Emits `lookup` (detail: the row that a person chose) and `run` (detail: the LookupRun on show).
 * What stands in `controls` is put at its foot.
 */
@customElement('lookup-instrument')
export class Instrument extends InstrumentElement<LookupState, LookupRun> {
  protected readonly scales = { values: VALUE_RANGE, gradients: GRAD_RANGE };

  constructor() {
    super(OPENING);
  }

  protected deciding({ x, seed }: LookupState): unknown {
    return [x, seed];
  }

  protected async compute({ x, seed }: LookupState): Promise<LookupRun> {
    return runMachines(this.engine, await drawInputs(this.engine, seed, x));
  }

  protected content(run: LookupRun): TemplateResult {
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
