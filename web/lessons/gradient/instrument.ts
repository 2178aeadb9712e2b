// The instrument: the batch and the model's code, the tables of one side, the node under way, the
// tape, and what was found.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import '../../components/codePanel.ts';
import { finding } from '../../components/finding.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import { numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import '../../components/sampleBatch.ts';
import type { Sample } from '../../components/samples.ts';
import { segmented } from '../../components/segmented.ts';
import '../../components/tapeView.ts';
import { filmName } from '../../text/cast.ts';
import { rich, t } from '../../text/text.ts';
import { captionOf, sumsUp } from './captions.ts';
import { modelListing } from './code.ts';
import * as explain from './inspect.ts';
import {
  columnOf,
  contributionsTo,
  indicesOf,
  runState,
  type GradientRun,
  type StateRun,
} from './model.ts';
import { nodeView } from './nodeView.ts';
import {
  FILMS,
  LIMITS,
  NO_PADDING,
  OPENING,
  PRESETS,
  STORAGES,
  type GradientState,
  type PresetName,
} from './state.ts';
import { LOOKUP_OF, momentAt, stepsOf, TABLES, type Moment, type Step } from './steps.ts';
import { factorsOf, GRAD_RANGE, tables, VALUE_RANGE, type Side } from './tables.ts';
import { nodeNameOf, tapeNodes } from './tapeNodes.ts';

/**
 * Emits `edit` (detail: what of the state a person changed), `go` (detail: a step), `run`
 * (detail: the StateRun on show) and `wrong` when the misconceptions are asked for.
 */
@customElement('gradient-instrument')
export class Instrument extends InstrumentElement<GradientState, StateRun> {
  protected readonly scales = { values: VALUE_RANGE, gradients: GRAD_RANGE };
  /** The side that a person chose; null: the one that the step is about. */
  @state() private side: Side | null = null;
  /** The row that a person chose, of that side. */
  @state() private chosen: number | null = null;

  constructor() {
    super(OPENING);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('state');
    if (before === undefined) return;
    if (before.step !== this.state.step) this.side = null;
    if (before.samples !== this.state.samples) this.chosen = null;
  }

  protected deciding({ samples, seed, storage, padding }: GradientState): unknown {
    return [samples, seed, storage, padding];
  }

  protected compute(state: GradientState): Promise<StateRun> {
    return runState(this.engine, state);
  }

