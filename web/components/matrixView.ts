// A matrix of numbers in the form of its role. However many rows it has, only those in view exist:
// it scrolls by whole rows, as a spreadsheet does.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Shape } from '../engine/trace.ts';
import { t } from '../text/text.ts';
import { whole } from './format.ts';
import type { Explanation } from './inspector.ts';
import { LightElement } from './lightElement.ts';
import { emptyCell, numberCell, type Role } from './numberCell.ts';
import { nextPlace, stopOf } from './gridKeys.ts';

/** How a row looks at a moment. */
export interface RowState {
  /** Looked up, which amber shows. */
  lit?: boolean;
  /** Worked on at this very step. */
  current?: boolean;
  /** Plays no part. */
  dim?: boolean;
  /** These words stand in place of the numbers. */
  absent?: string;
  /** How many rows higher its numbers came from, at this very step. */
  lift?: number;
  /** Where rows are different things: its role, its range, and the name that labels its cells. */
  role?: Role;
  range?: number;
  name?: string;
}

export interface MatrixModel {
  /** "W", "film.grad": a cell is labelled `${name}[row][col]`. */
  name: string;
  role: Role;
  shape: Shape;
  /** null: the place is drawn empty. */
  value: (row: number, col: number) => number | null;
  explain: (row: number, col: number) => Explanation;
  /** The value with the fullest colour or the largest disc. */
  range: number;
  /** For screen readers. */
  caption: string;
  rowName?: (row: number) => string;
  /** Whether a row's number stands before its name; it does unless this is false. */
  numbered?: boolean;
  row?: (row: number) => RowState;
  /** What stands between the name and the numbers. */
  before?: (row: number) => TemplateResult;
  columnNames?: readonly string[];
  /** Rows can be chosen. */
  choose?: boolean;
}

const MOST_IN_VIEW = 12;
/** Pixels to scroll for a row, less where the whole would be taller than browsers allow. */
const ROW_SCROLL = 40;
const MOST_SCROLL = 8_000_000;

/** Emits `row` (detail: its number) when a row is chosen. */
@customElement('lab-matrix')
export class MatrixView extends LightElement {
  @property({ attribute: false }) matrix!: MatrixModel;
  @state() private first = 0;
  @query('.matrix-scroll') private readonly scroller!: HTMLElement;
  /** Where Tab enters: a row, and a place among its cells. */
  #at = { row: 0, cell: 0 };

