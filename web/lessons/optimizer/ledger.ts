// The ledger of one row in one step: what it was, what was added to it and why, what it became.
// Under each entry a bar that starts where the last one ended, so that the bars add up to the eye.

import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../../components/inspector.ts';
import { numberCell, numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import type { RowLedger } from '../../engine/trace.ts';
import { filmName } from '../../text/cast.ts';
import { t } from '../../text/text.ts';
import { entry, figure } from './digits.ts';
import { explainGrad, explainNew, explainOld, explainPart, type Place } from './inspect.ts';
import { ledgerOf, PARTS, type Part, type Run } from './model.ts';
import { COLS } from './state.ts';

/** The values at which cells are fullest and discs largest. */
export const VALUE_RANGE = 1;
export const GRAD_RANGE = 2;

export interface LedgerView {
  engine: Engine;
  run: Run;
  step: number;
  row: number;
  seed: number;
}

export function ledgerTable(view: LedgerView): TemplateResult {
  const { run, step, row } = view;
  const film = filmName(row);
  const of = ledgerOf(run, step, row);
  const reach = reachOf(run, row);
  const title = t(step === 0 ? 'optimizer.ledgerStart' : 'optimizer.ledger', { film, step });
  return html`<section class="ledger-side" aria-label=${title}>
    <h2 class="panel-title">${title}</h2>
    ${
      of === null
        ? html`<p class="ledger-none">
            ${t(step === 0 ? 'optimizer.ledgerEmpty' : 'optimizer.ledgerAbsent', { row })}
          </p>`
        : html`${table(view, of, reach)}
            <p class="ledger-scale">${t('optimizer.ledgerScale', { range: figure(reach) })}</p>`
    }
  </section>`;
}

function table(view: LedgerView, of: RowLedger, reach: number): TemplateResult {
  const { engine, row, seed } = view;
  const places = range(COLS).map((col): Place => ({ ...view, col }));
  return html`<table class="ledger">
    <caption class="visually-hidden">
      ${t('optimizer.ledgerCaption')}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${places.map(
          ({ col }) =>
            html`<th scope="col">
              <code>${t('optimizer.column', { row, col })}</code>
            </th>`,
        )}
      </tr>
      <tr class="ledger-grad">
        ${head('grad')}
        ${
          of.hasGradient
            ? places.map((place) =>
                cell('gradient', of.grad[place.col] ?? NaN, `W.grad[${row}][${place.col}]`, () =>
                  explainGrad(engine, place),
                ),
              )
            : html`<td colspan=${COLS} class="ledger-absent">${t('optimizer.noGradient')}</td>`
        }
      </tr>
    </thead>
    <tbody>
      <tr>
        ${head('oldValue')}
        ${places.map((place) =>
          cell('parameter', of.oldValue[place.col] ?? NaN, labelOf('oldValue', place), () =>
            explainOld(place, seed),
          ),
        )}
      </tr>
      ${PARTS.map(
        (part) =>
          html`<tr class="ledger-part ${part}">
            ${head(part)} ${places.map((place) => share(place, of, part, reach))}
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        ${head('newValue')}
        ${places.map((place) =>
          cell('parameter', of.newValue[place.col] ?? NaN, labelOf('newValue', place), () =>
            explainNew(place),
          ),
        )}
      </tr>
    </tfoot>
  </table>`;
}

const labelOf = (name: 'oldValue' | 'newValue', { row, col }: Place): string =>
  `W[${row}][${col}] ${t(`optimizer.part.${name}`)}`;

function head(name: Part | 'grad' | 'oldValue' | 'newValue'): TemplateResult {
  const how =
    name === 'oldValue' || name === 'newValue'
      ? nothing
      : html`<span class="ledger-how">${t(`optimizer.how.${name}`)}</span>`;
  const isPart = (PARTS as readonly string[]).includes(name);
  return html`<th scope="row">
    ${isPart ? html`<span class="swatch ${name}"></span>` : nothing}
    <span class="ledger-name"
      ><span class="ledger-term">${t(`optimizer.part.${name}`)}</span>${how}</span
    >
  </th>`;
}

function cell(
  role: 'gradient' | 'parameter',
  value: number,
  label: string,
  explain: () => Explanation,
): TemplateResult {
  const digits = role === 'gradient' ? 2 : 4;
  const widest = role === 'gradient' ? GRAD_RANGE : VALUE_RANGE;
  return html`<td>${numberCell({ role, value, label, range: widest, digits, explain })}</td>`;
}

/** Where a column's bars begin and end, counted from the old value: one place more than parts. */
function stops(of: RowLedger, col: number): number[] {
  const ends = [0];
  for (const part of PARTS) ends.push((ends.at(-1) ?? 0) + (of[part][col] ?? 0));
  return ends;
}

/** How far the row's bars ever reach, over all of its steps: the scale of its ledgers. */
function reachOf(run: Run, row: number): number {
  const reached = run.steps.flatMap((_, i) => {
    const of = ledgerOf(run, i + 1, row);
    return of === null ? [] : range(COLS).flatMap((col) => stops(of, col).map(Math.abs));
  });
  return Math.max(1e-9, ...reached);
}

function share(place: Place, of: RowLedger, part: Part, reach: number): TemplateResult {
  const ends = stops(of, place.col);
  const i = PARTS.indexOf(part);
  const percent = (distance: number): string => `${(50 + (50 * distance) / reach).toFixed(2)}%`;
  const [from = 0, to = 0] = [ends[i], ends[i + 1]];
  const value = of[part][place.col] ?? NaN;
  const sign = value === 0 ? '' : value > 0 ? 'positive' : 'negative';
  return html`<td>
    <span
      class="ledger-track"
      style=${`--from: ${percent(Math.min(from, to))}; --to: ${percent(Math.max(from, to))}; --end: ${percent(ends.at(-1) ?? 0)}`}
    >
      ${numberText(entry(value), () => explainPart(place, part))}
      ${
        value === 0 || part === 'rounding' // too short to be seen
          ? nothing
          : html`<span class="share-bar ${part} ${sign}"></span>`
      }
    </span>
  </td>`;
}