  #change(detail: Partial<GradientState>): void {
    this.dispatchEvent(new CustomEvent<Partial<GradientState>>('edit', { detail }));
  }

  #go(detail: number): void {
    this.dispatchEvent(new CustomEvent<number>('go', { detail }));
  }

  /** The side that a step is about; films where it is about neither. */
  #sideOf(step: Step): Side {
    const table = 'node' in step ? TABLES.find((one) => LOOKUP_OF[one] === step.node) : undefined;
    return table === undefined ? 'film' : columnOf(table);
  }

  protected content(run: StateRun): TemplateResult {
    // While the core is at a new batch, the one before is on show, at a step that it has.
    const steps = stepsOf(run.samples.length);
    const place = Math.min(this.state.step, steps.length - 1);
    const moment = momentAt(steps, place);
    const side = this.side ?? this.#sideOf(moment.step);
    const looked = [...indicesOf(run.samples, factorsOf(side))];
    const chosen =
      this.chosen ?? looked.find((row, b) => looked.indexOf(row) !== b) ?? looked[0] ?? 0;
    const context = { engine: this.engine, run };
    const { id, values } = captionOf(moment.step, run);
    return html`
      <p class="panel-part gradient-caption gradient-label" role="status">
        ${moment.step.kind === 'end' ? rich(id, {}, filmRows(context)) : rich(id, values)}
      </p>
      <div class="panel-part gradient-main">
        <div class="gradient-left">
          ${this.#batch(moment)}
          <lab-code
            .listings=${[{ name: t('gradient.code.model'), lines: modelListing(steps, moment.direction) }]}
            .step=${place}
            @step=${(event: CustomEvent<number>) => this.#go(event.detail)}
          ></lab-code>
        </div>
        <div class="gradient-right">
          ${this.#sides(side)}
          ${tables({
            context,
            moment,
            side,
            chosen: moment.step.kind === 'end' ? chosen : null,
            onRow: (row) => {
              this.side = side;
              this.chosen = row;
            },
          })}
          ${nodeView({ context, moment, side, chosen })}
        </div>
      </div>
      <div class="panel-part">${this.#tape(run, steps, moment)}</div>
      <div class="panel-part gradient-found">${this.#found(context, moment, side, chosen)}</div>
    `;
  }

  #sides(side: Side): TemplateResult {
    return segmented<Side>({
      label: t('gradient.side'),
      name: 'gradient-side',
      control: null,
      options: [
        { value: 'film', text: t('gradient.side.film') },
        { value: 'user', text: t('gradient.side.user') },
      ],
      value: side,
      onChange: (value) => {
        this.side = value;
        this.chosen = null;
      },
    });
  }

  // ---- The batch --------------------------------------------------------------------------------

  #batch(moment: Moment): TemplateResult {
    const lit = (_: number, column: number): boolean =>
      moment.hasValue(LOOKUP_OF[column === 0 ? 'user_factors' : 'film_factors']);
    return html`<lab-batch
      .samples=${this.state.samples}
      .limits=${LIMITS}
      .presets=${(Object.keys(PRESETS) as PresetName[]).map((name) => ({
        text: t(`gradient.preset.${name}`),
        samples: PRESETS[name],
      }))}
      .lit=${lit}
      @samples=${(event: CustomEvent<readonly Sample[]>) => this.#change({ samples: event.detail })}
    ></lab-batch>`;
  }

  // ---- The tape, and what was found ---------------------------------------------------------------

  #tape(run: GradientRun, steps: readonly Step[], moment: Moment): TemplateResult {
    const onNode = (id: number): void => {
      const name = nodeNameOf(run, id);
      if (name === null) return;
      const back = moment.direction === 'backward';
      const place = steps.findIndex(
        (step) => 'node' in step && step.node === name && back === (step.kind !== 'forward'),
      );
      if (place >= 0) this.#go(place);
    };
    return html`<h2 class="panel-title">${t('gradient.tape.title')}</h2>
      <p class="panel-how">${t('gradient.tape.hint')}</p>
      <lab-tape
        .nodes=${tapeNodes(run, moment)}
        .current=${moment.node === null ? null : run.nodes[moment.node].id}
        .direction=${moment.direction}
        .label=${t('gradient.tape.label')}
        @node=${(event: CustomEvent<number>) => onNode(event.detail)}
      ></lab-tape>`;
  }

  #found(context: explain.Context, moment: Moment, side: Side, chosen: number): TemplateResult {
    return html`
      ${moment.step.kind === 'end' ? this.#verdict(context, side, chosen) : nothing}
      <div class="gradient-switches">
        ${segmented({
          label: t('gradient.storage'),
          name: 'gradient-storage',
          options: STORAGES.map((value) => ({ value, text: t(`gradient.storage.${value}`) })),
          value: this.state.storage,
          onChange: (storage) => this.#change({ storage }),
        })}
        <label class="gradient-padding"
          ><code>${t('gradient.padding')}</code>
          <select
            @change=${(event: Event) => {
              event.stopPropagation();
              this.#change({ padding: Number((event.target as HTMLSelectElement).value) });
            }}
          >
            ${[NO_PADDING, ...range(FILMS)].map(
              (row) =>
                html`<option value=${row} .selected=${live(row === this.state.padding)}>
                  ${row === NO_PADDING ? t('gradient.padding.none') : `${row} ${filmName(row)}`}
                </option>`,
            )}
          </select></label
        >
        <button
          type="button"
          class="button quiet gradient-wrong-link"
          @click=${() => this.dispatchEvent(new CustomEvent('wrong'))}
        >
          ${t('gradient.found.wrong')}
        </button>
      </div>
    `;
  }

  #verdict(context: explain.Context, side: Side, chosen: number): TemplateResult {
    const { run } = context;
    const n = run.sums.film_factors.size;
    const text =
      n === 0
        ? t('gradient.found.none')
        : rich(
            run.storage === 'sparse' ? 'gradient.found.rows' : 'gradient.found.zeros',
            { n },
            filmRows(context),
          );
    const table = side === 'film' ? 'film_factors' : 'user_factors';
    const sent = contributionsTo(run.nodes[LOOKUP_OF[table]], chosen).length;
    const adds =
      sent > 1 && sumsUp(run, table, chosen)
        ? html`<span class="gradient-label"
            >${rich(
              'gradient.found.sum',
              { row: chosen, table, n: sent },
              { n: numberText(String(sent), () => explain.explainSent(context, table, chosen)) },
            )}</span
          >`
        : '';
    return finding({ good: true, text, detail: adds });
  }
}

/** "2 of 6": film rows with a gradient, and all of them. */
function filmRows(context: explain.Context): Record<'n' | 'rows', TemplateResult> {
  const { run } = context;
  const number = (value: number, which: 'sent' | 'all'): TemplateResult =>
    numberText(String(value), () => explain.explainRows(context, 'film_factors', which));
  return { n: number(run.sums.film_factors.size, 'sent'), rows: number(FILMS, 'all') };
}
