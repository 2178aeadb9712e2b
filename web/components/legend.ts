// What the forms mean, and the range of colours and discs.

import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/text.ts';
import type { Role } from './numberCell.ts';

const ROLES: readonly Role[] = ['integer', 'parameter', 'activation', 'gradient'];

export interface LegendScales {
  /** The size at which colours are fullest. */
  values: number;
  /** The size at which discs are largest. */
  gradients?: number;
  /** The forms that are shown; all four where it is left out. */
  roles?: readonly Role[];
}

export function legend({ values, gradients, roles = ROLES }: LegendScales): TemplateResult {
  return html`<div class="legend">
    ${roles.map(
      (role) =>
        html`<span class="legend-item"
          ><span class="legend-form ${role}"></span>${t(`role.${role}`)}</span
        >`,
    )}
    <span class="legend-scale"
      >−${values}<span class="legend-ramp"></span>+${values}${
        gradients === undefined
          ? nothing
          : html`<span class="legend-disc">${t('legend.disc', { size: gradients })}</span>`
      }</span
    >
  </div>`;
}
