// Whom the model is asked about: the rows that are looked up for that person, and its answer. A
// class that no passenger had is among them.

import { html, type TemplateResult } from 'lit';
import { numberCell } from '../../components/numberCell.ts';
import { segmented } from '../../components/segmented.ts';
import { rich, t } from '../../text/text.ts';
import { codeChip } from './codeChip.ts';
import { explainCode, explainSurvival } from './inspect.ts';
import { personOf, rowsOf, stateAt, survivalOf, tableAt, type TrainingRun } from './model.ts';
import { AGES, CLASSES, SEXES, type CategoriesState } from './state.ts';

export function askedAbout(
  run: TrainingRun,
  asked: CategoriesState,
  onChange: (change: Partial<CategoriesState>) => void,
): TemplateResult {
  const state = stateAt(run, asked.epoch);
  const p = survivalOf(state, asked);
  const rows = rowsOf(run, asked);
  return html`<section class="asked-about" aria-label=${t('categories.person')}>
    <h2 class="panel-title">${t('categories.person')}</h2>
    <p class="panel-how">${rich('categories.personHow')}</p>
    <div class="asked-choices">
      ${segmented({
        label: t('categories.sex'),
        name: 'sex',
        options: SEXES.map((value) => ({ value, text: value })),
        value: asked.sex,
        onChange: (sex) => onChange({ sex }),
      })}
      ${segmented({
        label: t('categories.class'),
        name: 'class',
        options: CLASSES.map((value) => ({ value, text: value })),
        value: asked.class,
        onChange: (value) => onChange({ class: value }),
      })}
      ${
        asked.age
          ? segmented({
              label: t('categories.age'),
              name: 'grown',
              options: AGES.map((value) => ({ value, text: value })),
              value: asked.grown,
              onChange: (grown) => onChange({ grown }),
            })
          : ''
      }
    </div>
    <p class="asked-answer">
      ${personOf(run, asked).map((value, table) => {
        const column = tableAt(state, table);
        const row = rows[table] ?? 0;
        return html`<span class="asked-lookup"
          ><code>${`${column.column}[${row}]`}</code>${codeChip({
            value,
            row,
            lit: true,
            explain: () => explainCode(column, value, row, 'unseenClass'),
          })}</span
        >`;
      })}
      <span class="asked-result"
        >${t('categories.survival')}
        ${numberCell({
          role: 'activation',
          value: p,
          label: t('categories.survival'),
          range: 1,
          digits: 3,
          explain: () => explainSurvival(run, asked.epoch, asked),
        })}</span
      >
    </p>
  </section>`;
}
