// What the four forms mean, and the range of colours and discs.

import { html, type TemplateResult } from 'lit';
import { t } from '../text/text.ts';
import type { Role } from './numberCell.ts';

const ROLES: readonly Role[] = ['integer', 'parameter', 'activation', 'gradient'];

/** `values` and `gradients` are the sizes at which colours, and areas of discs, are fullest. */
export function legend(values: number, gradients: number): TemplateResult {
  return html`<div class="legend">
    ${ROLES.map(
      (role) =>
        html`<span class="legend-item"
          ><span class="legend-form ${role}"></span>${t(`role.${role}`)}</span
        >`,
    )}
    <span class="legend-scale"
      >−${values}<span class="legend-ramp"></span>+${values}<span class="legend-disc"
        >${t('legend.disc', { size: gradients })}</span
      ></span
    >
  </div>`;
}
