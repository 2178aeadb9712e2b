// Seeds: the same seed gives the same numbers again, a fresh one gives others.

import { html, type TemplateResult } from 'lit';
import { t } from '../text/text.ts';
import { wholeField, type Field } from './address.ts';
import { control } from './control.ts';
import { icon } from './icons.ts';

const OPENING_SEED = 7;
const MAX_SEED = 999_999;

export const seedField = (): Field<number> => wholeField(OPENING_SEED, 0, MAX_SEED);

export function freshSeed(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return random % (MAX_SEED + 1);
}

/** "Start again with this seed" and "a fresh seed". */
export function seedControls(
  seed: number,
  act: { again: () => void; fresh: (seed: number) => void },
): TemplateResult {
  return html`<fieldset class="control" role="none" ${control('seed')}>
    <span class="seed-controls">
      <button
        type="button"
        class="button"
        title=${t('seed.again')}
        aria-label=${t('seed.againLabel', { seed })}
        @click=${act.again}
      >
        ${icon('again')}<span class="seed">${t('seed.name', { seed })}</span>
      </button>
      <button
        type="button"
        class="button icon-only"
        title=${t('seed.fresh')}
        aria-label=${t('seed.fresh')}
        @click=${() => act.fresh(freshSeed())}
      >
        ${icon('dice')}
      </button>
    </span>
  </fieldset>`;
}
