// Which column of a table is which, where its header does not say so by itself.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ColumnNames } from '../engine/client.ts';
import { t } from '../text/text.ts';
import { LightElement } from './lightElement.ts';

const ROLES = ['user', 'item', 'rating'] as const;
type Role = (typeof ROLES)[number];

/** Emits `columns` (detail: ColumnNames) once three different columns are chosen. */
@customElement('lab-column-picker')
export class ColumnPicker extends LightElement {
  /** The names in the header. */
  @property({ attribute: false }) names: readonly string[] = [];
  @state() private chosen: Partial<Record<Role, string>> = {};

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('names')) this.chosen = {};
  }

  #give(event: Event): void {
    event.preventDefault();
    const { user, item, rating } = this.chosen;
    if (user === undefined || item === undefined || rating === undefined) return;
    const detail = { userColumn: user, itemColumn: item, ratingColumn: rating };
    this.dispatchEvent(new CustomEvent<ColumnNames>('columns', { detail }));
  }

  protected override render(): TemplateResult {
    const complete = ROLES.every((role) => this.chosen[role] !== undefined);
    return html`<form class="column-picker" @submit=${(event: Event) => this.#give(event)}>
      <p class="column-question">${t('columns.question')}</p>
      ${ROLES.map((role) => this.#select(role))}
      <button type="submit" class="button" ?disabled=${!complete}>${t('columns.load')}</button>
    </form>`;
  }

  /** A column that plays one part cannot play another. */
  #select(role: Role): TemplateResult {
    const taken = ROLES.filter((other) => other !== role).map((other) => this.chosen[other]);
    return html`<div class="field">
      <label for="column-${role}">${t(`columns.${role}`)}</label>
      <select
        id="column-${role}"
        @change=${(event: Event) => {
          this.chosen = { ...this.chosen, [role]: (event.target as HTMLSelectElement).value };
        }}
      >
        <option value="" disabled ?selected=${this.chosen[role] === undefined}>
          ${t('columns.choose')}
        </option>
        ${this.names.map(
          (name) =>
            html`<option
              value=${name}
              ?selected=${name === this.chosen[role]}
              ?disabled=${taken.includes(name)}
            >
              ${name}
            </option>`,
        )}
      </select>
    </div>`;
  }
}
