// The settings of a run. What cannot be combined is disabled, with the reason.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { exact } from '../../components/format.ts';
import { LightElement } from '../../components/lightElement.ts';
import { modelNames, optimizerNames, type Range, type TrainConfig } from '../../engine/training.ts';
import { t } from '../../text/text.ts';
import {
  expected,
  isNeural,
  LIMITS,
  parseNumber,
  parseRange,
  withOptimizer,
  type NumberField,
} from './state.ts';

type Field = NumberField | 'yRange';

/** Half the world types 0,005. */
const withPoint = (text: string): string => text.replace(',', '.');

/** Emits `config` (detail: TrainConfig) and `valid` (detail: whether every field can be read). */
@customElement('train-settings')
export class TrainSettings extends LightElement {
  @property({ attribute: false }) config!: TrainConfig;
  /** The range that suits the data, for when a range is switched on again. */
  @property({ attribute: false }) suggested!: Range;
  @property({ type: Boolean }) disabled = false;
  @state() private errors: Partial<Record<Field, string>> = {};

  #emit(config: TrainConfig): void {
    this.dispatchEvent(new CustomEvent<TrainConfig>('config', { detail: config }));
  }

  #judge(field: Field, problem: string | null): void {
    const errors = { ...this.errors };
    if (problem === null) delete errors[field];
    else errors[field] = problem;
    this.errors = errors;
    this.dispatchEvent(
      new CustomEvent<boolean>('valid', { detail: Object.keys(this.errors).length === 0 }),
    );
  }

  #setNumber(field: NumberField, text: string): void {
    const value = parseNumber(field, LIMITS[field].whole ? text : withPoint(text));
    const name = t(`train.field.${field}`);
    this.#judge(
      field,
      value === null ? t('train.field.bad', { name, expected: expected(field) }) : null,
    );
    if (value !== null) this.#emit({ ...this.config, [field]: value });
  }

  #setRange(low: string, high: string): void {
    const range = parseRange(withPoint(low), withPoint(high));
    const problem = t('train.field.bad', {
      name: t('train.field.yRange'),
      expected: t('train.field.ordered'),
    });
    this.#judge('yRange', range === null ? problem : null);
    if (range !== null) this.#emit({ ...this.config, yRange: range });
  }

  protected override render(): TemplateResult {
    const { config } = this;
    const sparse = config.optimizer === 'sparse-adam';
    return html`<fieldset class="settings" ?disabled=${this.disabled}>
      <legend class="visually-hidden">${t('train.settings')}</legend>
      ${this.#select({
        field: 'model',
        names: modelNames,
        blocked: (model) => sparse && isNeural(model),
        set: (model) => {
          this.#judge('factors', null);
          this.#emit({ ...config, model });
        },
      })}
      ${this.#number('factors', isNeural(config.model) ? t('train.why.factors') : '')}
      ${this.#range()}
      ${this.#select({
        field: 'optimizer',
        names: optimizerNames,
        blocked: (optimizer) => optimizer === 'sparse-adam' && isNeural(config.model),
        set: (optimizer) => {
          this.#judge('wd', null);
          this.#emit(withOptimizer(config, optimizer));
        },
      })}
      ${this.#number('lr')} ${this.#number('wd', sparse ? t('train.why.wd') : '')}
      ${this.#number('epochs')} ${this.#number('seed')}
      ${this.disabled ? html`<p class="settings-why">${t('train.why.running')}</p>` : nothing}
    </fieldset>`;
  }

  /** A choice by name; what cannot be combined with the other settings is disabled, and said why. */
  #select<T extends TrainConfig['model'] | TrainConfig['optimizer']>({
    field,
    names,
    blocked,
    set,
  }: {
    field: 'model' | 'optimizer';
    names: readonly T[];
    blocked: (name: T) => boolean;
    set: (name: T) => void;
  }): TemplateResult {
    const label = (name: T) => t(`train.${field}.${name}` as Parameters<typeof t>[0]);
    const option = (name: T) =>
      html`<option
        value=${name}
        ?selected=${name === this.config[field]}
        ?disabled=${blocked(name)}
      >
        ${label(name)}
      </option>`;
    const why = names.some(blocked);
    return html`<div class="field">
      <label for="setting-${field}">${t(`train.field.${field}`)}</label>
      <select
        id="setting-${field}"
        aria-describedby=${why ? `why-${field}` : nothing}
        @change=${(e: Event) => set((e.target as HTMLSelectElement).value as T)}
      >
        ${names.map(option)}
      </select>
      ${
        why
          ? html`<span class="field-why" id="why-${field}">${t(`train.why.${field}`)}</span>`
          : nothing
      }
    </div>`;
  }

  #number(field: NumberField, blockedBy = ''): TemplateResult {
    const problem = this.errors[field];
    const hint = problem ?? blockedBy;
    return html`<div class="field">
      <label for="setting-${field}">${t(`train.field.${field}`)}</label>
      <input
        id="setting-${field}"
        inputmode=${LIMITS[field].whole ? 'numeric' : 'decimal'}
        autocomplete="off"
        .value=${exact(this.config[field])}
        ?disabled=${blockedBy !== ''}
        aria-invalid=${problem === undefined ? 'false' : 'true'}
        aria-describedby=${hint ? `why-${field}` : nothing}
        @change=${(e: Event) => this.#setNumber(field, (e.target as HTMLInputElement).value)}
      />
      ${
        hint
          ? html`<span class="field-why ${problem ? 'bad' : ''}" id="why-${field}">${hint}</span>`
          : nothing
      }
    </div>`;
  }

  #range(): TemplateResult {
    const { yRange } = this.config;
    const problem = this.errors.yRange;
    const end = (which: 0 | 1) =>
      html`<input
        name=${which === 0 ? 'low' : 'high'}
        inputmode="decimal"
        autocomplete="off"
        aria-label=${t(which === 0 ? 'train.range.low' : 'train.range.high')}
        aria-invalid=${problem === undefined ? 'false' : 'true'}
        .value=${yRange === null ? '' : exact(yRange[which])}
        ?disabled=${yRange === null}
        title=${yRange === null ? t('train.why.range') : ''}
        @change=${() => this.#setRange(this.#textOf('low'), this.#textOf('high'))}
      />`;
    return html`<div class="field range" role="group" aria-label=${t('train.field.yRange')}>
      <span>${t('train.field.yRange')}</span>
      <span class="range-inputs">
        <select
          aria-label=${t('train.field.yRange')}
          @change=${(e: Event) => {
            const on = (e.target as HTMLSelectElement).value === 'sigmoid';
            this.#judge('yRange', null);
            this.#emit({ ...this.config, yRange: on ? this.suggested : null });
          }}
        >
          <option value="sigmoid" ?selected=${yRange !== null}>${t('train.range.sigmoid')}</option>
          <option value="none" ?selected=${yRange === null}>${t('train.range.none')}</option>
        </select>
        ${end(0)}${end(1)}
      </span>
      ${problem === undefined ? nothing : html`<span class="field-why bad">${problem}</span>`}
    </div>`;
  }

  #textOf(name: string): string {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  }
}
