// The line above the sheet, as a spreadsheet has one: the number that is chosen, what it was before
// the step, and the gradient that moved it.

import { html, type TemplateResult } from 'lit';
import { numberCell, numberText } from '../../components/numberCell.ts';
import type { Engine } from '../../engine/client.ts';
import { t } from '../../text/text.ts';
import { checkNumber } from './check.ts';
import { numberAt, type Run } from './descent.ts';
import type { Place } from './edits.ts';
import {
  explainBefore,
  explainGradient,
  explainNumber,
  full,
  gradientAt,
  nameOf,
  ratingsOfPlace,
} from './inspect.ts';
import { placeName } from './names.ts';

/** The gradient with the largest disc. */
const GRAD_RANGE = 1;
const GRAD_DIGITS = 4;

export interface BarView {
  engine: Engine;
  run: Run;
  step: number;
  place: Place | null;
}

export function numberBar({ engine, run, step, place }: BarView): TemplateResult {
  const moment = run.moments[step];
  if (place === null || moment === undefined) {
    return html`<p class="dot-bar dot-bar-hint">${t('dot.bar.hint')}</p>`;
  }
  return html`<div class="dot-bar" role="group" aria-label=${t('dot.bar.label')}>
    <span class="dot-bar-name"
      ><code>${nameOf(place)}</code>
      <span class="dot-bar-of">${placeName(run.sheet, place)}</span></span
    >
    <span class="dot-bar-part"
      >${t('dot.bar.now')}
      ${numberText(full(numberAt(moment, place)), () => explainNumber(run, step, place))}</span
    >
    ${stepOf({ engine, run, step, place })}
  </div>`;
}

/** What the step did to the number, where it looked its row up. */
function stepOf({ engine, run, step, place }: BarView & { place: Place }): TemplateResult {
  const before = run.moments[step - 1];
  const record = run.steps[step - 1];
  const gradient = gradientAt(run, step, place);
  if (before === undefined || record === undefined || gradient === null) return html``;
  if (ratingsOfPlace(record.batch, place).length === 0) {
    return html`<span class="dot-bar-part dot-bar-none">${t('dot.bar.none')}</span>`;
  }
  const value = numberAt(before, place);
  return html`<span class="dot-bar-part"
      >${t('dot.bar.before')}
      ${numberText(full(value), () => explainBefore(run, step, place))}</span
    >
    <span class="dot-bar-part"
      >${t('dot.bar.gradient')}
      ${numberCell({
        role: 'gradient',
        value: gradient,
        label: `${nameOf(place)}.grad`,
        range: GRAD_RANGE,
        digits: GRAD_DIGITS,
        explain: () =>
          explainGradient(run, step, place, () => checkNumber(engine, run, step, place)),
      })}</span
    >`;
}
