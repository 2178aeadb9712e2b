// The sheet: films' numbers above their columns, viewers' numbers beside their rows, and in every
// cell what the two rows make of each other. Every number of a row is a field to type or paste into;
// arrow keys go through all of it as in a spreadsheet.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { exact, fixed } from '../../components/format.ts';
import { nextPlace } from '../../components/gridKeys.ts';
import { inspect } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import { range } from '../../components/numbers.ts';
import { t } from '../../text/text.ts';
import { LARGEST, samePlace, type Edit, type Place } from './edits.ts';
import { numberAt, type Moment, type Run } from './descent.ts';
import { DIGITS, errorOf, explainCell } from './inspect.ts';
import { filmName, placeName, viewerName } from './names.ts';
import { isBlock, layOver, readBlock, readNumber } from './paste.ts';
import { ratingOf } from './ratings.ts';
import { FACTORS, type Side } from './shapes.ts';
import type { ViewName } from './state.ts';

/** The sizes at which a number's and an error's colour are fullest. */
export const VALUE_RANGE = 2;
const ERROR_RANGE = 2;
/** An error below is as good as a rating in half stars can tell. */
const CLOSE = 0.25;

/** What is typed into a field and not (yet) in the run. */
interface Draft {
  place: Place;
  text: string;
  state: 'typing' | 'bad' | 'committed';
}

export interface SheetEdit {
  edits: Edit[];
  pasted: boolean;
}

/**
 * Emits `edit` (detail: SheetEdit), `choose` (detail: the Place in focus, null on a cell) and
 * `problem` (detail: in words, what was wrong with what was typed or pasted).
 */
