// The input of a model: a matrix of integers, one row for each sample of the batch. Any of them can
// be changed, samples can be added and removed.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { t } from '../text/text.ts';
import { icon } from './icons.ts';
import { LightElement } from './lightElement.ts';

export interface IndexColumn {
  /** "film". */
  name: string;
  /** Rows of the table that the integers point into. */
  rows: number;
  rowName: (row: number) => string;
}

/** Up to this many rows are offered as a list; among more, the number is typed. */
const LIST_MOST = 100;

/** Emits `change` (detail: the new matrix, number[][]). */
@customElement('lab-indices')
export class IndexChips extends LightElement {
  @property({ attribute: false }) columns: readonly IndexColumn[] = [];
  /** A list for each sample, with an integer for each column. */
  @property({ attribute: false }) values: readonly (readonly number[])[] = [];
  @property({ type: Number }) most = 4;
  /** Which integers are looked up at this moment. */
  @property({ attribute: false }) lit: (sample: number, column: number) => boolean = () => false;
  /** What stands behind a sample: its rating. */
  @property({ attribute: false }) beside: ((sample: number) => TemplateResult) | null = null;
  /** Name of the column that `beside` fills. */
  @property() besideName = '';

  #emit(detail: number[][]): void {
    this.dispatchEvent(new CustomEvent<number[][]>('change', { detail }));
  }

  #copy(): number[][] {
    return this.values.map((sample) => [...sample]);
  }

  #set(sample: number, column: number, index: number): void {
    const rows = this.columns[column]?.rows ?? 0;
    const valid = Number.isInteger(index) && index >= 0 && index < rows;
    if (!valid) return this.requestUpdate(); // the field shows the integer that stands
    const values = this.#copy();
    values[sample]?.splice(column, 1, index);
    this.#emit(values);
  }

  #add(): void {
    this.#emit([...this.#copy(), [...(this.values.at(-1) ?? this.columns.map(() => 0))]]);
  }

  async #remove(sample: number): Promise<void> {
    this.#emit(this.#copy().toSpliced(sample, 1));
    await this.updateComplete;
    // The button that had the focus may be gone.
    const buttons = this.querySelectorAll<HTMLElement>('.index-remove, .index-add');
    buttons[Math.min(sample, buttons.length - 1)]?.focus();
  }

  protected override render(): TemplateResult {
    const full = this.values.length >= this.most;
    return html`<table class="indices">
        <caption class="visually-hidden">
          ${t('indices.caption', { n: this.values.length })}
        </caption>
        <thead>
          <tr>
            ${this.columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
            ${this.beside === null ? nothing : html`<th scope="col">${this.besideName}</th>`}
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${this.values.map((sample, i) => this.#sample(sample, i))}
        </tbody>
      </table>
      <button
        type="button"
        class="button index-add"
        ?disabled=${full}
        title=${full ? t('indices.full', { most: this.most }) : ''}
        @click=${() => this.#add()}
      >
        ${icon('plus')}${t('indices.add')}
      </button>`;
  }

  #sample(sample: readonly number[], place: number): TemplateResult {
    const removable = this.values.length > 1;
    const label = t('indices.remove', { sample: place });
    return html`<tr>
      ${sample.map((index, column) => html`<td>${this.#chip(place, column, index)}</td>`)}
      ${this.beside === null ? nothing : html`<td class="index-after">${this.beside(place)}</td>`}
      <td>
        ${
          removable
            ? html`<button
                type="button"
                class="index-remove"
                aria-label=${label}
                title=${label}
                @click=${() => void this.#remove(place)}
              >
                ${icon('cross')}
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  #chip(sample: number, column: number, index: number): TemplateResult {
    const { name = '', rows = 0, rowName } = this.columns[column] ?? {};
    const label = t('indices.chip', { sample, name });
    const title = rowName?.(index) ?? '';
    const onChange = (event: Event): void => {
      event.stopPropagation();
      const { value } = event.target as HTMLInputElement | HTMLSelectElement;
      this.#set(sample, column, value === '' ? NaN : Number(value));
    };
    const classes = `chip index-chip ${this.lit(sample, column) ? 'lit' : ''}`;
    if (rows > LIST_MOST) {
      return html`<input
        class="${classes} typed"
        type="number"
        min="0"
        max=${rows - 1}
        aria-label=${label}
        title=${title}
        .value=${live(String(index))}
        @change=${onChange}
      />`;
    }
    return html`<span class=${classes} title=${title}
      ><span aria-hidden="true">${index}</span
      ><select aria-label=${label} @change=${onChange}>
        ${Array.from(
          { length: rows },
          (_, row) =>
            html`<option value=${row} .selected=${live(row === index)}>
              ${row} ${rowName?.(row)}
            </option>`,
        )}
      </select></span
    >`;
  }
}
