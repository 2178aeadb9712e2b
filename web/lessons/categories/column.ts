// A column of categories as it is typed, its vocabulary, and the size that follows from it: the
// lesson's first instrument.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { control } from '../../components/control.ts';
import { whole } from '../../components/format.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import '../../components/logLogPlot.ts';
import { numberText } from '../../components/numberCell.ts';
import '../../components/slider.ts';
import type { WidthRule } from '../../engine/tables.ts';
import { rich, t } from '../../text/text.ts';
import { codeChip } from './codeChip.ts';
import { explainCode, explainColumns, explainRows } from './inspect.ts';
import { CAPPED, columnRun, type ColumnRun } from './model.ts';
import { MOST_LETTERS, MOST_ROWS, OPENING, refusalOf, valuesIn } from './state.ts';
import type { CategoriesState } from './state.ts';

/** Columns that a click types. */
const EXAMPLES = [
  { name: 'categories.example.sexes', values: ['male', 'female', 'female', 'male'] },
  {
    name: 'categories.example.days',
    values: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  { name: 'categories.example.classes', values: ['3rd', '1st', '#na#', '2nd', '3rd'] },
] as const;

/** Sizes that learners meet: MovieLens' users and films, and where the cap is reached. */
const NOTED = [8, 944, 1635, CAPPED];

/** Emits `edit` (detail: the parts of the state that a person changed) and `run`. */
@customElement('categories-column')
export class CategoriesColumn extends InstrumentElement<CategoriesState, ColumnRun> {
  protected readonly scales = null;
  /** What is typed but cannot be taken, and why. */
  @state() private refused: { text: string; why: string } | null = null;

  constructor() {
    super(OPENING);
  }

  protected deciding({ values, ask, n }: CategoriesState): unknown {
    return [values, ask, n];
  }

  protected compute(state: CategoriesState): Promise<ColumnRun> {
    return columnRun(this.engine, state);
  }

  #change(detail: Partial<CategoriesState>): void {
    this.dispatchEvent(new CustomEvent<Partial<CategoriesState>>('edit', { detail }));
  }

  #type(text: string): void {
    const values = valuesIn(text);
    const why = refusalOf(values);
    this.refused = why === '' ? null : { text, why };
    if (why === '') this.#change({ values });
  }

  protected content(run: ColumnRun): TemplateResult {
    return html`
      <div class="panel-part column-parts">
        ${this.#typed(run)} ${vocabularyOf(run)}
        <section aria-label=${t('categories.size')}>
          <h2 class="panel-title">${t('categories.size')}</h2>
          ${sizeOf(run)}
        </section>
      </div>
      <div class="panel-part">${this.#curve(run)}</div>
    `;
  }

  #typed(run: ColumnRun): TemplateResult {
    const { refused } = this;
    return html`<section class="column-typed" aria-label=${t('categories.typed')}>
      <h2 class="panel-title">${t('categories.typed')}</h2>
      <p class="panel-how">${rich('categories.typedHow')}</p>
      <fieldset class="control" role="none" ${control('settings')}>
        <textarea
          class="column-text"
          rows="3"
          spellcheck="false"
          aria-label=${t('categories.typed')}
          .value=${refused?.text ?? run.values.join(', ')}
          @change=${(event: Event) => this.#type((event.target as HTMLTextAreaElement).value)}
        ></textarea>
        ${refused === null ? nothing : html`<p class="message bad" role="alert">${refused.why}</p>`}
        <div class="column-examples">
          ${EXAMPLES.map(
            ({ name, values }) =>
              html`<button
                type="button"
                class="button"
                @click=${() => this.#type(values.join(','))}
              >
                ${t(name)}
              </button>`,
          )}
        </div>
      </fieldset>
      <p class="panel-how">${t('categories.codes')}</p>
      <p class="column-codes">
        ${run.values.map((value, i) => chipOf(run, value, run.codes[i] ?? 0))}
      </p>
      <label class="column-ask">
        <span>${t('categories.ask')}</span>
        <fieldset class="control" role="none" ${control('settings')}>
          <input
            type="text"
            maxlength=${MOST_LETTERS}
            autocomplete="off"
            spellcheck="false"
            .value=${this.state.ask}
            @change=${(event: Event) => {
              const typed = (event.target as HTMLInputElement).value.replace(/,/g, ' ').trim();
              this.#change({ ask: typed });
            }}
          />
        </fieldset>
        <span class="column-arrow" aria-hidden="true">→</span>
        ${chipOf(run, this.state.ask, run.asked, true)}
      </label>
    </section>`;
  }

  #curve(run: ColumnRun): TemplateResult {
    const { n } = this.state;
    const point = (rule: WidthRule) => ({
      x: rule.rows,
      y: rule.width,
      explain: () => explainColumns(rule),
    });
    const noted = run.curve.filter(({ rows }) => NOTED.includes(rows));
    return html`<section aria-label=${t('categories.curve')}>
      <h2 class="panel-title">${t('categories.curve')}</h2>
      <p class="panel-how">${rich('categories.curveHow')}</p>
      <p class="noted">
        ${noted.map((rule) =>
          numberText(`${whole(rule.rows)} → ${rule.width}`, () => explainColumns(rule)),
        )}
      </p>
      <lab-loglog
        .series=${[{ label: t('categories.theRule'), style: 'solid', points: run.curve.map(point) }]}
        .x=${{ label: t('categories.axis.rows'), low: 1, high: MOST_ROWS, write: whole }}
        .y=${{ label: t('categories.axis.columns'), low: 1, high: 1000, write: whole }}
        .description=${t('categories.curveDescription', { cap: whole(CAPPED) })}
      ></lab-loglog>
      <div class="column-choose">
        <lab-slider
          .label=${t('categories.n')}
          .value=${n}
          .low=${1}
          .high=${MOST_ROWS}
          scale="log"
          .snap=${Math.round}
          .write=${whole}
          @change=${(event: CustomEvent<number>) => this.#change({ n: event.detail })}
        ></lab-slider>
        <p class="column-chosen">
          → ${numberText(whole(run.chosen.width), () => explainColumns(run.chosen))}
          ${t('categories.columnsWord')}
        </p>
      </div>
    </section>`;
  }
}

