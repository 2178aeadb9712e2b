// A tabular model of the Titanic's passengers, epoch by epoch: its tables, how well it knows the
// cells, and what it says of anyone asked about. The lesson's second instrument.

import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { percent, whole } from '../../components/format.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import { numberText } from '../../components/numberCell.ts';
import { segmented } from '../../components/segmented.ts';
import '../../components/slider.ts';
import type { PassengerState, TabularCells } from '../../engine/tables.ts';
import { rich, t } from '../../text/text.ts';
import { askedAbout } from './asked.ts';
import { calibration } from './calibration.ts';
import { explainLoss, explainRight, explainSizes } from './inspect.ts';
import { embSzs, reaches, stateAt, trainingRun, type TrainingRun } from './model.ts';
import { EPOCHS, MOST_HIDDEN, OPENING, type CategoriesState } from './state.ts';
import { rowZero, tables, WEIGHT_RANGE } from './tables.ts';

/** Emits `edit` (detail: the parts of the state that a person changed) and `run`. */
@customElement('categories-training')
export class CategoriesTraining extends InstrumentElement<CategoriesState, TrainingRun> {
  protected readonly scales = {
    values: WEIGHT_RANGE,
    roles: ['integer', 'parameter', 'activation'],
  } as const;
  /** The epochs that a run under way has done; null where none is. */
  @state() private underWay: number | null = null;

  constructor() {
    super(OPENING);
  }

  protected deciding({ age, missing, seed }: CategoriesState): unknown {
    return [age, missing, seed];
  }

  protected async compute(
    { age, missing, seed }: CategoriesState,
    signal: AbortSignal,
  ): Promise<TrainingRun> {
    const onState = ({ epoch }: PassengerState): void => {
      this.underWay = epoch;
    };
    try {
      return await trainingRun(this.engine, { age, missing, seed }, { onState, signal });
    } finally {
      this.underWay = null;
    }
  }

  #change(detail: Partial<CategoriesState>): void {
    this.dispatchEvent(new CustomEvent<Partial<CategoriesState>>('edit', { detail }));
  }

  protected content(run: TrainingRun): TemplateResult {
    const { epoch } = this.state;
    const now = stateAt(run, epoch);
    return html`
      <div class="panel-part training-settings">${this.#settings()} ${this.#sizes(run, now)}</div>
      <div class="panel-part training-parts">
        <section aria-label=${t('categories.tables')}>
          <h2 class="panel-title">
            ${epoch === 0 ? t('categories.tablesStart') : t('categories.tablesAfter', { epoch })}
          </h2>
          <p class="panel-how">${rich('categories.tablesHow')}</p>
          ${tables(run, epoch, this.state)}
        </section>
        <section aria-label=${t('categories.cells')}>
          <h2 class="panel-title">${t('categories.cells')}</h2>
          <p class="panel-how">${rich('categories.cellsHow')}</p>
          ${calibration(now.cells)}
        </section>
      </div>
      <div class="panel-part training-found">${this.#finding(run, now)}</div>
      <div class="panel-part training-parts">
        ${rowZero(run, epoch)} ${askedAbout(run, this.state, (change) => this.#change(change))}
      </div>
    `;
  }

  #settings(): TemplateResult {
    const { age, missing } = this.state;
    return html`
      ${segmented({
        label: t('categories.columns'),
        name: 'columns',
        options: [
          { value: 'two', text: t('categories.columns.two') },
          { value: 'three', text: t('categories.columns.three') },
        ],
        value: age ? 'three' : 'two',
        onChange: (value) => this.#change({ age: value === 'three' }),
      })}
      <lab-slider
        .label=${t('categories.hide')}
        .value=${missing}
        .low=${0}
        .high=${MOST_HIDDEN}
        .step=${5}
        .write=${(value: number) => `${value} %`}
        @change=${(event: CustomEvent<number>) => this.#change({ missing: event.detail })}
      ></lab-slider>
    `;
  }

  #sizes({ setting }: TrainingRun, now: PassengerState): TemplateResult {
    const { missing } = setting;
    const sizes = numberText(embSzs(now), () => explainSizes(now));
    const hidden = missing === 0 ? 'categories.hidden.none' : 'categories.hidden.some';
    return html`<p class="training-sizes">
      <code>get_emb_sz</code> = ${sizes}
      <span class="training-hidden">${t(hidden, { hide: missing })}</span>
      <span class="training-progress" role="status"
        >${this.underWay === null ? '' : t('categories.underWay', { epoch: this.underWay, epochs: EPOCHS })}</span
      >
    </p>`;
  }

  #finding(run: TrainingRun, now: PassengerState): TemplateResult {
    const good = reaches(now);
    const { cells } = now;
    const share = (what: 'accuracy' | 'ceiling', of: TabularCells): TemplateResult =>
      numberText(percent(what === 'accuracy' ? of.accuracy : of.ceiling), () =>
        explainRight(what, of),
      );
    const count = (what: 'accuracy' | 'ceiling', of: TabularCells): TemplateResult =>
      numberText(whole(what === 'accuracy' ? of.right : of.best), () => explainRight(what, of));
    const parts = {
      right: count('accuracy', cells),
      accuracy: share('accuracy', cells),
      best: count('ceiling', cells),
      ceiling: share('ceiling', cells),
      three: count('ceiling', run.three),
      threeShare: share('ceiling', run.three),
      size: numberText(whole(cells.size), () => explainRight('accuracy', cells)),
      loss: numberText(now.score.loss.toFixed(4), () => explainLoss(now)),
    };
    if (now.phase === 'diverged') return finding({ good: false, text: now.message ?? '' });
    return finding({
      good: good ? true : null,
      text: t(good ? 'categories.found.reached' : 'categories.found.not'),
      detail: html`<span class="found-sentence"
        >${rich('categories.found.right', {}, parts)} ${rich('categories.found.best', {}, parts)}
        ${run.setting.age && run.setting.missing === 0 ? '' : rich('categories.found.three', {}, parts)}</span
      >`,
    });
  }
}