  get #inView(): number {
    return Math.min(this.matrix.shape[0], MOST_IN_VIEW);
  }

  /** Rows that are out of view. */
  get #hidden(): number {
    return this.matrix.shape[0] - this.#inView;
  }

  /** Brings a row into view. */
  scrollToRow(row: number): void {
    if (row >= this.first && row < this.first + this.#inView) return;
    this.#scrollTo(row - Math.floor(this.#inView / 2));
  }

  #scrollTo(first: number): void {
    this.first = Math.max(0, Math.min(this.#hidden, first));
    void this.updateComplete.then(() => {
      const { scrollHeight, clientHeight } = this.scroller;
      const room = scrollHeight - clientHeight;
      if (this.#hidden > 0) this.scroller.scrollTop = (this.first / this.#hidden) * room;
    });
  }

  #onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const room = scrollHeight - clientHeight;
    if (this.#hidden > 0) this.first = Math.round((scrollTop / room) * this.#hidden);
  }

  protected override willUpdate(): void {
    this.first = Math.max(0, Math.min(this.first, this.#hidden));
  }

  protected override updated(): void {
    this.#keepOneStop();
  }

  /** One stop for Tab: the cell last visited where it is in view, or else the first. */
  #keepOneStop(): void {
    const stops = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].flatMap((tr) =>
      [...tr.cells].flatMap((cell) => stopOf(cell) ?? []),
    );
    const { row, cell } = this.#at;
    const kept = this.#cellsOf(row)[cell];
    const entry = (kept && stopOf(kept)) ?? stops[0];
    for (const stop of stops) stop.tabIndex = stop === entry ? 0 : -1;
  }

  #cellsOf(row: number): HTMLTableCellElement[] {
    const tr = this.querySelector<HTMLTableRowElement>(`tbody tr[data-row="${row}"]`);
    return tr === null ? [] : [...tr.cells];
  }

  #placeOf(event: Event): { row: number; cell: number } | null {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('td, th');
    const row = cell?.parentElement?.dataset.row;
    return cell === null || row === undefined ? null : { row: Number(row), cell: cell.cellIndex };
  }

  #onFocus(event: Event): void {
    const place = this.#placeOf(event);
    if (place === null) return;
    this.#at = place;
    this.#keepOneStop();
  }

  async #onKey(event: KeyboardEvent): Promise<void> {
    const from = this.#placeOf(event);
    if (from === null) return;
    const cells = this.#cellsOf(from.row);
    const to = nextPlace(event, from, {
      rows: this.matrix.shape[0],
      page: this.#inView,
      stops: cells.flatMap((cell, i) => (stopOf(cell) === null ? [] : [i])),
    });
    if (to === null) return;
    event.preventDefault();
    if (to.row < this.first) this.#scrollTo(to.row);
    else if (to.row >= this.first + this.#inView) this.#scrollTo(to.row - this.#inView + 1);
    await this.updateComplete;
    const stops = this.#cellsOf(to.row).filter((cell) => stopOf(cell) !== null);
    const cell = stops.findLast(({ cellIndex }) => cellIndex <= to.cell) ?? stops[0];
    if (cell === undefined) return;
    stopOf(cell)?.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #choose(event: Event, row: number): void {
    const onNumber = (event.target as Element).closest('button:not(.row-name)') !== null;
    if (this.matrix.choose !== true || onNumber) return;
    this.dispatchEvent(new CustomEvent<number>('row', { detail: row }));
  }

  protected override render(): TemplateResult {
    const { shape, caption, columnNames, before, rowName } = this.matrix;
    const [rows, cols] = shape;
    const scrolls = this.#hidden > 0;
    const room = Math.min(this.#hidden * ROW_SCROLL, MOST_SCROLL);
    const shown = Array.from({ length: this.#inView }, (_, i) => this.first + i);
    const classes = [
      scrolls && 'scrolls',
      columnNames && 'headed',
      before && 'with-before',
      !rowName && 'bare',
    ];
    return html`<div
        class="matrix-scroll ${classes.filter(Boolean).join(' ')}"
        style="--in-view: ${this.#inView}; --room: ${room}px; --columns: ${cols}"
        @scroll=${() => this.#onScroll()}
      >
        <div class="matrix-sizer">
          <table
            class="matrix"
            role="grid"
            aria-rowcount=${rows + (columnNames ? 1 : 0)}
            @keydown=${(event: KeyboardEvent) => void this.#onKey(event)}
            @focusin=${(event: Event) => this.#onFocus(event)}
          >
            <caption class="visually-hidden">
              ${caption}
            </caption>
            <colgroup>
              <col class="matrix-name" />
              ${before ? html`<col class="matrix-before" />` : nothing}
              ${Array.from({ length: cols }, () => html`<col class="matrix-number" />`)}
            </colgroup>
            ${columnNames ? this.#head(columnNames) : nothing}
            <tbody>
              ${shown.map((row) => this.#row(row))}
            </tbody>
          </table>
        </div>
      </div>
      ${
        scrolls
          ? html`<p class="matrix-place">
              ${t('matrix.place', {
                first: whole(this.first),
                last: whole(this.first + this.#inView - 1),
                rows: whole(rows),
              })}
            </p>`
          : nothing
      }`;
  }

  #head(names: readonly string[]): TemplateResult {
    return html`<thead>
      <tr>
        <td></td>
        ${this.matrix.before ? html`<td></td>` : nothing}
        ${names.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>`;
  }

  #row(row: number): TemplateResult {
    const { shape, before, columnNames } = this.matrix;
    const cols = Array.from({ length: shape[1] }, (_, col) => col);
    const state = this.matrix.row?.(row) ?? {};
    const { lit, current, dim = false, absent, lift = 0 } = state;
    const classes = [lit && 'lit', current && 'current', dim && 'dim', lift !== 0 && 'arriving'];
    return html`<tr
      class=${classes.filter(Boolean).join(' ')}
      style=${lift === 0 ? '' : `--lift: ${lift}`}
      data-row=${row}
      aria-rowindex=${row + (columnNames ? 2 : 1)}
      @click=${(event: Event) => this.#choose(event, row)}
    >
      <th scope="row">${this.#name(row)}</th>
      ${before ? html`<td class="matrix-before">${before(row)}</td>` : nothing}
      ${
        absent === undefined
          ? cols.map((col) => this.#cell(row, col, state))
          : html`<td class="place absent" colspan=${cols.length}>${absent}</td>`
      }
    </tr>`;
  }

  #name(row: number): TemplateResult {
    const { rowName, numbered = true, choose } = this.matrix;
    const name = rowName?.(row) ?? '';
    const content = html`${
      numbered || name === '' ? html`<span class="row-number">${whole(row)}</span> ` : nothing
    }${name === '' ? nothing : html`<span class="row-film">${name}</span>`}`;
    if (choose !== true) return html`<span class="row-name" title=${name}>${content}</span>`;
    return html`<button type="button" class="row-name" title=${name}>
      <span class="visually-hidden">${t('matrix.choose')}</span> ${content}
    </button>`;
  }

  #cell(row: number, col: number, state: RowState): TemplateResult {
    const { value, explain } = this.matrix;
    const { role = this.matrix.role, range = this.matrix.range, dim = false } = state;
    const name = state.name ?? `${this.matrix.name}[${row}]`;
    const number = value(row, col);
    const content =
      number === null
        ? emptyCell(role)
        : numberCell({
            role,
            value: number,
            label: `${name}[${col}]`,
            range,
            dim,
            explain: () => explain(row, col),
          });
    return html`<td class="place">${content}</td>`;
  }
}
