// The table that fastai prints while it trains.

import { html, type TemplateResult } from 'lit';
import { t } from '../text/text.ts';

/** A finished epoch, written. */
export interface EpochRow {
  epoch: number;
  train: TemplateResult | string;
  valid: TemplateResult | string;
  time: TemplateResult;
}

export interface EpochTableOptions {
  finished: readonly EpochRow[];
  /** How many epochs there will be. */
  epochs: number;
  simulated: boolean;
}

/** Rows in view before the table scrolls. */
const VISIBLE = 8;

export function epochTable({ finished, epochs, simulated }: EpochTableOptions): TemplateResult {
  const waiting = Math.max(0, Math.min(epochs, VISIBLE) - finished.length);
  return html`<div>
    <div class="epochs" tabindex="0" role="region" aria-label=${t('epochs.caption')}>
      <table>
        <caption class="visually-hidden">
          ${t('epochs.caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('epochs.epoch')}</th>
            <th scope="col">${t('epochs.train')}</th>
            <th scope="col">${t('epochs.valid')}</th>
            <th scope="col">${t('epochs.time')}</th>
          </tr>
        </thead>
        <tbody>
          ${finished.map(
            ({ epoch, train, valid, time }) =>
              html`<tr>
                <td class="epoch-number">${epoch}</td>
                <td>${train}</td>
                <td>${valid}</td>
                <td data-measured>${time}</td>
              </tr>`,
          )}
          ${Array.from(
            { length: waiting },
            (_, i) =>
              html`<tr class="waiting">
                <td class="epoch-number">${finished.length + i}</td>
                <td></td>
                <td></td>
                <td></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="epochs-note">${simulated ? `${t('epochs.simulated')} ` : ''}${t('epochs.note')}</p>
  </div>`;
}