/** A value's row; `lit`: the one that is asked about. */
const chipOf = (run: ColumnRun, value: string, row: number, lit = false): TemplateResult =>
  codeChip({
    value,
    row,
    lit,
    explain: () => explainCode({ column: 'x', vocabulary: run.vocabulary }, value, row),
  });

/** Rows of the table: the values in order, after "#na#". */
function vocabularyOf(run: ColumnRun): TemplateResult {
  return html`<section aria-label=${t('categories.vocabulary')}>
    <h2 class="panel-title">${t('categories.vocabulary')}</h2>
    <p class="panel-how">${rich('categories.vocabularyHow')}</p>
    <ol class="vocabulary" start="0" tabindex="0" aria-label=${t('categories.vocabulary')}>
      ${run.vocabulary.map(
        (name, row) =>
          html`<li class="vocabulary-row ${row === run.asked ? 'lit' : ''}">
            <span class="row-number">${row}</span>
            <span class="vocabulary-value ${row === 0 ? 'missing' : ''}" title=${name}
              >${name}</span
            >
          </li>`,
      )}
    </ol>
  </section>`;
}

function sizeOf(run: ColumnRun): TemplateResult {
  const { rule, vocabulary } = run;
  const n = vocabulary.length;
  const rows = numberText(String(n), () => explainRows(run));
  const columns = (written: string) => numberText(written, () => explainColumns(rule));
  return html`
    <p class="size-lines">
      ${rich(
        'categories.rule.rows',
        {},
        {
          values: numberText(`${n - 1} + 1`, () => explainRows(run)),
          rows,
        },
      )}
    </p>
    <p class="size-lines">
      ${rich(
        'categories.rule.columns',
        {},
        {
          formula: columns(`1.6 · ${n}^0.56`),
          product: columns(rule.product.toFixed(2)),
          columns: columns(String(rule.width)),
        },
      )}
    </p>
    <p class="size-result">(${rows}, ${columns(String(rule.width))})</p>
    <p class="panel-how">
      ${rich(n === rule.width ? 'categories.rule.same' : 'categories.rule.differ')}
    </p>
  `;
}
