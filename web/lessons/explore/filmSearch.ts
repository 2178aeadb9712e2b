// A field that finds films by title or genre while one types. Arrow keys go through what was found,
// Enter chooses.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LightElement } from '../../components/lightElement.ts';
import { itemName, searchItems, type Item } from '../../engine/recommending.ts';
import { t } from '../../text/text.ts';

const MOST = 8;

/** Emits `film` (detail: an id). */
@customElement('explore-search')
export class FilmSearch extends LightElement {
  @property({ attribute: false }) items: readonly Item[] = [];
  @property() label = '';
  /** Unique on the page. */
  @property() name = '';
  @property({ type: Boolean }) disabled = false;
  @state() private text = '';
  @state() private active = 0;
  @state() private open = false;
  @query('input') private readonly field!: HTMLInputElement;

  /** Brings the field into view, to be typed into. */
  async begin(): Promise<void> {
    await this.updateComplete;
    this.field.scrollIntoView({ block: 'center' });
    this.field.focus({ preventScroll: true });
  }

  get #found(): Item[] {
    return this.open ? searchItems(this.items, this.text, MOST) : [];
  }

  #choose(item: Item | undefined): void {
    if (item === undefined) return;
    this.text = '';
    this.open = false;
    this.field.value = '';
    this.dispatchEvent(new CustomEvent<string>('film', { detail: item.id }));
  }

  #onKey(event: KeyboardEvent): void {
    const found = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      this.active = (this.active + step + found.length) % found.length;
    } else if (event.key === 'Enter') this.#choose(found[this.active]);
    else if (event.key === 'Escape' && this.open) this.open = false;
    else return;
    event.preventDefault();
  }

  protected override render(): TemplateResult {
    const found = this.#found;
    const asked = this.open && this.text.trim() !== '';
    return html`<div class="film-search">
      <label for="${this.name}-field">${this.label}</label>
      <input
        id="${this.name}-field"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        placeholder=${t('explore.search.placeholder')}
        aria-expanded=${found.length > 0}
        aria-controls="${this.name}-list"
        aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? `${this.name}-${this.active}` : nothing}
        ?disabled=${this.disabled}
        @input=${() => {
          this.text = this.field.value;
          this.active = 0;
          this.open = true;
        }}
        @blur=${() => {
          this.open = false;
        }}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      />
      <ul id="${this.name}-list" role="listbox" aria-label=${this.label} ?hidden=${!asked}>
        ${found.map(
          (item, i) =>
            html`<li
              id="${this.name}-${i}"
              role="option"
              aria-selected=${i === this.active}
              @pointerdown=${(event: Event) => event.preventDefault()}
              @click=${() => this.#choose(item)}
            >
              <span class="film-name">${itemName(item)}</span>
              <span class="film-genres">${item.genres.join(', ')}</span>
            </li>`,
        )}
        ${
          asked && found.length === 0
            ? html`<li class="film-none" role="option" aria-selected="false" aria-disabled="true">
                ${t('explore.search.none')}
              </li>`
            : nothing
        }
      </ul>
    </div>`;
  }
}