@customElement('dot-sheet')
export class DotSheet extends LightElement {
  @property({ attribute: false }) run!: Run;
  @property({ type: Number }) step = 0;
  @property() view: ViewName = 'prediction';
  /** Whether other numbers are on their way. */
  @property({ type: Boolean }) busy = false;
  @state() private draft: Draft | null = null;
  /** Where Tab enters: a row and a column of the table's stops. */
  #at = { row: 0, cell: 0 };

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('run') && this.draft?.state === 'committed') this.draft = null;
  }

  protected override updated(): void {
    this.#keepOneStop();
  }

  get #moment(): Moment {
    const moment = this.run.moments[this.step] ?? this.run.moments.at(-1);
    if (moment === undefined) throw new Error('the run has no moments');
    return moment;
  }

  // ---- The keyboard -----------------------------------------------------------------------------

  #stops(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-stop]')];
  }

  #keepOneStop(): void {
    const stops = this.#stops();
    const kept = stops.find((stop) => stop.dataset.stop === `${this.#at.row},${this.#at.cell}`);
    for (const stop of stops) stop.tabIndex = stop === (kept ?? stops[0]) ? 0 : -1;
  }

  #onFocus(event: FocusEvent): void {
    const stop = event.target as HTMLElement;
    const [row, cell] = (stop.dataset.stop ?? '').split(',').map(Number);
    if (row === undefined || cell === undefined) return;
    this.#at = { row, cell };
    this.#keepOneStop();
    if (stop instanceof HTMLInputElement) stop.select();
    const detail = placeOf(stop);
    this.dispatchEvent(new CustomEvent<Place | null>('choose', { detail }));
  }

  /** Keys go from cell to cell; within a field only where no caret stands among its digits. */
  #onKey(event: KeyboardEvent): void {
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    if (field !== null && event.key === 'Escape') return this.#revert(field);
    const key = field !== null && event.key === 'Enter' ? 'ArrowDown' : event.key;
    const within = ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
    if (field !== null && within && !isAllSelected(field)) return;
    const stops = this.#stops().map((element) => {
      const [row = 0, cell = 0] = (element.dataset.stop ?? '').split(',').map(Number);
      return { element, row, cell };
    });
    const inRow = (row: number) => stops.filter((stop) => stop.row === row);
    const to = nextPlace({ key, ctrlKey: event.ctrlKey }, this.#at, {
      rows: Math.max(...stops.map(({ row }) => row)) + 1,
      page: FACTORS,
      stops: inRow(this.#at.row).map(({ cell }) => cell),
    });
    if (to === null) return;
    event.preventDefault();
    const row = inRow(to.row);
    const next = row.find(({ cell }) => cell >= to.cell) ?? row.at(-1);
    next?.element.focus({ preventScroll: true });
    next?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  // ---- Typing and pasting -----------------------------------------------------------------------

  #onInput(place: Place, text: string): void {
    this.draft = { place, text, state: 'typing' };
  }

  #revert(field: HTMLInputElement): void {
    this.draft = null;
    void this.updateComplete.then(() => field.select());
  }

  #commit(place: Place, text: string): void {
    if (this.draft === null) return;
    const now = numberAt(this.#moment, place);
    if (text.trim() === fixed(now, DIGITS)) {
      this.draft = null;
      return;
    }
    const value = readNumber(text);
    if (Math.abs(value) <= LARGEST) {
      this.draft = { place, text, state: 'committed' };
      this.#edit([{ ...place, step: this.step, value }], false);
      return;
    }
    this.draft = { place, text, state: 'bad' };
    this.#problem(t('dot.bad', { text, largest: LARGEST, value: fixed(now, DIGITS) }));
  }

  #onPaste(event: ClipboardEvent, place: Place): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isBlock(text)) return; // a single number goes into the field, as anywhere
    event.preventDefault();
    const read = readBlock(text);
    if ('problem' in read) return this.#problem(read.problem);
    const { sheet, setting } = this.run;
    const room = { users: sheet.users.length, films: sheet.items.length, bias: setting.bias };
    const laid = layOver(read.values, place, room, this.step);
    if ('problem' in laid) return this.#problem(laid.problem);
    this.draft = null;
    this.#edit(laid.edits, true);
  }

  #edit(edits: Edit[], pasted: boolean): void {
    const detail: SheetEdit = { edits, pasted };
    this.dispatchEvent(new CustomEvent<SheetEdit>('edit', { detail }));
  }

  #problem(detail: string): void {
    this.dispatchEvent(new CustomEvent<string>('problem', { detail }));
  }

  // ---- Drawing ----------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { sheet, setting } = this.run;
    const numbers = range(FACTORS + (setting.bias ? 1 : 0));
    const films = range(sheet.items.length);
    const looked = this.run.steps[this.step - 1]?.batch ?? [];
    const litUsers = new Set(looked.map(({ user }) => user));
    const litFilms = new Set(looked.map(({ item }) => item));
    return html`<div
      class="sheet-scroll"
      role="region"
      aria-label=${t('dot.sheet.label')}
      aria-busy=${this.busy}
    >
      <table
        class="sheet"
        role="grid"
        style="--numbers: ${numbers.length}; --films: ${films.length}"
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
        @focusin=${(event: FocusEvent) => this.#onFocus(event)}
      >
        <caption class="visually-hidden">
          ${t('dot.sheet.label')}
        </caption>
        <colgroup>
          <col class="sheet-name-col" />
          <col span=${numbers.length + films.length} />
        </colgroup>
        <tbody>
          ${numbers.map(
            (col) =>
              html`<tr class="sheet-film-numbers">
                <th scope="row">${numberName(col)}</th>
                <td colspan=${numbers.length} class="sheet-beside" aria-hidden="true">
                  ${numberName(col)}
                </td>
                ${films.map((row) => this.#field({ side: 'film', row, col }, col, FACTORS + 1 + row))}
              </tr>`,
          )}
          <tr class="sheet-names">
            <td></td>
            ${numbers.map(
              (col) =>
                html`<th scope="col" class="sheet-number-name" title=${numberName(col)}>
                  ${col === FACTORS ? t('dot.bias') : col}
                </th>`,
            )}
            ${films.map((item) => {
              const name = filmName(sheet, item);
              return html`<th
                scope="col"
                class="sheet-film ${litFilms.has(item) ? 'lit' : ''}"
                title=${name}
              >
                <span>${name}</span>
              </th>`;
            })}
          </tr>
          ${range(sheet.users.length).map((user) => {
            const name = viewerName(sheet, user);
            const line = numbers.length + user;
            return html`<tr class=${litUsers.has(user) ? 'lit' : ''}>
              <th scope="row" class="sheet-viewer" title=${name}><span>${name}</span></th>
              ${numbers.map((col) => this.#field({ side: 'user', row: user, col }, line, col))}
              ${films.map((item) => this.#cell(user, item, line))}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** A number that can be typed over. */
  #field(place: Place, line: number, cell: number): TemplateResult {
    const value = numberAt(this.#moment, place);
    const draft = this.draft !== null && samePlace(this.draft.place, place) ? this.draft : null;
    const looks = [value > 0 && 'positive', value < 0 && 'negative'];
    const share = Math.min(1, Math.abs(value) / VALUE_RANGE);
    return html`<td class="place">
      <input
        type="text"
        class="cell parameter ${looks.filter(Boolean).join(' ')}"
        style="--share: ${(Number.isNaN(share) ? 0 : share).toFixed(3)}"
        inputmode="text"
        autocomplete="off"
        spellcheck="false"
        aria-label=${placeName(this.run.sheet, place)}
        aria-invalid=${draft?.state === 'bad' ? 'true' : 'false'}
        data-stop="${line},${cell}"
        data-place="${place.side},${place.row},${place.col}"
        .value=${live(draft?.text ?? fixed(value, DIGITS))}
        @input=${(event: Event) => this.#onInput(place, (event.target as HTMLInputElement).value)}
        @change=${(event: Event) => this.#commit(place, (event.target as HTMLInputElement).value)}
        @paste=${(event: ClipboardEvent) => this.#onPaste(event, place)}
      />
    </td>`;
  }

  #cell(user: number, item: number, line: number): TemplateResult {
    const { run, view } = this;
    const moment = this.#moment;
    const error = errorOf(run, moment, user, item);
    if (error === null && view !== 'prediction') {
      return html`<td class="place"><span class="cell activation sheet-blank"></span></td>`;
    }
    const cell = user * run.sheet.items.length + item;
    const written = this.#written(user, item, moment.cells.pred[cell] ?? NaN, error);
    const lit = run.steps[this.step - 1]?.batch.some(
      (one) => one.user === user && one.item === item,
    );
    const names = `${viewerName(run.sheet, user)}, ${filmName(run.sheet, item)}`;
    const off = error === null ? '' : `, ${offBy(error)}`;
    const looks = [
      error === null ? 'sheet-blank' : 'sheet-known',
      error !== null && error > CLOSE && 'positive',
      error !== null && error < -CLOSE && 'negative',
      lit && 'lit',
    ];
    const share = Math.min(1, Math.abs(error ?? 0) / ERROR_RANGE);
    return html`<td class="place">
      <button
        type="button"
        class="cell activation ${looks.filter(Boolean).join(' ')}"
        style="--share: ${(Number.isNaN(share) ? 1 : share).toFixed(3)}"
        aria-label="${names}: ${written}${off}"
        data-number
        data-stop="${line},${FACTORS + 1 + item}"
        @click=${(event: Event) => inspect(event, explainCell(run, moment, user, item, view))}
      >
        ${written}
      </button>
    </td>`;
  }

  #written(user: number, item: number, pred: number, error: number | null): string {
    if (this.view === 'rating') return exact(ratingOf(this.run.sheet, user, item) ?? NaN);
    return fixed(this.view === 'error' && error !== null ? error : pred, DIGITS);
  }
}

const numberName = (col: number): string =>
  col === FACTORS ? t('dot.bias') : t('dot.factor', { col });

/** How far off a known cell is, for a screen reader. */
function offBy(error: number): string {
  if (Math.abs(error) <= CLOSE) return t('dot.key.close');
  return t(error > 0 ? 'dot.key.high' : 'dot.key.low');
}

function placeOf({ dataset }: HTMLElement): Place | null {
  const [side, row, col] = (dataset.place ?? '').split(',');
  if (side === '' || row === undefined || col === undefined) return null;
  return { side: side as Side, row: Number(row), col: Number(col) };
}

const isAllSelected = ({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean =>
  selectionStart === 0 && selectionEnd === value.length;
