// The instrument: the batch and the model's code, one row as all that it is, the node under way,
// the tape through a lens, all parameters, and how much of each takes part.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/codePanel.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import '../../components/sampleBatch.ts';
import type { Sample } from '../../components/samples.ts';
import { segmented } from '../../components/segmented.ts';
import '../../components/tapeView.ts';
import { rich, t } from '../../text/text.ts';
import { captionOf } from './captions.ts';
import { modelListing } from './code.ts';
import type { Context } from './inspect.ts';
import { indicesOf, runState, type CollabRun, type StateRun } from './model.ts';
import { nodeView } from './nodeView.ts';
import { rowView } from './rowView.ts';
import { GRAD_RANGE, VALUE_RANGE } from './shared.ts';
import {
  LENSES,
  LIMITS,
  OPENING,
  OPTIMIZERS,
  PRESETS,
  type CollabState,
  type Lens,
  type OptimizerKind,
  type PresetName,
} from './state.ts';
import { momentAt, stepsOf, tableOf, type Moment, type Step, type TableName } from './steps.ts';
import { tables, useOfMatrices, type Chosen } from './tables.ts';
import { nodeNameOf, tapeNodes } from './tapeNodes.ts';

/**
 * Emits `edit` (detail: what of the state a person changed), `go` (detail: a step) and `run`
 * (detail: the StateRun on show).
 */
@customElement('collabnn-instrument')
export class CollabInstrument extends InstrumentElement<CollabState, StateRun> {
  protected readonly scales = { values: VALUE_RANGE, gradients: GRAD_RANGE };
  /** The row that a person chose; null: the one that the step is about. */
  @state() private chosen: Chosen | null = null;

  constructor() {
    super(OPENING);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('state');
    if (before === undefined) return;
    if (before.step !== this.state.step || before.samples !== this.state.samples) {
      this.chosen = null;
    }
  }

  protected deciding({ samples, seed, optimizer }: CollabState): unknown {
    return [samples, seed, optimizer];
  }

  protected compute(state: CollabState): Promise<StateRun> {
    return runState(this.engine, state);
  }

  #change(detail: Partial<CollabState>): void {
    this.dispatchEvent(new CustomEvent<Partial<CollabState>>('edit', { detail }));
  }

  #go(detail: number): void {
    this.dispatchEvent(new CustomEvent<number>('go', { detail }));
  }

  protected content(run: StateRun): TemplateResult {
    // While the core is at a new batch, the one before is on show, at a step that it has.
    const steps = stepsOf(run.samples.length);
    const place = Math.min(this.state.step, steps.length - 1);
    const moment = momentAt(steps, place);
    const table = this.chosen?.table ?? tableUnderWay(moment.step);
    const looked = indicesOf(run.samples, table);
    const first = 'position' in moment.step ? moment.step.position : 0;
    const row = this.chosen?.row ?? looked[first] ?? 0;
    const b = Math.max(0, looked.indexOf(row));
    const context = { engine: this.engine, run };
    const { lens } = this.state;
    const { id, values } = captionOf(moment.step, {
      samples: run.samples,
      optimizer: run.updated.optimizer,
    });
    return html`
      <p class="panel-part collab-caption collab-label" role="status">${rich(id, values)}</p>
      <div class="panel-part collab-main">
        <div class="collab-left">
          <lab-batch
            .samples=${this.state.samples}
            .limits=${LIMITS}
            .presets=${(Object.keys(PRESETS) as PresetName[]).map((name) => ({
              text: t(`collabnn.preset.${name}`),
              samples: PRESETS[name],
            }))}
            .lit=${(_: number, column: number) => moment.hasValue(column === 0 ? 'users' : 'films')}
            @samples=${(event: CustomEvent<readonly Sample[]>) =>
              this.#change({ samples: event.detail })}
          ></lab-batch>
          <lab-code
            .listings=${[
              { name: t('collabnn.code.model'), lines: modelListing(steps, moment.direction) },
            ]}
            .step=${place}
            @step=${(event: CustomEvent<number>) => this.#go(event.detail)}
          ></lab-code>
        </div>
        <div class="collab-right">
          ${rowView({ context, moment, lens, table, b })}
          <section class="collab-under-way" aria-label=${t('collabnn.node.title')}>
            <h2 class="panel-title">${t('collabnn.node.title')}</h2>
            ${nodeView({ context, moment, table, row })}
          </section>
        </div>
      </div>
      <div class="panel-part">${this.#tape(run, steps, moment)}</div>
      <div class="panel-part">${this.#parameters(context, moment)}</div>
    `;
  }

  #tape(run: CollabRun, steps: readonly Step[], moment: Moment): TemplateResult {
    const { lens } = this.state;
    const onNode = (id: number): void => {
      const name = nodeNameOf(run, id);
      if (name === null) return;
      const back = moment.direction === 'backward';
      const place = steps.findIndex(
        (step) => 'node' in step && step.node === name && back === (step.kind !== 'forward'),
      );
      if (place >= 0) this.#go(place);
    };
    return html`<div class="collab-lens">
        <h2 class="panel-title">${t('collabnn.tape.title')}</h2>
        ${segmented<Lens>({
          label: t('collabnn.lens'),
          name: 'collabnn-lens',
          control: null,
          options: LENSES.map((value) => ({
            value,
            text:
              value === 'all'
                ? t('collabnn.lens.all')
                : html`<span class="legend-form ${value}"></span>${t(`collabnn.lens.${value}`)}`,
          })),
          value: lens,
          onChange: (value) => this.#change({ lens: value }),
        })}
      </div>
      <p class="panel-how collab-lens-text">${rich(`collabnn.lens.${lens}.text`)}</p>
      <lab-tape
        .nodes=${tapeNodes(run, moment, lens)}
        .current=${moment.node === null ? null : run.nodes[moment.node].id}
        .direction=${lens === 'gradient' ? 'backward' : moment.direction}
        .label=${t('collabnn.tape.label')}
        @node=${(event: CustomEvent<number>) => onNode(event.detail)}
      ></lab-tape>`;
  }

  #parameters(context: Context, moment: Moment): TemplateResult {
    const { lens, optimizer } = this.state;
    return html`<div class="collab-lens">
        <h2 class="panel-title">${t('collabnn.tables.title')}</h2>
        ${segmented<OptimizerKind>({
          label: t('collabnn.optimizer'),
          name: 'collabnn-optimizer',
          options: OPTIMIZERS.map((value) => ({ value, text: t(`collabnn.optimizer.${value}`) })),
          value: optimizer,
          onChange: (value) => this.#change({ optimizer: value }),
        })}
      </div>
      ${tables({
        context,
        moment,
        lens,
        chosen: this.chosen,
        onRow: (table, row) => {
          // A row that nobody looked up has a part at the end alone: that nothing was sent to it.
          const looked = indicesOf(context.run.samples, table).includes(row);
          if (looked || moment.step.kind === 'end') this.chosen = { table, row };
        },
      })}
      ${moment.step.kind === 'start' ? nothing : useOfMatrices(context, moment)}`;
  }
}

/** The table that a step is about; films where it is about neither. */
function tableUnderWay(step: Step): TableName {
  return ('node' in step ? tableOf(step.node) : null) ?? 'film_factors';
}
