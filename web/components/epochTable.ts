// The table that fastai prints while it trains.

import { html, type TemplateResult } from 'lit';
import type { EpochResult } from '../engine/training.ts';
import { t } from '../text/text.ts';
import { duration, fixed } from './format.ts';

export interface EpochTableOptions {
  finished: readonly EpochResult[];
  /** How many epochs there will be. */
  epochs: number;
  simulated: boolean;
}

const DIGITS = 6;
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
            (result) =>
              html`<tr>
                <td>${result.epoch}</td>
                <td>${fixed(result.smoothTrainLoss, DIGITS)}</td>
                <td>${result.validLoss === null ? '–' : fixed(result.validLoss, DIGITS)}</td>
                <td>${duration(result.seconds)}</td>
              </tr>`,
          )}
          ${Array.from(
            { length: waiting },
            (_, i) =>
              html`<tr class="waiting">
                <td>${finished.length + i}</td>
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
